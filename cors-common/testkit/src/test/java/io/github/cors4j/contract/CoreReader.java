package io.github.cors4j.contract;

import io.github.cors4j.spi.RequestReader;
import java.util.List;

/** Reads a request of the contract by the path that a framework routes on; {@code CorsRequest} has no scope to be decided in. */
final class CoreReader implements RequestReader<Request> {
    private final PathForm form;

    CoreReader(PathForm form) {
        this.form = form;
    }

    @Override
    public String method(Request request) {
        return request.method();
    }

    @Override
    public String path(Request request) {
        return form.of(request.path());
    }

    @Override
    public String header(Request request, String name) {
        List<String> lines = request.values(name);
        return lines.isEmpty() ? null : lines.get(0);
    }

    @Override
    public List<String> headers(Request request, String name) {
        return request.values(name);
    }
}
