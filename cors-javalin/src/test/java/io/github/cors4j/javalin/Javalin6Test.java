package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Javalin 6, whose plugins have other methods, nothing registers that would then never be called. */
class Javalin6Test {

    private static final String USER = """
            import io.github.cors4j.javalin.CrossOriginPlugin;
            import io.javalin.Javalin;
            import io.javalin.config.JavalinConfig;
            import io.javalin.plugin.Plugin;

            public class User {
                public static class Other extends Plugin<Void> {
                    @Override
                    public void onInitialize(JavalinConfig config) {
                        System.out.println("called");
                    }
                }

                public static void main(String[] arguments) {
                    try {
                        Javalin.create(config -> {
                            config.registerPlugin(new Other());
                            config.registerPlugin(PLUGIN);
                            System.out.println("registered");
                        });
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                    System.exit(0);
                }
            }
            """;

    @Test
    void everyFormOfThePluginFailsWhenItIsRegistered(@TempDir Path directory) throws Exception {
        String classPath =
                javalin6() + File.pathSeparator + Program.classPathWithout(file -> file.startsWith("javalin-7"));
        for (String plugin : new String[] {
            "new CrossOriginPlugin()",
            "new CrossOriginPlugin(cors -> { cors.origins(\"https://app.example.com\"); })",
            "CrossOriginPlugin.decoratedRoutesOnly()"
        }) {
            Program user = Program.of(directory, "User", USER.replace("PLUGIN", plugin));
            user.compile(classPath);

            assertThat(user.run(classPath).lines())
                    .containsExactly(
                            "called",
                            "cors-javalin needs Javalin 7.0.1 or later, but this one is older: update io.javalin:javalin");
        }
    }

    private static Path javalin6() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "javalin6"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
