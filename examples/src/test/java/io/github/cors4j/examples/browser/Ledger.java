package io.github.cors4j.examples.browser;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What the servers saw of each fetch, in the order in which it came; the query says which fetch it was. */
final class Ledger {
    private final Map<String, List<Seen>> entries = new ConcurrentHashMap<>();

    /**
     * One request.
     *
     * @param url scheme, host, port and path
     * @param cookies their names
     * @param requestedMethod of a preflight
     * @param requestedHeaders of a preflight
     */
    record Seen(
            String method,
            String url,
            String origin,
            List<String> cookies,
            String requestedMethod,
            String requestedHeaders) {

        boolean isPreflight() {
            return requestedMethod != null;
        }

        @Override
        public String toString() {
            return method + " " + url + (origin == null ? "" : " from " + origin)
                    + (isPreflight() ? " asks for " + requestedMethod : "")
                    + (requestedHeaders == null ? "" : " with " + requestedHeaders)
                    + (cookies.isEmpty() ? "" : " cookies " + cookies);
        }
    }

    void record(String method, String host, String path, String query, Function<String, String> header) {
        Seen seen = new Seen(
                method,
                "http://" + host + path,
                header.apply("Origin"),
                Cookies.names(header.apply("Cookie")),
                header.apply("Access-Control-Request-Method"),
                header.apply("Access-Control-Request-Headers"));
        entries.computeIfAbsent(String.valueOf(query), key -> new CopyOnWriteArrayList<>())
                .add(seen);
    }

    List<Seen> of(String query) {
        return List.copyOf(entries.getOrDefault(query, List.of()));
    }
}
