package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of sub-routers, alone and inside others: the innermost decides. */
class SubRouterTest {

    private static CrossOriginHandler only(String origin, String... methods) {
        return CrossOriginHandler.create(
                cors -> cors.origins(origin).methods(methods.length == 0 ? new String[] {"GET"} : methods));
    }

    private static void assertDecides(Server server, String path, String origin) {
        assertDecides(server, path, origin, "GET");
    }

    /** Actual request, preflight and refusal are all the word of the policy that allows the origin. */
    private static void assertDecides(Server server, String path, String origin, String methods) {
        String refused = origin.equals(APP) ? OTHER : APP;
        assertThat(server.send("GET", path, "Origin", origin).cors()).as(path).isEqualTo(granted(origin));
        assertThat(server.send("GET", path, "Origin", refused).cors()).as(path).isEqualTo(Expect.ONLY_VARY);
        Answer preflight = server.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "GET");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.cors()).as(path).isEqualTo(Expect.preflight(origin, methods));
        assertThat(server.send("OPTIONS", path, "Origin", refused, "Access-Control-Request-Method", "GET")
                        .cors())
                .as(path)
                .isEqualTo(Map.of("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"));
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyOnASubRouterAlone(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            Router api = Server.router();
            mounted.on(api, only(APP));
            api.get("/x").handler(ctx -> ctx.end("x"));
            router.route("/api/*").subRouter(api);
            router.get("/x").handler(ctx -> ctx.end("outside"));
        })) {
            assertDecides(server, "/api/x", APP);
            assertDecides(server, "/api/nothing", APP);
            assertDecides(server, "/api", APP);
            assertThat(server.get("/x").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.preflight("GET", "/x").status()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resourcesOfASubRouterAreMatchedAgainstTheWholePath(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            Router api = Server.router();
            mounted.on(api, CrossOriginHandler.create(cors -> cors.origins(APP).resource("/api/x")));
            api.route().handler(RoutingContext::end);
            router.route("/api/*").subRouter(api);
        })) {
            assertThat(server.get("/api/x").cors()).isEqualTo(granted(APP));
            assertThat(server.get("/api/y").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    private static Server innerInOuter(CrossOriginHandler outer, CrossOriginHandler inner) {
        return Server.start(router -> {
            outer.mountOn(router);
            Router api = Server.router();
            inner.mountOn(api);
            api.get("/x").handler(ctx -> ctx.end("inner"));
            api.get("/fail").handler(ctx -> ctx.fail(500));
            api.get("/throw").handler(ctx -> {
                throw new IllegalStateException();
            });
            api.post("/only-post").handler(RoutingContext::end);
            router.get("/x").handler(ctx -> ctx.end("outer"));
            router.route("/api/*").subRouter(api);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x", "/api/fail", "/api/throw", "/api/only-post", "/api/nothing", "/api", "/api/"})
    void theInnerPolicyDecidesBelowItsMount(String path) {
        try (Server server = innerInOuter(only(APP), only(OTHER))) {
            assertDecides(server, path, OTHER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x", "/nothing", "/apiary"})
    void theOuterPolicyDecidesEverywhereElse(String path) {
        try (Server server = innerInOuter(only(APP), only(OTHER))) {
            assertDecides(server, path, APP);
        }
    }

    @Test
    void headersOfTwoPoliciesNeverMix() {
        CrossOriginHandler outer = CrossOriginHandler.create(
                cors -> cors.origins(APP).supportsCredentials(true).exposeHeaders("X-Outer"));
        CrossOriginHandler inner = CrossOriginHandler.create(cors -> cors.sendWildcard(true));
        try (Server server = innerInOuter(outer, inner)) {
            assertThat(server.get("/api/x").cors()).isEqualTo(Expect.anyone());
            assertThat(server.get("/api/nothing").cors()).isEqualTo(Expect.anyone());
        }
    }

    @Test
    void anInnerPolicyThatDoesNotCoverAPathLeavesItWithoutCors() {
        try (Server server = innerInOuter(only(APP), CrossOriginHandler.create(cors -> cors.resource("/api/x")))) {
            assertThat(server.get("/api/x").cors()).isEqualTo(granted(APP));
            assertThat(server.get("/api/fail").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void whatTheOuterRouterRefusesHasTheHeadersOfTheInnerPolicy() {
        try (Server server = Server.start(router -> {
            router.route().handler(ctx -> ctx.fail(401));
            only(APP).mountOn(router);
            Router api = Server.router();
            only(OTHER).mountOn(api);
            router.route("/api/*").subRouter(api);
        })) {
            assertThat(server.get("/api/x").status()).isEqualTo(401);
            assertDecides(server, "/api/x", OTHER);
            assertDecides(server, "/x", APP);
        }
    }

    @Test
    void aPolicyThatCoversNothingLetsInnerOnesComeBeforeTheHandlersOfTheOuterRouter() {
        try (Server server = Server.start(router -> {
            router.route().handler(ctx -> ctx.fail(401));
            CrossOriginHandler.create(cors -> cors.exclude("*")).mountOn(router);
            Router api = Server.router();
            only(APP).mountOn(api);
            router.route("/api/*").subRouter(api);
        })) {
            assertDecides(server, "/api/x", APP);
            assertThat(server.get("/x").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void theOrderOfMountingMakesNoDifference() {
        try (Server server = Server.start(router -> {
            Router api = Server.router();
            router.route("/api/*").subRouter(api);
            api.get("/x").handler(ctx -> ctx.end("inner"));
            only(OTHER).mountOn(api);
            only(APP).mountOn(router);
        })) {
            assertDecides(server, "/api/x", OTHER);
            assertDecides(server, "/x", APP);
        }
    }

    @Test
    void nested() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router api = Server.router();
            Router plain = Server.router();
            Router v1 = Server.router();
            only(OTHER, "GET", "PUT").mountOn(api);
            only(APP, "GET", "POST").mountOn(v1);
            v1.get("/x").handler(RoutingContext::end);
            plain.route("/v1/*").subRouter(v1);
            api.route("/plain/*").subRouter(plain);
            router.route("/api/*").subRouter(api);
        })) {
            assertDecides(server, "/api/plain/v1/x", APP, "GET, POST");
            assertDecides(server, "/api/plain/v1/nothing", APP, "GET, POST");
            assertDecides(server, "/api/plain/x", OTHER, "GET, PUT");
            assertDecides(server, "/api", OTHER, "GET, PUT");
            assertDecides(server, "/x", APP);
        }
    }

    @Test
    void belowPathParameters() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router tenant = Server.router();
            Router orders = Server.router();
            only(OTHER).mountOn(tenant);
            only(APP, "GET", "POST").mountOn(orders);
            tenant.get("/x").handler(ctx -> ctx.end(ctx.pathParam("tenant")));
            orders.get("/:id").handler(ctx -> ctx.end(ctx.pathParam("id")));
            tenant.route("/orders/*").subRouter(orders);
            router.route("/t/:tenant/*").subRouter(tenant);
        })) {
            assertThat(server.send("GET", "/t/acme/x", "Origin", OTHER).body()).isEqualTo("acme");
            assertThat(server.get("/t/acme/orders/5").body()).isEqualTo("5");
            assertDecides(server, "/t/acme/x", OTHER);
            assertDecides(server, "/t/acme/nothing", OTHER);
            assertDecides(server, "/t/acme/orders/5", APP, "GET, POST");
            assertDecides(server, "/t", APP);
        }
    }

    /** As it is, Vert.x 5.1.6 gives a sub-router that is mounted like this a wrong mount point and finds none of its paths. */
    @Test
    void belowPathParametersInsideASubRouterVertxFindsNoRouteButThePolicyDecides() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router api = Server.router();
            Router tenant = Server.router();
            only(OTHER).mountOn(tenant);
            tenant.get("/x").handler(ctx -> ctx.end("found"));
            api.route("/t/:tenant/*").subRouter(tenant);
            router.route("/api/*").subRouter(api);
        })) {
            assertThat(server.send("GET", "/api/t/acme/x", "Origin", OTHER).status())
                    .isEqualTo(404);
            assertDecides(server, "/api/t/acme/x", OTHER);
        }
    }

    @Test
    void mountedOnEveryPath() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router everything = Server.router();
            only(OTHER).mountOn(everything);
            everything.get("/x").handler(RoutingContext::end);
            router.route().subRouter(everything);
        })) {
            assertDecides(server, "/x", OTHER);
            assertDecides(server, "/nothing", OTHER);
        }
    }

    @Test
    void mountedOnEveryPathOfARouterThatIsMountedOnEveryPath() {
        try (Server server = Server.start(router -> {
            Router outer = Server.router();
            Router inner = Server.router();
            CrossOriginHandler.create(cors -> cors.exclude("*")).mountOn(router);
            only(APP).mountOn(outer);
            only(OTHER).mountOn(inner);
            outer.get("/x").handler(RoutingContext::end);
            outer.route().subRouter(inner);
            router.route().subRouter(outer);
        })) {
            assertDecides(server, "/x", APP);
            assertDecides(server, "/nothing", OTHER);
        }
    }

    @Test
    void mountedOnAPrefixWithoutASlash() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router api = Server.router();
            only(OTHER).mountOn(api);
            api.get("/x").handler(RoutingContext::end);
            router.route("/api*").subRouter(api);
        })) {
            assertDecides(server, "/api/x", OTHER);
            assertDecides(server, "/apiary", OTHER);
            assertDecides(server, "/ap", APP);
        }
    }

    @Test
    void oneSubRouterInSeveralPlaces() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            Router shared = Server.router();
            only(OTHER).mountOn(shared);
            shared.get("/x").handler(RoutingContext::end);
            router.route("/one/*").subRouter(shared);
            router.route("/two/*").subRouter(shared);
        })) {
            assertDecides(server, "/one/x", OTHER);
            assertDecides(server, "/two/x", OTHER);
            assertDecides(server, "/three/x", APP);
        }
    }

    @Test
    void sideBySideTheLongerMountDecides() {
        try (Server server = Server.start(router -> {
            only(APP, "GET", "HEAD").mountOn(router);
            Router api = Server.router();
            Router v1 = Server.router();
            only(OTHER).mountOn(api);
            only(APP).mountOn(v1);
            api.get("/x").handler(RoutingContext::end);
            v1.get("/x").handler(RoutingContext::end);
            router.route("/api/*").subRouter(api);
            router.route("/api/v1/*").subRouter(v1);
        })) {
            assertDecides(server, "/api/x", OTHER);
            assertDecides(server, "/api/v1/x", APP);
            assertDecides(server, "/api/v1/nothing", APP);
            assertDecides(server, "/x", APP, "GET, HEAD");
        }
    }

    @Test
    void onOneMountTheRouterThatHasTheRouteDecides() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.exclude("*")).mountOn(router);
            Router first = Server.router();
            Router second = Server.router();
            only(APP).mountOn(first);
            only(OTHER).mountOn(second);
            first.get("/first").handler(RoutingContext::end);
            second.get("/second").handler(RoutingContext::end);
            router.route("/api/*").subRouter(first);
            router.route("/api/*").subRouter(second);
        })) {
            assertDecides(server, "/api/first", APP);
            assertDecides(server, "/api/second", OTHER);
            assertDecides(server, "/api/nothing", OTHER); // the last that was asked
        }
    }

    @Test
    void aMountForOneMethodIsNoneForTheOthers() {
        try (Server server = Server.start(router -> {
            only(APP, "GET", "PUT").mountOn(router);
            Router api = Server.router();
            only(OTHER, "PUT").mountOn(api);
            api.put("/x").handler(RoutingContext::end);
            router.route("/api/*").method(HttpMethod.PUT).subRouter(api);
            router.get("/api/x").handler(RoutingContext::end);
        })) {
            assertThat(server.send("PUT", "/api/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.send("OPTIONS", "/api/x", "Origin", OTHER, "Access-Control-Request-Method", "PUT")
                            .cors())
                    .isEqualTo(Expect.preflight(OTHER, "PUT"));
            assertDecides(server, "/api/x", APP, "GET, PUT");
        }
    }

    @Test
    void policiesThatComeAndGoWithTheirRouters() {
        Router[] routers = new Router[2];
        try (Server server = Server.start(router -> {
            routers[0] = router;
            only(APP).mountOn(router);
            routers[1] = Server.router();
            router.route("/api/*").subRouter(routers[1]);
        })) {
            assertDecides(server, "/api/x", APP);
            only(OTHER).mountOn(routers[1]);
            assertDecides(server, "/api/x", OTHER);
            routers[1].clear();
            Server.awaitLookAtMounts();
            assertDecides(server, "/api/x", APP);
            only(OTHER, "GET", "PUT").mountOn(routers[1]);
            assertDecides(server, "/api/x", OTHER, "GET, PUT");
        }
    }

    @Test
    void aPreflightRunsNoHandlerBetweenTheRouters() {
        AtomicInteger calls = new AtomicInteger();
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            router.route().handler(ctx -> {
                calls.incrementAndGet();
                ctx.next();
            });
            Router api = Server.router();
            only(OTHER).mountOn(api);
            api.route().handler(ctx -> {
                calls.incrementAndGet();
                ctx.end();
            });
            router.route("/api/*").subRouter(api);
        })) {
            server.preflight("GET", "/api/x");
            assertThat(calls).hasValue(0);
        }
    }

    /** A known limit: only what is mounted with subRouter(..) is known to be inside. */
    @Test
    void preflightsForARouterThatAHandlerCallsAreDecidedAroundIt() {
        Router called = Server.router();
        only(OTHER).mountOn(called);
        called.get("/x").handler(ctx -> ctx.end("x"));
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            router.route("/api/*").handler(called::handleContext);
        })) {
            assertThat(server.send("GET", "/api/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.send("GET", "/api/x", "Origin", APP).cors()).isEqualTo(Expect.ONLY_VARY);
            Answer preflight = server.send("OPTIONS", "/api/x", "Origin", APP, "Access-Control-Request-Method", "GET");
            assertThat(preflight.cors()).isEqualTo(Expect.preflight(APP, "GET"));
        }
    }
}
