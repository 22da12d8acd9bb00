package io.github.cors4j.internal.header;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the names that a response adds to <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">Vary</a>, as
 * <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">shared caches</a> need it.
 */
public final class Vary {
    public static final Vary NOTHING = new Vary();
    public static final Vary ORIGIN = new Vary(CorsHeaders.ORIGIN);
    public static final Vary PREFLIGHT = new Vary(CorsHeaders.REQUEST_METHOD, CorsHeaders.REQUEST_HEADERS);
    public static final Vary ORIGIN_PREFLIGHT =
            new Vary(CorsHeaders.ORIGIN, CorsHeaders.REQUEST_METHOD, CorsHeaders.REQUEST_HEADERS);
    public static final Vary PRIVATE_NETWORK = new Vary(CorsHeaders.REQUEST_PRIVATE_NETWORK);

    private final List<String> names;
    private final String line;

    private Vary(String... names) {
        this.names = List.of(names);
        this.line = String.join(", ", names);
    }

    public List<String> names() {
        return names;
    }

    /** Returns the names of both. */
    public Vary and(Vary other) {
        if (names.containsAll(other.names)) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        other.names.forEach(name -> addOnce(all, name));
        return new Vary(all.toArray(String[]::new));
    }

    /** Returns the names as one line. */
    public String line() {
        return line;
    }

    /**
     * Returns one line with the names of the lines and these names, each once, in the order of first appearance; {@code *}
     * stays {@code *}.
     */
    public String mergedWith(List<String> lines) {
        List<String> all = new ArrayList<>();
        for (String present : lines) {
            for (String name : present.split(",", -1)) {
                addOnce(all, name.strip());
            }
        }
        if (all.contains("*")) {
            return "*";
        }
        names.forEach(name -> addOnce(all, name));
        return String.join(", ", all);
    }

    private static void addOnce(List<String> all, String name) {
        if (!name.isEmpty() && all.stream().noneMatch(name::equalsIgnoreCase)) {
            all.add(name);
        }
    }
}
