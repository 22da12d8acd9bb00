package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.RequestKind;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has been decided about a request, for the application. */
class DecisionTest {
    private final BlockingQueue<Optional<CorsDecision>> seen = new LinkedBlockingQueue<>();

    private void look(RoutingContext ctx) {
        seen.add(CrossOriginHandler.decision(ctx));
    }

    private CorsDecision next() throws InterruptedException {
        Optional<CorsDecision> decision = seen.poll(20, TimeUnit.SECONDS);
        assertThat(decision).as("somebody has looked").isNotNull();
        return decision.orElseThrow();
    }

    private static CrossOriginHandler app() {
        return CrossOriginHandler.create(cors -> cors.origins(APP));
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerSeesIt(ApplicationTest.Mounted mounted) throws InterruptedException {
        try (Server server = Server.start(router -> {
            mounted.on(router, app());
            router.get("/x").handler(ctx -> {
                look(ctx);
                ctx.end();
            });
        })) {
            server.get("/x");
            assertThat(next())
                    .returns(RequestKind.ACTUAL, CorsDecision::kind)
                    .returns(Outcome.ALLOWED, CorsDecision::outcome)
                    .extracting(CorsDecision::headers)
                    .hasToString("{Access-Control-Allow-Origin=" + APP + "}");
            server.send("GET", "/x", "Origin", EVIL);
            assertThat(next().outcome()).isNotEqualTo(Outcome.ALLOWED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureHandlerSeesIt(ApplicationTest.Mounted mounted) throws InterruptedException {
        try (Server server = Server.start(router -> {
            mounted.on(router, app());
            router.get("/x").handler(ctx -> ctx.fail(418));
            router.errorHandler(404, ctx -> {
                look(ctx);
                ctx.end();
            });
            router.route().failureHandler(ctx -> {
                look(ctx);
                ctx.next();
            });
        })) {
            server.get("/x");
            assertThat(next().allowed()).isTrue();
            server.get("/nothing");
            assertThat(next().allowed()).isTrue();
        }
    }

    /** As {@code LoggerHandler} does it: it runs ahead, and logs when the response is complete. */
    @ParameterizedTest
    @EnumSource
    void aLoggerAheadSeesItOfAll(ApplicationTest.Mounted mounted) throws InterruptedException {
        try (Server server = Server.start(router -> {
            router.route().order(Integer.MIN_VALUE).handler(ctx -> {
                assertThat(CrossOriginHandler.decision(ctx)).isEmpty();
                ctx.addEndHandler(end -> look(ctx));
                ctx.next();
            });
            mounted.on(
                    router, CrossOriginHandler.create(cors -> cors.origins(APP).refuseDisallowed(true)));
            router.get("/x").handler(RoutingContext::end);
        })) {
            server.get("/x");
            assertThat(next().kind()).isEqualTo(RequestKind.ACTUAL);
            server.preflight("GET", "/x");
            assertThat(next())
                    .returns(RequestKind.PREFLIGHT, CorsDecision::kind)
                    .returns(true, CorsDecision::allowed);
            assertThat(server.send("GET", "/x", "Origin", EVIL).status()).isEqualTo(403);
            assertThat(next()).returns(true, CorsDecision::refusesRequest);
        }
    }

    @Test
    void itIsThatOfTheInnermostScope() throws InterruptedException {
        try (Server server = Server.start(router -> {
            app().mountOn(router);
            router.route().handler(ctx -> {
                look(ctx);
                ctx.addHeadersEndHandler(end -> look(ctx));
                ctx.next();
            });
            Router api = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(EVIL)).mountOn(api);
            api.get("/x").handler(ctx -> {
                look(ctx);
                ctx.end();
            });
            router.route("/api/*").subRouter(api);
            CrossOriginHandler.route(cors -> cors.origins(EVIL))
                    .mountOn(router, router.get("/y"))
                    .handler(ctx -> {
                        look(ctx);
                        ctx.end();
                    });
        })) {
            for (String path : List.of("/api/x", "/y")) {
                server.get(path);
                assertThat(next().allowed()).as("ahead of %s", path).isTrue();
                assertThat(next().allowed()).as("in %s", path).isFalse();
                assertThat(next().allowed()).as("at the end of %s", path).isFalse();
            }
        }
    }

    @Test
    void anUpgradeHandlerSeesIt() throws InterruptedException {
        try (Server server = Server.start(router -> {
            app().mountOn(router);
            router.get("/ws").handler(ctx -> {
                look(ctx);
                ctx.request().toWebSocket().onSuccess(socket -> {
                    look(ctx);
                    socket.close();
                });
            });
        })) {
            assertThat(server.head(
                                    "GET /ws HTTP/1.1",
                                    "Upgrade: websocket",
                                    "Connection: Upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                    "Origin: " + APP)
                            .status())
                    .isEqualTo(101);
            assertThat(next().allowed()).isTrue();
            assertThat(next().allowed()).isTrue();
        }
    }

    @Test
    void thereIsNoneWithoutAPolicyOrWhereItHasFailed() throws InterruptedException {
        try (Server server = Server.start(router -> {
            Router api = Server.router();
            CrossOriginHandler.perRequest(ctx -> Future.failedFuture("on purpose"))
                    .mountOn(api);
            router.route("/api/*").subRouter(api);
            router.get("/x").handler(ctx -> {
                look(ctx);
                ctx.end();
            });
            router.route().failureHandler(ctx -> {
                look(ctx);
                ctx.next();
            });
        })) {
            server.get("/x");
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(server.get("/api/x").status()).isEqualTo(500);
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whatIsExcludedHasADecisionWithoutHeaders() throws InterruptedException {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.exclude("/x")).mountOn(router);
            router.get("/x").handler(ctx -> {
                look(ctx);
                ctx.end();
            });
        })) {
            server.get("/x");
            assertThat(next()).returns(false, CorsDecision::governsResponse);
        }
    }
}
