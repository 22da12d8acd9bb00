package io.github.cors4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Program;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The projects to copy compile, run, and name the versions of this build")
@Execution(ExecutionMode.CONCURRENT)
class StandaloneTest {
    private static final Path PROJECTS = Path.of("standalone");

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void compiles_and_runs(String name) throws IOException, InterruptedException {
        Path source = PROJECTS.resolve(name).resolve("src/main/java/com/example/App.java");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                "-proc:none",
                                source.toString()))
                .isZero();
        try (Program program = Program.startIn(classes, "com.example.App", Map.of(), "0")) {
            String line = program.awaitLine(text -> text.startsWith("Listening on "));
            String url = line.substring(line.indexOf("http")) + "/hello";
            for (String origin : new String[] {"https://app.example.com", "https://evil.example"}) {
                String granted =
                        RestAssured.given().header("Origin", origin).get(url).header("Access-Control-Allow-Origin");
                assertThat(origin.equals(granted)).isEqualTo(origin.equals("https://app.example.com"));
            }
            assertThat(RestAssured.given()
                            .header("Origin", "https://evil.example")
                            .post(url)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"javalin, javalin.version", "vertx, vertx.version", "javalin, slf4j.version", "vertx, slf4j.version"})
    void names_the_versions_of_this_build(String name, String property) throws IOException {
        String build = Files.readString(Path.of("../pom.xml"));
        String project = Files.readString(PROJECTS.resolve(name).resolve("pom.xml"));
        assertThat(value(project, property)).isEqualTo(value(build, property));
        assertThat(value(project, "cors4j.version")).isEqualTo(value(build, "version"));
        assertThat(project).doesNotContain("<parent>").contains("<artifactId>cors-" + name + "</artifactId>");
    }

    private static String value(String pom, String element) {
        return Pattern.compile("<" + Pattern.quote(element) + ">(.*?)</")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
