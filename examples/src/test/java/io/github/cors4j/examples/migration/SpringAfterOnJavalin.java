package io.github.cors4j.examples.migration;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.Cors;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Map;

/** The same with cors4j on Javalin. */
final class SpringAfterOnJavalin {
    private SpringAfterOnJavalin() {}

    static void byPath(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.resource(
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
                                .maxAge(Duration.ofMinutes(30)))));
    }

    static void refusedRequests(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(
                cors -> cors.refuseDisallowed(true).resource("/api/*", api -> api.origins("https://app.example.com"))));
    }

    static void annotated(JavalinConfig config, Handler orders, Handler prices) {
        config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
        config.routes.get(
                "/api/orders",
                crossOrigin(
                        cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                                .methods("GET")
                                .allowHeaders("Content-Type", "Authorization")
                                .exposeHeaders("X-Total-Count")
                                .supportsCredentials(true)
                                .maxAge(Duration.ofHours(1)),
                        orders));
        config.routes.get(
                "/public/prices",
                crossOrigin(cors -> cors.sendWildcard(true).methods("GET").maxAge(Duration.ofMinutes(30)), prices));
    }

    static void controller(JavalinConfig config, Handler orders, Handler cancel, Handler replace) {
        Cors app = Cors.route(cors -> cors.origins("https://app.example.com")
                .methods("GET", "DELETE")
                .exposeHeaders("X-Total-Count")
                .maxAge(Duration.ofMinutes(30)));
        Cors both = Cors.route(cors -> cors.origins("https://app.example.com", "https://admin.example.com")
                .methods("PUT")
                .allowHeaders("Content-Type")
                .exposeHeaders("X-Total-Count")
                .maxAge(Duration.ofMinutes(30)));
        config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
        config.routes.get("/api/orders", crossOrigin(app, orders));
        config.routes.delete("/api/orders", crossOrigin(app, cancel));
        config.routes.put("/api/orders", crossOrigin(both, replace));
    }

    static void perRequest(JavalinConfig config, Map<String, Cors> tenants) {
        Cors none = Cors.of(cors -> cors.exclude("*"));
        config.registerPlugin(
                CrossOriginPlugin.perRequest(request -> tenants.getOrDefault(request.getServerName(), none)));
    }
}
