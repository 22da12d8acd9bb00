package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsBuilder;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

@DisplayName("The pages about migrating are right about refused requests, and about refuseDisallowed")
class RefusedRequestsTest {
    private static final String RUNS = "200, handler runs";
    private static final String REFUSED = "403, handler does not run";

    private static final Call ALLOWED = Call.of("POST", "/api/orders").from("https://app.example.com");
    private static final Call OWN = Call.of("POST", "/api/orders").fromItself();
    private static final List<Call> FROM_ANOTHER_ORIGIN = List.of(
            Call.of("GET", "/api/orders").from("https://other.example"),
            Call.of("POST", "/api/orders").from("https://other.example"));

    /**
     * A configuration and its counterparts.
     *
     * @param refused what the old one does with a request from an origin that is not allowed
     * @param own what the old one does with a POST from its own origin
     * @param before starts the old one
     * @param after starts its counterpart
     * @param refusing starts the counterpart with {@code refuseDisallowed}
     */
    private record Migration(
            String refused,
            String own,
            Supplier<RunningServer> before,
            Supplier<RunningServer> after,
            Supplier<RunningServer> refusing) {}

    static Stream<Migration> migrations() {
        Supplier<RunningServer> registry =
                () -> SpringSite.start(List.of(), new SpringSite.Orders(), new SpringRegistry());
        Supplier<RunningServer> filter =
                () -> SpringSite.start(List.of(SpringFilter.filter()), new SpringSite.Orders());
        Supplier<RunningServer> javalin = () -> JavalinSite.start(SpringAfterOnJavalin::byPath);
        Supplier<RunningServer> refusingJavalin = () -> JavalinSite.start(SpringAfterOnJavalin::refusedRequests);
        Supplier<RunningServer> vertx = () -> VertxSite.start(SpringAfterOnVertx::byPath);
        Supplier<RunningServer> refusingVertx = () -> VertxSite.start(SpringAfterOnVertx::refusedRequests);
        return Stream.of(
                new Migration(
                        "400, handler runs",
                        "400, handler runs",
                        () -> JavalinSite.start(JavalinBefore::listedOrigins),
                        () -> JavalinSite.start(JavalinAfter::listedOrigins),
                        () -> JavalinSite.start(JavalinAfter::refusedRequests)),
                new Migration(
                        REFUSED,
                        REFUSED,
                        () -> VertxSite.start(VertxBefore::listedOrigins),
                        () -> VertxSite.start(VertxAfter::listedOrigins),
                        () -> VertxSite.start(VertxAfter::refusedRequests)),
                new Migration(REFUSED, RUNS, registry, javalin, refusingJavalin),
                new Migration(REFUSED, RUNS, filter, vertx, refusingVertx));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void areRefusedAsBeforeOnlyIfAsked(Migration migration) throws Exception {
        try (RunningServer before = migration.before.get();
                RunningServer after = migration.after.get();
                RunningServer refusing = migration.refusing.get()) {
            for (Call call : FROM_ANOTHER_ORIGIN) {
                assertThat(outcome(before, call)).as("before: %s", call).isEqualTo(migration.refused);
                assertThat(outcome(after, call)).as("after: %s", call).isEqualTo(RUNS);
                assertThat(outcome(refusing, call)).as("refusing: %s", call).isEqualTo(REFUSED);
            }
            assertThat(outcome(before, OWN)).isEqualTo(migration.own);
            assertThat(List.of(outcome(after, OWN), outcome(refusing, OWN))).containsOnly(RUNS);
            assertThat(List.of(outcome(before, ALLOWED), outcome(after, ALLOWED), outcome(refusing, ALLOWED)))
                    .containsOnly(RUNS);
        }
    }

    /** Spring compares the method of every request, cors4j that of a preflight; the guard compares the others as well. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMethodThatIsNotAllowedIsRefusedOnlyByTheGuard(boolean guarded) throws Exception {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.addAllowedOrigin("https://app.example.com");
        configuration.addAllowedMethod("PUT");
        Consumer<CorsBuilder> options = cors -> cors.origins("https://app.example.com")
                .methods("PUT")
                .refuseDisallowed(true)
                .guardUnsafeMethods(guarded);
        try (RunningServer before =
                        SpringSite.start(List.of(new CorsFilter(request -> configuration)), new SpringSite.Orders());
                RunningServer javalin =
                        JavalinSite.start(config -> config.registerPlugin(new CrossOriginPlugin(options)));
                RunningServer vertx = VertxSite.start(
                        router -> CrossOriginHandler.create(options).mountOn(router))) {
            Call read = Call.of("GET", "/api/orders").from("https://app.example.com");
            assertThat(List.of(outcome(before, read), outcome(before, ALLOWED))).containsOnly(REFUSED);
            assertThat(List.of(outcome(javalin, read), outcome(vertx, read))).containsOnly(RUNS);
            assertThat(List.of(outcome(javalin, ALLOWED), outcome(vertx, ALLOWED)))
                    .containsOnly(guarded ? REFUSED : RUNS);
        }
    }

    /** What Spring takes for the methods of an annotated GET route has no HEAD. */
    @Test
    void springRefusesHeadForAnAnnotatedRoute() throws Exception {
        Call head = Call.of("HEAD", "/api/orders").from("https://app.example.com");
        try (RunningServer before = SpringSite.start(List.of(), new SpringController());
                RunningServer after = JavalinSite.startWithoutRoutes((config, handled) -> {
                    Handler handler = JavalinSite.handler(handled);
                    SpringAfterOnJavalin.controller(config, handler, handler, handler);
                })) {
            assertThat(before.send(head).parts()).containsEntry("status", "403");
            assertThat(after.send(head).parts()).containsEntry("status", "200");
        }
    }

    private static String outcome(RunningServer server, Call call) throws Exception {
        Reply reply = server.send(call);
        return reply.parts().get("status") + ", " + reply.parts().get("handler");
    }
}
