package io.github.cors4j.vertx;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import io.vertx.mutiny.ext.web.Route;
import io.vertx.mutiny.ext.web.Router;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Routers of Mutiny, whose bindings are for this version of Vert.x: the handler is mounted on what they wrap. */
class MutinyTest {
    private static final String APP = "https://app.example.com";
    private static final String EVIL = "https://evil.example";

    private static final Vertx VERTX = Vertx.vertx();
    private static int port;

    @BeforeAll
    static void start() {
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(routes())
                .listenAndAwait(0, "127.0.0.1");
        port = server.actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    private static Router routes() {
        Router router = Router.router(VERTX);
        CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router.getDelegate());
        router.get("/orders").respond(ctx -> Uni.createFrom().item("orders"));

        Route prices = router.get("/prices");
        CrossOriginHandler.route(cors -> cors.sendWildcard(true)).mountOn(router.getDelegate(), prices.getDelegate());
        prices.respond(ctx -> Uni.createFrom().item("prices"));
        router.get("/fails").respond(ctx -> Uni.createFrom().failure(new IllegalStateException("on purpose")));
        return router;
    }

    @Test
    void anAllowedOriginReadsTheRouter() {
        given().port(port)
                .header("Origin", APP)
                .get("/orders")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", APP)
                .header("Vary", "Origin");
    }

    @Test
    void anotherOriginDoesNot() {
        given().port(port)
                .header("Origin", EVIL)
                .get("/orders")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void errorsHaveTheHeaders() {
        given().port(port)
                .header("Origin", APP)
                .get("/fails")
                .then()
                .statusCode(500)
                .header("Access-Control-Allow-Origin", APP);
    }

    @Test
    void aRouteHasAPolicyOfItsOwn() {
        given().port(port)
                .header("Origin", EVIL)
                .get("/prices")
                .then()
                .statusCode(200)
                .body(equalTo("prices"))
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void preflightsAreAnswered() {
        given().port(port)
                .header("Origin", APP)
                .header("Access-Control-Request-Method", "GET")
                .options("/orders")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", APP);
    }
}
