package io.github.cors4j.vertx;

import io.github.cors4j.spi.RequestReader;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request as Vert.x routes it. */
final class SeenRequestReader implements RequestReader<SeenRequest> {

    static final SeenRequestReader INSTANCE = new SeenRequestReader();

    private SeenRequestReader() {}

    @Override
    public String method(SeenRequest request) {
        return request.method();
    }

    @Override
    public String path(SeenRequest request) {
        return request.path();
    }

    @Override
    public boolean hasUndecodablePath(SeenRequest request) {
        return request.isMalformed();
    }

    @Override
    public @Nullable String header(SeenRequest request, String name) {
        return request.headers().get(HeaderName.of(name));
    }

    @Override
    public List<String> headers(SeenRequest request, String name) {
        return request.headers().getAll(HeaderName.of(name));
    }

    @Override
    public boolean hasSeveral(SeenRequest request, String name) {
        return HeaderLines.areSeveral(request.headers(), HeaderName.of(name));
    }

    @Override
    public String routedMethod(SeenRequest request) {
        return request.routedMethod();
    }

    @Override
    public @Nullable String authority(SeenRequest request) {
        return request.headers().contains(HttpHeaders.HOST) && !request.isForwarded()
                ? RequestReader.super.authority(request)
                : request.authority();
    }
}
