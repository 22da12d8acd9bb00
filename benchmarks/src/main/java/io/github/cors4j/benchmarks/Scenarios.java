package io.github.cors4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** All scenarios, in the order of the table. */
final class Scenarios {
    static final List<Integer> SIZES = List.of(1, 10, 1_000, 100_000);
    private static final String PATH = "/api/items";
    static final List<String> ASKED = List.of("authorization,content-type");

    private final List<Scenario> all = new ArrayList<>();

    private Scenarios() {
        for (int n : SIZES) {
            add("allowed/" + n, "GET, allowed, " + several(n, "origin"), "get", exact(n), slot -> actual(n, slot));
        }
        for (int n : SIZES) {
            add("refused/" + n, "GET, refused, " + several(n, "origin"), "get", exact(n), Scenarios::stranger);
        }
        for (int n : SIZES) {
            add(
                    "preflight/" + n,
                    "preflight, " + several(n, "origin"),
                    "preflight",
                    exact(n),
                    slot -> preflight(n, slot));
        }
        add("none/10", "GET without Origin, 10 origins", "none", exact(10), slot -> Sample.actual(PATH, null));
        add("any/get", "GET, any origin", "get", origins(List.of("*")), slot -> actual(1, slot));
        add("any/preflight", "preflight, any origin", "preflight", origins(List.of("*")), slot -> preflight(1, slot));
        addPatterns();
        addPaths();
        Hostile.addTo(this);
    }

    static List<Scenario> all() {
        return new Scenarios().all;
    }

    static Scenario of(String id) {
        return all().stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + id));
    }

    void add(String id, String title, String shape, PolicySpec policy, IntFunction<Sample> samples) {
        all.add(new Scenario(id, title, shape, policy, samples, null));
    }

    /** Adds a hostile scenario, whose base no other scenario shares. */
    void addHostile(String honest, String id, String title, PolicySpec policy, IntFunction<Sample> samples) {
        all.add(new Scenario(id, title, id, policy, samples, honest));
    }

    private void addPatterns() {
        for (int n : List.of(1, 100)) {
            List<String> patterns =
                    IntStream.range(0, n).mapToObj(i -> "https://*." + team(i)).toList();
            add(
                    "subdomains/" + n,
                    "GET, allowed, " + several(n, "subdomain pattern"),
                    "team",
                    origins(patterns),
                    slot -> Sample.actual(PATH, member(spread(n, slot), slot)));
        }
        for (int n : List.of(1, 10)) {
            List<String> expressions = IntStream.range(0, n)
                    .mapToObj(i -> "^https://[a-z0-9]+\\." + team(i).replace(".", "\\.") + "$")
                    .toList();
            add(
                    "expressions/" + n,
                    "GET, allowed, " + several(n, "expression"),
                    "team",
                    new PolicySpec(List.of(), expressions, List.of()),
                    slot -> Sample.actual(PATH, member(spread(n, slot), slot)));
        }
    }

    private static String team(int i) {
        return "team%03d.example.com".formatted(i);
    }

    private static String member(int team, int slot) {
        return "https://a%04d.%s".formatted(slot, team(team));
    }

    private void addPaths() {
        for (int n : List.of(1, 10, 1_000)) {
            addPaths("exact", n, "", "");
            addPaths("prefix", n, "/*", "/items");
        }
    }

    private void addPaths(String kind, int n, String pattern, String below) {
        List<String> paths =
                IntStream.range(0, n).mapToObj(i -> "/area" + i + pattern).toList();
        add(
                "paths-" + kind + "/" + n,
                "GET, allowed, " + several(n, kind + " path") + ", 10 origins",
                "path/" + kind,
                new PolicySpec(exact(10).origins(), List.of(), paths),
                slot -> Sample.actual("/area" + spread(n, slot) + below, origin(spread(10, slot))));
    }

    private static String several(int n, String what) {
        return "%,d %s%s".formatted(n, what, n == 1 ? "" : "s");
    }

    static PolicySpec exact(int n) {
        return origins(IntStream.range(0, n).mapToObj(Scenarios::origin).toList());
    }

    static PolicySpec origins(List<String> origins) {
        return new PolicySpec(origins, List.of(), List.of());
    }

    static String origin(int i) {
        return "https://app%06d.example.com".formatted(i);
    }

    static int spread(int n, int slot) {
        return n < Scenario.RING ? slot % n : (int) ((long) slot * n / Scenario.RING);
    }

    static Sample actual(int n, int slot) {
        return Sample.actual(PATH, origin(spread(n, slot)));
    }

    private static Sample stranger(int slot) {
        return Sample.actual(PATH, "https://not%06d.example.com".formatted(slot));
    }

    static Sample preflight(int n, int slot) {
        return preflight(n, slot, ASKED);
    }

    static Sample preflight(int n, int slot, List<String> headers) {
        return Sample.preflight(PATH, origin(spread(n, slot)), headers);
    }
}
