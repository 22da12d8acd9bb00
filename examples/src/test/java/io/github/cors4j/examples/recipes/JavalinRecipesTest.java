package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.onJavalin;
import static io.github.cors4j.examples.recipes.Recipe.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    @Test
    void tenants() throws Exception {
        Map<String, Cors> tenants = Map.of(
                "acme.example.com", Cors.of(cors -> cors.origins("https://www.acme.example")),
                "globex.example.com", Cors.of(cors -> cors.origins("https://www.globex.example")));
        Cors unknown = Cors.of(cors -> cors.exclude("*"));
        Javalin app = Javalin.create(config -> {
                    config.registerPlugin(CrossOriginPlugin.perRequest(
                            request -> tenants.getOrDefault(request.getServerName(), unknown)));
                    config.routes.get("/orders", ctx -> {});
                })
                .start("127.0.0.1", 0);
        try {
            assertThat(send(app.port(), "acme.example.com", "https://www.acme.example"))
                    .contains("Access-Control-Allow-Origin: https://www.acme.example");
            assertThat(send(app.port(), "globex.example.com", "https://www.acme.example"))
                    .contains("200 OK")
                    .doesNotContain("Access-Control");
            assertThat(send(app.port(), "other.example.com", "https://www.acme.example"))
                    .contains("200 OK")
                    .doesNotContain("Access-Control", "Vary");
        } finally {
            app.stop();
        }
    }

    private static String send(int port, String host, String origin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request =
                    "GET /orders HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void decisionInTheAccessLog() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        onJavalin(
                config -> {
                    config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")));
                    config.requestLogger.http((ctx, milliseconds) -> lines.add(ctx.path() + " "
                            + CrossOriginPlugin.decision(ctx)
                                    .map(decision -> decision.outcome().text())
                                    .orElse("-")));
                    config.routes.get("/orders", ctx -> {});
                },
                request("GET", "/orders", "https://evil.example") + "\nHTTP/1.1 200 OK\nVary: Origin");
        assertThat(lines).containsExactly("/orders the origin is not allowed");
    }
}
