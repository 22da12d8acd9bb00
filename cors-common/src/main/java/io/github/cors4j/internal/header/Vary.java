package io.github.cors4j.internal.header;

import io.github.cors4j.spi.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * Names to merge into <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">Vary</a>, as
 * <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">shared caches</a> need it.
 */
public final class Vary {
    public static final Vary NOTHING = new Vary();
    public static final Vary ORIGIN = new Vary(CorsHeaders.ORIGIN);
    public static final Vary PREFLIGHT = new Vary(CorsHeaders.REQUEST_METHOD, CorsHeaders.REQUEST_HEADERS);
    public static final Vary ORIGIN_PREFLIGHT =
            new Vary(CorsHeaders.ORIGIN, CorsHeaders.REQUEST_METHOD, CorsHeaders.REQUEST_HEADERS);

    private final List<String> names;
    private final String line;

    private Vary(String... names) {
        this.names = List.of(names);
        this.line = String.join(", ", names);
    }

    public List<String> names() {
        return names;
    }

    /** The names of both. */
    public Vary and(Vary other) {
        if (names.containsAll(other.names)) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        other.names.forEach(name -> addOnce(all, name));
        return new Vary(all.toArray(String[]::new));
    }

    public <T> void mergeInto(T response, ResponseHeaders<T> access) {
        if (names.isEmpty()) {
            return;
        }
        List<String> lines = access.getAll(response, CorsHeaders.VARY);
        if (lines.isEmpty()) {
            access.add(response, CorsHeaders.VARY, line);
        } else if (lines.size() > 1 || !lines.get(0).equals(line)) {
            access.set(response, CorsHeaders.VARY, merged(lines, names));
        }
    }

    /** One line with each name once, in the order of their first appearance; {@code *} stays {@code *}. */
    public static String merged(List<String> lines, List<String> names) {
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
