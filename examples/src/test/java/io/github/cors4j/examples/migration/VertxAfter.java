package io.github.cors4j.examples.migration;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.ext.web.Router;
import java.time.Duration;

/** The same with cors4j. */
final class VertxAfter {
    private VertxAfter() {}

    static void listedOrigins(Router router) {
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .methods("GET", "POST", "PUT")
                        .allowHeaders("Content-Type", "Authorization")
                        .exposeHeaders("X-Total-Count")
                        .supportsCredentials(true)
                        .maxAge(Duration.ofHours(1)))
                .mountOn(router);
    }

    static void expressions(Router router) {
        CrossOriginHandler.create(cors -> cors.origins(
                                "^https://(app|admin)\\.example\\.com$", "^https://[a-z]+\\.preview\\.example\\.com$")
                        .methods("GET", "HEAD", "POST", "PUT")
                        .supportsCredentials(true))
                .mountOn(router);
    }

    static void refusedRequests(Router router) {
        CrossOriginHandler.create(
                        cors -> cors.origins("https://app.example.com").refuseDisallowed(true))
                .mountOn(router);
    }

    static void anyOrigin(Router router) {
        CrossOriginHandler.create(cors -> cors.sendWildcard(true).methods("GET", "HEAD", "POST", "PUT"))
                .mountOn(router);
    }

    static void rulesByPath(Router router) {
        CrossOriginHandler.create(cors -> cors.methods("GET", "HEAD", "POST", "PUT")
                        .resource("/api/*", api -> api.origins("https://app.example.com"))
                        .resource("/public/*", open -> open.sendWildcard(true)))
                .mountOn(router);
    }
}
