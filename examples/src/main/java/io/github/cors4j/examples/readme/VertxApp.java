package io.github.cors4j.examples.readme;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;

public class VertxApp {
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer().requestHandler(router(vertx)).listen(8080);
    }

    static Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .supportsCredentials(true)
                        .guardUnsafeMethods(true)
                        .maxAge(Duration.ofHours(1))
                        .resource("/api/*"))
                .mountOn(router);
        router.get("/api/orders").handler(ctx -> ctx.end("orders"));
        return router;
    }
}
