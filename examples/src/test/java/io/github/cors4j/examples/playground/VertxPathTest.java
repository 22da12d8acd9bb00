package io.github.cors4j.examples.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Described requests have the path that a real router of Vert.x gives to requests. */
class VertxPathTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer server;

    @BeforeAll
    static void start() {
        Router router = Router.router(VERTX);
        router.route().handler(ctx -> ctx.response().end(ctx.normalizedPath()));
        server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/.",
                "/..",
                "/a",
                "/a/",
                "/a//b",
                "//a",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/a/b/../..",
                "/../a",
                "/a/.",
                "/%61pi",
                "/a%2Fb",
                "/a%2fb",
                "/%2e%2e/a",
                "/a/%2E%2E/b",
                "/a%20b",
                "/a+b",
                "/a;v=1/b",
                "/%7euser",
                "/a%25b",
                "/a/...",
                "/.a",
                "/a/b//"
            })
    void pathsAreNormalisedAsVertxDoes(String path) throws IOException {
        assertThat(VertxPath.normalize(path)).isEqualTo(routed(path));
    }

    private static String routed(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return response.substring(response.indexOf("\r\n\r\n") + 4);
        }
    }
}
