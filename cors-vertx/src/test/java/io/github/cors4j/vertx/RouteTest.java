package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Expect.preflight;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies of single routes. */
class RouteTest {

    private static final Map<String, String> REFUSED_PREFLIGHT =
            Map.of("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");

    private static CrossOriginHandler only(String origin, String... methods) {
        return CrossOriginHandler.route(
                cors -> cors.origins(origin).methods(methods.length == 0 ? new String[] {"POST"} : methods));
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                route("method and path", "/x", router -> router.post("/x")),
                route("any method", "/x", router -> router.route("/x")),
                route(
                        "several methods",
                        "/x",
                        router -> router.route("/x").method(HttpMethod.POST).method(HttpMethod.PUT)),
                route("path parameter", "/users/5", router -> router.post("/users/:id")),
                route("two in one segment", "/a-b.json", router -> router.post("/:from-:to.json")),
                route("wildcard", "/files/a/b", router -> router.post("/files/*")),
                route("parameter and wildcard", "/t/acme/a/b", router -> router.post("/t/:tenant/*")),
                route("expression", "/x12", router -> router.postWithRegex("/x[0-9]+")),
                route("expression with groups", "/x12", router -> router.postWithRegex("\\/x(?<id>[0-9]+)")),
                route("path with a name", "/x", router -> router.post("/x").setName("create")),
                route(
                        "parameter with a name",
                        "/x/5",
                        router -> router.post("/x/:id").setName("create")),
                route("path set later", "/x", router -> router.post().path("/x")),
                route("late in the order", "/x", router -> router.post("/x").order(100)),
                route("every path", "/x", router -> router.post()));
    }

    private static Arguments route(String form, String path, Function<Router, Route> route) {
        return Arguments.of(form, path, route);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void actualRequestsAndPreflights(String form, String path, Function<Router, Route> route) {
        try (Server server = Server.start(
                router -> only(APP).mountOn(router, route.apply(router)).handler(ctx -> ctx.end("done")))) {
            assertRoute(server, path);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void overAnApplicationWidePolicy(String form, String path, Function<Router, Route> route) {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(OTHER)).mountOn(router);
            only(APP).mountOn(router, route.apply(router)).handler(ctx -> ctx.end("done"));
        })) {
            assertRoute(server, path);
            if (!form.equals("every path")) {
                assertThat(server.send("POST", "/elsewhere", "Origin", OTHER).cors())
                        .isEqualTo(granted(OTHER));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void inASubRouter(String form, String path, Function<Router, Route> route) {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(OTHER)).mountOn(router);
            Router api = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(OTHER)).mountOn(api);
            only(APP).mountOn(api, route.apply(api)).handler(ctx -> ctx.end("done"));
            router.route("/api/*").subRouter(api);
        })) {
            assertRoute(server, "/api" + path);
            assertThat(server.send("POST", "/api/else/where", "Origin", OTHER)
                            .cors()
                            .keySet())
                    .contains("vary");
        }
    }

    private static void assertRoute(Server server, String path) {
        Answer answer = server.send("POST", path, "Origin", APP);
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.cors()).isEqualTo(granted(APP));
        assertThat(server.send("POST", path, "Origin", OTHER).cors()).isEqualTo(Expect.ONLY_VARY);
        Answer preflight = server.preflight("POST", path);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.body()).isEmpty();
        assertThat(preflight.cors()).isEqualTo(preflight(APP, "POST"));
        assertThat(server.send("OPTIONS", path, "Origin", OTHER, "Access-Control-Request-Method", "POST")
                        .cors())
                .isEqualTo(REFUSED_PREFLIGHT);
    }

    @Test
    void otherPathsAndMethodsGetNothing() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.route().mountOn(router, router.post("/x")).handler(RoutingContext::end);
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.get("/y").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.preflight("POST", "/y").status()).isEqualTo(404);
        }
    }

    /** The first may call {@code next()}, and nothing shows that it will not. */
    @Test
    void twoRoutesThatTakeOnePathGrantInPreflightsWhatBothGrant() {
        try (Server server = Server.start(router -> {
            only(APP, "PUT", "DELETE").mountOn(router, router.put("/users/me")).handler(ctx -> ctx.end("me"));
            only(APP, "PUT").mountOn(router, router.put("/users/:id")).handler(ctx -> ctx.end("id"));
            only(APP, "PUT", "DELETE").mountOn(router, router.put("/items/me")).handler(ctx -> ctx.end("me"));
            only(APP, "PUT")
                    .mountOn(router, router.putWithRegex("/items/(?<id>[0-9]+)"))
                    .handler(ctx -> ctx.end("id"));
        })) {
            assertThat(server.preflight("PUT", "/users/me").cors()).isEqualTo(preflight(APP, "PUT"));
            assertThat(server.preflight("PUT", "/users/42").cors()).isEqualTo(preflight(APP, "PUT"));
            assertThat(server.preflight("PUT", "/items/me").cors()).isEqualTo(preflight(APP, "DELETE, PUT"));
            assertThat(server.preflight("PUT", "/items/42").cors()).isEqualTo(preflight(APP, "PUT"));
            assertThat(server.send("PUT", "/users/me", "Origin", APP).body()).isEqualTo("me");
        }
    }

    @Test
    void thePreflightIsDecidedByTheRouteOfTheMethodItAsksForElseByTheFirst() {
        try (Server server = Server.start(router -> {
            only(APP, "GET").mountOn(router, router.get("/x")).handler(RoutingContext::end);
            only(APP, "PUT", "DELETE").mountOn(router, router.put("/x")).handler(RoutingContext::end);
        })) {
            assertThat(server.preflight("GET", "/x").cors()).isEqualTo(preflight(APP, "GET"));
            assertThat(server.preflight("PUT", "/x").cors()).isEqualTo(preflight(APP, "DELETE, PUT"));
            assertThat(server.preflight("DELETE", "/x").cors())
                    .isEqualTo(Expect.with(REFUSED_PREFLIGHT, "access-control-allow-origin", APP));
            assertThat(server.preflight("GET", "/x").header("Allow")).isEqualTo("GET, PUT, OPTIONS");
        }
    }

    @Test
    void aMethodOfARouteWithoutPolicyIsTheBusinessOfTheRouter() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(OTHER).methods("PUT"))
                    .mountOn(router);
            only(APP).mountOn(router, router.post("/x")).handler(RoutingContext::end);
            router.put("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.send("OPTIONS", "/x", "Origin", OTHER, "Access-Control-Request-Method", "PUT")
                            .cors())
                    .isEqualTo(preflight(OTHER, "PUT"));
            assertThat(server.send("PUT", "/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.preflight("POST", "/x").cors()).isEqualTo(preflight(APP, "POST"));
        }
    }

    @Test
    void errorsOfTheRouteHaveItsHeaders() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(OTHER)).mountOn(router);
            router.route().handler(ctx -> {
                if (ctx.request().getHeader("X-Refuse") != null) {
                    ctx.fail(401);
                } else {
                    ctx.next();
                }
            });
            only(APP).mountOn(router, router.post("/x")).handler(ctx -> ctx.fail(500));
        })) {
            assertThat(server.send("POST", "/x", "Origin", APP).cors()).isEqualTo(granted(APP));
            Answer refused = server.send("POST", "/x", "Origin", APP, "X-Refuse", "1");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void aPlainOptionsRequestIsAnsweredWithAllow() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.route(
                            cors -> cors.origins(APP).exposeHeaders("X-A").preflightStatus(204))
                    .mountOn(router, router.post("/x"))
                    .handler(RoutingContext::end);
            router.get("/x").handler(RoutingContext::end);
        })) {
            Answer answer = server.send("OPTIONS", "/x", "Origin", APP);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Allow")).isEqualTo("POST, GET, OPTIONS");
            assertThat(answer.cors()).isEqualTo(Expect.with(granted(APP), "access-control-expose-headers", "X-A"));
            assertThat(server.send("OPTIONS", "/x").status()).isEqualTo(204);
            assertThat(server.send("OPTIONS", "/y").status()).isEqualTo(404);
        }
    }

    @Test
    void aPlainOptionsRequestIsLeftToTheApplicationsOwnRoute() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.route().mountOn(router, router.post("/x")).handler(RoutingContext::end);
            router.options("/x").handler(ctx -> ctx.end("mine"));
            CrossOriginHandler.route()
                    .mountOn(router, router.route("/y").method(HttpMethod.POST).method(HttpMethod.OPTIONS))
                    .handler(ctx -> ctx.end("mine"));
        })) {
            assertThat(server.send("OPTIONS", "/x", "Origin", APP).body()).isEqualTo("mine");
            assertThat(server.send("OPTIONS", "/y", "Origin", APP).body()).isEqualTo("mine");
            assertThat(server.send("OPTIONS", "/y", "Origin", APP).cors()).isEqualTo(granted(APP));
            assertThat(server.preflight("POST", "/x").body()).isEmpty();
            assertThat(server.preflight("POST", "/y").body()).isEmpty();
        }
    }

    @Test
    void withoutAutomaticOptionsTheApplicationAnswers() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.route(cors -> cors.origins(APP).methods("POST").automaticOptions(false))
                    .mountOn(router, router.post("/x"))
                    .handler(RoutingContext::end);
            router.options("/x").handler(ctx -> ctx.end("mine"));
        })) {
            Answer preflight = server.preflight("POST", "/x");
            assertThat(preflight.body()).isEqualTo("mine");
            assertThat(preflight.cors()).isEqualTo(preflight(APP, "POST"));
            assertThat(server.send("OPTIONS", "/x", "Origin", APP).body()).isEqualTo("mine");
        }
    }

    @Test
    void headIsARouteOfItsOwnInVertx() {
        try (Server server = Server.start(router ->
                CrossOriginHandler.route().mountOn(router, router.get("/x")).handler(RoutingContext::end))) {
            Answer head = server.send("HEAD", "/x", "Origin", APP);
            assertThat(head.status()).isEqualTo(405);
            assertThat(head.cors()).isEqualTo(granted(APP)); // as the preflight for it
            assertThat(server.preflight("HEAD", "/x").header("Allow")).isEqualTo("GET, OPTIONS");
        }
    }

    @Test
    void onePolicyOnManyRoutes() {
        CrossOriginHandler shared = only(APP, "GET", "POST");
        try (Server server = Server.start(router -> {
            shared.mountOn(router, router.post("/x")).handler(RoutingContext::end);
            shared.mountOn(router, router.get("/y")).handler(RoutingContext::end);
        })) {
            assertThat(server.send("POST", "/x", "Origin", APP).cors()).isEqualTo(granted(APP));
            assertThat(server.get("/y").cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void handlersMayBeThereBefore() {
        try (Server server = Server.start(router -> {
            Route route = router.post("/x").handler(ctx -> ctx.end("done"));
            only(APP).mountOn(router, route);
        })) {
            assertRoute(server, "/x");
        }
    }

    @Test
    void failureHandlersOfTheRouteStillRun() {
        try (Server server = Server.start(router -> only(APP)
                .mountOn(router, router.post("/x"))
                .handler(ctx -> ctx.fail(500))
                .failureHandler(ctx -> ctx.response().setStatusCode(299).end("mine")))) {
            Answer answer = server.send("POST", "/x", "Origin", APP);
            assertThat(answer.body()).isEqualTo("mine");
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void asAPlainHandlerOnARouteOfAnyMethod() {
        try (Server server =
                Server.start(router -> router.route("/x").handler(only(APP)).handler(ctx -> ctx.end("done")))) {
            assertRoute(server, "/x");
            assertThat(server.send("OPTIONS", "/x", "Origin", APP).body()).isEmpty();
        }
    }

    /** That is why {@code mountOn(router, route)} is there. */
    @Test
    void asAPlainHandlerOnARouteWithAMethodItSeesNoPreflight() {
        try (Server server =
                Server.start(router -> router.post("/x").handler(only(APP)).handler(ctx -> ctx.end("done")))) {
            assertThat(server.send("POST", "/x", "Origin", APP).cors()).isEqualTo(granted(APP));
            assertThat(server.preflight("POST", "/x").status()).isEqualTo(405);
            assertThat(server.preflight("POST", "/x").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void aReadyPolicyOrASupplierOfOne() {
        Cors cors = Cors.route(options -> options.origins(APP).methods("POST"));
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors).mountOn(router, router.post("/x")).handler(ctx -> ctx.end("done"));
            CrossOriginHandler.reloading(() -> cors)
                    .mountOn(router, router.post("/y"))
                    .handler(ctx -> ctx.end("done"));
        })) {
            assertRoute(server, "/x");
            assertRoute(server, "/y");
        }
    }
}
