package io.github.cors4j.examples.migration;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The application that is migrated, on Vert.x. */
final class VertxSite {
    private VertxSite() {}

    static RunningServer start(Consumer<Router> configuration) {
        return startWithoutRoutes((router, handler) -> {
            configuration.accept(router);
            router.get("/api/orders").handler(handler);
            router.put("/api/orders").handler(handler);
            router.post("/api/orders").handler(handler);
            router.get("/api/fails").handler(handler);
            router.get("/api/translated").handler(ctx -> {
                ctx.response().putHeader("Vary", "Accept-Language");
                handler.handle(ctx);
            });
            router.route("/api/account").handler(ctx -> ctx.fail(401));
            router.get("/api/account").handler(handler);
            router.get("/public/prices").handler(handler);
            router.get("/health").handler(handler);
        });
    }

    static RunningServer startWithoutRoutes(BiConsumer<Router, Handler<RoutingContext>> configuration) {
        AtomicInteger handled = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        configuration.accept(router, ctx -> {
            handled.incrementAndGet();
            if (ctx.normalizedPath().equals("/api/fails")) {
                ctx.fail(500);
            } else {
                ctx.end("orders");
            }
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return new RunningServer(
                server.actualPort(), handled, () -> vertx.close().await());
    }
}
