package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.TestServer.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.UnauthorizedResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Websocket requests do not pass Javalin's handlers; their answers carry the headers all the same. */
class WebSocketTest {

    private static final String[] UPGRADE = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.ws("/ws", ws -> {});
            config.routes.ws("/secret", ws -> {});
            config.routes.wsBeforeUpgrade("/secret", ctx -> {
                throw new UnauthorizedResponse();
            });
            config.routes.get("/get", ctx -> ctx.result("hello"));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void upgrade() {
        Wire.Answer answer = server.get("/ws", UPGRADE);

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.values("Sec-WebSocket-Accept")).containsExactly("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer.cors()).containsExactly(GRANTED);
    }

    @Test
    void refusedUpgrade() {
        Wire.Answer answer = server.get("/secret", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.cors()).containsExactly(GRANTED);
    }

    @Test
    void requestThatOnlyLooksLikeOne() {
        Wire.Answer answer = server.get("/get", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.cors()).containsExactly(GRANTED);
    }
}
