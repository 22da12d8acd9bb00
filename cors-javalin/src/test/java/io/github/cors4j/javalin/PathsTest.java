package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.JavalinStaticResourceHandler;
import io.javalin.http.staticfiles.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy looks at the path that Javalin routes on, and at nothing that could be another path. */
class PathsTest {

    private static final String OPEN = "Access-Control-Allow-Origin: " + Wire.ORIGIN;

    /** Open to us everywhere but below {@code /sub}, where other.example alone may read. */
    private static TestServer start(Consumer<JavalinConfig> more) {
        return TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(
                    cors -> cors.resource("/*").resource("/sub/*", sub -> sub.origins("https://other.example"))));
            more.accept(config);
        });
    }

    static Stream<Consumer<JavalinConfig>> fileHandlers() {
        return Stream.of(
                config -> files(config, "/public", Location.CLASSPATH, 0),
                config -> files(config, "/public", Location.CLASSPATH, 100_000),
                config -> files(config, "src/test/resources/public", Location.EXTERNAL, 0),
                config -> {
                    config.resourceHandler(new JavalinStaticResourceHandler());
                    files(config, "/public", Location.CLASSPATH, 0);
                },
                config -> {
                    config.resourceHandler(new JavalinStaticResourceHandler());
                    files(config, Path.of("src/test/resources/public").toAbsolutePath() + "", Location.EXTERNAL, 0);
                });
    }

    private static void files(JavalinConfig config, String directory, Location location, int precompress) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = directory;
            files.location = location;
            files.precompressMaxSize = precompress;
        });
    }

    @ParameterizedTest
    @MethodSource("fileHandlers")
    void noSpellingOfAFileGetsTheGrantOfAnotherResource(Consumer<JavalinConfig> files) {
        List<String> directories = List.of(
                "/sub",
                "/%73ub",
                "//sub",
                "/./sub",
                "/%2e/sub",
                "/open/../sub",
                "/open/%2e%2e/sub",
                "/open//../sub",
                "/open/..//sub",
                "/open;/../sub",
                "/open;v=1/../sub",
                "/docs/../sub",
                "/docs//../sub",
                "/docs/./../sub",
                "/%2Fsub",
                "/open%2F../sub",
                "/open/..%2Fsub",
                "/open/..%5Csub",
                "/SUB",
                "/.;/sub",
                "/sub%00");
        int served = 0;
        try (TestServer server = start(files)) {
            for (String directory : directories) {
                for (String file :
                        List.of("/f.txt", "//f.txt", "/%66.txt", "/./f.txt", "%2Ff.txt", "/f.txt/", ";/f.txt")) {
                    Wire.Answer answer = server.get(directory + file);
                    if (answer.body().startsWith("file f")) {
                        served++;
                        assertThat(answer.cors()).as(directory + file).containsExactly("Vary: Origin");
                    }
                }
            }
            assertThat(served).isGreaterThan(5);
            assertThat(server.get("/docs").cors()).containsExactly(OPEN, "Vary: Origin");
            assertThat(server.get("/big.txt").cors()).containsExactly(OPEN, "Vary: Origin");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/sub, closed",
        "/sub/, closed",
        "/sub/x, closed",
        "/sub/x/y, closed",
        "/subway, open",
        "/SUB/x, open",
        "/x/sub, open",
        "/a+b, open",
        "/a;v=1, open",
        "/%61/x, open",
        "/%73ub/x, closed",
        "//sub/x, closed",
        "/x/../sub/x, closed",
        "/sub/../x, closed",
        "/sub/%2e%2e/x, closed",
        "/x//../sub, closed",
        "/sub?x=/open, closed",
        "http://localhost/sub/x, closed",
    })
    void spellingsOfRoutes(String target, String expected) {
        try (TestServer server = start(config -> config.routes.get("/<any>", ctx -> ctx.result("x")))) {
            String[] headers =
                    expected.equals("open") ? new String[] {OPEN, "Vary: Origin"} : new String[] {"Vary: Origin"};
            assertThat(server.get(target).cors()).containsExactly(headers);
        }
    }

    @Test
    void spellingsThatTheRouterIsSetToTakeAreTakenByThePolicyToo() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource("/api/*")));
            config.router.caseInsensitiveRoutes = true;
            config.router.treatMultipleSlashesAsSingleSlash = true;
            config.routes.get("/api/x", ctx -> ctx.result("x"));
        })) {
            for (String path : List.of("/api/x", "/API/X", "//api/x", "/api///x//", "//Api//x")) {
                assertThat(server.get(path).status()).isEqualTo(200);
                assertThat(server.get(path).cors()).containsExactly(OPEN, "Vary: Origin");
                assertThat(server.preflight(path, "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
            }
        }
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource("/api/*")));
            config.routes.get("/<any>", ctx -> ctx.result("x"));
        })) {
            assertThat(server.get("/API/x").cors()).isEmpty();
            assertThat(server.get("//api/x").cors()).containsExactly("Vary: Origin");
        }
    }

    @Test
    void pathIsTheOneBelowTheContextPath() {
        try (TestServer server = TestServer.start(config -> {
            config.router.contextPath = "/ctx";
            config.registerPlugin(new CrossOriginPlugin(
                    cors -> cors.resource("/api/*").resource("/").resource("/WEB-INF/*")));
            config.routes.get("/api/x", ctx -> ctx.result("x"));
            config.routes.get("/", ctx -> ctx.result("root"));
        })) {
            assertThat(server.get("/ctx/api/x").body()).isEqualTo("x");
            assertThat(server.get("/ctx/api/x").cors()).containsExactly(OPEN, "Vary: Origin");
            assertThat(server.get("/ctx/api/none").status()).isEqualTo(404);
            assertThat(server.get("/ctx/api/none").cors()).containsExactly(OPEN, "Vary: Origin");
            assertThat(server.get("/ctx/ctx/api/x").cors()).isEmpty();
            assertThat(server.get("/ctx/WEB-INF/x").status()).isEqualTo(404);
            assertThat(server.get("/ctx/WEB-INF/x").cors()).containsExactly(OPEN, "Vary: Origin");
            assertThat(server.preflight("/ctx/api/x", "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
            assertThat(server.get("/ctx/").cors()).containsExactly(OPEN, "Vary: Origin");
        }
    }

    @Test
    void redirectToTheContextIsTheOneOfJettyWithHeaders() {
        Consumer<JavalinConfig> configuration = config -> {
            config.router.contextPath = "/ctx";
            config.routes.get("/", ctx -> ctx.result("root"));
        };
        try (TestServer jetty = TestServer.start(configuration);
                TestServer ours = TestServer.start(
                        configuration.andThen(config -> config.registerPlugin(new CrossOriginPlugin())))) {
            for (String target : List.of("/ctx", "/ctx?a=b%20c", "/ctx;v=1")) {
                Wire.Answer expected = jetty.get(target);
                Wire.Answer answer = ours.get(target);
                assertThat(answer.status()).isEqualTo(expected.status()).isEqualTo(301);
                assertThat(answer.values("Location")).isEqualTo(expected.values("Location"));
                assertThat(answer.values("Content-Length")).isEqualTo(expected.values("Content-Length"));
                assertThat(answer.cors()).containsExactly(OPEN, "Vary: Origin");
            }
            assertThat(ours.preflight("/ctx", "GET").status()).isEqualTo(200);
            assertThat(ours.preflight("/ctx", "GET").values("Allow")).containsExactly("GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, http://localhost", "GET, http://localhost?q", "GET, /"})
    void targetsWithoutAPathAreTreatedAsJettyTreatsThem(String method, String target) {
        Consumer<JavalinConfig> routes = config -> config.routes.get("/", ctx -> ctx.result("root"));
        try (TestServer jetty = TestServer.start(routes);
                TestServer ours =
                        TestServer.start(routes.andThen(config -> config.registerPlugin(new CrossOriginPlugin())))) {
            Wire.Answer expected = jetty.send(method, target, "Origin: " + Wire.ORIGIN);
            Wire.Answer answer = ours.send(method, target, "Origin: " + Wire.ORIGIN);

            assertThat(answer.status()).isEqualTo(expected.status());
            assertThat(answer.body()).isEqualTo(expected.body());
            assertThat(answer.values("Location")).isEqualTo(expected.values("Location"));
            assertThat(answer.cors()).containsExactly(OPEN, "Vary: Origin");
        }
    }

    @Test
    void applicationThatTakesItsContextWithoutSlashKeepsDoingSo() {
        try (TestServer server = TestServer.start(config -> {
            config.router.contextPath = "/ctx";
            config.jetty.modifyServletContextHandler(context -> context.setAllowNullPathInContext(true));
            config.registerPlugin(new CrossOriginPlugin());
            config.routes.get("", ctx -> ctx.result("root"));
        })) {
            assertThat(server.get("/ctx").status()).isNotEqualTo(301);
            assertThat(server.get("/ctx").cors()).containsExactly(OPEN, "Vary: Origin");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /outside", "GET, /", "GET, //ctx/x", "OPTIONS, *", "GET, /ctx/%"})
    void whatJettyAnswersInFrontOfTheApplicationIsNotPartOfIt(String method, String target) {
        try (TestServer server = TestServer.start(config -> {
            config.router.contextPath = "/ctx";
            config.registerPlugin(new CrossOriginPlugin());
        })) {
            Wire.Answer answer = server.send(method, target, "Origin: " + Wire.ORIGIN);

            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.cors()).isEmpty();
        }
    }
}
