package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.UnauthorizedResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The application's servlet in a container that is not its own: Jetty started by others, and Tomcat. */
class EmbeddedServletTest {
    /** Javalin's websockets need Jetty's ee10: in containers of the next servlet version, the build leaves these out. */
    private static final String SERVLET_6_0 = "servlet-6.0";

    private static final String[] PREFLIGHT = {
        GRANTED[0],
        "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        GRANTED[1],
        "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
    };

    private static final Map<Container.Kind, Container> SHARED = new EnumMap<>(Container.Kind.class);

    @BeforeAll
    static void startShared() {
        for (Container.Kind kind : Container.Kind.present()) {
            SHARED.put(kind, start(kind, EmbeddedServletTest::routes));
        }
    }

    @AfterAll
    static void stopShared() {
        SHARED.values().forEach(Container::close);
    }

    static List<Container.Kind> kinds() {
        return Container.Kind.present();
    }

    static List<Container.Kind> jettys() {
        return kinds().stream().filter(kind -> kind != Container.Kind.TOMCAT).toList();
    }

    private static Container start(Container.Kind kind, Consumer<JavalinConfig> configuration) {
        return kind.start(TestServer.create(configuration), "/outer");
    }

    private static void routes(JavalinConfig config) {
        config.http.asyncTimeout = 200;
        config.routes.before("/early/*", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.before("/redirected", ctx -> ctx.redirect("/"));
        config.registerPlugin(TestServer.oneOrigin());
        config.routes.before("/late", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.get("/text", ctx -> ctx.result("hello"));
        config.routes.get("/throws", ctx -> {
            throw new IllegalStateException();
        });
        config.routes.get("/future", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("later"))));
        config.routes.get("/timeout", ctx -> ctx.future(CompletableFuture<Object>::new));
        config.routes.get("/redirect", ctx -> ctx.redirect("/"));
        config.routes.get("/send-redirect", ctx -> ctx.res().sendRedirect("/"));
        config.routes.get("/large", ctx -> ctx.outputStream().write(new byte[300_000]));
        config.routes.get("/flush", ctx -> ctx.res().flushBuffer());
        config.routes.get("/reset", ctx -> ctx.res().reset());
        config.routes.get("/vary", ctx -> {
            ctx.res().addHeader("Vary", "Origin");
            ctx.res().addHeader("Vary", "origin");
        });
        config.routes.get("/overwritten", ctx -> ctx.header("Access-Control-Allow-Origin", "*"));
        config.staticFiles.add(files -> {
            files.hostedPath = "/files";
            files.directory = "/public";
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/text, 200",
        "/throws, 500",
        "/future, 200",
        "/timeout, 500",
        "/redirect, 302",
        "/send-redirect, 302",
        "/large, 200",
        "/flush, 200",
        "/reset, 200",
        "/vary, 200",
        "/overwritten, 200",
        "/early/x, 401",
        "/redirected, 302",
        "/late, 401",
        "/none, 404",
        "/files/big.txt, 200",
    })
    void responsesCarryTheHeaders(String path, int status) {
        SHARED.forEach((kind, container) -> {
            Wire.Answer answer = Wire.get(container.port(), "/outer" + path);

            assertThat(answer.status()).as(kind.name()).isEqualTo(status);
            assertThat(answer.cors()).as(kind.name()).containsExactly(GRANTED);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/text, 'GET, HEAD, OPTIONS'",
        "/early/x,",
        "/redirected,",
        "/late,",
        "/files/big.txt, 'GET, HEAD, OPTIONS'",
    })
    void preflightsAreAnsweredAlsoWhereAnEarlierHandlerRefusedThem(String path, String allow) {
        SHARED.forEach((kind, container) -> {
            Wire.Answer answer = Wire.preflight(container.port(), "/outer" + path, "GET");

            assertThat(answer.status()).as(kind.name()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.values("Allow")).isEqualTo(allow == null ? List.of() : List.of(allow));
            assertThat(answer.values("Content-Length")).containsExactly("0");
            assertThat(answer.values("Content-Type")).isEmpty();
            assertThat(answer.values("Location")).isEmpty();
            assertThat(answer.cors()).as(kind.name()).containsExactly(PREFLIGHT);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void decoratedRoutesAndRequestLogger(Container.Kind kind) {
        List<String> log = new CopyOnWriteArrayList<>();
        try (Container container = start(kind, config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            config.requestLogger.http((ctx, ms) -> log.add(ctx.req().getMethod() + " " + ctx.statusCode()));
            config.routes.put("/x", crossOrigin(cors -> cors.preflightStatus(204), ctx -> ctx.result("hello")));
            config.routes.get("/plain", ctx -> ctx.header("Access-Control-Allow-Origin", "x"));
        })) {
            int port = container.port();
            Wire.Answer actual = Wire.send(port, "PUT", "/outer/x", "Origin: " + ORIGIN, "Content-Length: 0");
            assertThat(actual.body()).isEqualTo("hello");
            assertThat(actual.cors()).containsExactly(GRANTED[1], GRANTED[2]);

            Wire.Answer preflight = Wire.preflight(port, "/outer/x", "PUT");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.values("Allow")).containsExactly("PUT, OPTIONS");

            assertThat(Wire.get(port, "/outer/plain").cors()).containsExactly("Access-Control-Allow-Origin: x");
            assertThat(log).containsExactly("PUT 200", "OPTIONS 204", "GET 200");
        }
    }

    /** Removed, not emptied; and whatever else the filter or the handler has said stays. */
    @ParameterizedTest
    @MethodSource("kinds")
    void headersThatAFilterOrAHandlerSetsDoNotOpenWhatThePolicyRefuses(Container.Kind kind) {
        Deployment deployment = new Deployment("/outer")
                .application(
                        TestServer.create(config -> {
                            config.registerPlugin(TestServer.oneOrigin());
                            config.routes.get("/plain", ctx -> ctx.status(201).json("hello"));
                            config.routes.get("/handler", ctx -> {
                                ctx.header("Access-Control-Allow-Origin", "*").cookie("b", "2");
                                ctx.status(201).json("hello");
                            });
                        }),
                        "/*")
                .filter("/*", (request, response, chain) -> {
                    response.setHeader("Access-Control-Allow-Origin", "*");
                    response.setHeader("Access-Control-Allow-Credentials", "true");
                    response.setHeader("X-Filter", "yes");
                    response.addHeader("X-Two", "1");
                    response.addHeader("X-Two", "2");
                    chain.doFilter(request, response);
                });
        try (Container container = kind.start(deployment)) {
            for (String path : List.of("/outer/plain", "/outer/handler")) {
                Wire.Answer answer = Wire.send(container.port(), "GET", path, "Origin: https://evil.example");

                assertThat(answer.cors()).containsExactly("Vary: Origin");
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.body()).contains("hello");
                assertThat(answer.values("X-Filter")).containsExactly("yes");
                assertThat(answer.values("X-Two")).containsExactly("1", "2");
                assertThat(answer.values("Content-Type").get(0)).startsWith("application/json");
            }
            assertThat(Wire.get(container.port(), "/outer/handler").cors()).containsExactly(GRANTED);
            assertThat(Wire.get(container.port(), "/outer/handler").values("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("b=2");
        }
    }

    /** Where something has been written into the response, Tomcat 10 has no way to remove a header: it is emptied. */
    @ParameterizedTest
    @MethodSource("kinds")
    void limitOfTomcat10HeaderThatIsSetBesideABodyIsEmptied(Container.Kind kind) {
        try (Container container = start(kind, config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> {
                ctx.header("Access-Control-Allow-Origin", "*");
                ctx.res().getWriter().print("written");
            });
        })) {
            Wire.Answer answer = Wire.send(container.port(), "GET", "/outer/", "Origin: https://evil.example");

            assertThat(answer.body()).contains("written");
            assertThat(String.join("", answer.values("Access-Control-Allow-Origin")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jettys")
    void varySurvivesSendErrorInEveryJetty(Container.Kind kind) {
        try (Container container = start(kind, config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> ctx.res().sendError(403));
        })) {
            assertThat(Wire.get(container.port(), "/outer/").status()).isEqualTo(403);
            assertThat(Wire.get(container.port(), "/outer/").cors()).containsExactly(GRANTED);
        }
    }

    @Test
    @Tag(SERVLET_6_0)
    void websocketsInForeignJetty() {
        try (Container container = start(Container.Kind.JETTY, config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.ws("/ws", ws -> {});
        })) {
            Wire.Answer answer = Wire.get(
                    container.port(),
                    "/outer/ws",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.cors()).containsExactly(GRANTED);
        }
    }

    /** What an embedded application cannot have: the plugin is one handler among others there. */
    @ParameterizedTest
    @MethodSource("kinds")
    void limitOfEmbeddingHandlerThatSkipsOrSendsAheadOfThePlugin(Container.Kind kind) {
        try (Container container = start(kind, config -> {
            config.routes.before("/skips", ctx -> ctx.status(403).skipRemainingHandlers());
            config.routes.before("/sends", ctx -> {
                ctx.res().sendRedirect("/");
                throw new UnauthorizedResponse();
            });
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.before("/skips-later", ctx -> ctx.status(403).skipRemainingHandlers());
        })) {
            assertThat(Wire.get(container.port(), "/outer/skips").cors()).isEmpty();
            assertThat(Wire.preflight(container.port(), "/outer/skips", "GET").status())
                    .isEqualTo(403);
            assertThat(Wire.get(container.port(), "/outer/sends").cors()).isEmpty();
            assertThat(Wire.preflight(container.port(), "/outer/sends", "GET").status())
                    .isEqualTo(302);

            assertThat(Wire.get(container.port(), "/outer/skips-later").cors()).containsExactly(GRANTED);
            assertThat(Wire.preflight(container.port(), "/outer/skips-later", "GET")
                            .cors())
                    .containsExactly(PREFLIGHT);
        }
    }

    @Test
    @Tag(SERVLET_6_0)
    void limitOfEmbeddingRequestThatOnlyLooksLikeAWebsocket() {
        int port = SHARED.get(Container.Kind.JETTY).port();
        Wire.Answer answer = Wire.get(port, "/outer/text", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.cors()).isEmpty();
    }

    /** Other containers give nobody the last word: what is flushed or ended with sendError stays as it is. */
    @Test
    void limitOfOtherContainersThanJettyHeadersThatAHandlerSetsBeforeItFlushesOrSendsAnError() {
        try (Container container = start(Container.Kind.TOMCAT, config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> {
                ctx.header("Vary", "Accept");
                ctx.res().flushBuffer();
            });
            config.routes.get("/merged", ctx -> ctx.header("Vary", "Accept"));
            config.routes.get(
                    "/error", ctx -> ctx.header("Vary", "Accept").res().sendError(403));
        })) {
            assertThat(Wire.get(container.port(), "/outer/").cors())
                    .containsExactly(GRANTED[0], GRANTED[1], "Vary: Accept");
            assertThat(Wire.get(container.port(), "/outer/merged").cors())
                    .containsExactly(GRANTED[0], GRANTED[1], "Vary: Accept, Origin");
            assertThat(Wire.get(container.port(), "/outer/error").cors())
                    .containsExactly(GRANTED[0], GRANTED[1], "Vary: Accept");
        }
    }
}
