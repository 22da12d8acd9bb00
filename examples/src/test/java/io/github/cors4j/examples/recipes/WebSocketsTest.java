package io.github.cors4j.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.javalin.Javalin;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipe for websockets: pages that are not allowed open none")
class WebSocketsTest {
    @Test
    void onJavalin() {
        Javalin app = Javalin.create(config -> {
                    config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")
                            .supportsCredentials(true)
                            .guardWebSockets(true)));
                    config.routes.ws("/feed", ws -> ws.onConnect(ctx -> ctx.send("hello")));
                })
                .start("127.0.0.1", 0);
        try {
            check(app.port());
        } finally {
            app.stop();
        }
    }

    @Test
    void onVertx() {
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")
                            .supportsCredentials(true)
                            .guardWebSockets(true))
                    .mountOn(router);
            router.get("/feed")
                    .handler(ctx -> ctx.request().toWebSocket().onSuccess(socket -> socket.writeTextMessage("hello")));
            check(vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .await()
                    .actualPort());
        } finally {
            vertx.close().await();
        }
    }

    private static void check(int port) {
        assertThat(open(port, "https://app.example.com").join()).isEqualTo("hello");
        assertThatThrownBy(() -> open(port, "https://evil.example").join())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    /** Opens a socket as a page of an origin does; completes with the first message. */
    private static CompletableFuture<String> open(int port, String origin) {
        CompletableFuture<String> message = new CompletableFuture<>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port + "/feed"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        message.complete(text.toString());
                        socket.abort();
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .exceptionally(failure -> {
                    message.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
                    return null;
                });
        return message;
    }
}
