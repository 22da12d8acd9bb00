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
 * Applies the rules of the <a href="https://github.com/publicsuffix/list/wiki/Format">Public Suffix List</a>, including
 * those of its private section: {@code com}, {@code *.ck} for every name directly below it, {@code !www.ck} for an
 * exception.
 */
final class SuffixRules {
    /** Outside of all packages, so that neither modules nor tools that relocate packages hide it. */
    static final String RESOURCE = "/META-INF/cors4j/public-suffixes.txt";

    /** The build adds this line after the last rule, so that a truncated list is not taken for a whole one. */
    static final String END = "// end";

    private final Set<String> rules;

    /** All names that some rule is below. */
    private final Set<String> parents = new HashSet<>();

    private SuffixRules(Set<String> rules) {
        this.rules = rules;
        for (String rule : rules) {
            for (String name = parentOf(rule); name != null && parents.add(name); ) {
                name = parentOf(name);
            }
        }
    }

    /** Returns the rules of this library, which the first call reads. */
    static SuffixRules loaded() {
        if (Loaded.FAILURE != null) {
            throw new IllegalStateException(Loaded.FAILURE);
        }
        return Loaded.RULES;
    }

    /**
     * Reads a list, and closes it.
     *
     * @throws IllegalStateException if the list is missing, truncated or unreadable
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

    /** Returns the suffix that the longest rule, or an exception to it, gives a domain; {@code null} if no rule applies. */
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

    /** Returns whether every name directly below is a suffix, apart from exceptions. */
    private boolean hasWildcardAt(String name) {
        return rules.contains("*." + name);
    }

    /** Returns whether a suffix is below a name. */
    boolean areBelow(String name) {
        return parents.contains(name);
    }

    /** Returns the name without its first label; {@code null} if it has only one. */
    static @Nullable String parentOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }

    /** Returns a rule in ASCII, like the hosts of origins. */
    private static String ascii(String rule) {
        return IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED);
    }

    private static IllegalStateException unreadable(String what, @Nullable Exception cause) {
        return new IllegalStateException(
                "The public suffix list, " + RESOURCE + " of cors-common, " + what
                        + ". Without it, nobody can tell whose domains a policy with credentials trusts, so the"
                        + " policy cannot be built. Remedy: keep this file when jars are merged or stripped",
                cause);
    }

    /**
     * Holds the rules, or why they cannot be read. If this class threw an exception, only the first caller would see its
     * text.
     */
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
