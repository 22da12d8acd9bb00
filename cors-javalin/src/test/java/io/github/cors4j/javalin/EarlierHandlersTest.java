package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.plugin.bundled.SslRedirectPlugin;
import io.javalin.security.RouteRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that the application registers before the plugin neither take the headers off nor swallow a preflight. */
class EarlierHandlersTest {

    private enum Role implements RouteRole {
        USER
    }

    static Stream<Arguments> earlierHandlers() {
        return Stream.of(
                earlier(
                        "throws",
                        500,
                        config -> config.routes.before(ctx -> {
                            throw new IllegalStateException();
                        })),
                earlier(
                        "authenticates",
                        401,
                        config -> config.routes.before(ctx -> {
                            throw new UnauthorizedResponse();
                        })),
                earlier("redirects", 302, config -> config.routes.before(ctx -> ctx.redirect("/", HttpStatus.FOUND))),
                earlier(
                        "skips",
                        403,
                        config -> config.routes.before(ctx -> ctx.status(403).skipRemainingHandlers())),
                earlier(
                        "sendError",
                        403,
                        config -> config.routes.before(ctx -> {
                            ctx.res().sendError(403);
                            ctx.skipRemainingHandlers();
                        })),
                earlier(
                        "sendRedirect",
                        302,
                        config -> config.routes.before(ctx -> {
                            ctx.res().sendRedirect("/");
                            ctx.skipRemainingHandlers();
                        })),
                earlier(
                        "flushes",
                        200,
                        config -> config.routes.before(ctx -> ctx.res().flushBuffer())),
                earlier(
                        "resets",
                        200,
                        config -> config.routes.before(ctx -> ctx.res().reset())),
                earlier(
                        "sets others' headers",
                        200,
                        config -> config.routes.before(ctx ->
                                ctx.header("Access-Control-Allow-Origin", "*").header("Access-Control-Max-Age", "1"))),
                earlier("bundled basic authentication", 401, config -> config.bundledPlugins.enableBasicAuth("u", "p")),
                earlier(
                        "redirect to https",
                        301,
                        config -> config.registerPlugin(
                                new SslRedirectPlugin(redirects -> redirects.redirectOnLocalhost = true))),
                earlier(
                        "role check",
                        401,
                        config -> config.routes.beforeMatched(ctx -> {
                            if (ctx.routeRoles().contains(Role.USER)) {
                                throw new UnauthorizedResponse();
                            }
                        })),
                earlier(
                        "handler wrapper",
                        401,
                        config -> config.router.handlerWrapper(endpoint -> ctx -> {
                            throw new UnauthorizedResponse();
                        })),
                earlier(
                        "servlet filter",
                        403,
                        config -> config.jetty.modifyServletContextHandler(context -> context.addFilter(
                                (request, response, chain) -> ((HttpServletResponse) response).sendError(403),
                                "/*",
                                EnumSet.of(DispatcherType.REQUEST)))),
                earlier(
                        "Jetty security",
                        401,
                        config -> config.jetty.modifyServletContextHandler(
                                context -> context.setSecurityHandler(basicAuthentication()))));
    }

    private static Arguments earlier(String name, int status, Consumer<JavalinConfig> handler) {
        return Arguments.of(name, status, handler);
    }

    private static SecurityHandler basicAuthentication() {
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.put("/*", Constraint.ANY_USER);
        HashLoginService users = new HashLoginService("realm");
        users.setUserStore(new UserStore());
        security.setLoginService(users);
        security.setAuthenticator(new BasicAuthenticator());
        return security;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("earlierHandlers")
    void neitherLoseTheHeadersNorThePreflight(String name, int status, Consumer<JavalinConfig> earlier) {
        AtomicInteger calls = new AtomicInteger();
        try (TestServer server = TestServer.start(config -> {
            earlier.accept(config);
            config.routes.before(ctx -> calls.incrementAndGet());
            config.routes.after(ctx -> calls.incrementAndGet());
            config.routes.put("/x", ctx -> calls.incrementAndGet(), Role.USER);
            config.registerPlugin(TestServer.oneOrigin());
        })) {
            Wire.Answer preflight = server.preflight("/x", "PUT");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.body()).isEmpty();
            assertThat(preflight.values("Allow")).containsExactly("PUT, OPTIONS");
            assertThat(preflight.values("Content-Length")).containsExactly("0");
            assertThat(preflight.values("WWW-Authenticate")).isEmpty();
            assertThat(preflight.cors())
                    .containsExactly(
                            GRANTED[0],
                            "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                            GRANTED[1],
                            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
            assertThat(calls).hasValue(0);

            Wire.Answer actual = server.send("PUT", "/x", "Origin: " + Wire.ORIGIN, "Content-Length: 0");
            assertThat(actual.status()).isEqualTo(status);
            assertThat(actual.cors()).containsExactly(GRANTED);
        }
    }

    @Test
    void whatTheyAnswerInPlaceOfADecoratedRouteIsGrantedWhatRouteAndApplicationBothGrant() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.before("/cached", ctx -> ctx.result("cached").skipRemainingHandlers());
            config.routes.before("/login", ctx -> ctx.status(401).skipRemainingHandlers());
            config.routes.get("/cached", crossOrigin(ctx -> ctx.result("open")));
            config.routes.get("/login", crossOrigin(ctx -> ctx.result("open")));
        })) {
            Wire.Answer foreign = server.send("GET", "/cached", "Origin: https://evil.example");
            assertThat(foreign.body()).isEqualTo("cached");
            assertThat(foreign.cors()).containsExactly("Vary: Origin");
            assertThat(server.get("/cached").cors())
                    .containsExactly("Access-Control-Allow-Origin: https://app.example.com", "Vary: Origin");
            // A failure stands for the route that it has kept the request from.
            assertThat(server.send("GET", "/login", "Origin: https://evil.example")
                            .cors())
                    .containsExactly("Access-Control-Allow-Origin: https://evil.example", "Vary: Origin");
        }
    }

    static Stream<Arguments> handlersAheadOfADecoratedRoute() {
        return Stream.of(
                ahead("nothing", ctx -> {}),
                ahead("result", ctx -> ctx.result("before")),
                ahead("result and skip", ctx -> ctx.result("before").skipRemainingHandlers()),
                ahead("redirect", ctx -> ctx.redirect("/")),
                ahead("sendRedirect", ctx -> ctx.res().sendRedirect("/")),
                ahead("flush", ctx -> ctx.res().flushBuffer()),
                ahead("throw", ctx -> {
                    throw new UnauthorizedResponse();
                }),
                ahead("401 and skip", ctx -> ctx.status(401).skipRemainingHandlers()),
                ahead("later", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("later")))),
                ahead(
                        "later and skip",
                        ctx -> ctx.future(() -> CompletableFuture.runAsync(
                                () -> ctx.result("later").skipRemainingHandlers()))));
    }

    private static Arguments ahead(String name, Handler handler) {
        return Arguments.of(name, handler);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handlersAheadOfADecoratedRoute")
    void headHasTheHeadersThatGetHas(String name, Handler handler) {
        for (boolean both : new boolean[] {false, true}) {
            try (TestServer server = TestServer.start(config -> {
                config.registerPlugin(TestServer.oneOrigin());
                config.routes.before("/x", handler);
                config.routes.get("/x", crossOrigin(ctx -> ctx.header("X-Route", "1")));
                if (both) {
                    config.routes.head("/x", crossOrigin(ctx -> ctx.header("X-Route", "1")));
                }
            })) {
                for (String origin : new String[] {Wire.ORIGIN, "https://evil.example"}) {
                    Wire.Answer get = server.send("GET", "/x", "Origin: " + origin);
                    Wire.Answer head = server.send("HEAD", "/x", "Origin: " + origin);
                    assertThat(head.status()).isEqualTo(get.status());
                    assertThat(head.cors()).as(origin).isEqualTo(get.cors());
                }
            }
        }
    }

    @Test
    void handlerThatStandsInFrontOfTheWholeApplicationIsNotPartOfIt() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.jetty.modifyServer(jetty -> jetty.insertHandler(basicAuthentication()));
        })) {
            assertThat(server.get("/").status()).isEqualTo(401);
            assertThat(server.get("/").cors()).isEmpty();
        }
    }

    static List<Map.Entry<String, String>> varies() {
        return List.of(
                Map.entry("set", "Vary: Accept, Origin"),
                Map.entry("add", "Vary: Origin, Accept"),
                Map.entry("two", "Vary: Origin, Accept, Cookie"),
                Map.entry("same", "Vary: origin"),
                Map.entry("star", "Vary: *"));
    }

    @ParameterizedTest
    @MethodSource("varies")
    void varyOfAHandlerIsMerged(Map.Entry<String, String> expected) {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/set", ctx -> ctx.header("Vary", "Accept"));
            config.routes.get("/add", ctx -> ctx.res().addHeader("Vary", "Accept"));
            config.routes.get("/two", ctx -> {
                ctx.res().addHeader("Vary", "Accept");
                ctx.res().addHeader("Vary", "Cookie");
            });
            config.routes.get("/same", ctx -> ctx.header("Vary", "origin"));
            config.routes.get("/star", ctx -> ctx.header("Vary", "*"));
            config.routes.after(ctx -> {
                if (ctx.queryParam("flush") != null) {
                    ctx.res().flushBuffer();
                } else if (ctx.queryParam("error") != null) {
                    ctx.res().sendError(403);
                }
            });
        })) {
            String path = "/" + expected.getKey();
            assertThat(server.get(path).cors()).containsExactly(GRANTED[0], GRANTED[1], expected.getValue());
            assertThat(server.get(path + "?flush").cors()).containsExactly(GRANTED[0], GRANTED[1], expected.getValue());
            assertThat(server.get(path + "?error").cors()).containsExactly(GRANTED); // Jetty removes the handler's
        }
    }

    @Test
    void headersOfAHandlerAreReplacedAlsoWhereTheOriginIsRefused() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> {
                ctx.header("Access-Control-Allow-Origin", "*");
                ctx.res().addHeader("Access-Control-Allow-Origin", "null");
                ctx.header("Access-Control-Allow-Credentials", "true").header("Access-Control-Expose-Headers", "X-A");
                ctx.res().flushBuffer();
            });
        })) {
            assertThat(server.get("/").cors()).containsExactly(GRANTED);
            assertThat(server.send("GET", "/", "Origin: https://evil.example").cors())
                    .containsExactly("Vary: Origin");
        }
    }

    @Test
    void uncoveredPathsAreLeftAlone() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource("/api/*")));
            config.routes.get(
                    "/other",
                    ctx -> ctx.header("Access-Control-Allow-Origin", "*").header("Vary", "A"));
            config.routes.options("/other", ctx -> ctx.result("mine"));
        })) {
            assertThat(server.get("/other").cors()).containsExactly("Access-Control-Allow-Origin: *", "Vary: A");
            assertThat(server.preflight("/other", "GET").body()).isEqualTo("mine");
        }
    }
}
