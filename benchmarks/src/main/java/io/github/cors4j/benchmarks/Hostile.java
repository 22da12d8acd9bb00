package io.github.cors4j.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile requests, each compared with an honest one of the same size. */
final class Hostile {
    private static final int SIZE = 8 * 1024;
    private static final String REFUSED = "asked/names";
    /** The request whose response repeats most of what it sends. */
    private static final String HONEST = "asked-any/names";

    private Hostile() {}

    static void addTo(Scenarios scenarios) {
        scenarios.add(
                REFUSED,
                "preflight, 8 KB of requested headers",
                REFUSED,
                Scenarios.exact(10),
                slot -> Scenarios.preflight(10, slot, List.of(names("x-name-"))));
        scenarios.add(
                HONEST,
                "preflight, 8 KB of requested headers, any allowed",
                HONEST,
                Scenarios.origins(List.of("*")),
                slot -> Scenarios.preflight(10, slot, List.of(names("x-name-"))));

        origin(scenarios, "8k-name", "8 KB Origin, one label", "https://" + "a".repeat(SIZE - 8));
        origin(scenarios, "8k-dots", "8 KB Origin, dots", "https://" + ".".repeat(SIZE - 8));
        origin(scenarios, "8k-colons", "8 KB Origin, colons", "h" + ":/".repeat(SIZE / 2));

        asked(scenarios, "allowed", "allowed names over and over", List.of(repeated("content-type,", SIZE)));
        asked(scenarios, "one", "one name", List.of("x".repeat(SIZE)));
        asked(scenarios, "commas", "commas", List.of(",".repeat(SIZE)));
        asked(scenarios, "blanks", "blanks", List.of(" ".repeat(SIZE)));
        asked(scenarios, "blank-names", "names between blanks", List.of(repeated("x \t  , ", SIZE)));
        asked(scenarios, "capitals", "capitals", List.of(names("X-NAME-")));
        asked(
                scenarios,
                "lines",
                "a line for each name",
                List.of(names("x-name-").split(",")));
        asked(scenarios, "colliding", "names with one hash", List.of(String.join(",", colliding(9))));

        any(scenarios, "colliding", "names with one hash", String.join(",", colliding(9)));
        any(scenarios, "capitals", "capitals", names("X-NAME-"));
        any(scenarios, "letters", "names of one letter", letters());

        collidingOrigins(scenarios);
        expressions(scenarios);
    }

    private static void origin(Scenarios scenarios, String id, String title, String origin) {
        scenarios.addHostile(
                HONEST, "origin/" + id, title, Scenarios.exact(10), slot -> Sample.actual("/api/items", origin));
    }

    /** Adds a scenario whose policy lists three names. */
    private static void asked(Scenarios scenarios, String id, String title, List<String> lines) {
        scenarios.addHostile(
                HONEST,
                "asked/" + id,
                "8 KB of requested headers, " + title,
                Scenarios.exact(10),
                slot -> Scenarios.preflight(10, slot, lines));
    }

    /** Adds a scenario whose policy allows every name, so that all of them are sent back. */
    private static void any(Scenarios scenarios, String id, String title, String line) {
        scenarios.addHostile(
                HONEST,
                "asked-any/" + id,
                "8 KB of requested headers, any allowed, " + title,
                Scenarios.origins(List.of("*")),
                slot -> Scenarios.preflight(10, slot, List.of(line)));
    }

    private static void collidingOrigins(Scenarios scenarios) {
        List<String> origins = colliding(10).stream()
                .map(host -> "https://" + host + ".example.com")
                .toList();
        scenarios.addHostile(
                "allowed/1000",
                "colliding/1024",
                "1,024 origins with one hash",
                Scenarios.origins(origins),
                slot -> Sample.actual("/api/items", origins.get(slot % origins.size())));
        scenarios.addHostile(
                "subdomains/100",
                "colliding-patterns/1024",
                "1,024 subdomain patterns with one hash",
                Scenarios.origins(origins.stream()
                        .map(origin -> origin.replace("://", "://*."))
                        .toList()),
                slot -> Sample.actual(
                        "/api/items", origins.get(slot % origins.size()).replace("://", "://a.")));
    }

    private static void expressions(Scenarios scenarios) {
        PolicySpec nested = new PolicySpec(List.of(), List.of("^https://(([a-z0-9]+)+\\.)+example\\.com$"), List.of());
        String host = String.join(".", Collections.nCopies(3, "a".repeat(60)));
        scenarios.add(
                "nested/honest",
                "GET, allowed, nested repetitions, 190 characters",
                "nested/honest",
                nested,
                slot -> Sample.actual("/api/items", "https://" + host + ".example.com"));
        scenarios.addHostile(
                "nested/honest",
                "nested/hostile",
                "nested repetitions, an Origin that nearly matches",
                nested,
                slot -> Sample.actual("/api/items", "https://" + host + ".example.co-"));
    }

    private static String letters() {
        return IntStream.range(0, SIZE / 2)
                .mapToObj(i -> Character.toString('a' + i % 26))
                .collect(Collectors.joining(","));
    }

    private static String names(String prefix) {
        String names = IntStream.range(0, SIZE / 10).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
        return names.substring(0, names.lastIndexOf(',', SIZE));
    }

    private static String repeated(String text, int size) {
        return String.join("", Collections.nCopies(size / text.length(), text));
    }

    /** Texts of which all have the same {@link String#hashCode}, since {@code aw} and {@code c9} have. */
    static List<String> colliding(int blocks) {
        return IntStream.range(0, 1 << blocks)
                .mapToObj(bits -> IntStream.range(0, blocks)
                        .mapToObj(block -> (bits >> block & 1) == 0 ? "aw" : "c9")
                        .collect(Collectors.joining()))
                .limit(SIZE / (2L * blocks + 1) < 1L << blocks && blocks < 10 ? SIZE / (2L * blocks + 1) : 1L << blocks)
                .toList();
    }
}
