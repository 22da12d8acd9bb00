package io.github.cors4j.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run only by the matrix: applications that are modules, with the jars that a user of one version gets. */
class ModulesOnThisHost {
    private static final String CORE = """
            import io.github.cors4j.*;
            import io.github.cors4j.spi.RequestReader;
            import java.util.List;

            public class Main implements RequestReader<String> {
                public String method(String origin) { return "GET"; }
                public String path(String origin) { return "/"; }
                public String header(String origin, String name) { return name.equals("Origin") ? origin : null; }
                public List<String> headers(String origin, String name) {
                    return name.equals("Origin") ? List.of(origin) : List.of();
                }

                public static void main(String[] args) {
                    Cors cors = Cors.of(c -> c.supportsCredentials(true)
                            .origins("https://*.preview.example.com", "^https://pr-[0-9]+\\\\.example\\\\.com$"));
                    System.out.println(cors.decide("https://pr-1.example.com", new Main()).headers());
                    try {
                        Cors.of(c -> c.supportsCredentials(true).origins("https://*.github.io"));
                    } catch (RuntimeException e) {
                        System.out.println(e.getClass().getSimpleName());
                    }
                }
            }
            """;

    private static final String POLICY = """
            cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                    .supportsCredentials(true)
                    .exposeHeaders("X-Total-Count")
                    .maxAge(java.time.Duration.ofHours(1))
                    .resource("/api/*")
                    .resource("/public/*", open -> open.origins("*").supportsCredentials(false))
            """;

    private static final String ASK = """
                static void ask(int port) throws Exception {
                    try (var socket = new java.net.Socket("localhost", port)) {
                        socket.getOutputStream().write(("GET /api/orders HTTP/1.0\\r\\nHost: localhost\\r\\n"
                                + "Origin: https://a.preview.example.com\\r\\n\\r\\n").getBytes());
                        System.out.println(new String(socket.getInputStream().readAllBytes()));
                    }
                    System.exit(0);
                }
            """;

    private static final String JAVALIN = """
            public class Main {
                public static void main(String[] args) throws Exception {
                    var app = io.javalin.Javalin.create(config -> {
                        config.registerPlugin(new io.github.cors4j.javalin.CrossOriginPlugin(%s));
                        config.routes.get("/api/orders", ctx -> ctx.result("orders"));
                    });
                    ask(app.start("localhost", 0).port());
                }
            %s}
            """;

    private static final String VERTX = """
            public class Main {
                public static void main(String[] args) throws Exception {
                    var vertx = io.vertx.core.Vertx.vertx();
                    var router = io.vertx.ext.web.Router.router(vertx);
                    io.github.cors4j.vertx.CrossOriginHandler.create(%s).mountOn(router);
                    router.get("/api/orders").handler(ctx -> ctx.end("orders"));
                    ask(vertx.createHttpServer().requestHandler(router).listen(0, "localhost")
                            .toCompletionStage().toCompletableFuture().get().actualPort());
                }
            %s}
            """;

    @TempDir
    private static Path folder;

    private static Path jars;

    @BeforeAll
    static void copyTheJars() throws IOException {
        jars = Files.createDirectory(folder.resolve("jars"));
        for (String jar : System.getProperty("users.class.path").split(File.pathSeparator)) {
            Path file = Path.of(jar);
            Files.copy(file, jars.resolve(file.getFileName()));
        }
    }

    @Test
    void an_application_of_this_host_runs_on_the_module_path() throws Exception {
        String host = host();
        Path classes = compile(
                "app", host, (host.equals("javalin") ? JAVALIN : VERTX).formatted(POLICY, ASK), jars.toString());
        String output =
                run(java("java"), "--module-path", classes + File.pathSeparator + jars, "--module", "app/app.Main");
        assertThat(output)
                .contains("Access-Control-Allow-Origin: https://a.preview.example.com", "orders")
                .contains("Access-Control-Allow-Credentials: true");
    }

    @Test
    void an_image_of_an_application_that_uses_the_core_runs() throws Exception {
        String path = jar("cors-common-") + File.pathSeparator + jar("slf4j-api-");
        Path classes = compile("core", "", CORE, path);
        Path image = folder.resolve("image");
        run(
                java("jlink"),
                "--module-path",
                classes + File.pathSeparator + path,
                "--add-modules",
                "core",
                "--output",
                "" + image);
        String output = run(image.resolve("bin/java").toString(), "--module", "core/core.Main");
        assertThat(output)
                .contains("Access-Control-Allow-Origin=https://pr-1.example.com", "CorsConfigurationException")
                .doesNotContain("Exception in thread");
        assertThat(run(image.resolve("bin/java").toString(), "--list-modules"))
                .contains("io.github.cors4j")
                .doesNotContain("re2j", "crawler");
    }

    private static String host() throws IOException {
        Set<String> names = names();
        return names.stream().anyMatch(name -> name.startsWith("cors-javalin-")) ? "javalin" : "vertx";
    }

    private static String jar(String prefix) throws IOException {
        return jars.resolve(names().stream()
                        .filter(name -> name.startsWith(prefix))
                        .findFirst()
                        .orElseThrow())
                .toString();
    }

    private static Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static Path compile(String module, String host, String source, String modulePath) throws Exception {
        Path sources = Files.createDirectories(folder.resolve(module + "-sources/" + module));
        Files.writeString(sources.resolve("Main.java"), "package " + module + ";\n" + source);
        Path descriptor = sources.resolveSibling("module-info.java");
        String required = host.isEmpty() ? "io.github.cors4j" : "io.github.cors4j." + host;
        Files.writeString(
                descriptor,
                "module " + module + " { requires " + required + ";"
                        + (host.equals("vertx") ? " requires io.vertx.core;" : "") + " }");
        Path classes = folder.resolve(module + "-classes");
        run(
                java("javac"),
                "--release",
                "17",
                "--module-path",
                modulePath,
                "-d",
                classes.toString(),
                "" + descriptor,
                "" + sources.resolve("Main.java"));
        return classes;
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s%n%s", String.join(" ", command), output)
                .isZero();
        return output;
    }
}
