package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.LoadContract;
import io.github.cors4j.attack.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LoadTest extends LoadContract {
    /** They tell of each client that vanishes. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("io.vertx.core.net.impl.ConnectionBase"), Logger.getLogger("io.netty"));

    @BeforeAll
    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void endSilence() {
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }

    /**
     * Has a Vert.x of its own, since 5.1 keeps a server that is closed for as long as it runs itself; and takes as many
     * resets as the clients send, which would be a flood if they did not belong to the test.
     */
    @Override
    protected Target start(Supplier<Cors> policy, Executor others) {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHttp2RstFloodMaxRstFramePerWindow(1_000_000))
                .requestHandler(router(vertx, policy, others))
                .listen(0, "127.0.0.1")
                .await();
        return Target.of(server.actualPort(), () -> {
            server.close().await();
            vertx.close().await();
        });
    }

    private static Router router(Vertx vertx, Supplier<Cors> policy, Executor others) {
        Router router = Router.router(vertx);
        CrossOriginHandler.reloading(policy).mountOn(router);
        router.get("/ok").handler(ctx -> ctx.end("ok"));
        router.get("/late").handler(ctx -> others.execute(() -> ctx.end("late")));
        router.get("/large").handler(ctx -> ctx.end(Buffer.buffer(new byte[300_000])));
        router.get("/fails").handler(ctx -> {
            if (ThreadLocalRandom.current().nextBoolean()) {
                throw new IllegalStateException("on purpose");
            }
            ctx.fail(503);
        });
        router.get("/half").handler(ctx -> {
            sendHalf(ctx);
            throw new IllegalStateException("halfway, on purpose");
        });
        router.get("/half-late")
                .handler(ctx -> others.execute(() -> {
                    sendHalf(ctx);
                    ctx.fail(new IllegalStateException("halfway, on purpose"));
                }));
        router.errorHandler(500, LoadTest::answerQuietly);
        router.errorHandler(503, LoadTest::answerQuietly);
        return router;
    }

    private static void sendHalf(RoutingContext ctx) {
        ctx.response().putHeader("Content-Length", "20000");
        ctx.response().write(Buffer.buffer(new byte[10_000]));
    }

    /** As Vert.x does without it, apart from the log; what is sent in part, it ends itself. */
    private static void answerQuietly(RoutingContext ctx) {
        if (!ctx.response().headWritten()) {
            ctx.response().setStatusCode(ctx.statusCode()).end();
        }
    }
}
