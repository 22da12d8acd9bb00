package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.LoadContract;
import io.github.cors4j.attack.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

class LoadAttack extends LoadContract {
    @Override
    protected Target start(Supplier<Cors> policy) {
        TestServer server = TestServer.start(config -> {
            config.registerPlugin(new CrossOriginPlugin(policy));
            config.jetty.addConnector((jetty, http) -> {
                ServerConnector connector = new ServerConnector(
                        jetty, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
                connector.setHost("127.0.0.1");
                return connector;
            });
            config.routes.get("/ok", ctx -> ctx.result("ok"));
            config.routes.get("/late", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("late"))));
            config.routes.get("/large", ctx -> ctx.result(new byte[300_000]));
            config.routes.get("/fails", ctx -> {
                if (ThreadLocalRandom.current().nextBoolean()) {
                    throw new IllegalStateException("on purpose");
                }
                ctx.status(503);
            });
            config.routes.exception(IllegalStateException.class, (e, ctx) -> ctx.status(500));
        });
        return Target.of(server.port(), server::close);
    }
}
