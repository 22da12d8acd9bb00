package io.github.cors4j.internal.origin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of the <a href="https://github.com/publicsuffix/list/wiki/Format">Public Suffix List</a>, those of its
 * private section included: {@code com}, {@code *.ck} for whatever is directly below, {@code !www.ck} for what is not.
 */
final class SuffixRules {
    /** In no package, so that neither a module nor a tool that renames packages comes between. */
    static final String RESOURCE = "/META-INF/cors4j/public-suffixes.txt";

    /** What the build writes behind the last rule: a list that is cut off must not pass for a whole one. */
    static final String END = "// end";

    private final Set<String> rules;

    /** All names that some rule ends in. */
    private final Set<String> parents = new HashSet<>();

    private SuffixRules(Set<String> rules) {
        this.rules = rules;
        for (String rule : rules) {
            for (String name = parentOf(rule); name != null && parents.add(name); ) {
                name = parentOf(name);
            }
        }
    }

    /** Returns the rules of this library, read at the first call. */
    static SuffixRules loaded() {
        if (Loaded.FAILURE != null) {
            throw new IllegalStateException(Loaded.FAILURE);
        }
        return Loaded.RULES;
    }

    /**
     * Reads a list, and closes it.
     *
     * @throws IllegalStateException if there is none, or only a part of one
     */
    static SuffixRules read(@Nullable InputStream list) {
        if (list == null) {
            throw unreadable("is missing", null);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            Set<String> lines = reader.lines().collect(Collectors.toCollection(HashSet::new));
            if (!lines.contains(END)) {
                throw unreadable("is cut off", null);
            }
            return new SuffixRules(lines.stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .map(SuffixRules::ascii)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable("cannot be read", e);
        }
    }

    /** Returns the suffix that the longest rule, or an exception to it, makes of a domain; {@code null} without any. */
    @Nullable
    String suffixOf(String domain) {
        for (String name = domain; name != null; name = parentOf(name)) {
            if (rules.contains("!" + name)) {
                return parentOf(name);
            }
            String parent = parentOf(name);
            if (rules.contains(name) || parent != null && hasWildcardAt(parent)) {
                return name;
            }
        }
        return null;
    }

    /** Whether every name directly below is a suffix, but for exceptions. */
    private boolean hasWildcardAt(String name) {
        return rules.contains("*." + name);
    }

    /** Whether some suffix is below a name. */
    boolean areBelow(String name) {
        return parents.contains(name);
    }

    /** Returns what is behind the first label, or {@code null} if there is nothing. */
    static @Nullable String parentOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }

    /** As hosts of origins are written; the marks in front are ASCII already. */
    private static String ascii(String rule) {
        return IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED);
    }

    private static IllegalStateException unreadable(String what, @Nullable Exception cause) {
        return new IllegalStateException(
                "The list of public suffixes, " + RESOURCE + " of cors-common, " + what
                        + ". Without it nobody can tell whose names a policy with credentials trusts, so it does not"
                        + " build. Remedy: where jars are merged or stripped, keep this file",
                cause);
    }

    /** What was read, or why nothing could be: thrown from here, the words would be seen only once. */
    private static final class Loaded {
        static final SuffixRules RULES;
        static final @Nullable String FAILURE;

        static {
            SuffixRules rules = new SuffixRules(Set.of());
            String failure = null;
            try {
                rules = read(SuffixRules.class.getResourceAsStream(RESOURCE));
            } catch (IllegalStateException e) {
                failure = e.getMessage();
            }
            RULES = rules;
            FAILURE = failure;
        }
    }
}
