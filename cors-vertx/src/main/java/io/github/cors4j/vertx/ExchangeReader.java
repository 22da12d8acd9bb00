package io.github.cors4j.vertx;

import io.github.cors4j.spi.RequestReader;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy gets to see of a request. */
final class ExchangeReader implements RequestReader<Exchange> {

    static final ExchangeReader INSTANCE = new ExchangeReader();

    private ExchangeReader() {}

    @Override
    public String method(Exchange exchange) {
        return exchange.method();
    }

    @Override
    public String path(Exchange exchange) {
        return exchange.path();
    }

    @Override
    public @Nullable String header(Exchange exchange, String name) {
        return exchange.requestHeaders().get(HeaderName.of(name));
    }

    @Override
    public List<String> headers(Exchange exchange, String name) {
        return exchange.requestHeaders().getAll(HeaderName.of(name));
    }

    @Override
    public boolean hasSeveral(Exchange exchange, String name) {
        return HeaderLines.areSeveral(exchange.requestHeaders(), HeaderName.of(name));
    }

    @Override
    public String routedMethod(Exchange exchange) {
        return exchange.routedMethod();
    }

    @Override
    public @Nullable String authority(Exchange exchange) {
        return exchange.requestHeaders().contains(HttpHeaders.HOST)
                ? RequestReader.super.authority(exchange)
                : exchange.authority();
    }
}
