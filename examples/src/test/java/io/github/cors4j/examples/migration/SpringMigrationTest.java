package io.github.cors4j.examples.migration;

import io.github.cors4j.examples.testing.Document;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("From Spring: the page shows every difference")
class SpringMigrationTest {
    private static final Path PAGE = Path.of("../docs/migrating-from-spring.md");

    private record Pair(String name, List<Call> calls, Supplier<RunningServer> before, Supplier<RunningServer> after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() {
        Supplier<RunningServer> registry =
                () -> SpringSite.start(List.of(), new SpringSite.Orders(), new SpringRegistry());
        Supplier<RunningServer> filter =
                () -> SpringSite.start(List.of(SpringFilter.filter()), new SpringSite.Orders());
        Supplier<RunningServer> annotated = () -> SpringSite.start(List.of(), new SpringAnnotated());
        return Stream.of(
                new Pair("registry", Calls.LISTED_ORIGINS, registry, onJavalin(SpringAfterOnJavalin::byPath)),
                new Pair("registry", Calls.LISTED_ORIGINS, registry, onVertx(SpringAfterOnVertx::byPath)),
                new Pair("filter", Calls.RULES_BY_PATH, filter, onJavalin(SpringAfterOnJavalin::byPath)),
                new Pair("filter", Calls.RULES_BY_PATH, filter, onVertx(SpringAfterOnVertx::byPath)),
                new Pair("annotated", Calls.SINGLE_ROUTES, annotated, onJavalinRoutes()),
                new Pair("annotated", Calls.SINGLE_ROUTES, annotated, onVertxRoutes()));
    }

    private static Supplier<RunningServer> onJavalin(Consumer<JavalinConfig> configuration) {
        return () -> JavalinSite.start(configuration);
    }

    private static Supplier<RunningServer> onVertx(Consumer<Router> configuration) {
        return () -> VertxSite.start(configuration);
    }

    private static Supplier<RunningServer> onJavalinRoutes() {
        return () -> JavalinSite.startWithoutRoutes((config, handled) -> {
            config.http.prefer405over404 = true;
            Handler handler = JavalinSite.handler(handled);
            SpringAfterOnJavalin.annotated(config, handler, handler);
        });
    }

    private static Supplier<RunningServer> onVertxRoutes() {
        return () -> VertxSite.startWithoutRoutes(
                (router, handler) -> SpringAfterOnVertx.annotated(router, handler, handler));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void differsOnlyAsThePageShows(Pair pair) throws Exception {
        try (RunningServer before = pair.before.get();
                RunningServer after = pair.after.get()) {
            Comparison.of(pair.calls, before, after).isShownBy(Document.read(PAGE), pair.name);
        }
    }

    /** A Javalin servlet that is embedded in the Spring application can have Spring's filter in front of it. */
    @Test
    void leftInFrontTheFilterInterferesAsThePageShows() throws Exception {
        try (RunningServer alone = JavalinSite.start(SpringAfterOnJavalin::byPath);
                RunningServer both = SpringSite.startJavalinBehind(SpringFilter.filter(), (config, handled) -> {
                    SpringAfterOnJavalin.byPath(config);
                    JavalinSite.addRoutes(config, handled);
                })) {
            Comparison.of(Calls.LISTED_ORIGINS, alone, both).isShownBy(Document.read(PAGE), "leftIn");
        }
    }
}
