package io.github.cors4j.contract;

import io.github.cors4j.spi.RequestReader;
import java.util.List;

/** Reads a request as it is, for policies that are asked without a server. */
public final class CoreReader implements RequestReader<Request> {
    private final PathForm form;

    public CoreReader(PathForm form) {
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
