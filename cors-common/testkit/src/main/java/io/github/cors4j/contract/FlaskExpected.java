package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The CORS headers of a recorded response, changed step by step into those that are expected instead. */
final class FlaskExpected {
    private static final String PREFIX = "access-control-";
    private static final Set<String> LISTS = Set.of("allow-methods", "allow-headers", "expose-headers");

    private final Map<String, String> headers = new TreeMap<>();
    private Set<String> vary;
    private boolean exactVary;

    FlaskExpected(Response recorded) {
        recorded.cors().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                headers.put(name.substring(PREFIX.length()), String.join(", ", values));
            }
        });
        vary = names(String.join(",", recorded.values("Vary")));
    }

    void set(String name, String value) {
        headers.put(name, value);
    }

    void remove(String... names) {
        headers.keySet().removeAll(List.of(names));
    }

    void removeAll() {
        headers.clear();
    }

    String get(String name) {
        return headers.getOrDefault(name, "");
    }

    void varyByOrigin() {
        vary = Set.of("origin");
    }

    /** Expects no Vary at all. */
    void noVary() {
        vary = Set.of();
        exactVary = true;
    }

    /** Returns the differences. Lists compare as sets, and names without case; Vary may name more. */
    List<String> differences(Response response) {
        List<String> differences = new ArrayList<>();
        Map<String, Object> wanted = new TreeMap<>();
        headers.forEach((name, value) -> wanted.put(PREFIX + name, comparable(name, value)));
        Map<String, Object> actual = new TreeMap<>();
        response.cors().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                actual.put(name, comparable(name.substring(PREFIX.length()), String.join(" | ", values)));
            }
        });
        if (!actual.equals(wanted)) {
            differences.add("headers " + actual + " instead of " + wanted);
        }
        Set<String> varied = names(String.join(",", response.values("Vary")));
        if (exactVary ? !varied.equals(vary) : !varied.containsAll(vary)) {
            differences.add("Vary " + varied + " instead of " + vary);
        }
        return differences;
    }

    private static Object comparable(String name, String value) {
        return LISTS.contains(name) ? names(value) : value.strip();
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
