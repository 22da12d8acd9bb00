package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.OriginBypassContract;
import io.github.cors4j.attack.Target;

class OriginBypassTest extends OriginBypassContract {
    @Override
    protected Target start(Cors policy) {
        TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(policy));
            config.routes.get("/", ctx -> ctx.result("x"));
        });
        return Target.of(server.port(), server::close);
    }
}
