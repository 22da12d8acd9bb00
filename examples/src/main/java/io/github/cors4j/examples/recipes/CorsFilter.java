package io.github.cors4j.examples.recipes;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.ResponseHeaders;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CORS for the JDK's HTTP server, as an example of an adapter for another framework. Add this filter before all others. */
public final class CorsFilter extends Filter {
    private final Cors policy;

    /**
     * Creates a filter that applies a policy.
     *
     * @param policy the policy
     */
    public CorsFilter(Cors policy) {
        this.policy = policy;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        CorsDecision decision = policy.decide(exchange, new Reader());
        decision.applyTo(exchange.getResponseHeaders(), new Writer());
        if (decision.endsRequest()) {
            exchange.sendResponseHeaders(decision.status(), -1);
            exchange.close();
        } else {
            chain.doFilter(exchange);
        }
    }

    @Override
    public String description() {
        return "CORS";
    }

    private static final class Reader implements RequestReader<HttpExchange> {
        @Override
        public String method(HttpExchange exchange) {
            return exchange.getRequestMethod();
        }

        @Override
        public String path(HttpExchange exchange) {
            return exchange.getRequestURI().getRawPath();
        }

        @Override
        public @Nullable String header(HttpExchange exchange, String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        @Override
        public List<String> headers(HttpExchange exchange, String name) {
            return exchange.getRequestHeaders().getOrDefault(name, List.of());
        }
    }

    private static final class Writer implements ResponseHeaders<Headers> {
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
}
