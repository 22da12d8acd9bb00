package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Expect.with;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The policy is that of the scope which answers, whatever the paths of the routes make one expect. */
class AnsweringScopeTest {

    private static final Map<String, String> STRICT = with(granted(APP), "access-control-allow-credentials", "true");

    private static Server start(Consumer<Router> routes) {
        return Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP).supportsCredentials(true))
                    .mountOn(router);
            routes.accept(router);
        });
    }

    private static CrossOriginHandler open() {
        return CrossOriginHandler.route();
    }

    /** A partner of the sub-router, with cookies. */
    private static Router partners() {
        return CrossOriginHandler.create(cors -> cors.origins(OTHER).supportsCredentials(true))
                .mountOn(Server.router());
    }

    private static void assertStrict(Server server, String method, String path, String... headers) {
        for (String origin : new String[] {EVIL, OTHER}) {
            String[] lines = new String[headers.length + 2];
            lines[0] = "Origin";
            lines[1] = origin;
            System.arraycopy(headers, 0, lines, 2, headers.length);
            assertThat(server.send(method, path, lines).cors()).as(origin).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", method)
                            .cors())
                    .as("preflight of " + origin)
                    .doesNotContainKey("access-control-allow-origin");
        }
        String[] lines = new String[headers.length + 2];
        lines[0] = "Origin";
        lines[1] = APP;
        System.arraycopy(headers, 0, lines, 2, headers.length);
        assertThat(server.send(method, path, lines).cors()).isEqualTo(STRICT);
    }

    @Test
    void aRouteBeforeTheDecoratedOne() {
        try (Server server = start(router -> {
            router.get("/users/me").handler(RoutingContext::end);
            open().mountOn(router, router.get("/users/:id")).handler(RoutingContext::end);
        })) {
            assertStrict(server, "GET", "/users/me");
            assertThat(server.send("GET", "/users/5", "Origin", EVIL).cors()).isEqualTo(granted(EVIL));
        }
    }

    /** Its expression shows in the text of the route alone, which a handler may keep from being read. */
    @Test
    void aRouteWhoseExpressionIsHiddenByAName() {
        for (boolean readable : new boolean[] {true, false}) {
            for (boolean inSubRouter : new boolean[] {true, false}) {
                try (Server server = start(router -> {
                    Router routes = inSubRouter ? Server.router() : router;
                    routes.getWithRegex("/[ab]").handler(answering(readable)).setName("/a");
                    open().mountOn(routes, routes.get("/b")).handler(RoutingContext::end);
                    if (inSubRouter) {
                        Router api = Server.router();
                        CrossOriginHandler.create().mountOn(api);
                        api.get("/b").handler(RoutingContext::end);
                        router.route("/x/*").subRouter(routes);
                        router.route("/x/*").subRouter(api);
                    }
                })) {
                    assertStrict(server, "GET", inSubRouter ? "/x/b" : "/b");
                }
            }
        }
    }

    private static Handler<RoutingContext> answering(boolean readable) {
        return new Handler<>() {
            @Override
            public void handle(RoutingContext ctx) {
                ctx.end();
            }

            @Override
            public String toString() {
                if (!readable) {
                    throw new IllegalStateException("on purpose");
                }
                return "answers";
            }
        };
    }

    @Test
    void aDecoratedRouteThatComesLast() {
        try (Server server = start(router -> {
            CrossOriginHandler.route(cors -> cors.sendWildcard(true))
                    .mountOn(router, router.route().last())
                    .handler(RoutingContext::end);
            router.get("/account").handler(RoutingContext::end);
        })) {
            assertStrict(server, "GET", "/account");
            assertThat(server.get("/else").cors()).isEqualTo(Expect.anyone());
        }
    }

    @Test
    void routesThatAreToldApartByMediaType() {
        try (Server server = start(router -> {
            open().mountOn(router, router.get("/x").produces("text/plain")).handler(RoutingContext::end);
            CrossOriginHandler.route(cors -> cors.origins(APP).supportsCredentials(true))
                    .mountOn(router, router.get("/x").produces("application/json"))
                    .handler(RoutingContext::end);
        })) {
            assertStrict(server, "GET", "/x", "Accept", "application/json");
            assertThat(server.send("GET", "/x", "Origin", EVIL, "Accept", "text/plain")
                            .cors())
                    .isEqualTo(granted(EVIL));
        }
    }

    @Test
    void aSubRouterForAnotherHost() {
        try (Server server = start(router -> {
            Router admin = partners();
            admin.get("/x").handler(RoutingContext::end);
            router.route().virtualHost("admin.localhost").subRouter(admin);
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertStrict(server, "GET", "/x");
            Answer partner = server.send("GET", "/x", "Origin", OTHER, "Host", "admin.localhost");
            assertThat(partner.cors()).containsEntry("access-control-allow-origin", OTHER);
        }
    }

    @Test
    void aSubRouterForAnotherMediaType() {
        try (Server server = start(router -> {
            Router api = partners();
            api.post("/x").handler(RoutingContext::end);
            router.route("/api/*").consumes("application/json").subRouter(api);
            router.post("/api/x").handler(RoutingContext::end);
        })) {
            assertStrict(server, "POST", "/api/x", "Content-Type", "text/plain");
        }
    }

    /** Vert.x shows whether a route is enabled in its text alone, which begins with what the application noted there. */
    @Test
    void aDisabledRouteWithMetadataThatReadsLikeItsText() {
        try (Server server = start(router -> {
            Route own = open().mountOn(router, router.get("/x"));
            own.putMetadata("flag", "Flag[name=beta, enabled=true, methods=any]");
            own.handler(RoutingContext::end).disable();
            router.route().handler(RoutingContext::end);
        })) {
            assertStrict(server, "GET", "/x");
        }
    }

    @Test
    void aSubRouterThatIsDisabled() {
        try (Server server = start(router -> {
            Router api = partners();
            api.post("/x").handler(RoutingContext::end);
            router.route("/api/*").subRouter(api).disable();
            router.post("/api/x").handler(RoutingContext::end);
        })) {
            assertStrict(server, "POST", "/api/x");
        }
    }

    @Test
    void aSubRouterThatPassesTheRequestOn() {
        try (Server server = start(router -> {
            Router api = partners();
            api.route().handler(RoutingContext::next);
            router.route("/api/*").subRouter(api);
            router.get("/api/x").handler(RoutingContext::end);
            router.get("/api/fails").handler(ctx -> ctx.fail(500));
        })) {
            assertStrict(server, "GET", "/api/x");
            assertStrict(server, "GET", "/api/fails");
        }
    }

    @Test
    void aMethodThatIsOverridden() {
        try (Server server = start(router -> {
            router.route().handler(MethodOverrideHandler.create());
            open().mountOn(router, router.post("/x")).handler(RoutingContext::end);
            router.delete("/x").handler(RoutingContext::end);
        })) {
            Answer answer = server.send("POST", "/x", "Origin", EVIL, "X-HTTP-Method-Override", "DELETE");
            assertThat(answer.cors()).isEqualTo(Expect.ONLY_VARY);
        }
    }

    @Test
    void aRequestThatIsRerouted() {
        try (Server server = start(router -> {
            router.post("/login").handler(ctx -> ctx.reroute(io.vertx.core.http.HttpMethod.GET, "/me"));
            router.get("/me").handler(RoutingContext::end);
            open().mountOn(router, router.post("/me")).handler(RoutingContext::end);
        })) {
            assertThat(server.send("POST", "/login", "Origin", EVIL).cors()).isEqualTo(Expect.ONLY_VARY);
        }
    }

    @Test
    void aMethodThatThePathDoesNotHave() {
        try (Server server = start(
                router -> CrossOriginHandler.route(cors -> cors.origins(OTHER).methods("GET", "DELETE"))
                        .mountOn(router, router.get("/api/special"))
                        .handler(RoutingContext::end))) {
            Answer preflight =
                    server.send("OPTIONS", "/api/special", "Origin", OTHER, "Access-Control-Request-Method", "DELETE");
            assertThat(preflight.cors()).isEqualTo(Expect.preflight(OTHER, "DELETE, GET"));
            Answer answer = server.send("DELETE", "/api/special", "Origin", OTHER);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.cors()).isEqualTo(granted(OTHER));
        }
    }

    @Test
    void aFailureBehindSeveralRoutesThatPassTheRequestOn() {
        try (Server server = start(router -> {
            open().mountOn(router, router.get("/x")).handler(RoutingContext::next);
            router.get("/x").handler(RoutingContext::next);
            router.get("/x").handler(RoutingContext::next);
            router.route().last().handler(ctx -> ctx.fail(500));
        })) {
            for (int i = 0; i < 2; i++) {
                assertStrictRequest(server, "/x");
            }
        }
    }

    /** The path has a route of the method, although that has passed the request on: no route of another method decides. */
    @Test
    void aFailureBehindTheOnlyRouteOfItsMethod() {
        try (Server server = start(router -> {
            router.get("/x/y").handler(RoutingContext::next);
            router.route("/x/*").handler(ctx -> ctx.fail(401));
            open().mountOn(router, router.post()).handler(RoutingContext::end);
        })) {
            server.get("/x/y");
            assertStrict(server, "GET", "/x/y");
        }
    }

    /** The failure has the policy of the router that looked on, so the preflight must not go by that of the one inside. */
    @Test
    void aFailureAheadOfARouterInASubRouterWithoutARoute() {
        try (Server server = start(router -> {
            Router admin = CrossOriginHandler.create(
                            cors -> cors.origins(APP, OTHER).supportsCredentials(true))
                    .mountOn(Server.router());
            admin.get("/there").handler(RoutingContext::end);
            Router api = CrossOriginHandler.create(cors -> cors.origins(APP).supportsCredentials(true))
                    .mountOn(Server.router());
            api.route().handler(ctx -> ctx.fail(401));
            api.route("/admin/*").subRouter(admin);
            router.route("/api/*").subRouter(api);
        })) {
            assertStrict(server, "GET", "/api/admin/nothing");
        }
    }

    @Test
    void aRequestThatNobodyAnswersBehindASubRouterThatPassesItOn() {
        try (Server server = start(router -> {
            Router api = partners();
            api.route().handler(RoutingContext::next);
            router.route("/api/*").subRouter(api);
            router.get("/api/:name").handler(RoutingContext::next);
        })) {
            for (int i = 0; i < 2; i++) {
                assertStrictRequest(server, "/api/x");
            }
        }
    }

    private static void assertStrictRequest(Server server, String path) {
        for (String origin : new String[] {EVIL, OTHER}) {
            assertThat(server.send("GET", path, "Origin", origin).cors())
                    .as(origin)
                    .isEqualTo(Expect.ONLY_VARY);
        }
        assertThat(server.get(path).cors()).isEqualTo(STRICT);
    }

    /** Also where nothing is mounted on the application's router. */
    @Test
    void aSubRouterAloneThatPassesTheRequestOn() {
        try (Server server = Server.start(router -> {
            Router api = partners();
            api.route().handler(RoutingContext::next);
            Router between = Server.router();
            between.route("/v1/*").subRouter(api);
            between.get("/v1/x").handler(RoutingContext::end);
            router.route("/api/*").subRouter(between);
            router.get("/api/v1/y").handler(RoutingContext::end);
            router.get("/api/v1/z").handler(ctx -> ctx.fail(500));
        })) {
            for (String path : new String[] {"/api/v1/x", "/api/v1/x", "/api/v1/y", "/api/v1/z"}) {
                assertThat(server.send("GET", path, "Origin", OTHER).cors())
                        .as(path)
                        .isEqualTo(Expect.NOTHING);
            }
        }
    }

    /** Any policy on the router around it lets it be seen, also one that covers nothing. */
    @Test
    void whatFailsAheadOfASubRouterHasItsHeadersWhereARouterAroundItHasAPolicy() {
        for (boolean around : new boolean[] {false, true}) {
            try (Server server = Server.start(router -> {
                if (around) {
                    CrossOriginHandler.create(cors -> cors.exclude("*")).mountOn(router);
                }
                router.route().handler(ctx -> ctx.fail(401));
                Router api = partners();
                api.get("/x").handler(RoutingContext::end);
                router.route("/api/*").subRouter(api);
            })) {
                Answer refused = server.send("GET", "/api/x", "Origin", OTHER);
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.cors().get("access-control-allow-origin")).isEqualTo(around ? OTHER : null);
            }
        }
    }
}
