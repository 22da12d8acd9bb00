package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.TestServer.GRANTED;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.attack.Http2Request;
import io.github.cors4j.attack.RawAnswer;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages can open a websocket, by real handshakes: those that are refused reach no handler of the application. */
class WebSocketGuardTest {

    private static final String EVIL = "https://evil.example";

    /** What became of handshakes in the application. */
    private static final List<String> REACHED = new CopyOnWriteArrayList<>();

    private static final List<Optional<CorsDecision>> DECISIONS = new CopyOnWriteArrayList<>();

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.startWithHttp2(config -> {
            config.routes.wsBeforeUpgrade(ctx -> {
                REACHED.add("before " + ctx.path());
                DECISIONS.add(CrossOriginPlugin.decision(ctx));
            });
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                    .supportsCredentials(true)
                    .guardWebSockets(true)
                    .resource("/*", all -> all.guardUnsafeMethods(true))
                    .resource("/socket-alone")
                    .resource("/events/*", events -> events.refuseDisallowed(true))));
            routes(config);
        });
    }

    private static void routes(JavalinConfig config) {
        config.routes.ws("/socket-alone", ws -> {});
        config.routes.ws("/feed", ws -> ws.onConnect(ctx -> ctx.send("hello")));
        config.routes.ws("/shared", ws -> ws.onConnect(ctx -> ctx.send("hello")));
        config.routes.get("/shared", crossOrigin(ctx -> ctx.result("open to everybody")));
        for (String path : List.of("/stream", "/events/stream")) {
            config.routes.sse(path, client -> {
                client.sendEvent("hello");
                client.close();
            });
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        REACHED.clear();
        DECISIONS.clear();
    }

    /** Returns the first message, or the status of the refusal. */
    private static String open(String path, String... headers) {
        return open(server.port(), path, headers);
    }

    private static String open(int port, String path, String... headers) {
        CompletableFuture<String> message = new CompletableFuture<>();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                message.complete(text.toString());
                return message;
            }
        };
        try {
            WebSocket socket = builder.buildAsync(URI.create("ws://localhost:" + port + path), listener)
                    .join();
            String first = message.join();
            socket.abort();
            return first;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? String.valueOf(refused.getResponse().statusCode())
                    : e.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EVIL, "null", ORIGIN + ".evil.example", "http://localhost:1", "HTTPS://APP.EXAMPLE.COM"})
    void foreignPageIsRefusedAheadOfAllHandlers(String origin) {
        assertThat(open("/feed", "Origin", origin)).isEqualTo("403");
        assertThat(open("/feed", "Origin", origin, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo("403");
        assertThat(REACHED).isEmpty();
    }

    @Test
    void responseToAForeignPageIsEmpty() {
        Wire.Answer refused = server.send(
                "GET",
                "/feed",
                "Origin: " + EVIL,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.values("Content-Length")).containsExactly("0");
        assertThat(refused.cors()).containsExactly("Vary: Origin");
    }

    @Test
    void allowedPageOwnPageAndProgramsPass() {
        assertThat(open("/feed", "Origin", ORIGIN)).isEqualTo("hello");
        assertThat(open("/feed", "Origin", ORIGIN, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo("hello");
        assertThat(open("/feed", "Origin", "http://localhost:" + server.port())).isEqualTo("hello");
        assertThat(open("/feed")).isEqualTo("hello");
        assertThat(REACHED).containsOnly("before /feed").hasSize(4);
    }

    @Test
    void handlersOfTheUpgradeCanReadTheDecision() {
        open("/feed", "Origin", ORIGIN);
        open("/feed", "Origin", "http://localhost:" + server.port());
        assertThat(DECISIONS)
                .extracting(decision -> decision.orElseThrow().outcome())
                .containsExactly(Outcome.ALLOWED, Outcome.SAME_ORIGIN);
    }

    /** The websocket responds there, which has the application's policy; only the route for GET has its own. */
    @Test
    void decoratedRouteOfTheSamePathLendsNothingToTheWebSocket() {
        assertThat(open("/shared", "Origin", EVIL)).isEqualTo("403");
        assertThat(open("/shared", "Origin", ORIGIN)).isEqualTo("hello");
        assertThat(server.send("GET", "/shared", "Origin: " + EVIL).cors())
                .containsExactly("Access-Control-Allow-Origin: " + EVIL, "Vary: Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/socket-alone"})
    void overHttp2(String path) throws Exception {
        RawAnswer refused = http2(path, "origin", EVIL);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.allowedOrigin()).isNull();
        assertThat(REACHED).isEmpty();
        assumeTrue(AuthorityTest.handshakeWithoutPolicy() == 200, "Javalin opens websockets over HTTP/2");
        RawAnswer allowed = http2(path, "origin", ORIGIN);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.allowedOrigin()).isEqualTo(ORIGIN);
        assertThat(http2(path, "origin", "http://localhost:" + server.port()).status())
                .isEqualTo(200);
        assertThat(http2(path).status()).isEqualTo(200);
        assertThat(REACHED).hasSize(3);
    }

    private static RawAnswer http2(String path, String... origin) {
        Http2Request request = Http2Request.handshake(path).with(":authority", "localhost:" + server.port());
        if (origin.length > 0) {
            request.with(origin[0], origin[1]);
        }
        return request.with("sec-websocket-version", "13").send(server.port(), AuthorityTest::hpack);
    }

    @Test
    void embeddedInJetty() {
        try (Container container = Container.Kind.JETTY.start(
                TestServer.create(config -> {
                    config.registerPlugin(
                            new CrossOriginPlugin(cors -> cors.origins(ORIGIN).guardWebSockets(true)));
                    config.routes.wsBeforeUpgrade(ctx -> REACHED.add("before"));
                    config.routes.ws("/feed", ws -> ws.onConnect(ctx -> ctx.send("hello")));
                    config.routes.get("/feed", crossOrigin(ctx -> ctx.result("open to everybody")));
                }),
                "/ctx")) {
            assertThat(open(container.port(), "/ctx/feed", "Origin", EVIL)).isEqualTo("403");
            assertThat(REACHED).isEmpty();
            assertThat(open(container.port(), "/ctx/feed", "Origin", ORIGIN)).isEqualTo("hello");
            assertThat(open(container.port(), "/ctx/feed")).isEqualTo("hello");
        }
    }

    /** A stream of events is a plain GET: CORS applies to it, and only the guard of all requests refuses it. */
    @Test
    void streamOfEventsIsAPlainRequest() {
        Wire.Answer foreign = server.send("GET", "/stream", "Origin: " + EVIL, "Accept: text/event-stream");
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.body()).contains("hello");
        assertThat(foreign.cors()).containsExactly("Vary: Origin");
        Wire.Answer refused = server.send("GET", "/events/stream", "Origin: " + EVIL, "Accept: text/event-stream");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
        for (String path : List.of("/stream", "/events/stream")) {
            Wire.Answer allowed = server.get(path, "Accept: text/event-stream");
            assertThat(allowed.body()).contains("hello");
            assertThat(allowed.cors()).containsExactly(GRANTED);
        }
    }

    @Test
    void subscriptionsOfGraphQlAreTheSameHandshake() {
        assertThat(graphQl(EVIL)).hasMessageContaining("WebSocketHandshakeException");
        assertThat(REACHED).isEmpty();
        assertThat(graphQl(ORIGIN)).isNull();
    }

    /** Returns why the socket could not be opened. */
    private static Throwable graphQl(String origin) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + server.port() + "/feed"), new WebSocket.Listener() {})
                .handle((socket, failure) -> {
                    if (socket != null) {
                        socket.abort();
                    }
                    return failure;
                })
                .join();
    }
}
