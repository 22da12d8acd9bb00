package io.github.cors4j.javalin.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index finds the very route that Javalin finds by trying one after the other. */
class RouteIndexTest {

    private static final List<String> OF_ROUTES = List.of(
            "a", "b", "api", "A", "a-b", "a.b", "x_y", "{id}", "{id}.json", "<rest>", "*", "a*", "a+", "%61", "");
    private static final List<String> OF_PATHS =
            List.of("a", "b", "api", "A", "API", "a-b", "a.b", "axb", "x_y", "1.json", "%61", "aa", "", ".");

    private final Random random = new Random(7);

    private String any(List<String> segments, int most) {
        return "/"
                + IntStream.range(0, random.nextInt(most + 1))
                        .mapToObj(i -> segments.get(random.nextInt(segments.size()))
                                .replace("id", "p" + i)
                                .replace("rest", "r" + i))
                        .collect(Collectors.joining("/"));
    }

    @ParameterizedTest
    @CsvSource({"false, false, true", "true, false, true", "false, true, true", "true, true, false"})
    void findsWhatJavalinFinds(boolean ignoresCase, boolean joinsSlashes, boolean ignoresTrailingSlashes) {
        int found = 0;
        for (int round = 0; round < 40; round++) {
            List<ParsedEndpoint> routes = routes(ignoresCase, joinsSlashes, ignoresTrailingSlashes);
            RouteIndex index = RouteIndex.of(routes);
            for (int i = 0; i < 200; i++) {
                String path = any(OF_PATHS, 5);
                ParsedEndpoint expected = oneAfterTheOther(routes, path);
                assertThat(index.find("GET", path)).as(path).isSameAs(expected);
                assertThat(index.methods(path)).hasSize(expected == null ? 0 : 1);
                found += expected == null ? 0 : 1;
            }
        }
        assertThat(found).isBetween(1_000, 7_999);
    }

    private List<ParsedEndpoint> routes(boolean ignoresCase, boolean joinsSlashes, boolean ignoresTrailingSlashes) {
        Javalin app = Javalin.create(config -> {
            config.router.caseInsensitiveRoutes = ignoresCase;
            config.router.treatMultipleSlashesAsSingleSlash = joinsSlashes;
            config.router.ignoreTrailingSlashes = ignoresTrailingSlashes;
            // Javalin takes each path once, whatever its parameters are called.
            Stream.generate(() -> any(OF_ROUTES, 4))
                    .limit(40)
                    .collect(Collectors.toMap(RouteIndexTest::bare, path -> path, (first, second) -> first))
                    .values()
                    .forEach(path -> config.routes.get(path, ctx -> {}));
        });
        return app.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method == HandlerType.GET)
                .toList();
    }

    private static String bare(String path) {
        return path.replaceAll("/+$", "").toLowerCase(Locale.ROOT);
    }

    private static ParsedEndpoint oneAfterTheOther(List<ParsedEndpoint> routes, String path) {
        return routes.stream()
                .filter(route ->
                        route.endpoint.path.equals("*") || route.endpoint.path.equals(path) || route.matches(path))
                .findFirst()
                .orElse(null);
    }
}
