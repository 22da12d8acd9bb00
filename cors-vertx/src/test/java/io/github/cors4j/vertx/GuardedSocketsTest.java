package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards ahead of websockets: no handler runs for a page that is refused. */
class GuardedSocketsTest {
    private final AtomicInteger ran = new AtomicInteger();

    private static CrossOriginHandler guarded() {
        return CrossOriginHandler.create(
                cors -> cors.origins(APP).guardWebSockets(true).guardUnsafeMethods(true));
    }

    static Answer handshake(Server server, String path, String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "GET " + path + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        all.addAll(List.of(lines));
        return server.head(all.toArray(String[]::new));
    }

    private void socket(RoutingContext ctx) {
        ran.incrementAndGet();
        ctx.request().toWebSocket().onSuccess(socket -> socket.close());
    }

    /** Where the policy is, in front of a socket at {@code /in/ws}. */
    enum At {
        ROOT {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                cors.mountOn(router);
                router.route().handler(test::count);
                router.get("/in/ws").handler(test::socket);
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                Router sub = Server.router();
                cors.mountOn(sub);
                sub.get("/ws").handler(test::socket);
                router.route("/in/*").subRouter(sub);
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                CrossOriginHandler.create().mountOn(router);
                router.route().handler(test::count);
                SUB_ROUTER.on(router, cors, test);
            }
        },
        ROUTE {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                CrossOriginHandler.create().mountOn(router);
                router.route().handler(test::count);
                cors.mountOn(router, router.get("/in/ws")).handler(test::socket);
            }
        },
        HANDLER {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                router.route().handler(cors).handler(test::count);
                router.get("/in/ws").handler(test::socket);
            }
        },
        CHOSEN {
            @Override
            void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test) {
                ROOT.on(
                        router,
                        CrossOriginHandler.perRequest(ctx -> {
                            Promise<Cors> later = Promise.promise();
                            Server.VERTX.setTimer(
                                    2,
                                    timer -> later.complete(
                                            Cors.of(c -> c.origins(APP).guardWebSockets(true))));
                            return later.future();
                        }),
                        test);
            }
        };

        abstract void on(Router router, CrossOriginHandler cors, GuardedSocketsTest test);
    }

    private void count(RoutingContext ctx) {
        ran.incrementAndGet();
        ctx.next();
    }

    @ParameterizedTest
    @EnumSource
    void aForeignPageOpensNoSocketAndOthersDo(At at) {
        try (Server server = Server.start(router -> at.on(router, guarded(), this))) {
            for (String origin : List.of(EVIL, "null", "https://localhost:1", "http://localhost.evil.example")) {
                assertThat(handshake(server, "/in/ws", "Origin: " + origin).status())
                        .as(origin)
                        .isEqualTo(403);
            }
            assertThat(handshake(server, "/in/ws", "Origin: " + EVIL).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(ran).hasValue(0);
            assertThat(handshake(server, "/in/ws", "Origin: " + APP).status()).isEqualTo(101);
            assertThat(handshake(server, "/in/ws", "Origin: http://localhost").status())
                    .isEqualTo(101);
            assertThat(handshake(server, "/in/ws").status()).isEqualTo(101);
            assertThat(ran).hasPositiveValue();
        }
    }

    @Test
    void aSocketThatWaitedForItsPolicyWorks() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.perRequest(ctx -> {
                        Promise<Cors> later = Promise.promise();
                        Server.VERTX.setTimer(5, timer -> later.complete(Cors.defaults()));
                        return later.future();
                    })
                    .mountOn(router);
            router.get("/ws")
                    .handler(ctx -> ctx.request().toWebSocket().onSuccess(socket -> {
                        ReadStream<Buffer> received = socket;
                        received.handler(message -> socket.writeTextMessage("got " + message));
                    }));
        })) {
            var client = Server.VERTX.createWebSocketClient();
            Promise<String> received = Promise.promise();
            Future<String> answer = client.connect(server.port(), "localhost", "/ws")
                    .compose(socket -> {
                        ReadStream<Buffer> messages = socket;
                        messages.handler(message -> received.tryComplete(message.toString()));
                        return socket.writeTextMessage("hello").compose(sent -> received.future());
                    });
            assertThat(Server.await(answer)).isEqualTo("got hello");
            Server.await(client.close());
        }
    }
}
