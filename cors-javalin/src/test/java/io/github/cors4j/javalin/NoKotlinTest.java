package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever uses the plugin from Java needs no Kotlin for it, and whoever embeds the servlet elsewhere no Jetty. */
class NoKotlinTest {

    private static final String USER = """
            import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
            import static io.github.cors4j.javalin.CrossOrigin.reloading;

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
                    CrossOriginPlugin.reloading(() -> policy());
                    CrossOriginPlugin.reloading(User::policy);
                    CrossOriginPlugin.reloading(supplier);
                    CrossOriginPlugin.decoratedRoutesOnly();
                    Javalin app = Javalin.create(config -> {
                        config.startup.startupWatcherEnabled = false;
                        config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")));
                        config.routes.get("/a", crossOrigin(ctx -> ctx.result("hello")));
                        config.routes.get("/b", crossOrigin(cors -> cors.allowHeaders("X-A"), User::handle));
                        config.routes.get("/c", crossOrigin(route(), User::handle));
                        config.routes.get("/d", reloading(() -> route(), User::handle));
                        config.routes.get("/e", reloading(User::route, User::handle));
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
        assertThat(Program.of(directory, "User", USER).compile(withoutKotlin())).isEmpty();
    }

    @Test
    void userRunsWithoutJettyOnTheClassPath(@TempDir Path directory) throws Exception {
        Program user = Program.of(directory, "User", USER);
        assertThat(user.compile(withoutKotlin())).isEmpty();

        assertThat(user.run(Program.classPathWithout(file -> file.contains("jetty"))))
                .isEqualTo("JavalinServlet");
    }

    private static String withoutKotlin() {
        return Program.classPathWithout(file -> file.contains("kotlin"));
    }
}
