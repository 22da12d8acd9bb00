package io.github.cors4j.examples.migration;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** What Flask-CORS configures, on Javalin. */
final class FlaskAfterOnJavalin {
    private FlaskAfterOnJavalin() {}

    static void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.supportsCredentials(true)
                .resource("/api/*", api -> api.origins("https://app.example.com", "https://*.preview.example.com"))));
    }

    static void oneRoute(JavalinConfig config, Handler orders) {
        config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
        config.routes.post(
                "/api/orders",
                crossOrigin(cors -> cors.origins("https://app.example.com").allowHeaders("Content-Type"), orders));
    }
}
