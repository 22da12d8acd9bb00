package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forwards, rewritten paths and error pages, on Javalin's own server and in other containers: a response has the policy of
 * the path that it was forwarded to, and an error page has that of the request that failed.
 */
class EmbeddedDispatchTest {

    private static final String EVIL = "https://evil.example";
    private static final String[] OPEN = {"Access-Control-Allow-Origin: *"};
    private static final String[] REFUSED = {"Vary: Origin"};
    private static final String[] NOTHING = {};
    private static final String[] ROUTE = {
        "Access-Control-Allow-Origin: " + EVIL, "Access-Control-Expose-Headers: X-Route", "Vary: Origin"
    };

    private static final Map<String, Container> HOSTS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        for (String name : Hosts.names()) {
            HOSTS.put(name, Hosts.start(name, EmbeddedDispatchTest::application, around(new Deployment("/ctx"))));
        }
    }

    @AfterAll
    static void stop() {
        HOSTS.values().forEach(Container::close);
        HOSTS.clear();
    }

    private static void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                .supportsCredentials(true)
                .resource("/*")
                .resource(
                        "/open/*",
                        open -> open.origins("*").supportsCredentials(false).sendWildcard(true))
                .resource("/guarded/*", guarded -> guarded.refuseDisallowed(true))
                .exclude("/private/*")));
        config.routes.get("/guarded/x", ctx -> ctx.result("served /guarded/x"));
        config.routes.get("/open/forwards", EmbeddedDispatchTest::forward);
        config.routes.get(
                "/open/context-forwards",
                ctx -> ctx.req()
                        .getServletContext()
                        .getRequestDispatcher(ctx.queryParam("to"))
                        .forward(ctx.req(), ctx.res()));
        config.routes.get("/strict/forwards", EmbeddedDispatchTest::forward);
        config.routes.get("/private/forwards", EmbeddedDispatchTest::forward);
        config.routes.get("/open/includes", ctx -> {
            ctx.res().flushBuffer();
            ctx.req().getRequestDispatcher(ctx.queryParam("to")).include(ctx.req(), ctx.res());
        });
        for (String path : List.of("/open/x", "/strict/x", "/private/x")) {
            config.routes.get(path, ctx -> ctx.result("served " + path));
        }
        config.routes.get(
                "/strict/late",
                ctx -> ctx.future(() ->
                        java.util.concurrent.CompletableFuture.runAsync(() -> ctx.result("served /strict/late"))));
        config.routes.get(
                "/decorated",
                crossOrigin(cors -> cors.exposeHeaders("X-Route"), ctx -> ctx.result("served /decorated")));
        config.routes.get("/errors/404", ctx -> ctx.result("page"));
        config.routes.options("/errors/404", ctx -> ctx.result("page"));
        config.routes.get("/open/send-error", ctx -> ctx.res().sendError(404));
        config.routes.get("/strict/send-error", ctx -> ctx.res().sendError(404));
        config.routes.get("/private/send-error", ctx -> ctx.res().sendError(404));
    }

    private static void forward(Context ctx) throws Exception {
        ctx.req().getRequestDispatcher(ctx.queryParam("to")).forward(ctx.req(), ctx.res());
    }

    private static Deployment around(Deployment deployment) {
        return deployment
                .filter(
                        "/open/filtered",
                        (request, response, chain) -> request.getRequestDispatcher(request.getParameter("to"))
                                .forward(request, response))
                .filter(
                        "/open/rewritten",
                        (request, response, chain) ->
                                chain.doFilter(new Rewritten(request, request.getParameter("to")), response))
                .servlet(
                        "/open/foreign",
                        (request, response, chain) -> request.getRequestDispatcher(request.getParameter("to"))
                                .forward(request, response))
                .servlet(
                        "/open/dispatches",
                        (request, response, chain) -> request.startAsync().dispatch(request.getParameter("to")))
                .servlet("/strict/fails", (request, response, chain) -> response.sendError(404))
                .servlet("/open/fails", (request, response, chain) -> response.sendError(404))
                .servlet("/private/fails", (request, response, chain) -> response.sendError(404))
                .servlet(
                        "/strict/foreign",
                        (request, response, chain) -> response.getWriter().print("served /strict/foreign"))
                .filter("/strict/filter-responds", (request, response, chain) -> response.setStatus(403))
                .servlet(
                        "/private/foreign",
                        (request, response, chain) -> response.getWriter().print("served /private/foreign"))
                .servlet(
                        "/guarded/foreign",
                        (request, response, chain) -> response.getWriter().print("served /guarded/foreign"))
                .errorPage(404, "/errors/404");
    }

    private static Stream<Map.Entry<String, Container>> hosts() {
        return HOSTS.entrySet().stream();
    }

    private static Wire.Answer get(Container host, String origin, String target) {
        return Wire.send(host.port(), "GET", "/ctx" + target, "Origin: " + origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/forwards",
                "/open/filtered",
                "/open/rewritten",
                "/strict/forwards",
                "/private/forwards",
                "/open/foreign",
                "/open/dispatches"
            })
    void responseHasThePolicyOfThePathThatItWasForwardedTo(String from) {
        hosts().forEach(host -> {
            forwarded(host, from, "/open/x", EVIL, OPEN);
            forwarded(host, from, "/strict/x", EVIL, REFUSED);
            forwarded(host, from, "/strict/x", ORIGIN, GRANTED);
            forwarded(host, from, "/private/x", EVIL, NOTHING);
            forwarded(host, from, "/private/x", ORIGIN, NOTHING);
            forwarded(host, from, "/decorated", EVIL, ROUTE);
        });
    }

    private static void forwarded(
            Map.Entry<String, Container> host, String from, String to, String origin, String[] expected) {
        Wire.Answer response = get(host.getValue(), origin, from + "?to=" + to);
        String what = host.getKey() + " " + from + " to " + to + " for " + origin;
        assertThat(response.body()).as(what).isEqualTo("served " + to);
        assertThat(response.status()).as(what).isEqualTo(200);
        assertThat(Arrays.stream(response.cors().toArray(String[]::new))
                        .filter(line -> expected != NOTHING && expected != OPEN || !line.equals("Vary: Origin")))
                .as(what)
                .containsExactly(expected);
    }

    /** From a filter, since Javalin ends an asynchronous request that a handler of its own forwards. */
    @ParameterizedTest
    @ValueSource(strings = {"/open/filtered", "/open/rewritten", "/open/dispatches"})
    void responseThatIsSentLaterHasThePolicyOfThePathThatItWasForwardedTo(String from) {
        hosts().forEach(host -> {
            forwarded(host, from, "/strict/late", EVIL, REFUSED);
            forwarded(host, from, "/strict/late", ORIGIN, GRANTED);
        });
    }

    @Test
    void whatIsForwardedToAnotherServletHasThePolicyOfItsPath() {
        hosts().forEach(host -> {
            forwarded(host, "/open/forwards", "/strict/foreign", EVIL, REFUSED);
            forwarded(host, "/open/forwards", "/strict/foreign", ORIGIN, GRANTED);
            forwarded(host, "/open/forwards", "/private/foreign", ORIGIN, NOTHING);
        });
    }

    @Test
    void guardOfThePathThatARequestIsForwardedToRefusesIt() {
        hosts().forEach(host -> {
            for (String to : List.of("/guarded/x", "/guarded/foreign")) {
                Wire.Answer response = get(host.getValue(), EVIL, "/open/forwards?to=" + to);
                assertThat(response.status()).as(host.getKey() + to).isEqualTo(403);
                assertThat(response.body()).as(host.getKey() + to).isIn("", "0\r\n\r\n");
                assertThat(response.cors()).as(host.getKey() + to).containsExactly(REFUSED);
                forwarded(host, "/open/forwards", to, ORIGIN, GRANTED);
            }
        });
    }

    /** Nobody has forwarded anything when a preflight comes: it is decided by the path that it asks for. */
    @Test
    void limitOfForwardsPreflightOfAHandlerThatForwards() {
        hosts().forEach(host -> {
            Wire.Answer preflight = Wire.send(
                    host.getValue().port(),
                    "OPTIONS",
                    "/ctx/open/forwards?to=/private/x",
                    "Origin: " + EVIL,
                    "Access-Control-Request-Method: GET");
            assertThat(preflight.cors()).as(host.getKey()).contains(OPEN);
        });
    }

    @Test
    void limitOfEmbeddingForwardByWayOfTheServletContext() {
        hosts().forEach(host -> {
            Wire.Answer response = get(host.getValue(), EVIL, "/open/context-forwards?to=/strict/foreign");
            assertThat(response.body()).as(host.getKey()).contains("served /strict/foreign");
            assertThat(response.cors())
                    .as(host.getKey())
                    .containsExactly(host.getKey().equals(Hosts.OWN) ? REFUSED : OPEN);
        });
    }

    /** The plugin is inside the servlet there. */
    @Test
    void limitOfEmbeddingFilterAheadOfTheServletThatRespondsItself() {
        hosts().forEach(host -> {
            boolean own = host.getKey().equals(Hosts.OWN);
            Wire.Answer response = get(host.getValue(), ORIGIN, "/strict/filter-responds");
            assertThat(response.status()).as(host.getKey()).isEqualTo(403);
            assertThat(response.cors()).as(host.getKey()).containsExactly(own ? GRANTED : NOTHING);
            Wire.Answer preflight = Wire.preflight(host.getValue().port(), "/ctx/strict/filter-responds", "GET");
            assertThat(preflight.status()).as(host.getKey()).isEqualTo(own ? 200 : 403);
        });
    }

    /** Javalin routes on the whole path below the context path, and so do the resources. */
    @Test
    void patternsIncludeTheServletPath() {
        for (Container.Kind kind : Container.Kind.present()) {
            Deployment deployment = new Deployment("/ctx")
                    .application(
                            TestServer.create(config -> {
                                config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                                        .supportsCredentials(true)
                                        .resource("/app/api/*")));
                                config.routes.get("/app/api/x", ctx -> ctx.result("served"));
                                config.routes.get("/app/other", ctx -> ctx.result("served"));
                            }),
                            "/app/*");
            try (Container container = kind.start(deployment)) {
                assertThat(get(container, ORIGIN, "/app/api/x").cors()).containsExactly(GRANTED);
                assertThat(get(container, ORIGIN, "/app/other").cors()).isEmpty();
            }
        }
    }

    @Test
    void headersThatHaveGoneOutStay() {
        hosts().forEach(host -> {
            Wire.Answer response = get(host.getValue(), EVIL, "/open/includes?to=/strict/foreign");
            assertThat(response.body()).as(host.getKey()).contains("served /strict/foreign");
            assertThat(response.cors()).as(host.getKey()).containsExactly(OPEN);
        });
    }

    @Test
    void errorPageHasThePolicyOfTheRequestThatFailed() {
        hosts().forEach(host -> {
            for (String how : List.of("send-error", "fails")) {
                failed(host, "/open/" + how, EVIL, OPEN);
                failed(host, "/strict/" + how, EVIL, REFUSED);
                failed(host, "/strict/" + how, ORIGIN, GRANTED);
                failed(host, "/private/" + how, ORIGIN, NOTHING);
            }
        });
    }

    private static void failed(Map.Entry<String, Container> host, String path, String origin, String[] expected) {
        Wire.Answer response = get(host.getValue(), origin, path);
        assertThat(response.status()).as(host.getKey() + path).isEqualTo(404);
        assertThat(response.body()).as(host.getKey() + path).isEqualTo("page");
        assertThat(response.cors()).as(host.getKey() + path).containsExactly(expected);
    }

    @Test
    void errorPageNeverAnswersAPreflight() {
        hosts().filter(host -> !host.getKey().equals(Hosts.OWN)).forEach(host -> {
            for (String path : List.of("/strict/fails", "/open/fails", "/private/fails")) {
                Wire.Answer response = Wire.preflight(host.getValue().port(), "/ctx" + path, "DELETE");
                assertThat(response.status()).as(host.getKey() + path).isEqualTo(404);
                assertThat(response.cors()).as(host.getKey() + path).isEmpty();
            }
        });
    }

    private static final class Rewritten extends HttpServletRequestWrapper {

        private final String path;

        Rewritten(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }
    }
}
