package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.check;
import static io.github.cors4j.examples.recipes.Recipe.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.config.JavalinConfig;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

@DisplayName("Recipes for policies in files")
class PolicyFilesTest {
    private static final String APP = "https://app.example.com";
    private static final String NEW = "https://new.example.com";
    private static final String ALLOW = "Access-Control-Allow-Origin: ";

    @Test
    void reloading(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("cors.json");
        Files.writeString(file, "{\"origins\": [\"" + APP + "\"]}");
        PolicyFromFile policy = new PolicyFromFile(file);
        Consumer<JavalinConfig> application = config -> {
            config.registerPlugin(CrossOriginPlugin.reloading(policy::current));
            config.routes.get("/orders", ctx -> {});
        };
        Recipe.onJavalin(application, get("/orders", APP, ALLOW + APP), get("/orders", NEW));

        write(file, "{\"origins\": [\"" + NEW + "\"]}", 1);
        policy.reload();
        Recipe.onJavalin(application, get("/orders", APP), get("/orders", NEW, ALLOW + NEW));

        Cors before = policy.current();
        write(file, "{\"origins\": [\"" + APP + "/\"]}", 2);
        policy.reload();
        assertThat(policy.current()).isSameAs(before);
        write(file, "{", 3);
        policy.reload();
        assertThat(policy.current()).isSameAs(before);
    }

    private static void write(Path file, String text, int seconds) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    @Test
    void yaml() throws Exception {
        StringReader reader = new StringReader("""
                origins:
                  - https://app.example.com
                  - https://*.preview.example.com
                supportsCredentials: true
                maxAge: 3600
                resources:
                  /api/*: {}
                  /public/*: {origins: "*", supportsCredentials: false}
                """);
        Map<String, Object> settings = new Yaml().load(reader);
        Cors policy = Cors.of(cors -> cors.configuration(settings));
        assertThat(policy.warnings()).isEmpty();
        check(
                policy,
                get("/api/me", APP, ALLOW + APP, "Access-Control-Allow-Credentials: true"),
                get("/public/x", NEW, ALLOW + NEW));
    }
}
