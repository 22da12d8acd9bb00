package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every CORS header and the Vary header that a response has to have; what is not named must not be there.
 *
 * @param headers the one value of each header, by name in lower case
 * @param vary the names in Vary; empty if there is to be no such header
 * @param status the status, unless it follows from the request and its path
 */
record Expected(Map<String, String> headers, Set<String> vary, Optional<Integer> status) {
    /** Expects no CORS header and no Vary: the path is not covered. */
    static Expected nothing() {
        return new Expected(Map.of(), Set.of(), Optional.empty());
    }

    /** Expects no grant, and in {@code Vary} what is named wherever another origin could get other headers. */
    static Expected varies() {
        return nothing().vary("Origin");
    }

    /** Expects the same as {@link #varies()}, of a preflight. */
    static Expected preflightVaries() {
        return nothing().vary("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    /** Expects the same of a preflight where private networks are allowed: then grants also depend on who asks for one. */
    static Expected networkPreflightVaries() {
        return nothing()
                .vary(
                        "Origin",
                        "Access-Control-Request-Method",
                        "Access-Control-Request-Headers",
                        "Access-Control-Request-Private-Network");
    }

    private Expected set(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put("access-control-" + name, value);
        return new Expected(more, vary, status);
    }

    Expected origin(String value) {
        return set("allow-origin", value);
    }

    Expected credentials() {
        return set("allow-credentials", "true");
    }

    Expected exposes(String value) {
        return set("expose-headers", value);
    }

    Expected methods(String value) {
        return set("allow-methods", value);
    }

    Expected headers(String value) {
        return set("allow-headers", value);
    }

    Expected maxAge(String value) {
        return set("max-age", value);
    }

    Expected privateNetwork() {
        return set("allow-private-network", "true");
    }

    /** Expects exactly these names in {@code Vary}, in any order and letter case. */
    Expected vary(String... names) {
        return new Expected(headers, lowerCase(Arrays.asList(names)), status);
    }

    Expected status(int value) {
        return new Expected(headers, vary, Optional.of(value));
    }

    /** Returns all differences; empty if there are none. */
    List<String> differences(Response response) {
        List<String> differences = new ArrayList<>();
        Map<String, List<String>> actual = new TreeMap<>(response.cors());
        List<String> varyLines = actual.getOrDefault("vary", List.of());
        actual.remove("vary");
        Map<String, List<String>> wanted = new TreeMap<>();
        headers.forEach((name, value) -> wanted.put(name, List.of(value)));
        if (!actual.equals(wanted)) {
            differences.add("headers " + actual + " instead of " + wanted);
        }
        List<String> names = Arrays.stream(String.join(",", varyLines).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!lowerCase(names).equals(vary) || names.size() != vary.size() || varyLines.size() > 1) {
            differences.add("Vary " + varyLines + " instead of " + vary);
        }
        return differences;
    }

    private static Set<String> lowerCase(List<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return all;
    }
}
