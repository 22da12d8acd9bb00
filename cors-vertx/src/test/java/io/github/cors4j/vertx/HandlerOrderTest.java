package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BasicAuthHandler;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where the policy stands among the handlers of an application. */
class HandlerOrderTest {

    private static BasicAuthHandler auth() {
        AuthenticationProvider nobody = credentials -> Future.<User>failedFuture("nobody");
        return BasicAuthHandler.create(nobody);
    }

    private static SessionHandler sessions() {
        return SessionHandler.create(LocalSessionStore.create(Server.VERTX));
    }

    private static void assertGuarded(Server server) {
        Answer refused = server.get("/secret");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isNotNull();
        assertThat(refused.cors()).isEqualTo(granted(APP));

        Answer preflight = server.preflight("GET", "/secret");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.cors()).containsEntry("access-control-allow-origin", APP);
    }

    @Test
    void mountedAfterAuthenticationItStillComesFirst() {
        try (Server server = Server.start(router -> {
            router.route().handler(sessions());
            router.route().handler(BodyHandler.create());
            router.route().handler(auth());
            CrossOriginHandler.create().mountOn(router);
            router.get("/secret").handler(ctx -> ctx.end("secret"));
        })) {
            assertGuarded(server);
        }
    }

    @Test
    void asAHandlerItComesBeforeAuthenticationOnOneRoute() {
        try (Server server = Server.start(router -> {
            router.route()
                    .handler(sessions())
                    .handler(CrossOriginHandler.create())
                    .handler(BodyHandler.create())
                    .handler(auth());
            router.get("/secret").handler(ctx -> ctx.end("secret"));
        })) {
            assertGuarded(server);
        }
    }

    @Test
    void asAHandlerItComesBeforeAuthenticationOnRoutesOfTheirOwn() {
        try (Server server = Server.start(router -> {
            router.route().handler(CrossOriginHandler.create());
            router.route().handler(BodyHandler.create());
            router.route().handler(auth());
            router.get("/secret").handler(ctx -> ctx.end("secret"));
        })) {
            assertGuarded(server);
        }
    }

    @Test
    void theRouteOfAPolicyTakesAllKindsOfHandlers() {
        try (Server server = Server.start(router -> CrossOriginHandler.route()
                .mountOn(router, router.get("/secret"))
                .handler(sessions())
                .handler(BodyHandler.create())
                .handler(auth())
                .handler(ctx -> ctx.end("secret")))) {
            assertGuarded(server);
        }
    }

    @Test
    void behindAnotherRoutesAuthenticationAPlainHandlerIsTooLate() {
        try (Server server = Server.start(router -> {
            router.route().handler(auth());
            router.route().handler(CrossOriginHandler.create());
        })) {
            assertThat(server.get("/secret").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.preflight("GET", "/secret").status()).isEqualTo(401);
        }
    }

    @Test
    void onOneRouteVertxRefusesItAfterBodyAndUserHandlers() {
        Router router = Server.router();
        assertThatThrownBy(() -> router.route().handler(BodyHandler.create()).handler(CrossOriginHandler.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SECURITY_POLICY");
    }

    @Test
    void preflightsRunNoHandlerOfTheApplication() {
        AtomicInteger calls = new AtomicInteger();
        try (Server server = Server.start(router -> {
            router.route().handler(ctx -> {
                calls.incrementAndGet();
                ctx.next();
            });
            router.options("/x").handler(ctx -> {
                calls.incrementAndGet();
                ctx.end();
            });
            CrossOriginHandler.create().mountOn(router);
        })) {
            assertThat(server.preflight("PUT", "/x").status()).isEqualTo(200);
            assertThat(calls).hasValue(0);
            server.get("/x");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aHandlerThatAnsweredBeforeIsLeftInPeace() {
        try (Server server = Server.start(router -> {
            router.route().handler(ctx -> {
                ctx.response().end("early");
                ctx.next();
            });
            router.route().handler(CrossOriginHandler.create());
        })) {
            assertThat(server.get("/x").body()).isEqualTo("early");
            assertThat(server.preflight("GET", "/x").body()).isEqualTo("early");
        }
    }
}
