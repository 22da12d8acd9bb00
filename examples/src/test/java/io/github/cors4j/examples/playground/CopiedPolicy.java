package io.github.cors4j.examples.playground;

import io.github.cors4j.Cors;
import java.time.Duration;

/** A policy as the playground writes it in Java: it has to compile. */
final class CopiedPolicy {
    private CopiedPolicy() {}

    static Cors policy() {
        return Cors.of(cors -> cors.origins("https://app.example.com", "^https://pr-\\d+\\.example\\.com$")
                .supportsCredentials(true)
                .exposeHeaders("X-Total-Count")
                .maxAge(600)
                .exclude("/api/internal/*")
                .resource("/api/*")
                .resource(
                        "/public/*",
                        resource ->
                                resource.origins("*").supportsCredentials(false).maxAge((Duration) null)));
    }
}
