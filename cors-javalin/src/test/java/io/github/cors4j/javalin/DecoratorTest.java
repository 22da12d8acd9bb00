package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.CrossOrigin.reloading;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.javalin.Javalin;
import io.javalin.apibuilder.ApiBuilder;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.sse.SseHandler;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decorated route has a policy of its own, for all that is sent for it, alone or under the application's. */
class DecoratorTest {

    private static final String ANY = "Access-Control-Allow-Origin: " + ORIGIN;
    private static final String PREFLIGHT_VARY =
            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    private static final String ALL_METHODS =
            "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private static TestServer alone(Consumer<JavalinConfig> more) {
        return TestServer.start(config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            more.accept(config);
        });
    }

    private void hello(Context ctx) {
        ctx.result("hello");
    }

    private static Cors shared() {
        return Cors.route(cors -> cors.exposeHeaders("X-Shared"));
    }

    @Test
    void everyFormOfDecorator() {
        try (TestServer server = alone(config -> {
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
        try (TestServer server = alone(config -> {
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
        try (TestServer server = alone(config -> config.routes.apiBuilder(() -> {
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
        try (TestServer server = alone(config -> {
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
    void withoutAPolicyForTheApplicationNothingElseIsTouched() {
        try (TestServer server = alone(config -> {
            config.routes.get("/decorated", crossOrigin(this::hello));
            config.routes.get(
                    "/plain",
                    ctx -> ctx.header("Access-Control-Allow-Origin", "x").header("Vary", "Y"));
            config.routes.options("/plain", ctx -> ctx.result("mine"));
        })) {
            assertThat(server.get("/plain").cors()).containsExactly("Access-Control-Allow-Origin: x", "Vary: Y");
            assertThat(server.preflight("/plain", "GET").body()).isEqualTo("mine");
            assertThat(server.get("/none").cors()).isEmpty();
            assertThat(server.preflight("/none", "GET").status()).isEqualTo(404);
        }
    }

    @Test
    void routeDecidesAloneUnderTheApplicationsPolicy() {
        try (TestServer server = TestServer.start(config -> {
            config.routes.get(
                    "/open", crossOrigin(cors -> cors.sendWildcard(true).maxAge(60), this::hello));
            config.routes.get("/other", crossOrigin(cors -> cors.origins("https://other.example"), this::hello));
            config.routes.get("/plain", this::hello);
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                    .supportsCredentials(true)
                    .exposeHeaders("X-App")
                    .exclude("/open")));
        })) {
            assertThat(server.get("/plain").cors())
                    .containsExactly(GRANTED[0], GRANTED[1], "Access-Control-Expose-Headers: X-App", "Vary: Origin");
            assertThat(server.get("/open").cors()).containsExactly("Access-Control-Allow-Origin: *");
            assertThat(server.preflight("/open", "GET").cors())
                    .containsExactly(
                            ALL_METHODS,
                            "Access-Control-Allow-Origin: *",
                            "Access-Control-Max-Age: 60",
                            "Vary: Access-Control-Request-Method, Access-Control-Request-Headers");
            assertThat(server.get("/other").cors()).containsExactly("Vary: Origin");
            assertThat(server.preflight("/other", "GET").cors()).containsExactly(PREFLIGHT_VARY);
        }
    }

    @Test
    void methodsOfOnePathAreDecidedEachByItsOwnRoute() {
        try (TestServer server = TestServer.start(config -> {
            config.routes.put(
                    "/x", crossOrigin(cors -> cors.exposeHeaders("X-Put").maxAge(1), this::hello));
            config.routes.get(
                    "/x", crossOrigin(cors -> cors.exposeHeaders("X-Get").maxAge(2), this::hello));
            config.routes.post("/x", this::hello);
            config.registerPlugin(
                    new CrossOriginPlugin(cors -> cors.exposeHeaders("X-App").maxAge(3)));
        })) {
            assertThat(decidedBy(server, "PUT")).isEqualTo("X-Put 1");
            assertThat(decidedBy(server, "GET")).isEqualTo("X-Get 2");
            assertThat(decidedBy(server, "HEAD")).isEqualTo("X-Get 2");
            assertThat(decidedBy(server, "POST")).isEqualTo("X-App 3");
            assertThat(decidedBy(server, "DELETE")).isEqualTo("X-Put 1"); // no such route: the first decorated one
            assertThat(server.preflight("/x", "DELETE").values("Allow"))
                    .containsExactly("GET, HEAD, POST, PUT, OPTIONS");
        }
    }

    /** Who decided about the actual request, and about its preflight. */
    private static String decidedBy(TestServer server, String method) {
        return server.send(method, "/x", "Origin: " + ORIGIN, "Content-Length: 0")
                        .values("Access-Control-Expose-Headers")
                        .get(0)
                + " "
                + server.preflight("/x", method)
                        .values("Access-Control-Max-Age")
                        .get(0);
    }

    @Test
    void undecoratedMethodOfADecoratedPathIsNotOpenedByItsPreflight() {
        try (TestServer server = alone(config -> {
            config.routes.get("/x", crossOrigin(this::hello));
            config.routes.delete("/x", this::hello);
        })) {
            assertThat(server.preflight("/x", "DELETE").status()).isEqualTo(404);
            assertThat(server.preflight("/x", "DELETE").cors()).isEmpty();
            assertThat(server.send("DELETE", "/x", "Origin: " + ORIGIN).cors()).isEmpty();
        }
    }

    @Test
    void fileBesideADecoratedRouteIsTheApplications() {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.exposeHeaders("X-App")));
            config.routes.post("/<any>", crossOrigin(this::hello));
            config.staticFiles.add("/public");
        })) {
            assertThat(server.get("/big.txt").cors())
                    .containsExactly(ANY, "Access-Control-Expose-Headers: X-App", "Vary: Origin");
            assertThat(server.get("/big.txt").values("Content-Type")).containsExactly("text/plain");
            assertThat(server.get("/none").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.preflight("/big.txt", "GET").values("Allow")).containsExactly("GET, HEAD, POST, OPTIONS");
        }
    }

    @Test
    void plainOptionsIsAnsweredUnlessTheApplicationHasARouteForIt() {
        try (TestServer server = alone(config -> {
            config.routes.post(
                    "/x", crossOrigin(cors -> cors.preflightStatus(204).exposeHeaders("X-A"), this::hello));
            config.routes.post("/own", crossOrigin(this::hello));
            config.routes.options("/own", ctx -> ctx.result("mine"));
            config.routes.post("/both", crossOrigin(this::hello));
            config.routes.options("/both", crossOrigin(cors -> cors.exposeHeaders("X-O"), ctx -> ctx.result("mine")));
        })) {
            Wire.Answer plain = server.send("OPTIONS", "/x", "Origin: " + ORIGIN);
            assertThat(plain.status()).isEqualTo(204);
            assertThat(plain.values("Allow")).containsExactly("POST, OPTIONS");
            assertThat(plain.cors()).containsExactly(ANY, "Access-Control-Expose-Headers: X-A", "Vary: Origin");

            assertThat(server.send("OPTIONS", "/own", "Origin: " + ORIGIN).body())
                    .isEqualTo("mine");
            assertThat(server.preflight("/own", "POST").values("Allow")).containsExactly("POST, OPTIONS");

            Wire.Answer both = server.send("OPTIONS", "/both", "Origin: " + ORIGIN);
            assertThat(both.body()).isEqualTo("mine");
            assertThat(both.cors()).containsExactly(ANY, "Access-Control-Expose-Headers: X-O", "Vary: Origin");
            assertThat(server.preflight("/both", "POST").body()).isEmpty();
        }
    }

    @Test
    void withoutAutomaticOptionsTheyAreLeftToTheApplication() {
        try (TestServer server = alone(config -> {
            config.routes.get("/x", crossOrigin(cors -> cors.automaticOptions(false), this::hello));
            config.routes.get("/own", crossOrigin(cors -> cors.automaticOptions(false), this::hello));
            config.routes.options("/own", ctx -> ctx.status(222).result("mine"));
        })) {
            assertThat(server.preflight("/own", "GET").status()).isEqualTo(222);
            assertThat(server.preflight("/own", "GET").cors()).containsExactly(ALL_METHODS, ANY, PREFLIGHT_VARY);
            assertThat(server.preflight("/x", "GET").status()).isEqualTo(404);
            assertThat(server.preflight("/x", "GET").cors()).containsExactly(ALL_METHODS, ANY, PREFLIGHT_VARY);
            assertThat(server.send("OPTIONS", "/x", "Origin: " + ORIGIN).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void methodOverrideIsFollowedWhereJavalinFollowsItAndNowhereElse() {
        List<String> called = new CopyOnWriteArrayList<>();
        try (TestServer server = alone(config -> {
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

    @Test
    void wrongPolicyFailsAtOnce() {
        for (Cors paths : List.of(Cors.of(cors -> cors.resource("/x")), Cors.of(cors -> cors.exclude("/x")))) {
            assertThatThrownBy(() -> crossOrigin(paths, this::hello))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without resources and exclusions")
                    .hasMessageContaining("/x");
        }
        assertThatThrownBy(() -> crossOrigin(cors -> cors.origins("not an origin"), this::hello))
                .isInstanceOf(CorsConfigurationException.class);
        assertThatThrownBy(() -> crossOrigin(crossOrigin(this::hello)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a route has one policy");
    }

    @Test
    void anyPolicyWithoutResourcesWillDo() {
        try (TestServer server = alone(config -> {
            config.routes.get("/defaults", crossOrigin(Cors.defaults(), this::hello));
            config.routes.get("/of", crossOrigin(Cors.of(cors -> cors.preflightStatus(204)), this::hello));
        })) {
            assertThat(server.get("/defaults").cors()).containsExactly(ANY, "Vary: Origin");
            assertThat(server.send("OPTIONS", "/of", "Origin: " + ORIGIN).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void decoratorThatThePluginCannotFindFailsWithTheRemedy() {
        List<String> messages = new CopyOnWriteArrayList<>();
        Consumer<JavalinConfig> remember = config ->
                config.routes.exception(IllegalStateException.class, (e, ctx) -> messages.add(e.getMessage()));
        try (TestServer server =
                TestServer.start(remember.andThen(config -> config.routes.get("/", crossOrigin(this::hello))))) {
            assertThat(server.get("/").body()).doesNotContain("hello");
            assertThat(messages.remove(0)).contains("CrossOriginPlugin.decoratedRoutesOnly()");
        }
        Handler inner = crossOrigin(this::hello);
        try (TestServer server = alone(remember.andThen(config -> {
            config.routes.get("/wrapped", ctx -> inner.handle(ctx));
            config.spaRoot.addHandler("/spa", inner);
            config.routes.error(404, inner);
        }))) {
            for (String path : List.of("/wrapped", "/spa")) {
                assertThat(server.get(path).body()).doesNotContain("hello");
                assertThat(messages.remove(0)).contains("outermost handler of an HTTP route");
            }
        }
    }

    @Test
    void handlersThatAreNoRoutesAreRefusedWhenTheyAreAdded() {
        List<Consumer<JavalinConfig>> wrong = new ArrayList<>();
        wrong.add(config -> config.routes.before("/x", crossOrigin(this::hello)));
        wrong.add(config -> config.routes.after(crossOrigin(this::hello)));
        for (Consumer<JavalinConfig> one : wrong) {
            assertThatThrownBy(() -> Javalin.create(config -> {
                        config.registerPlugin(new CrossOriginPlugin());
                        one.accept(config);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("crossOrigin(..) is for HTTP routes");
            assertThatThrownBy(() -> Javalin.create(config -> {
                        one.accept(config);
                        config.registerPlugin(new CrossOriginPlugin());
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("crossOrigin(..) is for HTTP routes");
        }
    }
}
