package io.github.cors4j.examples

import io.github.cors4j.Cors
import io.github.cors4j.javalin.CrossOrigin
import io.github.cors4j.javalin.CrossOrigin.crossOrigin
import io.github.cors4j.javalin.CrossOriginPlugin
import io.github.cors4j.vertx.CrossOriginHandler
import io.javalin.Javalin
import io.vertx.core.Vertx
import io.vertx.ext.web.Router
import java.net.Socket
import java.time.Duration
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** What users of Kotlin write, compiled with nullness as JSpecify says, and warnings as errors. */
class KotlinFormsTest {
    private val policy: Cors = Cors.of { it.origins("https://reloaded.example") }

    @Test
    fun `a plugin takes a lambda, a policy, or what returns one`() {
        assertThat(granted(CrossOriginPlugin(), "https://any.example")).isTrue()
        assertThat(granted(CrossOriginPlugin { it.origins("https://a.example") }, "https://a.example")).isTrue()
        assertThat(granted(CrossOriginPlugin { it.origins("https://a.example") }, "https://b.example")).isFalse()
        assertThat(granted(CrossOriginPlugin(policy), "https://reloaded.example")).isTrue()
        assertThat(granted(CrossOriginPlugin.reloading { policy }, "https://reloaded.example")).isTrue()
        val byHost = CrossOriginPlugin.perRequest { request -> if (request.serverName == "localhost") policy else Cors.defaults() }
        assertThat(granted(byHost, "https://reloaded.example")).isTrue()
        assertThat(granted(byHost, "https://b.example")).isFalse()
    }

    @Test
    fun `options of all kinds`() {
        val cors = Cors.of {
            it.origins("https://app.example.com", "https://${"*"}.preview.example.com")
                .supportsCredentials(true)
                .exposeHeaders(listOf("X-Total-Count"))
                .maxAge(Duration.ofHours(1))
                .resource("/api/*")
                .resource("/public/*") { open -> open.origins("*").supportsCredentials(false) }
        }
        assertThat(cors.warnings().map { it.reason() }).isEmpty()
    }

    @Test
    fun `a route is decorated by a lambda in front of its handler`() {
        val app = Javalin.create { config ->
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly())
            config.routes.get("/x", crossOrigin { ctx -> ctx.result("x") })
            config.routes.get("/y", crossOrigin({ it.origins("https://y.example") }) { ctx -> ctx.result("y") })
            config.routes.get("/z", CrossOrigin.reloading({ Cors.route { it.origins("https://z.example") } }) { ctx -> ctx.result("z") })
            config.routes.get("/w", CrossOrigin.perRequest({ Cors.route { it.origins("https://w.example") } }) { ctx ->
                ctx.result(CrossOriginPlugin.decision(ctx).map { it.outcome().text() }.orElse("-"))
            })
        }
        app.start("localhost", 0)
        try {
            for (name in listOf("x", "y", "z", "w")) {
                assertThat(get(app.port(), "/$name", "https://$name.example")).contains("Origin: https://$name.example")
            }
        } finally {
            app.stop()
        }
    }

    @Test
    fun `a handler of Vertx takes a lambda`() {
        val vertx = Vertx.vertx()
        val router = Router.router(vertx)
        CrossOriginHandler.create { it.origins("https://a.example") }.mountOn(router)
        CrossOriginHandler.route { it.origins("https://b.example") }
            .mountOn(router, router.get("/b"))
            .handler { it.end("b") }
        CrossOriginHandler.reloading { Cors.route { it.origins("https://c.example") } }
            .mountOn(router, router.get("/c"))
            .handler { it.end("c") }
        router.get("/a").handler { it.end("a") }
        val server = vertx.createHttpServer().requestHandler(router).listen(0, "localhost")
            .toCompletionStage().toCompletableFuture().get()
        try {
            for (name in listOf("a", "b", "c")) {
                assertThat(get(server.actualPort(), "/$name", "https://$name.example").lowercase())
                    .contains("access-control-allow-origin: https://$name.example")
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get()
        }
    }

    @Test
    fun `a Regex is refused`() {
        assertThatThrownBy { Cors.of { it.configuration(mapOf("origins" to listOf(Regex("^https://a$")))) } }
            .hasMessageContaining("toPattern()")
    }

    private fun granted(plugin: CrossOriginPlugin, origin: String): Boolean {
        val app = Javalin.create { config ->
            config.registerPlugin(plugin)
            config.routes.get("/x") { ctx -> ctx.result("x") }
        }
        app.start("localhost", 0)
        try {
            return get(app.port(), "/x", origin).contains("Access-Control-Allow-Origin: $origin")
        } finally {
            app.stop()
        }
    }

    private fun get(port: Int, path: String, origin: String): String =
        Socket("localhost", port).use {
            it.getOutputStream().write("GET $path HTTP/1.0\r\nHost: localhost\r\nOrigin: $origin\r\n\r\n".toByteArray())
            String(it.getInputStream().readAllBytes())
        }
}
