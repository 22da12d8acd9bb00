package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Request loggers, {@code after} handlers and the development log see the CORS headers that the wire has. */
class LoggersTest {

    private static final String DEVELOPMENT = """
            import io.github.cors4j.javalin.CrossOriginPlugin;
            import io.javalin.Javalin;
            import java.net.InetAddress;
            import java.net.Socket;

            public class Dev {
                public static void main(String[] arguments) throws Exception {
                    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
                    System.setProperty("org.slf4j.simpleLogger.logFile", "System.out");
                    Javalin app = Javalin.create(config -> {
                        config.startup.startupWatcherEnabled = false;
                        config.bundledPlugins.enableDevLogging();
                        config.registerPlugin(new CrossOriginPlugin());
                        config.routes.get("/text", ctx -> ctx.result("hello"));
                    }).start("127.0.0.1", 0);
                    for (String start : new String[] {"GET", "OPTIONS"}) {
                        String request = start + " /text HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n"
                                + "Origin: https://app.example.com\\r\\nAccess-Control-Request-Method: GET\\r\\n\\r\\n";
                        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
                            socket.getOutputStream().write(request.getBytes());
                            socket.getInputStream().readAllBytes();
                        }
                    }
                    app.stop();
                    System.exit(0);
                }
            }
            """;

    private final LinkedBlockingQueue<List<String>> logged = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<List<String>> seenAfter = new LinkedBlockingQueue<>();

    private static List<String> cors(Context ctx) {
        List<String> lines = new ArrayList<>();
        for (String name : ctx.res().getHeaderNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("access-control-") || lower.equals("vary")) {
                ctx.res().getHeaders(name).forEach(value -> lines.add(name + ": " + value));
            }
        }
        return lines.stream().sorted().toList();
    }

    private void configure(JavalinConfig config) {
        config.registerPlugin(TestServer.oneOrigin());
        config.requestLogger.http((ctx, ms) -> logged.add(cors(ctx)));
        config.routes.before("/secret", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.after(ctx -> seenAfter.add(cors(ctx)));
        config.routes.get("/text", ctx -> ctx.result("hello"));
        config.routes.get("/open", crossOrigin(cors -> cors.sendWildcard(true), ctx -> ctx.result("hello")));
        config.routes.get("/throws", ctx -> {
            throw new IllegalStateException();
        });
        config.routes.get("/overwrites", ctx -> ctx.header("Access-Control-Allow-Origin", "*"));
        config.routes.get("/reset", ctx -> ctx.res().reset());
        config.routes.get("/vary", ctx -> ctx.header("Vary", "Accept"));
    }

    @ParameterizedTest
    @CsvSource({
        "/text, true",
        "/open, true",
        "/secret, true",
        "/throws, true",
        "/none, true",
        "/overwrites, false",
        "/reset, false",
        "/vary, false"
    })
    void requestLoggersAndAfterHandlers(String path, boolean alsoAfter) throws InterruptedException {
        try (TestServer server = TestServer.start(this::configure)) {
            for (String origin : List.of(Wire.ORIGIN, "https://evil.example")) {
                List<String> wire =
                        server.send("GET", path, "Origin: " + origin).cors();
                assertThat(logged.poll(10, TimeUnit.SECONDS)).isEqualTo(wire);
                List<String> after = seenAfter.poll(10, TimeUnit.SECONDS);
                if (alsoAfter) {
                    assertThat(after).isEqualTo(wire);
                }
            }
        }
    }

    @Test
    void preflightsInRequestLoggers() throws InterruptedException {
        try (TestServer server = TestServer.start(this::configure)) {
            List<String> wire = server.preflight("/text", "GET").cors();
            assertThat(wire).hasSizeGreaterThan(3);
            assertThat(logged.poll(10, TimeUnit.SECONDS)).isEqualTo(wire);
        }
    }

    @Test
    void embedded() throws InterruptedException {
        for (Container.Kind kind : Container.Kind.present()) {
            try (Container container = kind.start(TestServer.create(this::configure), "/outer")) {
                for (String path : List.of("/text", "/open", "/secret", "/throws", "/none", "/overwrites", "/vary")) {
                    List<String> wire =
                            Wire.get(container.port(), "/outer" + path).cors();
                    assertThat(logged.poll(10, TimeUnit.SECONDS))
                            .as(kind + path)
                            .isEqualTo(wire);
                }
                List<String> preflight =
                        Wire.preflight(container.port(), "/outer/text", "GET").cors();
                assertThat(logged.poll(10, TimeUnit.SECONDS)).as(kind.name()).isEqualTo(preflight);
            }
        }
    }

    /** In a process of its own, since what is logged is settled when the first logger is made. */
    @Test
    void developmentLog(@TempDir Path directory) throws Exception {
        Program program = Program.of(directory, "Dev", DEVELOPMENT);
        String classPath = Program.classPathWithout(file -> false);
        assumeTrue(classPath.contains("slf4j-simple"), "there is a log that writes to System.out");
        program.compile(classPath);

        assertThat(program.run(classPath))
                .containsPattern("Request: GET \\[/text](?s).*Access-Control-Allow-Origin=https://app.example.com")
                .containsPattern("Request: OPTIONS \\[/text](?s).*Access-Control-Allow-Methods=DELETE, GET");
    }
}
