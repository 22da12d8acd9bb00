package io.github.cors4j.examples.migration;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;

/** The same with cors4j. */
final class JavalinAfter {
    private JavalinAfter() {}

    static void listedOrigins(JavalinConfig config) {
        config.registerPlugin(
                new CrossOriginPlugin(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .supportsCredentials(true)
                        .exposeHeaders("X-Total-Count")
                        .maxAge(Duration.ofHours(1))));
    }

    static void refusedRequests(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(
                cors -> cors.origins("https://app.example.com").refuseDisallowed(true)));
    }

    static void anyOrigin(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.sendWildcard(true)));
    }

    static void reflectedOrigin(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin());
    }

    static void rulesByPath(JavalinConfig config) {
        config.registerPlugin(
                new CrossOriginPlugin(cors -> cors.resource("/api/*", api -> api.origins("https://app.example.com"))
                        .resource("/public/*", open -> open.sendWildcard(true))));
    }
}
