package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard of websockets in front of SockJS, which has other transports where there is no websocket. */
class SockJsGuardTest {
    private static final String[] UPGRADE = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    /** The sessions that SockJS has opened. */
    private final Queue<String> opened = new ConcurrentLinkedQueue<>();

    /** A way of SockJS to open a session or to send to it. */
    enum Transport {
        JSONP("GET", "/1/%s/jsonp?c=f", 200),
        JSONP_SEND("POST", "/1/%s/jsonp_send", 404),
        HTMLFILE("GET", "/1/%s/htmlfile?c=f", 200),
        XHR("POST", "/1/%s/xhr", 200),
        XHR_STREAMING("POST", "/1/%s/xhr_streaming", 200),
        XHR_SEND("POST", "/1/%s/xhr_send", 404),
        EVENTSOURCE("GET", "/1/%s/eventsource", 200),
        WEBSOCKET("GET", "/1/%s/websocket", 101, UPGRADE),
        /** The page by which a foreign one calls the others as one of the server's own. */
        BRIDGE("GET", "/iframe.html", 200),
        BRIDGE_OF_A_VERSION("GET", "/iframe-1.6.1.html", 200),
        RAW_WEBSOCKET("GET", "/websocket", 101, UPGRADE);

        private final String method;
        private final String path;
        private final int reached;
        private final List<String> lines;

        Transport(String method, String path, int reached, String... lines) {
            this.method = method;
            this.path = path;
            this.reached = reached;
            this.lines = List.of(lines);
        }

        private int ask(Server server, String prefix, String session, String... more) {
            String head = method + " " + prefix + path.formatted(session) + " HTTP/1.1";
            return server.head(
                            Stream.of(Stream.of(head), lines.stream(), Stream.of(more), Stream.of("Content-Length: 2"))
                                    .flatMap(each -> each)
                                    .filter(line -> !line.startsWith("Content") || method.equals("POST"))
                                    .map(line -> line.startsWith("Content") ? line + "\r\n\r\n[]" : line)
                                    .toArray(String[]::new))
                    .status();
        }
    }

    /** Where the policy is. */
    enum At {
        ROUTER {
            @Override
            void on(Router router, Router sockets) {
                guarded().mountOn(router);
                router.route("/chat/*").subRouter(sockets);
            }
        },
        HANDLER {
            @Override
            void on(Router router, Router sockets) {
                router.route().handler(guarded());
                router.route("/chat/*").subRouter(sockets);
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, Router sockets) {
                Router sub = Server.router();
                guarded().mountOn(sub);
                sub.route("/*").subRouter(sockets);
                router.route("/chat/*").subRouter(sub);
            }
        },
        CHOSEN_LATER {
            @Override
            void on(Router router, Router sockets) {
                CrossOriginHandler.perRequest(ctx -> {
                            Promise<Cors> later = Promise.promise();
                            Server.VERTX.setTimer(2, timer -> later.complete(policy()));
                            return later.future();
                        })
                        .mountOn(router);
                router.route("/chat/*").subRouter(sockets);
            }
        };

        abstract void on(Router router, Router sockets);
    }

    private static Cors policy() {
        return Cors.of(cors -> cors.origins(APP).guardWebSockets(true));
    }

    private static CrossOriginHandler guarded() {
        return CrossOriginHandler.create(policy());
    }

    private Router sockets() {
        Router router = Server.router();
        router.post().handler(BodyHandler.create(false));
        router.route("/*").subRouter(SockJSHandler.create(Server.VERTX).socketHandler(socket -> {
            opened.add(socket.uri());
            socket.close();
        }));
        return router;
    }

    private Server start(At at) {
        return Server.start(router -> at.on(router, sockets()));
    }

    static Stream<Object[]> everywhere() {
        return Arrays.stream(At.values())
                .flatMap(at -> Arrays.stream(Transport.values()).map(transport -> new Object[] {at, transport}));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aForeignPageOpensNoneAndSendsToNone(At at, Transport transport) {
        try (Server server = start(at)) {
            for (String[] lines : new String[][] {
                {"Origin: " + EVIL},
                {"Origin: null"},
                {"Origin: " + APP + ".evil.example"},
                {"Origin: " + EVIL, "Sec-Fetch-Site: cross-site"},
                {"Origin: http://localhost:1", "Sec-Fetch-Site: same-site"},
                {"Sec-Fetch-Site: cross-site"},
                {"Sec-Fetch-Site: same-site"},
                {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: script", "Referer: http://localhost/"},
                {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"},
                {"Sec-Fetch-Site: Same-Origin"},
                {"Sec-Fetch-Site: "}
            }) {
                String session = "s" + Math.abs(Arrays.hashCode(lines));
                assertThat(transport.ask(server, "/chat", session, lines))
                        .as("%s", List.of(lines))
                        .isEqualTo(403);
            }
            assertThat(opened).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void allowedPagesOwnPagesAndProgramsDo(At at, Transport transport) {
        try (Server server = start(at)) {
            for (String[] lines : new String[][] {
                {"Origin: " + APP},
                {"Origin: " + APP, "Sec-Fetch-Site: cross-site"},
                {"Origin: http://localhost"},
                {"Origin: https://own.example", "Sec-Fetch-Site: same-origin"},
                {"Sec-Fetch-Site: same-origin"},
                {"Sec-Fetch-Site: none"},
                {}
            }) {
                assertThat(transport.ask(server, "/chat", "s" + Math.abs(Arrays.hashCode(lines)), lines))
                        .as("%s", List.of(lines))
                        .isEqualTo(transport.reached);
            }
        }
    }

    /** A script of an allowed origin has no {@code Origin} to show either. */
    @Test
    void transportsWithoutOriginAreNotForAllowedPagesOfOtherOrigins() {
        try (Server server = start(At.ROUTER)) {
            String[] script = {"Sec-Fetch-Site: cross-site", "Referer: " + APP + "/page"};
            assertThat(Transport.JSONP.ask(server, "/chat", "a", script)).isEqualTo(403);
            assertThat(Transport.HTMLFILE.ask(server, "/chat", "b", script)).isEqualTo(403);
        }
    }

    /** Whatever SockJS takes for a transport, so does the guard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /chat/1/a/jsonp/?c=f",
                "GET /chat//1///a/jsonp?c=f",
                "GET /chat/1/a/%6a%73onp?c=f",
                "GET /chat/x/../1/./a/jsonp?c=f",
                "GET /chat/1/a;b=c/jsonp?c=f",
                "GET /chat/%2e%2e/chat/1/a/jsonp?c=f",
                "GET /chat/1/a/htmlfile/?c=f",
                "GET /chat/1/a/htmlfile_?c=f",
                "GET /chat/1/a/htmlfile/more?c=f",
                "GET /chat/1/a/htmlfile.html?c=f",
                "GET /chat/1/a/htmlfile/x/y/jsonp.js?c=f",
                "GET /chat/1/a/htmlfile/../htmlfile%2Fx?c=f",
                "GET /chat/htmlfile/htmlfile/htmlfile?c=f",
                "GET /chat/1/a/eventsource/",
                "GET /chat/iframe.html/",
                "GET /chat/%69frame%2D1.html",
                "GET /chat/x/../iframe-.html",
                "GET /chat/%31/%61/event%73ource",
                "POST /chat/1/a/xhr/",
                "POST /chat/1/a/xhr_streaming/",
                "POST /chat/1/a/%78hr"
            })
    void spellingsOfATransport(String request) {
        try (Server server = start(At.ROUTER)) {
            assertThat(server.head(request + " HTTP/1.1", "Sec-Fetch-Site: cross-site", "Content-Length: 0")
                            .status())
                    .isIn(403, 404);
            assertThat(opened).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyLooksLikeOnePasses(At at) {
        try (Server server = Server.start(router -> {
            at.on(router, sockets());
            for (String path :
                    List.of("/xhr", "/a/jsonp", "/a/b/xhrs", "/a/b.c/xhr", "/a.b/c/htmlfile", "/a/b/myxhr")) {
                router.route("/chat" + path).handler(ctx -> ctx.end("other"));
            }
            router.get("/chat/status").handler(ctx -> ctx.end("other"));
        })) {
            for (String path : List.of("/a/b/xhrs", "/a/b.c/xhr", "/a/b/myxhr", "/status")) {
                assertThat(server.send("GET", "/chat" + path, "Sec-Fetch-Site", "cross-site")
                                .body())
                        .as(path)
                        .isEqualTo("other");
            }
        }
    }
}
