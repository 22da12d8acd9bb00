package io.github.cors4j.examples;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Vert.x code that the documents show")
class VertxSnippetsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String FROM_APP = "$ curl -H \"Origin: https://app.example.com\" http://localhost:8080";
    private static final String ANSWER = "\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example.com\n";

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void aHandlerAmongOthers() throws Exception {
        check(
                router -> {
                    router.route()
                            .handler(CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")))
                            .handler(BodyHandler.create(false));
                    router.get("/orders").handler(ctx -> ctx.end("orders"));
                },
                FROM_APP + "/orders" + ANSWER + "Vary: Origin\n\norders");
    }

    @Test
    void theApplicationAndOneRoute() throws Exception {
        check(
                router -> {
                    CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                            .mountOn(router);
                    router.get("/orders").handler(this::orders);
                    CrossOriginHandler.route(cors -> cors.sendWildcard(true))
                            .mountOn(router, router.get("/prices"))
                            .handler(this::prices);
                },
                FROM_APP + "/orders" + ANSWER + "Vary: Origin\n\norders",
                FROM_APP + "/prices\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\nprices");
    }

    @Test
    void aPolicyFromTheVerticlesConfiguration() throws Exception {
        JsonObject config = new JsonObject("{\"cors\": {\"resources\": {\"/orders\": {\"origins\": [\"*\"]}}}}");
        check(
                router -> {
                    CrossOriginHandler.create(config.getJsonObject("cors")).mountOn(router);
                    router.get("/orders").handler(this::orders);
                },
                FROM_APP + "/orders" + ANSWER + "Vary: Origin\n\norders",
                FROM_APP + "/else\nHTTP/1.1 404 Not Found\n");
    }

    @Test
    void aPolicyThatChanges() throws Exception {
        AtomicReference<Cors> policy = new AtomicReference<>(Cors.of(cors -> cors.origins("https://old.example.com")));
        check(
                router -> {
                    CrossOriginHandler.reloading(policy::get).mountOn(router);
                    policy.set(Cors.of(cors -> cors.origins("https://app.example.com")));
                    router.get("/orders").handler(this::orders);
                },
                FROM_APP + "/orders" + ANSWER + "Vary: Origin\n\norders");
    }

    private void orders(RoutingContext ctx) {
        ctx.end("orders");
    }

    private void prices(RoutingContext ctx) {
        ctx.end("prices");
    }

    private static void check(Consumer<Router> routes, String... exchanges) throws IOException, InterruptedException {
        Router router = Router.router(VERTX);
        routes.accept(router);
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        Exchange exchange = new Exchange(Map.of(8080, server.actualPort()));
        for (Transcript.Command command :
                Transcript.of(String.join("\n\n", exchanges)).commands()) {
            exchange.check(command);
        }
        server.close().await();
    }
}
