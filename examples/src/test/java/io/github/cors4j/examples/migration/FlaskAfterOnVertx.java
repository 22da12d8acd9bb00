package io.github.cors4j.examples.migration;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What Flask-CORS configures, on Vert.x. */
final class FlaskAfterOnVertx {
    private FlaskAfterOnVertx() {}

    static void application(Router router) {
        CrossOriginHandler.create(cors -> cors.supportsCredentials(true)
                        .resource(
                                "/api/*",
                                api -> api.origins("https://app.example.com", "https://*.preview.example.com")))
                .mountOn(router);
    }

    static void oneRoute(Router router, Handler<RoutingContext> orders) {
        CrossOriginHandler.route(cors -> cors.origins("https://app.example.com").allowHeaders("Content-Type"))
                .mountOn(router, router.post("/api/orders"))
                .handler(orders);
    }

    static void blueprint(Vertx vertx, Router router, Handler<RoutingContext> orders) {
        Router api = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                .mountOn(api);
        api.get("/orders").handler(orders);
        router.route("/api/*").subRouter(api);
    }
}
