package io.github.cors4j.vertx;

import io.github.cors4j.spi.ResponseHeaders;
import io.vertx.core.MultiMap;
import java.util.List;

/** Writes the headers of a response: all that a decision asks for, or the part of it that is safe at the moment. */
enum HeaderWriter implements ResponseHeaders<MultiMap> {
    /** Once the headers are about to leave. */
    ALL,

    /**
     * Before the handlers run. {@code StaticHandler} says that it varies by {@code Accept-Encoding} only where no Vary
     * stands yet, so ours has to wait.
     */
    ALL_BUT_VARY;

    private static final String VARY = "Vary";

    @Override
    public List<String> getAll(MultiMap response, String name) {
        // Only Vary is asked for, and need not be where it is not written.
        return mayWrite(name) ? response.getAll(HeaderName.of(name)) : List.of();
    }

    @Override
    public boolean has(MultiMap response, String name, String value) {
        return value.equals(response.get(HeaderName.of(name)));
    }

    @Override
    public int count(MultiMap response, String prefix) {
        return HeaderLines.count(response, prefix);
    }

    @Override
    public void set(MultiMap response, String name, String value) {
        if (mayWrite(name)) {
            response.set(HeaderName.of(name), value);
        }
    }

    @Override
    public void add(MultiMap response, String name, String value) {
        if (mayWrite(name)) {
            response.add(HeaderName.of(name), value);
        }
    }

    private boolean mayWrite(String name) {
        return this == ALL || !VARY.equalsIgnoreCase(name);
    }

    @Override
    public void remove(MultiMap response, String name) {
        response.remove(HeaderName.of(name));
    }
}
