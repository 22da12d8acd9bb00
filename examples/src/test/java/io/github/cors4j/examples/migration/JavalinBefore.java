package io.github.cors4j.examples.migration;

import io.javalin.config.JavalinConfig;

/** Javalin's bundled plugin. */
final class JavalinBefore {
    private JavalinBefore() {}

    static void listedOrigins(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
            rule.allowHost("https://app.example.com", "https://*.preview.example.com");
            rule.allowCredentials = true;
            rule.exposeHeader("X-Total-Count");
            rule.maxAge = 3600;
        }));
    }

    static void anyOrigin(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.anyHost()));
    }

    static void reflectedOrigin(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.reflectClientOrigin = true));
    }

    static void rulesByPath(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> {
            cors.addRule(rule -> {
                rule.path = "/api/*";
                rule.defaultScheme = "https";
                rule.allowHost("app.example.com");
            });
            cors.addRule(rule -> {
                rule.path = "/public/*";
                rule.anyHost();
            });
        });
    }

    static void anyOriginWithCredentials(JavalinConfig config) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
            rule.reflectClientOrigin = true;
            rule.allowCredentials = true;
        }));
    }

    static void path(JavalinConfig config, String path) {
        config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> {
            rule.path = path;
            rule.anyHost();
        }));
    }
}
