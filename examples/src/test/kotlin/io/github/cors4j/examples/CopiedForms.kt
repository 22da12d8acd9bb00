package io.github.cors4j.examples

import io.github.cors4j.Cors
import java.time.Duration

/** A policy as the playground writes it in Kotlin: it has to compile. */
fun copiedPolicy(): Cors =
    Cors.of { cors -> cors
        .origins("https://app.example.com", "^https://pr-\\d+\\.example\\.com\$")
        .supportsCredentials(true)
        .exposeHeaders("X-Total-Count")
        .maxAge(600)
        .exclude("/api/internal/*")
        .resource("/api/*")
        .resource("/public/*") { resource -> resource
            .origins("*")
            .supportsCredentials(false)
            .maxAge(null as Duration?) } }
