package io.github.cors4j.examples;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsRequest;
import io.javalin.Javalin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users of Groovy write; its engine comes with REST Assured. */
class GroovyFormsTest {
    private static final String IMPORTS = """
            import io.github.cors4j.Cors
            import io.github.cors4j.javalin.CrossOrigin
            import io.github.cors4j.javalin.CrossOriginPlugin
            import io.github.cors4j.vertx.CrossOriginHandler
            import io.javalin.Javalin
            import java.time.Duration
            def name = 'app'
            """;

    private static Object run(Map<String, ?> variables, String script) {
        Binding binding = new Binding();
        variables.forEach(binding::setVariable);
        return new GroovyShell(binding).evaluate(IMPORTS + script);
    }

    private static String allowed(int port, String path, String origin) {
        return given().header("Origin", origin)
                .get("http://localhost:" + port + path)
                .header("Access-Control-Allow-Origin");
    }

    @Test
    void options_of_all_kinds() {
        Cors cors = (Cors) run(Map.of(), """
                Cors.of {
                    it.origins(["https://${name}.example.com", ~/^https:\\/\\/pr-[0-9]+\\.example\\.com$/])
                      .supportsCredentials(true)
                      .exposeHeaders(["X-${name}"])
                      .maxAge(Duration.ofHours(1))
                      .resource("/api/${name}/*")
                      .resource('/public/*') { it.origins('*').supportsCredentials(false) }
                }
                """);
        for (String origin : new String[] {"https://app.example.com", "https://pr-1.example.com"}) {
            assertThat(cors.decide(CorsRequest.get("/api/app/x").from(origin)).headers())
                    .containsEntry("Access-Control-Allow-Origin", origin)
                    .containsEntry("Access-Control-Expose-Headers", "X-app");
        }
    }

    @Test
    void a_plugin_and_routes_take_closures() {
        Javalin app = (Javalin) run(Map.of(), """
                Javalin.create { config ->
                    config.registerPlugin(new CrossOriginPlugin({ it.origins("https://${name}.example.com") }))
                    config.routes.get('/app') { ctx -> ctx.result('app') }
                    config.routes.get('/x', CrossOrigin.crossOrigin({ it.origins("https://x.example") }) { ctx -> ctx.result('x') })
                    config.routes.get('/y', CrossOrigin.reloading({ Cors.route { it.origins("https://y.example") } }) { ctx -> ctx.result('y') })
                    config.routes.get('/z', CrossOrigin.crossOrigin { ctx -> ctx.result('z') })
                }
                """);
        app.start("localhost", 0);
        try {
            assertThat(allowed(app.port(), "/app", "https://app.example.com")).isEqualTo("https://app.example.com");
            assertThat(allowed(app.port(), "/app", "https://z.example")).isNull();
            for (String name : new String[] {"x", "y", "z"}) {
                String origin = "https://" + name + ".example";
                assertThat(allowed(app.port(), "/" + name, origin)).isEqualTo(origin);
            }
        } finally {
            app.stop();
        }
    }

    @Test
    void a_plugin_that_reloads_takes_a_closure() {
        Object plugin = run(Map.of(), "CrossOriginPlugin.reloading { Cors.defaults() }");
        assertThat(plugin).isNotNull();
    }

    @Test
    void a_handler_of_vertx_takes_a_closure() throws Exception {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        run(Map.of("router", router), """
                CrossOriginHandler.create { it.origins("https://${name}.example.com") }.mountOn(router)
                router.get('/app').handler { it.end('app') }
                CrossOriginHandler.route { it.origins('https://x.example') }
                    .mountOn(router, router.get('/x')).handler { it.end('x') }
                CrossOriginHandler.reloading { Cors.route { it.origins('https://y.example') } }
                    .mountOn(router, router.get('/y')).handler { it.end('y') }
                """);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try {
            assertThat(allowed(server.actualPort(), "/app", "https://app.example.com"))
                    .isEqualTo("https://app.example.com");
            assertThat(allowed(server.actualPort(), "/app", "https://x.example"))
                    .isNull();
            for (String name : new String[] {"x", "y"}) {
                String origin = "https://" + name + ".example";
                assertThat(allowed(server.actualPort(), "/" + name, origin)).isEqualTo(origin);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
