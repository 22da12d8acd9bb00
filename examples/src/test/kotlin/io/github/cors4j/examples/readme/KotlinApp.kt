package io.github.cors4j.examples.readme

import io.github.cors4j.javalin.CrossOriginPlugin
import io.javalin.Javalin
import java.time.Duration

fun main() {
    Javalin.create { config ->
        config.registerPlugin(CrossOriginPlugin {
            it.origins("https://app.example.com", "https://*.preview.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true)
                .maxAge(Duration.ofHours(1))
                .resource("/api/*")
        })
        config.routes.get("/api/orders") { ctx -> ctx.result("orders") }
    }.start(7070)
}
