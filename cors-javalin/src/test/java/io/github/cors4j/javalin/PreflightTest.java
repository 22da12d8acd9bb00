package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A preflight is answered in front of the application, and tells what the path really has. */
class PreflightTest {

    private static TestServer start(Consumer<JavalinConfig> more) {
        return TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            more.accept(config);
        });
    }

    private static TestServer routes;

    @BeforeAll
    static void startRoutes() {
        routes = start(config -> {
            config.routes.before(ctx -> {});
            config.routes.get("/get", ctx -> {});
            config.routes.post("/users/{id}", ctx -> {});
            config.routes.get("/users/<id>", ctx -> {});
            config.routes.delete("/users/7", ctx -> {});
            config.routes.head("/head", ctx -> {});
            config.routes.addEndpoint(
                    Endpoint.create(HandlerType.findOrCreate("PURGE"), "/purge").handler(ctx -> {}));
            config.routes.put("/own", ctx -> {});
            config.routes.options("/own", ctx -> ctx.result("mine"));
            config.routes.options("/own-only", ctx -> ctx.result("mine"));
            config.routes.post("/files/big.txt", ctx -> {});
            config.staticFiles.add(files -> {
                files.hostedPath = "/files";
                files.directory = "/public";
            });
            config.spaRoot.addFile("/spa", "/public/spa.html", Location.CLASSPATH);
        });
    }

    @AfterAll
    static void stopRoutes() {
        routes.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/get         | GET, HEAD, OPTIONS",
                "/users/7     | GET, HEAD, POST, DELETE, OPTIONS",
                "/head        | HEAD, OPTIONS",
                "/purge       | PURGE, OPTIONS",
                "/own         | PUT, OPTIONS",
                "/own-only    | OPTIONS",
                "/files/docs  | GET, HEAD, OPTIONS",
                "/files/big.txt | GET, HEAD, POST, OPTIONS",
                "/spa/a       | GET, HEAD, OPTIONS",
                "/none        |",
                "/files/none  |",
            })
    void allowNamesTheMethodsOfThePath(String path, String allow) {
        Wire.Answer answer = routes.preflight(path, "GET");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.values("Allow")).isEqualTo(allow == null ? List.of() : List.of(allow));
        assertThat(answer.values("Content-Length")).containsExactly("0");
        assertThat(answer.values("Content-Type")).isEmpty();
    }

    @Test
    void starRouteAndEveryPath() {
        try (TestServer server = start(config -> config.routes.get("*", ctx -> {}))) {
            assertThat(server.preflight("/a/b", "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
        }
    }

    /** The application's own function is asked ahead of the sessions that it may need, which there are only further in. */
    @Test
    void whoSaysWhichFilesAreSkippedMayThrow() {
        try (TestServer server = start(config -> {
            config.routes.post("/files/docs", CrossOrigin.crossOrigin(ctx -> {}));
            config.staticFiles.add(files -> {
                files.hostedPath = "/files";
                files.directory = "/public";
                files.skipFileFunction =
                        request -> request.getSession().getAttribute("user") == null && request.getMethod() == null;
            });
        })) {
            for (String path : List.of("/none", "/files/docs", "/files/big.txt")) {
                Wire.Answer preflight = server.preflight(path, "GET");
                assertThat(preflight.status()).as(path).isEqualTo(200);
                assertThat(preflight.values("Access-Control-Allow-Origin"))
                        .as(path)
                        .containsExactly(ORIGIN);
            }
            Wire.Answer page = server.send("GET", "/files/docs", "Origin: " + ORIGIN);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.values("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
            Wire.Answer other = server.send("GET", "/files/docs", "Origin: https://evil.example");
            assertThat(other.values("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void refusedPreflightIsAnsweredTooAndSaysNothingThatIsNotTrue() {
        try (TestServer server = start(config -> config.routes.get("/", ctx -> {}))) {
            Wire.Answer answer =
                    server.send("OPTIONS", "/", "Origin: https://evil.example", "Access-Control-Request-Method: GET");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors())
                    .containsExactly("Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 205, 299})
    void statusIsTheConfiguredOneAndTheConnectionStaysUsable(int status) {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.preflightStatus(status)));
            config.routes.get("/", ctx -> ctx.result("hello"));
        })) {
            for (int i = 0; i < 2; i++) {
                server.request()
                        .header("Origin", ORIGIN)
                        .header("Access-Control-Request-Method", "GET")
                        .options("/")
                        .then()
                        .statusCode(status);
                assertThat(server.request().get("/").body().asString()).isEqualTo("hello");
            }
            assertThat(server.preflight("/", "GET").values("Content-Length"))
                    .isEqualTo(status == 204 ? List.of() : List.of("0"));
        }
    }

    @Test
    void optionsThatIsNoPreflightBelongsToTheApplication() {
        try (TestServer server = start(config -> config.routes.options("/", ctx -> ctx.result("mine")))) {
            assertThat(server.send("OPTIONS", "/", "Origin: " + ORIGIN).body()).isEqualTo("mine");
            assertThat(server.send("OPTIONS", "/", "Access-Control-Request-Method: GET")
                            .body())
                    .isEqualTo("mine");
            assertThat(server.send("OPTIONS", "/", "Origin: " + ORIGIN, "Access-Control-Request-Method:")
                            .body())
                    .isEqualTo("mine");
        }
    }

    @Test
    void withoutAutomaticOptionsTheApplicationAnswersAndTheHeadersAreAdded() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(
                    new CrossOriginPlugin(cors -> cors.origins(ORIGIN).automaticOptions(false)));
            config.routes.options("/", ctx -> ctx.status(222).result("mine"));
        })) {
            Wire.Answer answer = server.preflight("/", "GET");

            assertThat(answer.status()).isEqualTo(222);
            assertThat(answer.body()).isEqualTo("mine");
            assertThat(answer.cors())
                    .containsExactly(
                            "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                            "Access-Control-Allow-Origin: " + ORIGIN,
                            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
    }

    @Test
    void methodOverrideChangesNeitherWhatIsAPreflightNorWhatIsNone() {
        List<String> called = new CopyOnWriteArrayList<>();
        try (TestServer server = start(
                config -> config.routes.post("/", ctx -> called.add(ctx.method().name())))) {
            Wire.Answer preflight = server.preflight("/", "POST", "X-HTTP-Method-Override: POST");
            assertThat(preflight.values("Allow")).containsExactly("POST, OPTIONS");
            assertThat(called).isEmpty();

            server.send(
                    "POST",
                    "/",
                    "Origin: " + ORIGIN,
                    "Access-Control-Request-Method: POST",
                    "X-HTTP-Method-Override: OPTIONS",
                    "Content-Length: 0");
            assertThat(called).isEmpty();
            server.send("POST", "/", "Origin: " + ORIGIN, "Access-Control-Request-Method: X", "Content-Length: 0");
            assertThat(called).containsExactly("POST");
        }
    }

    @Test
    void websocketHeaderDoesNotHideAPreflight() {
        try (TestServer server = start(config -> config.routes.get("/", ctx -> {}))) {
            assertThat(server.preflight("/", "GET", "Sec-WebSocket-Version: 13").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestLoggersSeeThePreflightAsTheyWouldSeeAnyRequest() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (TestServer server = start(config -> {
            config.requestLogger.http((ctx, ms) -> log.add(ctx.req().getMethod() + " " + ctx.path() + " "
                    + ctx.queryString() + " " + ctx.statusCode() + " " + ctx.endpoint().path + " " + ctx.ip() + " "
                    + ctx.url() + " " + ctx.body().length() + " " + ctx.sessionAttribute("user") + " "
                    + ctx.attribute("a") + " " + (ms >= 0) + " " + ctx.res().getHeader("Allow")));
            config.bundledPlugins.enableDevLogging();
            config.routes.get("/x", ctx -> {});
        })) {
            server.preflight("/x?q=1", "GET");

            assertThat(log)
                    .containsExactly("OPTIONS /x q=1 200 * 127.0.0.1 http://localhost/x 0 null null true"
                            + " GET, HEAD, OPTIONS");
        }
    }

    @Test
    void requestLoggerThatFailsDoesNotSpoilThePreflight() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (TestServer server = start(config -> {
            config.requestLogger.http((ctx, ms) -> {
                throw new IllegalStateException();
            });
            config.requestLogger.http((ctx, ms) -> {
                throw new AssertionError();
            });
            config.requestLogger.http((ctx, ms) -> log.add(ctx.path()));
        })) {
            assertThat(server.preflight("/", "GET").status()).isEqualTo(200);
            assertThat(log).containsExactly("/");
        }
    }
}
