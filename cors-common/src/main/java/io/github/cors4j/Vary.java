package io.github.cors4j;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges names into <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">Vary</a>, as
 * <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">shared caches</a> need it.
 */
final class Vary {
    private Vary() {}

    static <T> void merge(T response, ResponseHeaders<T> access, List<String> names) {
        List<String> lines = access.getAll(response, CorsHeaders.VARY);
        access.set(response, CorsHeaders.VARY, lines.isEmpty() ? String.join(", ", names) : merged(lines, names));
    }

    /** One line with each name once, in the order of their first appearance; {@code *} stays {@code *}. */
    static String merged(List<String> lines, List<String> names) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            for (String name : line.split(",", -1)) {
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
