package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.CrossOrigin.reloading;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.github.cors4j.Cors;
import io.javalin.apibuilder.ApiBuilder;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.sse.SseHandler;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to decorate a route, and to add one: what is sent for it has the headers of its own policy. */
class DecoratorTest {

    private static final String ANY = "Access-Control-Allow-Origin: " + ORIGIN;
    private static final String PREFLIGHT_VARY =
            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    private static final String ALL_METHODS =
            "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private void hello(Context ctx) {
        ctx.result("hello");
    }

    private static Cors shared() {
        return Cors.route(cors -> cors.exposeHeaders("X-Shared"));
    }

    @Test
    void everyFormOfDecorator() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/plain", crossOrigin(ctx -> ctx.result("hello")));
            config.routes.get("/reference", crossOrigin(this::hello));
            config.routes.get("/options", crossOrigin(cors -> cors.exposeHeaders("X-A"), this::hello));
            config.routes.get("/ready", crossOrigin(shared(), this::hello));
            config.routes.get("/supplier", reloading(() -> shared(), this::hello));
            config.routes.get("/supplier-reference", reloading(DecoratorTest::shared, this::hello));
        })) {
            server.request()
                    .header("Origin", ORIGIN)
                    .get("/plain")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", ORIGIN)
                    .header("Vary", "Origin")
                    .body(equalTo("hello"));
            assertThat(server.get("/reference").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.get("/options").cors())
                    .containsExactly(ANY, "Access-Control-Expose-Headers: X-A", "Vary: Origin");
            for (String path : List.of("/ready", "/supplier", "/supplier-reference")) {
                assertThat(server.get(path).cors())
                        .containsExactly(ANY, "Access-Control-Expose-Headers: X-Shared", "Vary: Origin");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "QUERY", "PURGE"})
    void everyMethodAndEveryWayToAddARoute(String method) {
        HandlerType type = HandlerType.findOrCreate(method);
        Handler handler = crossOrigin(cors -> cors.methods(method), this::hello);
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.addHttpHandler(type, "/routes", handler);
            config.routes.addEndpoint(Endpoint.create(type, "/endpoint").handler(handler));
            config.routes.apiBuilder(() -> ApiBuilder.path(
                    "/api",
                    () -> ApiBuilder.path(
                            "{id}",
                            () -> ApiBuilder.staticInstance()
                                    .addEndpoint(Endpoint.create(type, ApiBuilder.prefixPath("x"))
                                            .handler(handler)))));
        })) {
            server.app().unsafe.routes.addHttpHandler(type, "/later", handler);
            String allow = method.equals("GET") ? "GET, HEAD, OPTIONS" : method + ", OPTIONS";
            for (String path : List.of("/routes", "/endpoint", "/api/7/x", "/later")) {
                Wire.Answer answer = server.send(method, path, "Origin: " + ORIGIN, "Content-Length: 0");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.cors()).containsExactly(ANY, "Vary: Origin");

                Wire.Answer preflight = server.preflight(path, method);
                assertThat(preflight.status()).isEqualTo(200);
                assertThat(preflight.values("Allow")).containsExactly(allow);
                assertThat(preflight.cors()).contains("Access-Control-Allow-Methods: " + method, ANY);
            }
        }
    }

    @Test
    void apiBuilderAndSse() {
        try (TestServer server = TestServer.startDecoratedOnly(config -> config.routes.apiBuilder(() -> {
            ApiBuilder.path("/users", () -> {
                ApiBuilder.get(crossOrigin(this::hello));
                ApiBuilder.post("/create", crossOrigin(cors -> cors.allowHeaders("Content-Type"), this::hello));
            });
            ApiBuilder.get("/events", crossOrigin(new SseHandler(client -> {
                client.sendEvent("x");
                client.close();
            })));
        }))) {
            assertThat(server.get("/users").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.get("/events", "Accept: text/event-stream").cors())
                    .containsExactly(ANY, "Vary: Origin");
            Wire.Answer preflight =
                    server.preflight("/users/create", "POST", "Access-Control-Request-Headers: content-type,x-other");
            assertThat(preflight.values("Allow")).containsExactly("POST, OPTIONS");
            assertThat(preflight.cors())
                    .containsExactly("Access-Control-Allow-Headers: content-type", ALL_METHODS, ANY, PREFLIGHT_VARY);
        }
    }

    @ParameterizedTest
    @CsvSource({"/throws, 500", "/unauthorized, 401", "/before, 401", "/mapped, 418", "/send-error, 403", "/reset, 200"
    })
    void errorsOfTheRouteCarryItsHeaders(String path, int status) {
        Handler unauthorized = ctx -> {
            throw new UnauthorizedResponse();
        };
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.before("/before", unauthorized);
            config.routes.get("/before", crossOrigin(this::hello));
            config.routes.get("/unauthorized", crossOrigin(unauthorized));
            config.routes.get("/throws", crossOrigin(ctx -> {
                throw new IllegalStateException();
            }));
            config.routes.get("/mapped", crossOrigin(ctx -> {
                throw new UnsupportedOperationException();
            }));
            config.routes.exception(UnsupportedOperationException.class, (e, ctx) -> ctx.status(418));
            config.routes.get("/send-error", crossOrigin(ctx -> ctx.res().sendError(403)));
            config.routes.get("/reset", crossOrigin(ctx -> ctx.res().reset()));
        })) {
            assertThat(server.get(path).status()).isEqualTo(status);
            assertThat(server.get(path).cors()).containsExactly(ANY, "Vary: Origin");
        }
    }

    @Test
    void methodOverrideIsFollowedWhereJavalinFollowsItAndNowhereElse() {
        List<String> called = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.startDecoratedOnly(config -> {
            config.routes.get("/x", crossOrigin(cors -> cors.exposeHeaders("X-Get"), ctx -> called.add("GET")));
            config.routes.delete("/x", crossOrigin(cors -> cors.exposeHeaders("X-Del"), ctx -> called.add("DELETE")));
        })) {
            Wire.Answer overridden = server.get("/x", "X-HTTP-Method-Override: DELETE");
            assertThat(overridden.values("Access-Control-Expose-Headers")).containsExactly("X-Del");
            assertThat(called).containsExactly("DELETE");

            called.clear();
            assertThat(server.preflight("/x", "GET", "X-HTTP-Method-Override: DELETE")
                            .status())
                    .isEqualTo(200);
            assertThat(called).isEmpty();
        }
    }

    @Test
    void supplierIsAskedOnceForEachRequestThatItDecides() {
        AtomicInteger route = new AtomicInteger();
        AtomicInteger application = new AtomicInteger();
        Cors ofRoute = Cors.route();
        Cors ofApplication = Cors.defaults();
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(CrossOriginPlugin.reloading(() -> {
                application.incrementAndGet();
                return ofApplication;
            }));
            config.routes.get(
                    "/route",
                    reloading(
                            () -> {
                                route.incrementAndGet();
                                return ofRoute;
                            },
                            this::hello));
            config.routes.get("/app", this::hello);
        })) {
            server.get("/route");
            server.preflight("/route", "GET");
            assertThat(route).hasValue(2);
            assertThat(application).hasValue(0);

            server.get("/app");
            server.preflight("/app", "GET");
            server.get("/none");
            assertThat(application).hasValue(3);
        }
    }
}
