package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two policies that cannot know of each other fail the request; they never mix. */
class MeetingTest {

    private static CrossOriginHandler outer() {
        return CrossOriginHandler.create(
                cors -> cors.origins(APP, OTHER).supportsCredentials(true).exposeHeaders("X-Outer"));
    }

    private static CrossOriginHandler inner() {
        return CrossOriginHandler.create(cors -> cors.sendWildcard(true));
    }

    private static void api(Router router, Consumer<Router> policy) {
        Router api = Server.router();
        policy.accept(api);
        api.route().handler(ctx -> ctx.end("reached"));
        router.route("/api/*").subRouter(api);
    }

    static Stream<Arguments> meetings() {
        return Stream.of(
                meeting("two handlers", router -> {
                    router.route().handler(outer());
                    api(router, api -> api.route().handler(inner()));
                }),
                meeting("outer handler, inner mounted", router -> {
                    router.route().handler(outer());
                    api(router, inner()::mountOn);
                }),
                meeting("outer mounted, inner handler", router -> {
                    outer().mountOn(router);
                    api(router, api -> api.route().handler(inner()));
                }),
                meeting("two handlers on one router", router -> {
                    router.route().handler(outer());
                    router.route("/api/*").handler(inner());
                    api(router, api -> {});
                }),
                meeting("mounted and handler on one router", router -> {
                    outer().mountOn(router);
                    router.route("/api/*").handler(inner());
                    api(router, api -> {});
                }),
                meeting("handler for the router, mounted on the route", router -> {
                    router.route().handler(outer());
                    CrossOriginHandler.route()
                            .mountOn(router, router.get("/api/x"))
                            .handler(RoutingContext::end);
                }),
                meeting("handler for the router, handler for the route", router -> {
                    router.route().handler(outer());
                    router.get("/api/x").handler(CrossOriginHandler.route()).handler(RoutingContext::end);
                }));
    }

    private static Arguments meeting(String how, Consumer<Router> routes) {
        return Arguments.of(how, routes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void theRequestFailsAndGrantsNothing(String how, Consumer<Router> routes) {
        try (Server server = Server.start(routes)) {
            Answer answer = server.get("/api/x");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("Internal Server Error");
            assertThat(answer.cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.send("GET", "/api/x").status()).isEqualTo(500);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void theMessageSaysWhatToWrite(String how, Consumer<Router> routes) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Server server = Server.start(router -> {
            router.route().order(-1).failureHandler(ctx -> {
                failure.set(ctx.failure());
                ctx.next();
            });
            routes.accept(router);
        })) {
            server.get("/api/x");
            assertThat(failure.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inner.mountOn(subRouter)")
                    .hasMessageContaining("CrossOriginHandler.route(..).mountOn(router, route)");
        }
    }

    @Test
    void failureHandlersMayStillAnswer() {
        try (Server server = Server.start(router -> {
            outer().mountOn(router);
            api(router, api -> api.route().handler(inner()));
            router.route()
                    .failureHandler(ctx -> ctx.response().setStatusCode(500).end("sorry"));
        })) {
            assertThat(server.get("/api/x").body()).isEqualTo("sorry");
            assertThat(server.get("/api/x").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void policiesThatNeverMeetAreFine() {
        try (Server server = Server.start(router -> {
            router.route("/open/*").handler(inner());
            router.route("/closed/*").handler(outer());
            router.route().handler(RoutingContext::end);
        })) {
            assertThat(server.get("/open/x").cors()).isEqualTo(Expect.anyone());
            assertThat(server.get("/closed/x").cors()).containsEntry("access-control-allow-credentials", "true");
        }
    }

    @Test
    void anOuterPolicyThatDoesNotCoverThePathIsInNobodysWay() {
        try (Server server = Server.start(router -> {
            router.route().handler(CrossOriginHandler.create(cors -> cors.resource("/public/*")));
            api(router, api -> api.route().handler(CrossOriginHandler.create(cors -> cors.origins(APP))));
        })) {
            assertThat(server.get("/api/x").cors()).isEqualTo(granted(APP));
            assertThat(server.preflight("GET", "/api/x").cors()).containsEntry("access-control-allow-origin", APP);
        }
    }

    @Test
    void onePolicyDoesNotMeetItself() {
        CrossOriginHandler one = CrossOriginHandler.create(cors -> cors.origins(APP));
        try (Server server = Server.start(router -> {
            router.route().handler(one);
            one.mountOn(router);
            api(router, api -> {
                one.mountOn(api);
                api.route().handler(one);
            });
        })) {
            assertThat(server.get("/api/x").cors()).isEqualTo(granted(APP));
            assertThat(server.get("/api/x").body()).isEqualTo("reached");
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    /** Each decides what its own sub-router answers, whatever the routes show of it. */
    @Test
    void policiesOnOneMountForDifferentVirtualHosts() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.exclude("*")).mountOn(router);
            for (String host : new String[] {"a.example", "b.example"}) {
                Router api = Server.router();
                CrossOriginHandler.create(cors -> cors.origins(host.startsWith("a") ? APP : OTHER))
                        .mountOn(api);
                api.get("/x").handler(ctx -> ctx.end(host));
                router.route("/api/*").virtualHost(host).subRouter(api);
            }
        })) {
            assertThat(server.send("GET", "/api/x", "Host", "a.example", "Origin", APP)
                            .cors())
                    .isEqualTo(granted(APP));
            assertThat(server.send("GET", "/api/x", "Host", "b.example", "Origin", APP)
                            .cors())
                    .isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("GET", "/api/x", "Host", "b.example", "Origin", OTHER)
                            .cors())
                    .isEqualTo(granted(OTHER));
        }
    }

    /** A handler cannot see what comes after it: its answer to a preflight is that of the outer policy. */
    @Test
    void thePreflightOfAnOuterHandlerIsAnsweredBeforeAnybodyNotices() {
        try (Server server = Server.start(router -> {
            router.route().handler(outer());
            api(router, api -> api.route().handler(inner()));
        })) {
            assertThat(server.preflight("GET", "/api/x").status()).isEqualTo(200);
            assertThat(server.get("/api/x").status()).isEqualTo(500);
        }
    }
}
