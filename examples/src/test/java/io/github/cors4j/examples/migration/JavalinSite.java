package io.github.cors4j.examples.migration;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.InternalServerErrorResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The application that is migrated, on Javalin. */
final class JavalinSite {
    private JavalinSite() {}

    static RunningServer start(Consumer<JavalinConfig> configuration) {
        return startWithoutRoutes((config, handled) -> {
            configuration.accept(config);
            addRoutes(config, handled);
        });
    }

    static RunningServer startWithoutRoutes(BiConsumer<JavalinConfig, AtomicInteger> configuration) {
        AtomicInteger handled = new AtomicInteger();
        Javalin app = Javalin.create(config -> configuration.accept(config, handled));
        app.start("127.0.0.1", 0);
        return new RunningServer(app.port(), handled, app::stop);
    }

    static void addRoutes(JavalinConfig config, AtomicInteger handled) {
        Handler handler = handler(handled);
        config.http.prefer405over404 = true;
        config.routes.get("/api/orders", handler);
        config.routes.put("/api/orders", handler);
        config.routes.post("/api/orders", handler);
        config.routes.get("/api/fails", ctx -> {
            handler.handle(ctx);
            throw new InternalServerErrorResponse();
        });
        config.routes.get("/api/translated", ctx -> {
            handler.handle(ctx);
            ctx.header("Vary", "Accept-Language");
        });
        config.routes.before("/api/account", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.get("/api/account", handler);
        config.routes.get("/public/prices", handler);
        config.routes.get("/health", handler);
    }

    static Handler handler(AtomicInteger handled) {
        return ctx -> {
            handled.incrementAndGet();
            ctx.result("orders");
        };
    }
}
