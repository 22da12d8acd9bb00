package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope that a request only comes past, because none of its routes takes it or one has passed it on, lends nothing. */
class PassedScopesTest {

    private static CrossOriginHandler only(String origin) {
        return CrossOriginHandler.create(cors -> cors.origins(origin));
    }

    private static CrossOriginHandler routeOf(String origin) {
        return CrossOriginHandler.route(cors -> cors.origins(origin).supportsCredentials(true));
    }

    private static Server under(CrossOriginHandler root, Consumer<Router> routes) {
        return Server.start(router -> {
            root.mountOn(router);
            routes.accept(router);
        });
    }

    // ---- after next()

    /** Such a handler discards those of the routing context, so the headers that are set early stay. */
    @Test
    void headersThatWereSetEarlyGoWithIt() {
        try (Server server = under(only(APP), router -> {
            routeOf(OTHER).mountOn(router, router.get("/users/:id")).handler(RoutingContext::next);
            router.get("/users/me").handler(ctx -> {
                ctx.response().headersEndHandler(end -> {});
                ctx.end();
            });
        })) {
            assertThat(server.send("GET", "/users/me", "Origin", OTHER).cors())
                    .doesNotContainKeys("access-control-allow-origin", "access-control-allow-credentials");
            assertThat(server.get("/users/me").cors()).containsEntry("access-control-allow-origin", APP);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPolicyAroundIsNotAskedWhileTheRouterMayRespond(boolean fails) {
        AtomicInteger asked = new AtomicInteger();
        CrossOriginHandler root = CrossOriginHandler.perRequest(ctx -> {
            asked.incrementAndGet();
            return fails
                    ? Future.failedFuture("on purpose")
                    : Promise.<Cors>promise().future();
        });
        try (Server server = under(root, router -> {
            Router inner = Server.router();
            only(APP).mountOn(inner);
            inner.route("/b/*").handler(RoutingContext::next);
            inner.get("/b/y").handler(RoutingContext::end);
            router.route("/a/*").subRouter(inner);
        })) {
            Answer answer = server.get("/a/b/y");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors()).isEqualTo(granted(APP));
            assertThat(asked).hasValue(0);
        }
    }

    // ---- a router without a route for the request

    static Stream<Function<String, CrossOriginHandler>> broken() {
        return Stream.of(
                origin -> CrossOriginHandler.perRequest(ctx -> Future.failedFuture("on purpose")),
                origin -> CrossOriginHandler.perRequest(
                        ctx -> Promise.<Cors>promise().future()),
                origin -> CrossOriginHandler.perRequestSync(ctx -> {
                    throw new IllegalStateException("on purpose");
                }));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void itsPolicyIsNotAsked(Function<String, CrossOriginHandler> policy) {
        try (Server server = under(only(APP), router -> {
            Router inner = Server.router();
            policy.apply(OTHER).mountOn(inner);
            inner.post("/users").handler(RoutingContext::end);
            router.route("/api/*").subRouter(inner);
            router.get("/api/x").handler(RoutingContext::end);
        })) {
            assertThat(server.preflight("GET", "/api/x").status()).isEqualTo(200);
            Answer answer = server.get("/api/x");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void itsGuardRefusesNothing() {
        try (Server server =
                under(CrossOriginHandler.create(cors -> cors.origins(APP).guardUnsafeMethods(true)), router -> {
                    Router inner = Server.router();
                    CrossOriginHandler.create(cors -> cors.origins(OTHER).guardUnsafeMethods(true))
                            .mountOn(inner);
                    inner.post("/users").handler(RoutingContext::end);
                    router.route("/api/*").subRouter(inner);
                    router.post("/api/orders").handler(RoutingContext::end);
                })) {
            assertThat(server.preflight("POST", "/api/orders").cors())
                    .containsEntry("access-control-allow-origin", APP);
            assertThat(server.send("POST", "/api/orders", "Origin", APP).status())
                    .isEqualTo(200);
            assertThat(server.send("POST", "/api/orders", "Origin", OTHER).status())
                    .isEqualTo(403);
            assertThat(server.send("POST", "/api/users", "Origin", OTHER).status())
                    .isEqualTo(200);
            assertThat(server.send("POST", "/api/users", "Origin", APP).status())
                    .isEqualTo(403);
            assertThat(server.send("POST", "/api/users", "Origin", EVIL).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void itDoesNotRefuseWhatItDisallows() {
        try (Server server = under(only(APP), router -> {
            Router inner = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(OTHER).refuseDisallowed(true))
                    .mountOn(inner);
            inner.get("/users").handler(RoutingContext::end);
            router.route("/api/*").subRouter(inner);
            router.get("/api/orders").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/api/orders").cors()).isEqualTo(granted(APP));
            assertThat(server.get("/api/users").status()).isEqualTo(403);
        }
    }

    // ---- failures

    static Stream<Consumer<Router>> laterScopes() {
        return Stream.of(
                router ->
                        routeOf(OTHER).mountOn(router, router.get("/users/:id")).handler(RoutingContext::end),
                router -> routeOf(OTHER).mountOn(router, router.route("/*")).handler(RoutingContext::end),
                router -> {
                    Router inner = Server.router();
                    only(OTHER).mountOn(inner);
                    inner.get("/:x").handler(RoutingContext::end);
                    router.route("/users/*").subRouter(inner);
                });
    }

    @ParameterizedTest
    @MethodSource("laterScopes")
    void aRouteThatFailsHasItsOwnPolicyWhateverComesLater(Consumer<Router> later) {
        try (Server server = under(only(APP), router -> {
            router.get("/users/me").handler(ctx -> ctx.fail(503));
            later.accept(router);
        })) {
            for (int i = 0; i < 2; i++) {
                Answer answer = server.get("/users/me");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.cors()).isEqualTo(granted(APP));
                assertThat(server.send("GET", "/users/me", "Origin", OTHER).cors())
                        .isEqualTo(Expect.ONLY_VARY);
            }
        }
    }

    // ---- two on one route

    @Test
    void aSecondPolicyOnARouteFailsLoudly() {
        try (Server server = Server.start(router -> routeOf(APP)
                .mountOn(router, router.get("/x"))
                .handler(only(OTHER))
                .handler(RoutingContext::end))) {
            for (String origin : new String[] {APP, OTHER}) {
                Answer answer = server.send("GET", "/x", "Origin", origin);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            }
        }
    }

    @Test
    void theSamePolicyTwiceOnARouteDecidesOnce() {
        CrossOriginHandler cors = routeOf(APP);
        try (Server server = Server.start(
                router -> cors.mountOn(router, router.get("/x")).handler(cors).handler(RoutingContext::end))) {
            assertThat(server.get("/x").cors()).containsEntry("access-control-allow-origin", APP);
            assertThat(server.send("GET", "/x", "Origin", EVIL).status()).isEqualTo(200);
        }
    }

    // ---- routes that come while a request waits

    @Test
    void aRouteThatIsDecoratedWhileARequestWaits() {
        Promise<Router> routerOf = Promise.promise();
        CrossOriginHandler slow = CrossOriginHandler.perRequest(ctx -> {
            Promise<Cors> policy = Promise.promise();
            CrossOriginHandler.perRequest(other -> Future.succeededFuture(Cors.route(cors -> cors.origins(APP))))
                    .mountOn(
                            routerOf.future().result(),
                            routerOf.future().result().route(HttpMethod.GET, "/x"));
            Server.VERTX.setTimer(20, timer -> policy.complete(Cors.of(cors -> cors.origins(APP))));
            return policy.future();
        });
        try (Server server = Server.start(router -> {
            routerOf.complete(router);
            slow.mountOn(router);
            router.get("/x").handler(RoutingContext::end);
        })) {
            Answer answer = server.get("/x");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }
}
