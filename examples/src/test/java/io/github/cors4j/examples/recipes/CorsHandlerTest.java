package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.get;
import static io.github.cors4j.examples.recipes.Recipe.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.cors4j.Cors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An adapter for the HTTP server of the JDK")
class CorsHandlerTest {
    private static final String APP = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final String ALLOW_APP = "Access-Control-Allow-Origin: " + APP;
    private static final String VARY = "\nVary: Origin";
    private static final String PREFLIGHT_VARY =
            VARY + ", Access-Control-Request-Method, Access-Control-Request-Headers";

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        Cors policy = Cors.of(cors ->
                cors.origins(APP).guardUnsafeMethods(true).resource("/orders/*").exclude("/orders/internal/*"));
        server.createContext("/", new CorsHandler(policy, this::orders));
        HttpHandler varying = new CorsHandler(policy, this::orders);
        server.createContext("/orders/packed", exchange -> {
            exchange.getResponseHeaders().add("Vary", "Accept-Encoding");
            exchange.getResponseHeaders().add("Vary", "origin");
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            varying.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void orders(HttpExchange exchange) throws IOException {
        handled.add(exchange.getRequestMethod());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void check(String... exchanges) throws Exception {
        Recipe.check(server.getAddress().getPort(), exchanges);
    }

    @Test
    void requestsHaveTheirHeaders() throws Exception {
        check(
                get("/orders", APP, ALLOW_APP),
                get("/orders", EVIL),
                request("HEAD", "/orders/1", APP) + "\nHTTP/1.1 200 OK\n" + ALLOW_APP + VARY,
                "$ curl -i http://localhost:80/orders\nHTTP/1.1 200 OK\n" + ALLOW_APP + VARY,
                request("GET", "/about", APP) + "\nHTTP/1.1 200 OK");
        assertThat(handled).containsExactly("GET", "GET", "HEAD", "GET", "GET");
    }

    @Test
    void aPreflightEndsBeforeTheHandler() throws Exception {
        String asks = request("OPTIONS", "/orders", APP) + " -H \"Access-Control-Request-Method: PUT\"";
        String grants = "\nHTTP/1.1 200 OK\nContent-Length: 0\n" + ALLOW_APP
                + "\nAccess-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
        check(
                asks + grants + PREFLIGHT_VARY,
                // a header may come in several lines
                asks + " -H \"Access-Control-Request-Headers: x-a\" -H \"Access-Control-Request-Headers: x-b, x-c\""
                        + grants + "\nAccess-Control-Allow-Headers: x-a, x-b, x-c" + PREFLIGHT_VARY,
                asks.replace(APP, EVIL) + "\nHTTP/1.1 200 OK\nContent-Length: 0" + PREFLIGHT_VARY);
        assertThat(handled).isEmpty();
        check(request("OPTIONS", "/orders", APP) + "\nHTTP/1.1 200 OK\n" + ALLOW_APP + VARY);
        assertThat(handled).containsExactly("OPTIONS");
    }

    @Test
    void aGuardRefusesBeforeTheHandler() throws Exception {
        check(
                request("POST", "/orders", EVIL) + "\nHTTP/1.1 403 Forbidden\nContent-Length: 0" + VARY,
                // neither of two origins is allowed
                request("POST", "/orders", APP) + " -H \"Origin: " + EVIL + "\"\nHTTP/1.1 403 Forbidden" + VARY);
        assertThat(handled).isEmpty();
        check(request("POST", "/orders", APP) + "\nHTTP/1.1 200 OK\n" + ALLOW_APP + VARY);
        assertThat(handled).containsExactly("POST");
    }

    @Test
    void headersThatAreThereAlreadyAreReplacedAndVaryIsMerged() throws Exception {
        String merged = "\nHTTP/1.1 200 OK\nVary: Accept-Encoding, origin";
        check(
                request("GET", "/orders/packed", APP) + merged + "\n" + ALLOW_APP,
                request("GET", "/orders/packed", EVIL) + merged);
    }

    /** The server looks for the handler of the decoded path, so that is what the policy has to look at. */
    @Test
    void anEscapedSlashLeadsAroundNoExclusion() throws Exception {
        check(
                request("GET", "/orders/internal/1", APP) + "\nHTTP/1.1 200 OK",
                request("GET", "/orders/internal%2F1", APP) + "\nHTTP/1.1 200 OK",
                request("GET", "/orders/external%2F1", APP) + "\nHTTP/1.1 200 OK\n" + ALLOW_APP + VARY);
    }
}
