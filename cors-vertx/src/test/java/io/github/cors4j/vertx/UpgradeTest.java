package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Websockets and HTTP/2. */
class UpgradeTest {

    private static Answer handshake(Server server, String origin) {
        return server.head(
                "GET /ws HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Origin: " + origin);
    }

    private static void socket(RoutingContext ctx) {
        ctx.request().toWebSocket().onSuccess(socket -> socket.close());
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToAWebsocketHandshakeHasTheHeaders(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.create(cors -> cors.origins(APP)));
            router.get("/ws").handler(UpgradeTest::socket);
        })) {
            assertThat(handshake(server, APP)).returns(101, Answer::status).returns(granted(APP), Answer::cors);
            assertThat(handshake(server, EVIL)).returns(101, Answer::status).returns(Expect.ONLY_VARY, Answer::cors);
        }
    }

    @Test
    void aRefusedHandshakeHasThemToo() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            router.get("/ws").handler(ctx -> ctx.fail(403));
        })) {
            Answer answer = handshake(server, APP);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    /** Nothing runs when a 101 leaves, so what a handler sets itself stays. */
    @Test
    void whatAHandlerSetsOnA101Stays() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            router.get("/ws").handler(ctx -> {
                ctx.response().putHeader("Vary", "Accept");
                socket(ctx);
            });
        })) {
            assertThat(handshake(server, APP).cors()).isEqualTo(Expect.with(granted(APP), "vary", "Accept"));
        }
    }

    private static Answer http2(Server server, HttpMethod method, String path, Map<String, List<String>> headers) {
        HttpClient client = AnyVersion.createHttpClient(
                Server.VERTX,
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        return Server.await(client.request(method, server.port(), "localhost", path)
                .compose(request -> {
                    headers.forEach((name, values) -> request.headers().add(name, values));
                    // The body is asked for on the event loop: asked for by this thread, it may have gone by already.
                    return request.send()
                            .compose(response -> response.body().map(body -> {
                                assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
                                List<Map.Entry<String, String>> received = new ArrayList<>();
                                response.headers().forEach((name, value) -> received.add(Map.entry(name, value)));
                                return new Answer(response.statusCode(), received, body.toString());
                            }));
                })
                .eventually(client::close));
    }

    @ParameterizedTest
    @EnumSource
    void http2(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            mounted.on(
                    router, CrossOriginHandler.create(cors -> cors.origins(APP).methods("GET")));
            router.get("/x")
                    .handler(ctx -> ctx.response().putHeader("Vary", "Accept").end("x"));
            router.get("/fail").handler(ctx -> ctx.fail(401));
        })) {
            Map<String, List<String>> app = Map.of("origin", List.of(APP));
            assertThat(http2(server, HttpMethod.GET, "/x", app).cors())
                    .isEqualTo(Expect.with(granted(APP), "vary", "Accept, Origin"));
            assertThat(http2(server, HttpMethod.GET, "/fail", app))
                    .returns(401, Answer::status)
                    .returns(granted(APP), Answer::cors);
            assertThat(http2(server, HttpMethod.GET, "/nothing", app).cors()).isEqualTo(granted(APP));
            assertThat(http2(server, HttpMethod.GET, "/x", Map.of("origin", List.of(APP, EVIL)))
                            .cors())
                    .containsEntry("vary", "Accept, Origin")
                    .hasSize(1);
            Answer preflight = http2(
                    server,
                    HttpMethod.OPTIONS,
                    "/x",
                    Map.of("origin", List.of(APP), "access-control-request-method", List.of("GET")));
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.cors()).isEqualTo(Expect.preflight(APP, "GET"));
            assertThat(preflight.header("content-length")).isEqualTo("0");
            assertThat(preflight.body()).isEmpty();
        }
    }
}
