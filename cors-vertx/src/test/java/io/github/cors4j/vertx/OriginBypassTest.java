package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.OriginBypassContract;
import io.github.cors4j.attack.Target;

class OriginBypassTest extends OriginBypassContract {
    @Override
    protected Target start(Cors policy) {
        Server server = Server.start(router -> {
            CrossOriginHandler.create(policy).mountOn(router);
            router.get("/").handler(ctx -> ctx.end("x"));
        });
        return Target.of(server.port(), server::close);
    }
}
