package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.onJavalin;
import static io.github.cors4j.examples.recipes.Recipe.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.javalin.CrossOriginPlugin;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipes for Javalin")
class JavalinRecipesTest {
    private static final String APP = "https://app.example.com";

    @Test
    void accessLogWithPreflights() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        onJavalin(
                config -> {
                    config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")));
                    config.requestLogger.http(
                            (ctx, milliseconds) -> lines.add(ctx.method() + " " + ctx.path() + " " + ctx.statusCode()));
                    config.routes.get("/orders", ctx -> {});
                },
                request("OPTIONS", "/orders", APP).replace("-i", "-i -H \"Access-Control-Request-Method: PUT\"")
                        + "\nHTTP/1.1 200 OK\nAllow: GET, HEAD, OPTIONS\nAccess-Control-Allow-Origin: " + APP
                        + "\nAccess-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
                        + "\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(lines).containsExactly("OPTIONS /orders 200");
    }
}
