package io.github.cors4j.examples.readme;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;

public class JavalinApp {
    public static void main(String[] args) {
        Javalin.create(JavalinApp::configure).start(7070);
    }

    static void configure(JavalinConfig config) {
        config.registerPlugin(
                new CrossOriginPlugin(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .supportsCredentials(true)
                        .guardUnsafeMethods(true)
                        .maxAge(Duration.ofHours(1))
                        .resource("/api/*")));
        config.routes.get("/api/orders", ctx -> ctx.result("orders"));
    }
}
