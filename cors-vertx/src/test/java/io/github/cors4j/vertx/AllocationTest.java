package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the handler costs in memory, above the same request without it: counted on the event loop of a real server. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 100;
    private static final int BATCHES = 250;

    private static void routes(Router router, int count) {
        for (int i = 0; i < count; i++) {
            router.get("/r" + i).handler(RoutingContext::end);
        }
    }

    private static Consumer<Router> without(int count) {
        return router -> routes(router, count);
    }

    private static Consumer<Router> with(int count) {
        return router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP, "https://b.example", "https://*.c.example"))
                    .mountOn(router);
            routes(router, count);
        };
    }

    /**
     * Bytes a request: the least of many batches, since compilers and others who allocate come and go. Each batch is small, since ten
     * times a second sub-routers are looked at for changes, which costs more the more routes they have.
     */
    private static long bytes(Consumer<Router> routes, String... lines) {
        return bytes("GET /r0", routes, lines);
    }

    private static long bytes(String line, Consumer<Router> routes, String... lines) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            AtomicLong thread = new AtomicLong();
            Router router = Router.router(vertx);
            routes.accept(router);
            HttpServer server = Server.await(vertx.createHttpServer()
                    .requestHandler(request -> {
                        thread.set(Thread.currentThread().getId());
                        router.handle(request);
                    })
                    .listen(0, "localhost"));
            byte[] batch = (line + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", lines)
                            + (lines.length == 0 ? "\r\n" : "\r\n\r\n"))
                    .repeat(BATCH)
                    .getBytes(StandardCharsets.ISO_8859_1);
            try (Socket socket = new Socket("localhost", server.actualPort())) {
                socket.setSoTimeout(20_000);
                long least = Long.MAX_VALUE;
                for (int i = 0; i < BATCHES; i++) {
                    long before = i == 0 ? 0 : THREADS.getThreadAllocatedBytes(thread.get());
                    socket.getOutputStream().write(batch);
                    skipResponses(socket.getInputStream());
                    long spent = THREADS.getThreadAllocatedBytes(thread.get()) - before;
                    least = i == 0 ? least : Math.min(least, spent / BATCH);
                }
                return least;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            Server.await(vertx.close());
        }
    }

    /** Each ends with an empty line, and has no body. */
    private static void skipResponses(InputStream in) throws IOException {
        byte[] buffer = new byte[65_536];
        int ended = 0;
        int newlines = 0;
        while (ended < BATCH) {
            int length = in.read(buffer);
            for (int i = 0; i < length; i++) {
                newlines = buffer[i] == '\n' ? newlines + 1 : buffer[i] == '\r' ? newlines : 0;
                if (newlines == 2) {
                    ended++;
                    newlines = 0;
                }
            }
        }
    }

    private static long cost(int routes, String... lines) {
        return bytes(with(routes), lines) - bytes(without(routes), lines);
    }

    /** Where policies are, in front of a route, and what a request costs there: allowed, refused and without {@code Origin}. */
    enum Mounted {
        ON_THE_ROUTER(456, 440, 392) {
            @Override
            void on(Router router) {
                router(policy()).accept(router);
            }
        },
        WITH_A_LISTENER(456, 440, 392) {
            @Override
            void on(Router router) {
                router(CrossOriginHandler.create(cors -> cors.origins(LISTED).listener(decision -> {})))
                        .accept(router);
            }
        },
        WITH_GUARDS(456, 440, 392) {
            @Override
            void on(Router router) {
                router(CrossOriginHandler.create(cors ->
                                cors.origins(LISTED).guardUnsafeMethods(true).guardWebSockets(true)))
                        .accept(router);
            }
        },
        PER_REQUEST(616, 600, 552) {
            @Override
            void on(Router router) {
                router(CrossOriginHandler.perRequestSync(request -> CHOSEN)).accept(router);
            }
        },
        PER_REQUEST_IN_A_FUTURE(1056, 1040, 992) {
            @Override
            void on(Router router) {
                router(CrossOriginHandler.perRequest(request -> Future.succeededFuture(CHOSEN)))
                        .accept(router);
            }
        },
        AS_A_HANDLER(496, 480, 432) {
            @Override
            void on(Router router) {
                router.route().handler(policy());
                routes(router, 1);
            }

            @Override
            void off(Router router) {
                router.route().handler(RoutingContext::next);
                routes(router, 1);
            }
        },
        ON_A_SUB_ROUTER(496, 480, 432) {
            @Override
            void on(Router router) {
                router.route("/api/*").subRouter(sub(policy()));
            }
        },
        ON_BOTH(544, 528, 432) {
            @Override
            void on(Router router) {
                policy().mountOn(router);
                router.route("/api/*").subRouter(sub(policy()));
            }
        },
        ON_THE_ROUTE(584, 568, 520) {
            @Override
            void on(Router router) {
                CrossOriginHandler.route(cors -> cors.origins(LISTED))
                        .mountOn(router, router.get("/r0"))
                        .handler(RoutingContext::end);
            }
        };

        private static final List<String> LISTED = List.of(APP, "https://b.example");
        private static final Cors CHOSEN = Cors.of(cors -> cors.origins(LISTED));

        final int[] bytes;

        Mounted(int... bytes) {
            this.bytes = bytes;
        }

        abstract void on(Router router);

        /** The same routes without a policy. */
        void off(Router router) {
            if (isInside()) {
                router.route("/api/*").subRouter(sub(null));
            } else {
                routes(router, 1);
            }
        }

        boolean isInside() {
            return this == ON_A_SUB_ROUTER || this == ON_BOTH;
        }

        String line() {
            return isInside() ? "GET /api/r0" : "GET /r0";
        }

        private static CrossOriginHandler policy() {
            return CrossOriginHandler.create(cors -> cors.origins(LISTED));
        }

        private static Consumer<Router> router(CrossOriginHandler policy) {
            return router -> {
                policy.mountOn(router);
                routes(router, 1);
            };
        }

        private static Router sub(@Nullable CrossOriginHandler policy) {
            Router api = Server.router();
            if (policy != null) {
                policy.mountOn(api);
            }
            routes(api, 3);
            return api;
        }
    }

    /** As good as exactly: what a batch costs by itself is part of it. */
    @ParameterizedTest
    @EnumSource
    void aRequestCostsThis(Mounted mounted) {
        String[][] requests = {{"Origin: " + APP}, {"Origin: " + EVIL}, {}};
        for (int i = 0; i < requests.length; i++) {
            long with = bytes(mounted.line(), mounted::on, requests[i]);
            long without = bytes(mounted.line(), mounted::off, requests[i]);
            assertThat(with - without)
                    .as(List.of(requests[i]).toString())
                    .isBetween(mounted.bytes[i] - 8L, mounted.bytes[i] + 7L);
        }
    }

    @Test
    void anAllowedRequestCostsTheSameHoweverManyRoutesThereAre() {
        assertThat(cost(300, "Origin: " + APP)).isBetween(456 - 8L, 456 + 7L);
    }

    /** With a policy on the application's router and another one on the sub-router, whose routes have to be looked at. */
    private static Consumer<Router> nested(int count) {
        return router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            Router api = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(APP, EVIL)).mountOn(api);
            routes(api, count);
            router.route("/api/*").subRouter(api);
        };
    }

    @Test
    void aPreflightForASubRouterCostsTheSameHoweverManyRoutesThatHas() {
        String[] lines = {"Origin: " + APP, "Access-Control-Request-Method: GET"};
        long few = bytes("OPTIONS /api/r0", nested(3), lines);
        long many = bytes("OPTIONS /api/r0", nested(300), lines);
        assertThat(many).isBetween(few - 100, few + 100);
    }
}
