package io.github.cors4j.examples.recipes;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.ResponseHeaders;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CORS for the JDK's HTTP server, as an example of an adapter for another framework.
 *
 * @param policy the policy
 * @param next handles the requests that the policy does not end
 */
public record CorsHandler(Cors policy, HttpHandler next)
        implements HttpHandler, RequestReader<HttpExchange>, ResponseHeaders<Headers> {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        CorsDecision decision = policy.decide(exchange, this);
        decision.applyTo(exchange.getResponseHeaders(), this);
        if (decision.endsRequest()) {
            exchange.sendResponseHeaders(decision.status(), -1);
            exchange.close();
        } else {
            next.handle(exchange);
        }
    }

    @Override
    public String method(HttpExchange exchange) {
        return exchange.getRequestMethod();
    }

    @Override
    public String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    @Override
    public @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public List<String> headers(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public List<String> getAll(Headers headers, String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public void set(Headers headers, String name, String value) {
        headers.set(name, value);
    }

    @Override
    public void remove(Headers headers, String name) {
        headers.remove(name);
    }
}
