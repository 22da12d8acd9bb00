package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.vertx.internal.route.Warnings;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Vert.x's own handler for CORS, left in beside a policy, is warned of when the first request comes. */
class BuiltInTest {

    private static CrossOriginHandler policy() {
        return CrossOriginHandler.create(cors -> cors.origins(APP));
    }

    private static void ask(Consumer<Router> routes) {
        try (Server server = Server.start(routes)) {
            server.get("/");
            server.get("/");
        }
    }

    /** The names are of no other test, since each is said once in a process. */
    private static void assertSaid(String route) {
        assertThat(Warnings.builtIn(route)).as("it has not been said before").isFalse();
    }

    private static void assertNotSaid(String route) {
        assertThat(Warnings.builtIn(route)).as("it is said now").isTrue();
    }

    @Test
    void itIsNamedWithItsRoute() {
        ask(router -> {
            policy().mountOn(router);
            router.get("/left-in/*").handler(CorsHandler.create().addOrigin(APP));
            router.get("/").handler(RoutingContext::end);
        });
        assertSaid("[GET] /left-in/");
    }

    @Test
    void itIsFoundInsideSubRoutersAndAheadOfThem() {
        ask(router -> {
            router.route("/ahead/*").handler(CorsHandler.create());
            Router inner = Server.router();
            inner.route("/inside").handler(CorsHandler.create());
            router.route("/sub/*").subRouter(inner);
            policy().mountOn(router);
        });
        assertSaid("/ahead/");
        assertSaid("/inside");
    }

    @Test
    void nothingIsSaidOfOtherHandlers() {
        ask(router -> {
            policy().mountOn(router);
            router.get("/no-handler-of-theirs").handler(RoutingContext::end);
        });
        assertNotSaid("[GET] /no-handler-of-theirs");
    }

    @Test
    void nothingIsSaidOfARouterWithoutAPolicy() {
        ask(router -> {
            router.route("/alone/*").handler(CorsHandler.create());
            Router inner = Server.router();
            policy().mountOn(inner);
            router.route("/apart/*").subRouter(inner);
            router.get("/").handler(RoutingContext::end);
        });
        assertNotSaid("/alone/");
    }
}
