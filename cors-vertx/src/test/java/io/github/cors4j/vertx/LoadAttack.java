package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.LoadContract;
import io.github.cors4j.attack.Target;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

class LoadAttack extends LoadContract {
    @Override
    protected Target start(Supplier<Cors> policy) {
        Server server = Server.start(router -> {
            CrossOriginHandler.create(policy).mountOn(router);
            router.get("/ok").handler(ctx -> ctx.end("ok"));
            router.get("/late").handler(ctx -> CompletableFuture.runAsync(() -> ctx.end("late")));
            router.get("/large").handler(ctx -> ctx.end(Buffer.buffer(new byte[300_000])));
            router.get("/fails").handler(ctx -> {
                if (ThreadLocalRandom.current().nextBoolean()) {
                    throw new IllegalStateException("on purpose");
                }
                ctx.fail(503);
            });
            router.errorHandler(500, ctx -> ctx.response().setStatusCode(500).end());
        });
        return Target.of(server.port(), server::close);
    }
}
