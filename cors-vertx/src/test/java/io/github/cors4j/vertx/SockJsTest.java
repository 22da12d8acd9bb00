package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SockJS lets every origin in, with credentials, unless somebody has the last word. */
class SockJsTest {

    private static Router sockets() {
        return SockJSHandler.create(Server.VERTX).socketHandler(socket -> {});
    }

    private static Server start(ApplicationTest.Mounted mounted, CrossOriginHandler cors) {
        return Server.start(router -> {
            mounted.on(router, cors);
            router.route("/sock/*").subRouter(sockets());
        });
    }

    @ParameterizedTest
    @EnumSource
    void refusedOriginsStayRefused(ApplicationTest.Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create(cors -> cors.origins(APP)))) {
            assertThat(server.send("GET", "/sock/info", "Origin", EVIL).status())
                    .isEqualTo(200);
            assertThat(server.send("GET", "/sock/info", "Origin", EVIL).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.get("/sock/info").cors()).isEqualTo(granted(APP));
            assertThat(server.send("GET", "/sock/info").cors()).isEqualTo(granted(APP));
            assertThat(server.head("POST /sock/1/" + mounted + "/xhr HTTP/1.1", "Content-Length: 0", "Origin: " + EVIL)
                            .cors())
                    .isEqualTo(Expect.ONLY_VARY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnAnswerToPreflightsIsNotAsked(ApplicationTest.Mounted mounted) {
        try (Server server = start(
                mounted, CrossOriginHandler.create(cors -> cors.origins(APP).methods("GET")))) {
            Answer answer = server.preflight("GET", "/sock/info");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors()).isEqualTo(Expect.preflight(APP, "GET"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void evenItsOwnAnswerToPreflightsGetsOurHeaders(ApplicationTest.Mounted mounted) {
        CrossOriginHandler cors = CrossOriginHandler.create(
                options -> options.origins(APP).methods("GET").automaticOptions(false));
        try (Server server = start(mounted, cors)) {
            Answer answer = server.preflight("GET", "/sock/info");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.cors()).isEqualTo(Expect.preflight(APP, "GET"));
        }
    }

    @Test
    void withoutAPolicyItLetsEveryOriginIn() {
        try (Server server = Server.start(router -> router.route("/sock/*").subRouter(sockets()))) {
            assertThat(server.send("GET", "/sock/info", "Origin", EVIL).cors())
                    .containsEntry("access-control-allow-origin", EVIL)
                    .containsEntry("access-control-allow-credentials", "true");
        }
    }
}
