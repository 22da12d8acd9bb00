package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import org.junit.jupiter.api.Test;

/** Who decides about a path with decorated routes: the route of the method, the application, or nobody. */
class DecoratedPathTest {

    private static final String ANY = "Access-Control-Allow-Origin: " + ORIGIN;
    private static final String PREFLIGHT_VARY =
            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    private static final String ALL_METHODS =
            "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private void hello(Context ctx) {
        ctx.result("hello");
    }

    @Test
    void withoutAPolicyForTheApplicationNothingElseIsTouched() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/decorated", crossOrigin(this::hello));
            config.routes.get(
                    "/plain",
                    ctx -> ctx.header("Access-Control-Allow-Origin", "x").header("Vary", "Y"));
            config.routes.options("/plain", ctx -> ctx.result("mine"));
        })) {
            assertThat(server.get("/plain").cors()).containsExactly("Access-Control-Allow-Origin: x", "Vary: Y");
            assertThat(server.preflight("/plain", "GET").body()).isEqualTo("mine");
            assertThat(server.get("/none").cors()).isEmpty();
            assertThat(server.preflight("/none", "GET").status()).isEqualTo(404);
        }
    }

    @Test
    void routeDecidesAloneUnderTheApplicationsPolicy() {
        try (TestServer server = TestServer.start(config -> {
            config.routes.get(
                    "/open", crossOrigin(cors -> cors.sendWildcard(true).maxAge(60), this::hello));
            config.routes.get("/other", crossOrigin(cors -> cors.origins("https://other.example"), this::hello));
            config.routes.get("/plain", this::hello);
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                    .supportsCredentials(true)
                    .exposeHeaders("X-App")
                    .exclude("/open")));
        })) {
            assertThat(server.get("/plain").cors())
                    .containsExactly(GRANTED[0], GRANTED[1], "Access-Control-Expose-Headers: X-App", "Vary: Origin");
            assertThat(server.get("/open").cors()).containsExactly("Access-Control-Allow-Origin: *");
            assertThat(server.preflight("/open", "GET").cors())
                    .containsExactly(
                            ALL_METHODS,
                            "Access-Control-Allow-Origin: *",
                            "Access-Control-Max-Age: 60",
                            "Vary: Access-Control-Request-Method, Access-Control-Request-Headers");
            assertThat(server.get("/other").cors()).containsExactly("Vary: Origin");
            assertThat(server.preflight("/other", "GET").cors()).containsExactly(PREFLIGHT_VARY);
        }
    }

    @Test
    void methodsOfOnePathAreDecidedEachByItsOwnRoute() {
        try (TestServer server = TestServer.start(config -> {
            config.routes.put(
                    "/x", crossOrigin(cors -> cors.exposeHeaders("X-Put").maxAge(1), this::hello));
            config.routes.get(
                    "/x", crossOrigin(cors -> cors.exposeHeaders("X-Get").maxAge(2), this::hello));
            config.routes.post("/x", this::hello);
            config.registerPlugin(
                    new CrossOriginPlugin(cors -> cors.exposeHeaders("X-App").maxAge(3)));
        })) {
            assertThat(decidedBy(server, "PUT")).isEqualTo("X-Put 1");
            assertThat(decidedBy(server, "GET")).isEqualTo("X-Get 2");
            assertThat(decidedBy(server, "HEAD")).isEqualTo("X-Get 2");
            assertThat(decidedBy(server, "POST")).isEqualTo("X-App 3");
            assertThat(decidedBy(server, "DELETE")).isEqualTo("X-Put 1"); // no such route: the first decorated one
            assertThat(server.preflight("/x", "DELETE").values("Allow"))
                    .containsExactly("GET, HEAD, POST, PUT, OPTIONS");
        }
    }

    /** Who decided about the actual request, and about its preflight. */
    private static String decidedBy(TestServer server, String method) {
        return server.send(method, "/x", "Origin: " + ORIGIN, "Content-Length: 0")
                        .values("Access-Control-Expose-Headers")
                        .get(0)
                + " "
                + server.preflight("/x", method)
                        .values("Access-Control-Max-Age")
                        .get(0);
    }

    @Test
    void undecoratedMethodOfADecoratedPathIsNotOpenedByItsPreflight() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/x", crossOrigin(this::hello));
            config.routes.delete("/x", this::hello);
        })) {
            assertThat(server.preflight("/x", "DELETE").status()).isEqualTo(404);
            assertThat(server.preflight("/x", "DELETE").cors()).isEmpty();
            assertThat(server.send("DELETE", "/x", "Origin: " + ORIGIN).cors()).isEmpty();
        }
    }

    @Test
    void fileBesideADecoratedRouteIsTheApplications() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.exposeHeaders("X-App")));
            config.routes.post("/<any>", crossOrigin(this::hello));
            config.staticFiles.add("/public");
        })) {
            assertThat(server.get("/big.txt").cors())
                    .containsExactly(ANY, "Access-Control-Expose-Headers: X-App", "Vary: Origin");
            assertThat(server.get("/big.txt").values("Content-Type")).containsExactly("text/plain");
            assertThat(server.get("/none").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.preflight("/big.txt", "GET").values("Allow")).containsExactly("GET, HEAD, POST, OPTIONS");
        }
    }

    @Test
    void plainOptionsIsAnsweredUnlessTheApplicationHasARouteForIt() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.post(
                    "/x", crossOrigin(cors -> cors.preflightStatus(204).exposeHeaders("X-A"), this::hello));
            config.routes.post("/own", crossOrigin(this::hello));
            config.routes.options("/own", ctx -> ctx.result("mine"));
            config.routes.post("/both", crossOrigin(this::hello));
            config.routes.options("/both", crossOrigin(cors -> cors.exposeHeaders("X-O"), ctx -> ctx.result("mine")));
        })) {
            Wire.Answer plain = server.send("OPTIONS", "/x", "Origin: " + ORIGIN);
            assertThat(plain.status()).isEqualTo(204);
            assertThat(plain.values("Allow")).containsExactly("POST, OPTIONS");
            assertThat(plain.cors()).containsExactly(ANY, "Access-Control-Expose-Headers: X-A", "Vary: Origin");

            assertThat(server.send("OPTIONS", "/own", "Origin: " + ORIGIN).body())
                    .isEqualTo("mine");
            assertThat(server.preflight("/own", "POST").values("Allow")).containsExactly("POST, OPTIONS");

            Wire.Answer both = server.send("OPTIONS", "/both", "Origin: " + ORIGIN);
            assertThat(both.body()).isEqualTo("mine");
            assertThat(both.cors()).containsExactly(ANY, "Access-Control-Expose-Headers: X-O", "Vary: Origin");
            assertThat(server.preflight("/both", "POST").body()).isEmpty();
        }
    }

    @Test
    void withoutAutomaticOptionsTheyAreLeftToTheApplication() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/x", crossOrigin(cors -> cors.automaticOptions(false), this::hello));
            config.routes.get("/own", crossOrigin(cors -> cors.automaticOptions(false), this::hello));
            config.routes.options("/own", ctx -> ctx.status(222).result("mine"));
        })) {
            assertThat(server.preflight("/own", "GET").status()).isEqualTo(222);
            assertThat(server.preflight("/own", "GET").cors()).containsExactly(ALL_METHODS, ANY, PREFLIGHT_VARY);
            assertThat(server.preflight("/x", "GET").status()).isEqualTo(404);
            assertThat(server.preflight("/x", "GET").cors()).containsExactly(ALL_METHODS, ANY, PREFLIGHT_VARY);
            assertThat(server.send("OPTIONS", "/x", "Origin: " + ORIGIN).status())
                    .isEqualTo(404);
        }
    }
}
