package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever uses the plugin from Java needs no Kotlin for it, and whoever embeds the servlet elsewhere no Jetty. */
class NoKotlinTest {

    private static final String USER = """
            import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

            import io.github.cors4j.Cors;
            import io.github.cors4j.javalin.CrossOriginPlugin;
            import io.javalin.Javalin;
            import io.javalin.http.Context;
            import java.util.function.Supplier;

            public class User {
                static Cors policy() {
                    return Cors.defaults();
                }

                static Cors route() {
                    return Cors.route();
                }

                static void handle(Context ctx) {
                    ctx.result("hello");
                }

                public static void main(String[] arguments) {
                    Supplier<Cors> supplier = User::policy;
                    new CrossOriginPlugin();
                    new CrossOriginPlugin(cors -> {
                        cors.origins("https://app.example.com");
                    });
                    new CrossOriginPlugin(policy());
                    new CrossOriginPlugin(() -> policy());
                    new CrossOriginPlugin(User::policy);
                    new CrossOriginPlugin(supplier);
                    CrossOriginPlugin.decoratedRoutesOnly();
                    Javalin app = Javalin.create(config -> {
                        config.startup.startupWatcherEnabled = false;
                        config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")));
                        config.routes.get("/a", crossOrigin(ctx -> ctx.result("hello")));
                        config.routes.get("/b", crossOrigin(cors -> cors.allowHeaders("X-A"), User::handle));
                        config.routes.get("/c", crossOrigin(route(), User::handle));
                        config.routes.get("/d", crossOrigin(() -> route(), User::handle));
                        config.routes.get("/e", crossOrigin(User::route, User::handle));
                    });
                    System.out.print(app.javalinServlet().getClass().getSimpleName());
                    System.exit(0);
                }
            }
            """;

    @Test
    void noClassOfTheModuleMentionsKotlin() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(5);
            assertThat(classes)
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContainIgnoringCase("kotlin"));
        }
    }

    @Test
    void userCompilesWithoutKotlinOnTheClassPath(@TempDir Path directory) throws IOException {
        assertThat(compile(directory, classPathWithout("kotlin"))).isEmpty();
    }

    @Test
    void userRunsWithoutJettyOnTheClassPath(@TempDir Path directory) throws Exception {
        assertThat(compile(directory, classPathWithout("kotlin"))).isEmpty();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        directory + File.pathSeparator + classPathWithout("jetty"),
                        "User")
                .redirectError(directory.resolve("errors").toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as(Files.readString(directory.resolve("errors")))
                .isZero();
        assertThat(printed).isEqualTo("JavalinServlet");
    }

    /** Compiles the user's program and returns what the compiler has to say about it. */
    private static String compile(Path directory, String classPath) throws IOException {
        Path source = Files.writeString(directory.resolve("User.java"), USER);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("--release", "17", "-proc:none", "-cp", classPath, "-d", directory.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return messages.toString();
    }

    private static String classPathWithout(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains(name))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
