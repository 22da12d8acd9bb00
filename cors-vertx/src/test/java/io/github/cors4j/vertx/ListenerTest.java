package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsListener;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A listener is told once for each response, of the decision that the response has, and by the policy that made it. */
class ListenerTest {
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static Server server;

    private static CorsListener as(String name) {
        return decision -> TOLD.add(name + " " + decision.kind() + " " + decision.outcome());
    }

    /** The application trusts one origin, the sub-router another one, and so do its routes. */
    @BeforeAll
    static void start() {
        server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)
                            .listener(as("app"))
                            .resource("/*")
                            .resource("/guarded/*", guarded -> guarded.refuseDisallowed(true))
                            .exclude("/private", "/out/*"))
                    .mountOn(router);
            router.route("/api/*").handler(ctx -> {
                if (ctx.request().path().equals("/api/secret")) {
                    ctx.fail(401);
                } else {
                    ctx.next();
                }
            });
            router.route("/api/*").subRouter(api());
            router.get("/x").handler(RoutingContext::end);
            router.get("/private").handler(RoutingContext::end);
            router.get("/guarded/x").handler(RoutingContext::end);
            router.get("/fails").handler(ctx -> ctx.fail(500));
            router.get("/reroutes").handler(ctx -> ctx.reroute("/api/x"));
            router.get("/api/passes").handler(RoutingContext::end);
            router.get("/api/either").handler(RoutingContext::end);
            router.get("/socket").handler(ListenerTest::socket);
            router.get("/out/reroutes").handler(ctx -> ctx.reroute("/guarded/socket"));
            router.get("/guarded/socket").handler(ListenerTest::socket);
            CrossOriginHandler.route(cors -> cors.origins(OTHER).listener(as("route")))
                    .mountOn(router, router.get("/html-socket").produces("text/html"))
                    .handler(ListenerTest::socket);
        });
    }

    private static Router api() {
        Router api = Server.router();
        CrossOriginHandler.create(cors -> cors.origins(OTHER)
                        .listener(as("api"))
                        .resource("/*")
                        .resource(
                                "/api/guarded/*",
                                guarded -> guarded.guardUnsafeMethods(true).guardWebSockets(true)))
                .mountOn(api);
        api.get("/x").handler(RoutingContext::end);
        api.post("/guarded/x").handler(RoutingContext::end);
        api.get("/passes").handler(RoutingContext::next);
        api.get("/either").consumes("text/plain").handler(RoutingContext::end);
        CrossOriginHandler.route(cors -> cors.origins(OTHER).listener(as("route")))
                .mountOn(api, api.get("/route"))
                .handler(RoutingContext::end);
        CrossOriginHandler.route(
                        cors -> cors.origins(OTHER).guardUnsafeMethods(true).listener(as("route")))
                .mountOn(api, api.post("/route"))
                .handler(RoutingContext::end);
        api.get("/socket").handler(ListenerTest::socket);
        api.get("/guarded/socket").handler(ListenerTest::socket);
        return api;
    }

    private static void socket(RoutingContext ctx) {
        ctx.request().toWebSocket().onSuccess(socket -> socket.close());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        TOLD.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /x, app, 200, app ACTUAL ALLOWED",
        "GET, /x, evil, 200, app ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /x, , 200, app NON_CORS ALLOWED",
        "GET, /nothing, app, 404, app ACTUAL ALLOWED",
        "GET, /fails, app, 500, app ACTUAL ALLOWED",
        "GET, /private, app, 200, app ACTUAL NOT_COVERED",
        "GET, /guarded/x, app, 200, app ACTUAL ALLOWED",
        "GET, /guarded/x, evil, 403, app ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /api/x, other, 200, api ACTUAL ALLOWED",
        "GET, /api/x, app, 200, api ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /api/nothing, other, 404, api ACTUAL ALLOWED",
        "GET, /api/secret, other, 401, api ACTUAL ALLOWED",
        "GET, /api/passes, other, 200, app ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /api/passes, app, 200, app ACTUAL ALLOWED",
        "GET, /reroutes, other, 200, api ACTUAL ALLOWED",
        "POST, /api/guarded/x, other, 200, api ACTUAL ALLOWED",
        "POST, /api/guarded/x, evil, 403, api ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /api/route, other, 200, route ACTUAL ALLOWED",
        "GET, /api/route, app, 200, route ACTUAL ORIGIN_NOT_ALLOWED",
        "POST, /api/route, app, 403, route ACTUAL ORIGIN_NOT_ALLOWED",
        "OPTIONS, /api/route, other, 200, route ACTUAL ALLOWED",
    })
    void itIsToldOnceOfARequest(String method, String path, String origin, int status, String told) {
        Answer answer =
                origin == null ? server.send(method, path) : server.send(method, path, "Origin", origin(origin));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(TOLD).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /x, app, app PREFLIGHT ALLOWED",
        "GET, /x, evil, app PREFLIGHT ORIGIN_NOT_ALLOWED",
        "TRACE, /x, app, app PREFLIGHT METHOD_NOT_ALLOWED",
        "GET, /private, app, app PREFLIGHT NOT_COVERED",
        "GET, /guarded/x, evil, app PREFLIGHT ORIGIN_NOT_ALLOWED",
        "GET, /api/x, other, api PREFLIGHT ALLOWED",
        "GET, /api/secret, other, api PREFLIGHT ALLOWED",
        "GET, /api/route, other, route PREFLIGHT ALLOWED",
    })
    void itIsToldOnceOfAPreflight(String method, String path, String origin, String told) {
        server.send("OPTIONS", path, "Origin", origin(origin), "Access-Control-Request-Method", method);
        assertThat(TOLD).containsExactly(told);
    }

    /** The sub-router's policy and the application's would decide, so that both are told of what both grant. */
    @Test
    void eachIsToldOnceOfAPreflightThatSeveralDecide() {
        server.preflight("GET", "/api/either");
        assertThat(TOLD)
                .containsExactlyInAnyOrder("api PREFLIGHT ORIGIN_NOT_ALLOWED", "app PREFLIGHT ORIGIN_NOT_ALLOWED");
    }

    /** Nothing of Vert.x runs when the 101 is sent. */
    @ParameterizedTest
    @CsvSource({
        "/socket, app, 101, app ACTUAL ALLOWED",
        "/socket, evil, 101, app ACTUAL ORIGIN_NOT_ALLOWED",
        "/api/socket, other, 101, api ACTUAL ALLOWED",
        "/api/guarded/socket, other, 101, api ACTUAL ALLOWED",
        "/api/guarded/socket, app, 403, api ACTUAL ORIGIN_NOT_ALLOWED",
        "/out/reroutes, app, 101, app ACTUAL ALLOWED",
        "/out/reroutes, evil, 403, app ACTUAL ORIGIN_NOT_ALLOWED",
        "/html-socket, other, 101, route ACTUAL ALLOWED",
        "/html-socket, app, 101, route ACTUAL ORIGIN_NOT_ALLOWED",
        "/api/x, other, 200, api ACTUAL ALLOWED",
    })
    void itIsToldOnceOfAHandshake(String path, String origin, int status, String told) {
        assertThat(GuardedSocketsTest.handshake(server, path, "Origin: " + origin(origin))
                        .status())
                .isEqualTo(status);
        assertThat(TOLD).containsExactly(told);
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldOnceWhereverThePolicyIs(ApplicationTest.Mounted mounted) {
        try (Server single = Server.start(router -> {
            mounted.on(
                    router, CrossOriginHandler.create(cors -> cors.origins(APP).listener(as("app"))));
            router.get("/x").handler(RoutingContext::end);
        })) {
            single.get("/x");
            single.preflight("GET", "/x");
            single.get("/nothing");
        }
        assertThat(TOLD).containsExactly("app ACTUAL ALLOWED", "app PREFLIGHT ALLOWED", "app ACTUAL ALLOWED");
    }

    /** The application's handler takes away the one that would tell. */
    @Test
    void itIsNotToldWhereTheApplicationReplacesHeadersEndHandlers() {
        try (Server replaced = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP).listener(as("app")))
                    .mountOn(router);
            router.get("/x").handler(ctx -> {
                ctx.response().headersEndHandler(end -> {});
                ctx.end();
            });
        })) {
            assertThat(replaced.get("/x").status()).isEqualTo(200);
        }
        assertThat(TOLD).isEmpty();
    }

    /** A policy that two scopes share, or one listener of two policies, is still told once. */
    @Test
    void aListenerOfSeveralPoliciesIsToldOnce() {
        CorsListener listener = as("any");
        try (Server shared = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP).listener(listener))
                    .mountOn(router);
            Router api = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(OTHER).listener(listener))
                    .mountOn(api);
            api.get("/x").consumes("text/plain").handler(RoutingContext::end);
            router.route("/api/*").subRouter(api);
            router.get("/api/x").handler(RoutingContext::end);
        })) {
            shared.preflight("GET", "/api/x");
        }
        assertThat(TOLD).containsExactly("any PREFLIGHT ORIGIN_NOT_ALLOWED");
    }

    @ParameterizedTest
    @EnumSource
    void whatItThrowsChangesNoResponse(ApplicationTest.Mounted mounted) {
        List<Answer> answers = new ArrayList<>();
        for (CorsListener listener : List.<CorsListener>of(decision -> {}, decision -> {
            throw new StackOverflowError();
        })) {
            try (Server single = Server.start(router -> {
                mounted.on(
                        router,
                        CrossOriginHandler.create(
                                cors -> cors.origins(APP).refuseDisallowed(true).listener(listener)));
                router.get("/x").handler(RoutingContext::end);
            })) {
                answers.add(single.get("/x"));
                answers.add(single.preflight("GET", "/x"));
                answers.add(single.send("GET", "/x", "Origin", EVIL));
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(answers.get(i + 3).status()).isEqualTo(answers.get(i).status());
            assertThat(answers.get(i + 3).headers()).isEqualTo(answers.get(i).headers());
        }
    }

    private static String origin(String name) {
        return name.equals("app") ? APP : name.equals("other") ? OTHER : EVIL;
    }
}
