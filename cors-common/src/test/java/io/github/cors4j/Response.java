package io.github.cors4j;

import io.github.cors4j.spi.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A response that exists only in a test; names compare without case. */
public final class Response {
    public static final ResponseHeaders<Response> HEADERS = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(Response response, String name) {
            return response.lines.getOrDefault(name, List.of());
        }

        @Override
        public void set(Response response, String name, String value) {
            response.lines.remove(name); // with it goes the spelling of the name
            response.lines.put(name, List.of(value));
        }

        @Override
        public void remove(Response response, String name) {
            response.lines.remove(name);
        }
    };

    private final Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Response add(String name, String value) {
        lines.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    public Map<String, List<String>> lines() {
        return lines;
    }
}
