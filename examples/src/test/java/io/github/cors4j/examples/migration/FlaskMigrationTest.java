package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Handler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flask-CORS itself is compared in the adapters' own tests, by what was recorded of it. */
@DisplayName("From Flask-CORS: the configurations of the page")
class FlaskMigrationTest {
    private static final String LISTED = "https://app.example.com";
    private static final String OTHER = "https://other.example";
    private static final String ORIGIN = "Access-Control-Allow-Origin";

    static List<Supplier<RunningServer>> applications() {
        return List.of(
                () -> JavalinSite.start(FlaskAfterOnJavalin::application),
                () -> VertxSite.start(FlaskAfterOnVertx::application));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void theApplication(Supplier<RunningServer> application) throws Exception {
        try (RunningServer server = application.get()) {
            Reply allowed = server.send(Call.of("GET", "/api/orders").from(LISTED));
            assertThat(allowed.parts())
                    .containsEntry(ORIGIN, "`" + ORIGIN + ": " + LISTED + "`")
                    .containsEntry("Access-Control-Allow-Credentials", "`Access-Control-Allow-Credentials: true`");
            assertRefused(server.send(Call.of("GET", "/api/orders").from(OTHER)));
            assertRefused(server.send(Call.of("GET", "/health").from(LISTED)));
        }
    }

    static Stream<Supplier<RunningServer>> routes() {
        return Stream.of(
                () -> JavalinSite.startWithoutRoutes((config, handled) -> {
                    Handler handler = JavalinSite.handler(handled);
                    FlaskAfterOnJavalin.oneRoute(config, handler);
                    config.routes.get("/health", handler);
                }),
                () -> VertxSite.startWithoutRoutes((router, handler) -> {
                    FlaskAfterOnVertx.oneRoute(router, handler);
                    router.get("/health").handler(handler);
                }));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void oneRoute(Supplier<RunningServer> application) throws Exception {
        try (RunningServer server = application.get()) {
            Call preflight = Call.preflight("POST", "/api/orders")
                    .with("content-type,x-token")
                    .from(LISTED);
            assertThat(server.send(preflight).parts())
                    .containsEntry(ORIGIN, "`" + ORIGIN + ": " + LISTED + "`")
                    .containsEntry("Access-Control-Allow-Headers", "`Access-Control-Allow-Headers: Content-Type`");
            assertRefused(server.send(Call.of("GET", "/health").from(LISTED)));
        }
    }

    @Test
    void theBlueprint() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (RunningServer server = VertxSite.startWithoutRoutes((router, handler) -> {
            FlaskAfterOnVertx.blueprint(vertx, router, handler);
            router.get("/health").handler(handler);
        })) {
            assertThat(server.send(Call.of("GET", "/api/orders").from(LISTED)).parts())
                    .containsEntry(ORIGIN, "`" + ORIGIN + ": " + LISTED + "`");
            assertRefused(server.send(Call.of("GET", "/health").from(LISTED)));
        } finally {
            vertx.close().await();
        }
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.parts()).containsEntry(ORIGIN, "no `" + ORIGIN + "`");
    }
}
