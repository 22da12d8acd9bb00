package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsDecision;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Routes and policies that change after requests have come, in each of the ways that Vert.x has: a preflight follows them,
 * and is never granted more than its request.
 */
class ChangingRoutesTest {
    private Router root;
    private Server server;

    /** The application is that of {@link Server#APP}. */
    @BeforeEach
    void start() {
        server = Server.start(router -> {
            root = router;
            only(APP).mountOn(router);
            router.delete("/known").handler(RoutingContext::end);
        });
        assertBelongsTo(APP, "/known");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static CrossOriginHandler only(String origin) {
        return CrossOriginHandler.create(cors -> cors.origins(origin));
    }

    private static CrossOriginHandler route(String origin) {
        return CrossOriginHandler.route(cors -> cors.origins(origin));
    }

    /** A sub-router with {@code DELETE /x}. */
    private static Router sub() {
        Router sub = Server.router();
        sub.delete("/x").handler(RoutingContext::end);
        return sub;
    }

    private void assertBelongsTo(String owner, String path) {
        for (String origin : new String[] {APP, OTHER}) {
            String expected = origin.equals(owner) ? origin : null;
            assertThat(server.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "DELETE")
                            .cors()
                            .get("access-control-allow-origin"))
                    .as("preflight of " + path + " from " + origin)
                    .isEqualTo(expected);
            assertThat(server.send("DELETE", path, "Origin", origin).cors().get("access-control-allow-origin"))
                    .as(path + " from " + origin)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aRouteThatIsAddedAndRemoved() {
        Route own = root.delete("/x");
        route(OTHER).mountOn(root, own).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/x");
        own.remove();
        assertBelongsTo(APP, "/x");
    }

    @Test
    void aRouteThatGetsItsPolicyLate() {
        Route own = root.delete("/x").handler(RoutingContext::end);
        assertBelongsTo(APP, "/x");
        route(OTHER).mountOn(root, own);
        assertBelongsTo(OTHER, "/x");
    }

    @Test
    void aRouteThatIsPutAheadOfAnother() {
        route(OTHER).mountOn(root, root.delete("/x")).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/x");
        root.delete("/x").order(-1).handler(RoutingContext::end);
        for (String origin : new String[] {APP, OTHER}) {
            assertThat(server.send("OPTIONS", "/x", "Origin", origin, "Access-Control-Request-Method", "DELETE")
                            .cors())
                    .doesNotContainKey("access-control-allow-origin");
        }
        assertThat(server.send("DELETE", "/x", "Origin", APP).cors()).isEqualTo(Expect.granted(APP));
    }

    @Test
    void aRouteThatIsDisabledAndEnabled() {
        Route own = root.delete("/x");
        route(OTHER).mountOn(root, own).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/x");
        own.disable();
        assertNotMore("/x");
        own.enable();
        assertBelongsTo(OTHER, "/x");
    }

    @Test
    void aRouteThatIsGivenConditionsLate() {
        Route own = root.delete("/x");
        route(OTHER).mountOn(root, own).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/x");
        own.virtualHost("admin.example");
        assertNotMore("/x");
        Route typed = root.delete("/y");
        route(OTHER).mountOn(root, typed).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/y");
        typed.consumes("application/json");
        assertNotMore("/y");
        Route ofMethod = root.route("/z");
        route(OTHER).mountOn(root, ofMethod).handler(RoutingContext::end);
        assertBelongsTo(OTHER, "/z");
        ofMethod.method(HttpMethod.GET);
        assertNotMore("/z");
    }

    /** Where what keeps a route from answering does not show, a preflight may get less than its request. */
    private void assertNotMore(String path) {
        for (String origin : new String[] {APP, OTHER}) {
            Answer preflight =
                    server.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "DELETE");
            String granted = preflight.cors().get("access-control-allow-origin");
            if (granted != null) {
                assertThat(server.send("DELETE", path, "Origin", origin).cors())
                        .as(path)
                        .containsEntry("access-control-allow-origin", granted);
            }
        }
    }

    @Test
    void aSubRouterThatIsMountedLateAndRemoved() {
        Router sub = sub();
        only(OTHER).mountOn(sub);
        Route mount = root.route("/api/*").subRouter(sub);
        assertBelongsTo(OTHER, "/api/x");
        mount.remove();
        assertBelongsTo(APP, "/api/x");
    }

    @Test
    void aSubRouterThatIsDisabled() {
        Router sub = sub();
        only(OTHER).mountOn(sub);
        Route mount = root.route("/api/*").subRouter(sub);
        assertBelongsTo(OTHER, "/api/x");
        mount.disable();
        Server.awaitLookAtMounts();
        assertNotMore("/api/x");
    }

    @Test
    void aSubRouterThatGetsItsPolicyLate() {
        Router sub = sub();
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(APP, "/api/x");
        only(OTHER).mountOn(sub);
        assertBelongsTo(OTHER, "/api/x");
    }

    /** One of its routes has a policy already, so that it is known. */
    @Test
    void aSubRouterOfDecoratedRoutesThatGetsItsPolicyLate() {
        Router sub = sub();
        route(OTHER).mountOn(sub, sub.delete("/own")).handler(RoutingContext::end);
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(APP, "/api/x");
        assertBelongsTo(OTHER, "/api/own");
        only(OTHER).mountOn(sub);
        assertBelongsTo(OTHER, "/api/x");
    }

    @Test
    void aSubRouterInsideAnotherThatGetsItsPolicyLate() {
        Router sub = sub();
        Router between = Server.router();
        between.route("/v1/*").subRouter(sub);
        root.route("/api/*").subRouter(between);
        assertBelongsTo(APP, "/api/v1/x");
        only(OTHER).mountOn(sub);
        assertBelongsTo(OTHER, "/api/v1/x");
    }

    @Test
    void aRouteOfASubRouterThatGetsItsPolicyLate() {
        Router sub = sub();
        Route own = sub.delete("/own").handler(RoutingContext::end);
        only(APP).mountOn(sub);
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(APP, "/api/own");
        route(OTHER).mountOn(sub, own);
        assertBelongsTo(OTHER, "/api/own");
    }

    @Test
    void aGuardThatComesLate() {
        Router sub = sub();
        Route own = sub.delete("/own").handler(RoutingContext::end);
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(APP, "/api/own");
        CrossOriginHandler.create(cors -> cors.origins(OTHER).refuseDisallowed(true))
                .mountOn(sub);
        assertThat(server.send("DELETE", "/api/x", "Origin", APP).status()).isEqualTo(403);
        CrossOriginHandler.route(cors -> cors.origins(APP).refuseDisallowed(true))
                .mountOn(sub, own);
        assertThat(server.send("DELETE", "/api/own", "Origin", OTHER).status()).isEqualTo(403);
        assertThat(server.send("DELETE", "/api/own", "Origin", APP).status()).isEqualTo(200);
    }

    @Test
    void aSubRouterThatIsClearedAndFilledAgain() {
        Router sub = sub();
        only(OTHER).mountOn(sub);
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(OTHER, "/api/x");
        sub.clear();
        Server.awaitLookAtMounts();
        assertBelongsTo(APP, "/api/x");
        sub.delete("/x").handler(RoutingContext::end);
        assertBelongsTo(APP, "/api/x");
        only(OTHER).mountOn(sub);
        assertBelongsTo(OTHER, "/api/x");
    }

    @Test
    void aSubRouterOfDecoratedRoutesThatIsCleared() {
        Router sub = Server.router();
        route(OTHER).mountOn(sub, sub.delete("/x")).handler(RoutingContext::end);
        root.route("/api/*").subRouter(sub);
        assertBelongsTo(OTHER, "/api/x");
        sub.clear();
        Server.awaitLookAtMounts();
        assertBelongsTo(APP, "/api/x");
    }

    /** It still is where the request ends, behind the sub-router that would have been that. */
    @Test
    void aSubRouterForEveryPathThatIsCleared() {
        Router api = sub();
        only(OTHER).mountOn(api);
        root.route("/api/*").subRouter(api);
        Router every = Server.router();
        only(OTHER).mountOn(every);
        root.route().subRouter(every);
        assertBelongsTo(OTHER, "/api/nothing");
        every.clear();
        Server.awaitLookAtMounts();
        assertBelongsTo(APP, "/api/nothing");
    }

    @Test
    void aSubRouterThatIsMountedTwice() {
        Router sub = sub();
        root.route("/a/*").subRouter(sub);
        assertBelongsTo(APP, "/a/x");
        root.route("/b/*").subRouter(sub);
        only(OTHER).mountOn(sub);
        only(OTHER).mountOn(Server.router());
        assertBelongsTo(OTHER, "/a/x");
        assertBelongsTo(OTHER, "/b/x");
    }

    /** Its own routes have the policy of the parent that the request came through. */
    @Test
    void aSubRouterUnderTwoParents() {
        Router shared = sub();
        Router one = Server.router();
        only(OTHER).mountOn(one);
        Router two = Server.router();
        root.route("/one/*").subRouter(one);
        root.route("/two/*").subRouter(two);
        assertBelongsTo(OTHER, "/one/s/x");
        two.route("/s/*").subRouter(shared);
        assertBelongsTo(APP, "/two/s/x");
        one.route("/s/*").subRouter(shared);
        assertBelongsTo(OTHER, "/one/s/x");
        assertBelongsTo(APP, "/two/s/x");
        only(APP).mountOn(shared);
        assertBelongsTo(APP, "/one/s/x");
    }

    @Test
    void anApplicationThatIsMountedInAnother() {
        try (Server around = Server.start(router -> {
            router.route("/in/*").subRouter(root);
            only(OTHER).mountOn(router);
        })) {
            root.delete("/late").handler(RoutingContext::end);
            Route passes = root.delete("/passes").handler(RoutingContext::next);
            route(OTHER).mountOn(root, passes);
            assertBelongsTo(APP, "/late");
            for (String path : new String[] {"/in/late", "/in/passes"}) {
                String owner = path.equals("/in/late") ? APP : OTHER;
                Answer answer = around.send("DELETE", path, "Origin", owner);
                assertThat(answer.cors()).as(path).isEqualTo(Expect.granted(owner));
            }
        }
    }

    @Test
    void aRouteThatIsAddedLateAndPassesOn() {
        Route passes = root.delete("/x");
        route(OTHER).mountOn(root, passes).handler(RoutingContext::next);
        root.route("/x").last().handler(ctx -> ctx.fail(500));
        for (int i = 0; i < 2; i++) {
            assertThat(server.send("DELETE", "/x", "Origin", OTHER).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("DELETE", "/x", "Origin", APP).cors()).isEqualTo(Expect.granted(APP));
        }
    }

    @Test
    void aRouteThatGetsMoreHandlersLate() {
        Route own = root.delete("/x");
        route(OTHER).mountOn(root, own).handler(RoutingContext::next);
        server.send("DELETE", "/x", "Origin", OTHER);
        own.handler(ctx -> ctx.fail(500));
        root.delete("/x").handler(ctx -> ctx.end("not reached"));
        assertThat(server.send("DELETE", "/x", "Origin", OTHER))
                .returns(500, Answer::status)
                .returns(Expect.granted(OTHER), Answer::cors);
    }

    /** Vert.x wants handlers in an order of their kinds; nothing of ours must come between. */
    @Test
    void aRouteThatIsStillBeingBuilt() {
        Route own = root.delete("/x").handler(BodyHandler.create());
        server.send("DELETE", "/x", "Origin", APP);
        own.handler(BodyHandler.create()).handler(RoutingContext::end);
        assertThat(server.send("DELETE", "/x", "Origin", APP).cors()).isEqualTo(Expect.granted(APP));
    }

    @Test
    void whatIsMountedAndTakenAwayAgainCanBeCollected() throws InterruptedException {
        List<WeakReference<Router>> routers = new ArrayList<>();
        List<WeakReference<CorsDecision>> decisions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Router sub = sub();
            only(OTHER).mountOn(sub);
            Route own = sub.delete("/own").handler(ctx -> {
                decisions.add(
                        new WeakReference<>(CrossOriginHandler.decision(ctx).orElseThrow()));
                ctx.end();
            });
            Route mount = root.route("/api/*").subRouter(sub);
            route(OTHER).mountOn(sub, own);
            assertThat(server.send("DELETE", "/api/own", "Origin", OTHER).cors())
                    .isEqualTo(Expect.granted(OTHER));
            server.send("OPTIONS", "/api/x", "Origin", OTHER, "Access-Control-Request-Method", "DELETE");
            if (i % 2 == 0) {
                mount.remove();
            } else {
                root.clear();
                only(APP).mountOn(root);
            }
            routers.add(new WeakReference<>(sub));
        }
        assertBelongsTo(APP, "/api/x");
        for (int i = 0; i < 50 && routers.stream().anyMatch(router -> router.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(routers).allMatch(router -> router.get() == null);
        assertThat(root.getRoutes()).hasSize(1);
    }
}
