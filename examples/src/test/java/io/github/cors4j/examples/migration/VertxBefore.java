package io.github.cors4j.examples.migration;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;

/** Vert.x's own handler. */
final class VertxBefore {
    private VertxBefore() {}

    static void listedOrigins(Router router) {
        router.route()
                .handler(CorsHandler.create()
                        .addOrigin("https://app.example.com")
                        .addOriginWithRegex("https://.*\\.preview\\.example\\.com")
                        .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT))
                        .allowedHeaders(Set.of("Content-Type", "Authorization"))
                        .exposedHeader("X-Total-Count")
                        .allowCredentials(true)
                        .maxAgeSeconds(3600));
    }

    static void anyOrigin(Router router) {
        router.route().handler(CorsHandler.create().allowedMethod(HttpMethod.PUT));
    }

    static void rulesByPath(Router router) {
        router.route("/api/*")
                .handler(CorsHandler.create()
                        .addOrigin("https://app.example.com")
                        .allowedMethod(HttpMethod.PUT));
        router.route("/public/*").handler(CorsHandler.create().allowedMethod(HttpMethod.PUT));
    }

    static void expressions(Router router) {
        router.route()
                .handler(CorsHandler.create()
                        .addOriginWithRegex("https://(app|admin)\\.example\\.com")
                        .addOriginWithRegex("https://[a-z]+\\.preview\\.example\\.com")
                        .allowedMethod(HttpMethod.PUT)
                        .allowCredentials(true));
    }

    static void anyOriginWithCredentials(Router router) {
        router.route().handler(CorsHandler.create().addOrigin("*").allowCredentials(true));
    }

    static void unescapedExpression(Router router) {
        router.route()
                .handler(CorsHandler.create()
                        .addOriginWithRegex("https://.*.example.com")
                        .allowCredentials(true));
    }
}
