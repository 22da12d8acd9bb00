package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsBuilder;
import io.github.cors4j.examples.testing.Document;
import io.github.cors4j.javalin.CrossOriginPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

@DisplayName("Patterns that the pages translate match the same")
class PatternTablesTest {
    private static final String ORIGIN = "https://app.example.com";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Without those that end in a slash, and without the path that Javalin's {@code /api/*} leaves out: the pages say so. */
    private static final List<String> PATHS = List.of(
            "/",
            "/about",
            "/api/orders",
            "/api/orders/7",
            "/apiary",
            "/users",
            "/users/7",
            "/users/7/photos",
            "/users/7/photos/1",
            "/users/7/8/photos",
            "/v1",
            "/v1/orders",
            "/v12",
            "/v12/orders");

    private static final List<String> ORIGINS = List.of(
            "https://example.com",
            "https://a.example.com",
            "https://a.b.example.com",
            "https://a.example.com:8080",
            "https://a.example.com:8443",
            "https://a.example.com:9090",
            "http://a.example.com",
            "https://aexample.com",
            "http://localhost",
            "http://localhost:3000",
            "https://localhost:3000");

    /** A row of a table: what is written there and what here. */
    private record Translation(String there, List<String> here) {}

    static List<Translation> springPaths() throws IOException {
        return rows("migrating-from-spring.md", "### Path patterns");
    }

    static List<Translation> springOrigins() throws IOException {
        return rows("migrating-from-spring.md", "### Origin patterns");
    }

    static List<Translation> javalinPaths() throws IOException {
        return rows("migrating-from-javalin-cors.md", "### Paths");
    }

    @ParameterizedTest
    @MethodSource("springPaths")
    void coversThePathsOfASpringPattern(Translation row) throws Exception {
        PathPattern pattern = new PathPatternParser().parse(row.there);
        assertThat(covered(cors -> row.here.forEach(cors::resource)))
                .isNotEmpty()
                .isEqualTo(PATHS.stream()
                        .filter(path -> pattern.matches(PathContainer.parsePath(path)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("springOrigins")
    void allowsTheOriginsOfASpringPattern(Translation row) throws Exception {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOriginPatterns(List.of(row.there));
        List<String> allowed = new ArrayList<>();
        try (RunningServer server = JavalinSite.start(
                config -> config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(row.here))))) {
            for (String origin : ORIGINS) {
                if (grants(server, Call.of("GET", "/").from(origin))) {
                    allowed.add(origin);
                }
            }
        }
        assertThat(allowed)
                .isNotEmpty()
                .isEqualTo(ORIGINS.stream()
                        .filter(origin -> configuration.checkOrigin(origin) != null)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("javalinPaths")
    void coversThePathsOfAJavalinRule(Translation row) throws Exception {
        try (RunningServer before = JavalinSite.start(config -> JavalinBefore.path(config, row.there))) {
            assertThat(covered(cors -> row.here.forEach(cors::resource)))
                    .isNotEmpty()
                    .isEqualTo(covered(before));
        }
    }

    /** What the page offers for the one label that Javalin's plugin takes in the place of an asterisk. */
    @Test
    void allowsExactlyOneLabel() throws Exception {
        String expression = "^https://[a-z0-9-]+\\.preview\\.example\\.com$";
        assertThat(Document.read(Path.of("../docs/migrating-from-javalin-cors.md"))
                        .text())
                .contains("`" + expression + "`");
        try (RunningServer server = JavalinSite.start(config -> config.registerPlugin(
                new CrossOriginPlugin(cors -> cors.origins(expression).supportsCredentials(true))))) {
            Call call = Call.of("GET", "/api/orders");
            assertThat(grants(server, call.from("https://pr-7.preview.example.com")))
                    .isTrue();
            assertThat(grants(server, call.from("https://a.pr-7.preview.example.com")))
                    .isFalse();
        }
    }

    private static List<String> covered(Consumer<CorsBuilder> options) throws Exception {
        try (RunningServer server =
                JavalinSite.start(config -> config.registerPlugin(new CrossOriginPlugin(options)))) {
            return covered(server);
        }
    }

    private static List<String> covered(RunningServer server) throws Exception {
        List<String> covered = new ArrayList<>();
        for (String path : PATHS) {
            if (grants(server, Call.of("GET", path).from(ORIGIN))) {
                covered.add(path);
            }
        }
        return covered;
    }

    private static boolean grants(RunningServer server, Call call) throws Exception {
        String part = server.send(call).parts().get("Access-Control-Allow-Origin");
        return part != null && !part.startsWith("no ");
    }

    private static List<Translation> rows(String page, String heading) throws IOException {
        String text = Document.read(Path.of("../docs", page)).text();
        String section = text.substring(text.indexOf(heading));
        Stream<String> table = section.lines().skip(1).dropWhile(line -> !line.startsWith("|"));
        List<Translation> rows = table.takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(row -> row.split(" \\| "))
                .map(cells -> new Translation(code(cells[0]).get(0), code(cells[1])))
                .toList();
        assertThat(rows).hasSizeGreaterThan(3);
        return rows;
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
