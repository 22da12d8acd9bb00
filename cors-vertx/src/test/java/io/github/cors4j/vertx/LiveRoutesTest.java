package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cors4j.attack.RawAnswer;
import io.github.cors4j.attack.RawClient;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Routes and policies that come and go, and what is left behind. */
class LiveRoutesTest {

    private static CrossOriginHandler only(String origin) {
        return CrossOriginHandler.create(cors -> cors.origins(origin));
    }

    @Test
    void routesThatChangeWhileRequestsRunGiveNobodyAForeignPolicy() throws Exception {
        Router[] routers = new Router[1];
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            routers[0] = router;
            router.get("/plain").handler(RoutingContext::end);
        })) {
            Thread changes = new Thread(() -> {
                while (!done.get()) {
                    Router sub = Server.router();
                    only(OTHER).mountOn(sub);
                    sub.get("/x")
                            .handler(ctx ->
                                    ctx.response().putHeader("X-By", OTHER).end());
                    Route mount = routers[0].route("/api/*").subRouter(sub);
                    Route own = routers[0].get("/own");
                    CrossOriginHandler.route(cors -> cors.origins(OTHER))
                            .mountOn(routers[0], own)
                            .handler(ctx ->
                                    ctx.response().putHeader("X-By", OTHER).end());
                    own.remove();
                    mount.remove();
                    rounds.incrementAndGet();
                }
            });
            changes.start();
            try (RawClient client = new RawClient(server.port())) {
                for (int i = 0; i < 600; i++) {
                    String path = i % 3 == 0 ? "/api/x" : i % 3 == 1 ? "/own" : "/plain";
                    RawAnswer answer = client.ask("GET", path, "Origin: " + OTHER);
                    assertThat(answer.status()).isIn(200, 404);
                    String by = answer.header("X-By");
                    if (by != null || answer.status() == 200) {
                        assertThat(answer.allowedOrigin()).as(path).isEqualTo(by);
                    }
                }
            } finally {
                done.set(true);
                changes.join();
            }
            assertThat(rounds).hasPositiveValue();
        }
    }

    @Test
    void mountingAgainAndAgainLeavesNothing() {
        Router router = Server.router();
        for (int i = 0; i < 20_000; i++) {
            only(APP).mountOn(router);
            router.clear();
        }
        // A chain of as many listeners would be too deep to be called.
        only(APP).mountOn(router);
        router.get("/x").handler(RoutingContext::end);
        assertThat(router.getRoutes()).hasSize(2);
    }

    @Test
    void vertxStillRefusesAParameterThatComesTwice() {
        Router sub = Server.router();
        only(APP).mountOn(sub);
        Router router = Server.router();
        router.route("/t/:id/*").subRouter(sub);
        assertThatIllegalStateException()
                .isThrownBy(() -> sub.get("/x/:id").handler(RoutingContext::end))
                .withMessageContaining("more than once");
        Router other = Server.router();
        CrossOriginHandler.route().mountOn(other, other.get("/x/:id")).handler(RoutingContext::end);
        assertThatIllegalStateException()
                .isThrownBy(() -> router.route("/u/:id/*").subRouter(other))
                .withMessageContaining("more than once");
    }

    @Test
    void whatIsKeptInTheContextHarmsNobodyWhoWritesItAsJson() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            router.get("/json").handler(ctx -> ctx.put("mine", 1).json(ctx.data()));
            router.get("/copy")
                    .handler(ctx -> ctx.end(
                            new JsonObject(ctx.put("mine", 1).data()).copy().encode()));
            router.get("/encode")
                    .handler(ctx -> ctx.end(Json.encode(ctx.put("mine", 1).data())));
        })) {
            for (String path : new String[] {"/json", "/copy", "/encode"}) {
                Answer answer = server.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(new JsonObject(answer.body()).getInteger("mine")).isEqualTo(1);
                assertThat(answer.body()).doesNotContain(APP);
                assertThat(answer.cors()).isEqualTo(granted(APP));
            }
        }
    }

    @Test
    void clearingTheContextSilencesNothing() {
        try (Server server = Server.start(router -> {
            only(APP).mountOn(router);
            router.route().handler(ctx -> {
                ctx.data().clear();
                ctx.next();
            });
            router.get("/x").handler(RoutingContext::end);
            Router api = Server.router();
            only(OTHER).mountOn(api);
            api.get("/x").handler(ctx -> {
                ctx.data().clear();
                ctx.end();
            });
            router.route("/api/*").subRouter(api);
            CrossOriginHandler.route(cors -> cors.origins(OTHER))
                    .mountOn(router, router.get("/own"))
                    .handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
            for (String path : new String[] {"/api/x", "/own"}) {
                assertThat(server.get(path).cors()).as(path).isEqualTo(Expect.ONLY_VARY);
                assertThat(server.send("GET", path, "Origin", OTHER).cors())
                        .as(path)
                        .isEqualTo(granted(OTHER));
            }
        }
    }

    @Test
    void clearingTheContextLetsTwoPoliciesThatMeetGrantNothing() {
        try (Server server = Server.start(router -> {
            router.route().handler(only(APP));
            router.route().handler(ctx -> {
                ctx.data().clear();
                ctx.next();
            });
            router.route("/x").handler(only(OTHER));
            router.get("/x").handler(RoutingContext::end);
        })) {
            for (String origin : new String[] {APP, OTHER}) {
                assertThat(server.send("GET", "/x", "Origin", origin).cors())
                        .as(origin)
                        .doesNotContainKey("access-control-allow-origin");
            }
        }
    }

    @Test
    void noVisitorReadsWhyASupplierFailed() {
        try (Server server = Server.start(router -> {
            router.route().order(-1).failureHandler(io.vertx.ext.web.handler.ErrorHandler.create(Server.VERTX, true));
            CrossOriginHandler.reloading(() -> {
                        throw new IllegalStateException("password=secret");
                    })
                    .mountOn(router);
            router.get("/x").handler(RoutingContext::end);
        })) {
            Answer answer = server.send("GET", "/x", "Origin", APP, "Accept", "text/html");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isNotEmpty().doesNotContain("secret");
            assertThat(answer.cors()).isEqualTo(Expect.NOTHING);
        }
    }
}
