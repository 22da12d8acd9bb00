package io.github.cors4j.examples.migration;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/** The same with cors4j on Vert.x. */
final class SpringAfterOnVertx {
    private SpringAfterOnVertx() {}

    static void byPath(Router router) {
        CrossOriginHandler.create(cors -> cors.resource(
                                "/api/*",
                                api -> api.origins("https://app.example.com", "https://*.preview.example.com")
                                        .methods("GET", "POST", "PUT")
                                        .allowHeaders("Content-Type", "Authorization")
                                        .exposeHeaders("X-Total-Count")
                                        .supportsCredentials(true)
                                        .maxAge(Duration.ofHours(1)))
                        .resource(
                                "/public/*",
                                open -> open.sendWildcard(true)
                                        .methods("GET", "HEAD", "POST")
                                        .maxAge(Duration.ofMinutes(30))))
                .mountOn(router);
    }

    static void refusedRequests(Router router) {
        CrossOriginHandler.create(cors ->
                        cors.refuseDisallowed(true).resource("/api/*", api -> api.origins("https://app.example.com")))
                .mountOn(router);
    }

    static void annotated(Router router, Handler<RoutingContext> orders, Handler<RoutingContext> prices) {
        CrossOriginHandler.route(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .methods("GET")
                        .allowHeaders("Content-Type", "Authorization")
                        .exposeHeaders("X-Total-Count")
                        .supportsCredentials(true)
                        .maxAge(Duration.ofHours(1)))
                .mountOn(router, router.get("/api/orders"))
                .handler(orders);
        CrossOriginHandler.route(cors -> cors.sendWildcard(true).methods("GET").maxAge(Duration.ofMinutes(30)))
                .mountOn(router, router.get("/public/prices"))
                .handler(prices);
    }

    static void controller(
            Router router,
            Handler<RoutingContext> orders,
            Handler<RoutingContext> cancel,
            Handler<RoutingContext> replace) {
        CrossOriginHandler app = CrossOriginHandler.route(cors -> cors.origins("https://app.example.com")
                .methods("GET", "DELETE")
                .exposeHeaders("X-Total-Count")
                .maxAge(Duration.ofMinutes(30)));
        CrossOriginHandler both =
                CrossOriginHandler.route(cors -> cors.origins("https://app.example.com", "https://admin.example.com")
                        .methods("PUT")
                        .allowHeaders("Content-Type")
                        .exposeHeaders("X-Total-Count")
                        .maxAge(Duration.ofMinutes(30)));
        app.mountOn(router, router.get("/api/orders")).handler(orders);
        app.mountOn(router, router.delete("/api/orders")).handler(cancel);
        both.mountOn(router, router.put("/api/orders")).handler(replace);
    }

    static void perRequest(Router router, Map<String, Cors> tenants) {
        Cors none = Cors.of(cors -> cors.exclude("*"));
        CrossOriginHandler.perRequestSync(
                        ctx -> tenants.getOrDefault(ctx.request().authority().host(), none))
                .mountOn(router);
    }
}
