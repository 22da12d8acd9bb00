package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.testing.Document;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.cors.CorsConfiguration;

@DisplayName("The pages about migrating show every difference, and nothing else")
class MigrationPagesTest {
    private static final String JAVALIN = "migrating-from-javalin-cors";
    private static final String VERTX = "migrating-from-vertx-cors";
    private static final String SPRING = "migrating-from-spring";

    private static final String HOST = "127.0.0.1";
    private static final Map<String, Cors> TENANTS =
            Map.of(HOST, Cors.of(cors -> cors.origins("https://app.example.com").methods("GET", "PUT")));

    /** The same as Spring writes it. */
    private static CorsConfiguration configuration() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.addAllowedOrigin("https://app.example.com");
        configuration.setAllowedMethods(List.of("GET", "PUT"));
        configuration.addAllowedHeader("*");
        return configuration;
    }

    @ParameterizedTest
    @MethodSource({"fromJavalin", "fromVertx", "fromSpring"})
    void showsWhatHappens(Pair pair) throws Exception {
        pair.check();
    }

    static Stream<Pair> fromJavalin() {
        return Stream.of(
                javalin(
                        "listedOrigins",
                        Calls.LISTED_ORIGINS,
                        JavalinBefore::listedOrigins,
                        JavalinAfter::listedOrigins),
                javalin("anyOrigin", Calls.ANY_ORIGIN, JavalinBefore::anyOrigin, JavalinAfter::anyOrigin),
                javalin(
                        "reflectedOrigin",
                        Calls.ANY_ORIGIN,
                        JavalinBefore::reflectedOrigin,
                        JavalinAfter::reflectedOrigin),
                javalin("rulesByPath", Calls.RULES_BY_PATH, JavalinBefore::rulesByPath, JavalinAfter::rulesByPath));
    }

    static Stream<Pair> fromVertx() {
        return Stream.of(
                vertx("listedOrigins", Calls.LISTED_ORIGINS, VertxBefore::listedOrigins, VertxAfter::listedOrigins),
                vertx("anyOrigin", Calls.ANY_ORIGIN, VertxBefore::anyOrigin, VertxAfter::anyOrigin),
                vertx("expressions", Calls.EXPRESSIONS, VertxBefore::expressions, VertxAfter::expressions),
                vertx("rulesByPath", Calls.RULES_BY_PATH, VertxBefore::rulesByPath, VertxAfter::rulesByPath),
                vertx("leftIn", Calls.LISTED_ORIGINS, VertxAfter::listedOrigins, router -> {
                    VertxBefore.listedOrigins(router);
                    VertxAfter.listedOrigins(router);
                }));
    }

    /** From Spring to either framework there are the same differences. */
    static Stream<Pair> fromSpring() {
        Supplier<RunningServer> registry =
                () -> SpringSite.start(List.of(), new SpringSite.Orders(), new SpringRegistry());
        Supplier<RunningServer> filter =
                () -> SpringSite.start(List.of(SpringFilter.filter()), new SpringSite.Orders());
        Supplier<RunningServer> annotated = () -> SpringSite.start(List.of(), new SpringAnnotated());
        Supplier<RunningServer> controller = () -> SpringSite.start(List.of(), new SpringController());
        Supplier<RunningServer> source = () ->
                SpringSite.start(List.of(SpringSource.filter(Map.of(HOST, configuration()))), new SpringSite.Orders());
        Supplier<RunningServer> javalin = () -> JavalinSite.start(SpringAfterOnJavalin::byPath);
        Supplier<RunningServer> vertx = () -> VertxSite.start(SpringAfterOnVertx::byPath);
        return Stream.of(
                new Pair(SPRING, "registry", Calls.LISTED_ORIGINS, registry, javalin),
                new Pair(SPRING, "registry", Calls.LISTED_ORIGINS, registry, vertx),
                new Pair(SPRING, "filter", Calls.RULES_BY_PATH, filter, javalin),
                new Pair(SPRING, "filter", Calls.RULES_BY_PATH, filter, vertx),
                new Pair(SPRING, "annotated", Calls.SINGLE_ROUTES, annotated, MigrationPagesTest::javalinRoutes),
                new Pair(SPRING, "annotated", Calls.SINGLE_ROUTES, annotated, MigrationPagesTest::vertxRoutes),
                new Pair(SPRING, "controller", Calls.CONTROLLER, controller, MigrationPagesTest::javalinController),
                new Pair(SPRING, "controller", Calls.CONTROLLER, controller, MigrationPagesTest::vertxController),
                new Pair(
                        SPRING,
                        "perRequest",
                        Calls.PER_REQUEST,
                        source,
                        () -> JavalinSite.start(config -> SpringAfterOnJavalin.perRequest(config, TENANTS))),
                new Pair(
                        SPRING,
                        "perRequest",
                        Calls.PER_REQUEST,
                        source,
                        () -> VertxSite.start(router -> SpringAfterOnVertx.perRequest(router, TENANTS))),
                new Pair(
                        SPRING,
                        "leftIn",
                        Calls.LISTED_ORIGINS,
                        javalin,
                        MigrationPagesTest::javalinBehindSpringsFilter));
    }

    @Test
    void showsWhyJavalinDoesNotStartWithBoth() throws Exception {
        String page = Document.read(Path.of("../docs", JAVALIN + ".md")).text();
        assertThatThrownBy(() -> JavalinSite.start(config -> {
                    JavalinBefore.listedOrigins(config);
                    JavalinAfter.listedOrigins(config);
                }))
                .satisfies(failure -> assertThat(page.replaceAll("\\s+", " ")).contains(failure.getMessage()));
    }

    private static Pair javalin(
            String name, List<Call> calls, Consumer<JavalinConfig> first, Consumer<JavalinConfig> second) {
        return new Pair(JAVALIN, name, calls, () -> JavalinSite.start(first), () -> JavalinSite.start(second));
    }

    private static Pair vertx(String name, List<Call> calls, Consumer<Router> first, Consumer<Router> second) {
        return new Pair(VERTX, name, calls, () -> VertxSite.start(first), () -> VertxSite.start(second));
    }

    private static RunningServer javalinRoutes() {
        return JavalinSite.startWithoutRoutes((config, handled) -> {
            config.http.prefer405over404 = true;
            Handler handler = JavalinSite.handler(handled);
            SpringAfterOnJavalin.annotated(config, handler, handler);
        });
    }

    private static RunningServer vertxRoutes() {
        return VertxSite.startWithoutRoutes(
                (router, handler) -> SpringAfterOnVertx.annotated(router, handler, handler));
    }

    private static RunningServer javalinController() {
        return JavalinSite.startWithoutRoutes((config, handled) -> {
            config.http.prefer405over404 = true;
            Handler handler = JavalinSite.handler(handled);
            SpringAfterOnJavalin.controller(config, handler, handler, handler);
        });
    }

    private static RunningServer vertxController() {
        return VertxSite.startWithoutRoutes(
                (router, handler) -> SpringAfterOnVertx.controller(router, handler, handler, handler));
    }

    private static RunningServer javalinBehindSpringsFilter() {
        return SpringSite.startJavalinBehind(SpringFilter.filter(), (config, handled) -> {
            SpringAfterOnJavalin.byPath(config);
            JavalinSite.addRoutes(config, handled);
        });
    }
}
