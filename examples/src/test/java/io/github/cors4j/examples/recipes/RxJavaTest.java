package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.get;
import static io.github.cors4j.examples.recipes.Recipe.request;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.reactivex.rxjava3.core.Maybe;
import io.vertx.rxjava3.core.Vertx;
import io.vertx.rxjava3.ext.web.Route;
import io.vertx.rxjava3.ext.web.Router;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipes for routers of RxJava")
class RxJavaTest {
    private static final String APP = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final String ALLOW = "Access-Control-Allow-Origin: ";

    @Test
    void rxJava() throws Exception {
        io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
        try {
            Recipe.onRouter(
                    vertx,
                    routes(Vertx.newInstance(vertx)).getDelegate(),
                    get("/orders", APP, ALLOW + APP),
                    get("/orders", EVIL),
                    request("GET", "/prices", EVIL) + "\nHTTP/1.1 200 OK\n" + ALLOW + "*");
        } finally {
            vertx.close().await();
        }
    }

    private static Router routes(Vertx vertx) {
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                .mountOn(router.getDelegate());
        router.get("/orders").respond(ctx -> Maybe.just("orders"));

        Route prices = router.get("/prices");
        CrossOriginHandler.route(cors -> cors.sendWildcard(true)).mountOn(router.getDelegate(), prices.getDelegate());
        prices.respond(ctx -> Maybe.just("prices"));
        return router;
    }
}
