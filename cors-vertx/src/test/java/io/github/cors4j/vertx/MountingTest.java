package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is wrong is said when it is mounted, where that is possible. */
class MountingTest {

    private static final Handler<RoutingContext> END = RoutingContext::end;

    private final Router router = Server.router();

    @Test
    void badOptionsAreSaidAtOnce() {
        Assertions.assertThatExceptionOfType(CorsConfigurationException.class)
                .isThrownBy(() -> CrossOriginHandler.create(cors -> cors.supportsCredentials(true)));
        Assertions.assertThatExceptionOfType(CorsConfigurationException.class)
                .isThrownBy(() -> CrossOriginHandler.route(cors -> cors.supportsCredentials(true)));
    }

    @Test
    void nothingIsNoPolicy() {
        assertThatNullPointerException().isThrownBy(() -> CrossOriginHandler.create((Cors) null));
        assertThatNullPointerException().isThrownBy(() -> CrossOriginHandler.reloading(null));
    }

    @Test
    void itIsASecurityPolicyHandler() {
        assertThat(CrossOriginHandler.create()).isInstanceOf(SecurityPolicyHandler.class);
    }

    @Test
    void aRouterHasOnePolicy() {
        CrossOriginHandler first = CrossOriginHandler.create();
        assertThat(first.mountOn(router)).isSameAs(router);
        first.mountOn(router);
        assertThat(router.getRoutes()).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> CrossOriginHandler.create().mountOn(router))
                .withMessageContaining("mountOn(router, route)");
    }

    @Test
    void aRouteHasOnePolicy() {
        Route route = router.post("/x");
        CrossOriginHandler first = CrossOriginHandler.route();
        assertThat(first.mountOn(router, route)).isSameAs(route);
        first.mountOn(router, route);
        assertThatIllegalStateException()
                .isThrownBy(() -> CrossOriginHandler.route().mountOn(router, route));
    }

    @Test
    void aPolicyWithResourcesIsNoneForARoute() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CrossOriginHandler.create(cors -> cors.resource("/x")).mountOn(router, router.post("/x")))
                .withMessageContaining("must not have resources or exclusions");
    }

    @Test
    void aPolicyWithoutResourcesWillDoForARouteAndForARouter() {
        Route route = router.post("/x");
        assertThat(CrossOriginHandler.create().mountOn(router, route)).isSameAs(route);
        assertThat(CrossOriginHandler.route().mountOn(router)).isSameAs(router);
    }

    @Test
    void theRouteMustBelongToTheRouter() {
        Router other = Server.router();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossOriginHandler.route().mountOn(router, other.post("/x")))
                .withMessageContaining("a different router");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossOriginHandler.route()
                        .mountOn(router, other.post("/x").handler(END)));
    }

    @Test
    void aRouteThatMountsASubRouterIsNoRouteOfItsOwn() {
        Route mount = router.route("/api/*").subRouter(Server.router());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossOriginHandler.route().mountOn(router, mount))
                .withMessageContaining("mountOn(subRouter)");
    }

    @Test
    void aNameHidesTheExpressionOfARoute() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossOriginHandler.route()
                        .mountOn(router, router.getWithRegex("/x[0-9]").setName("numbers")))
                .withMessageContaining("setName");
    }

    @Test
    void aNameGivenLaterHidesNothing() {
        try (Server server = Server.start(routes -> CrossOriginHandler.route()
                .mountOn(routes, routes.getWithRegex("/x[0-9]"))
                .setName("numbers")
                .handler(END))) {
            assertThat(server.preflight("GET", "/x5").status()).isEqualTo(200);
        }
    }

    @Test
    void itTellsWhatItIs() {
        assertThat(CrossOriginHandler.create()).hasToString("CrossOriginHandler[" + Cors.defaults() + "]");
        assertThat(CrossOriginHandler.reloading(Cors::defaults)).hasToString("CrossOriginHandler[supplied]");
    }
}
