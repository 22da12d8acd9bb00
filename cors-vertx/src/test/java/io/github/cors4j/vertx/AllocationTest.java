package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

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

    @Test
    void anAllowedRequestCostsTheSameHoweverManyRoutesThereAre() {
        long one = cost(1, "Origin: " + APP);
        long many = cost(300, "Origin: " + APP);
        assertThat(one).isBetween(1L, 504L);
        assertThat(many).isBetween(one - 50, one + 50);
    }

    @Test
    void aRefusedRequestCostsLess() {
        assertThat(cost(1, "Origin: " + EVIL)).isBetween(1L, 464L);
    }

    @Test
    void aRequestWithoutOriginCostsLess() {
        assertThat(cost(1)).isBetween(1L, 416L);
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
