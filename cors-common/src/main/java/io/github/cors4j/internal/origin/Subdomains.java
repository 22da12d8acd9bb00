package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.SubstringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pattern with a {@code *} in its host that lists an origin, with one look-up for each label, however many
 * patterns there are.
 */
final class Subdomains {
    /** The patterns below one parent. */
    private record Below(
            OriginPattern.@Nullable Host all, @Nullable LabelPatterns labels) {
        static Below of(List<OriginPattern.Host> patterns) {
            List<OriginPattern.Host> labels =
                    patterns.stream().filter(pattern -> !pattern.subdomains()).toList();
            return new Below(
                    patterns.stream()
                            .filter(OriginPattern.Host::subdomains)
                            .findFirst()
                            .orElse(null),
                    labels.isEmpty() ? null : new LabelPatterns(labels));
        }
    }

    private static final Subdomains NONE = new Subdomains(List.of());

    /** The patterns with a port: by scheme, then by parent and port. */
    private final SubstringTable<SubstringTable<Below>> withPort;
    /** The patterns with any port: by scheme, then by parent. */
    private final SubstringTable<SubstringTable<Below>> anyPort;

    static Subdomains of(List<OriginPattern.Host> patterns) {
        return patterns.isEmpty() ? NONE : new Subdomains(patterns);
    }

    private Subdomains(List<OriginPattern.Host> patterns) {
        withPort = tables(patterns.stream().filter(p -> p.port() != null).toList());
        anyPort = tables(patterns.stream().filter(p -> p.port() == null).toList());
    }

    private static SubstringTable<SubstringTable<Below>> tables(List<OriginPattern.Host> patterns) {
        Map<String, Map<String, List<OriginPattern.Host>>> byScheme = new HashMap<>();
        for (OriginPattern.Host pattern : patterns) {
            String parent = pattern.port() == null ? pattern.host() : pattern.host() + pattern.port();
            byScheme.computeIfAbsent(pattern.scheme(), scheme -> new HashMap<>())
                    .computeIfAbsent(parent, key -> new ArrayList<>())
                    .add(pattern);
        }
        Map<String, SubstringTable<Below>> tables = new HashMap<>();
        byScheme.forEach((scheme, parents) -> {
            Map<String, Below> table = new HashMap<>();
            parents.forEach((parent, below) -> table.put(parent, Below.of(below)));
            tables.put(scheme, new SubstringTable<>(table));
        });
        return new SubstringTable<>(tables);
    }

    /** Returns the pattern that lists a well-formed origin, whose host ends at the index; {@code null} if none does. */
    OriginPattern.@Nullable Host find(String origin, int hostEnd) {
        int schemeEnd = origin.indexOf(':');
        SubstringTable<Below> parents = withPort.get(origin, 0, schemeEnd);
        SubstringTable<Below> parentsAnyPort = anyPort.get(origin, 0, schemeEnd);
        if (parents == null && parentsAnyPort == null) {
            return null;
        }
        int hostStart = OriginSyntax.hostStart(origin);
        boolean first = true;
        for (int i = hostStart; i < hostEnd; i++) {
            char c = origin.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return null;
            }
            if (c == '.') {
                OriginPattern.Host found =
                        parents == null ? null : find(parents, origin, hostStart, i, origin.length(), first);
                if (found == null && parentsAnyPort != null) {
                    found = find(parentsAnyPort, origin, hostStart, i, hostEnd, first);
                }
                if (found != null) {
                    return found;
                }
                first = false;
            }
        }
        return null;
    }

    private static OriginPattern.@Nullable Host find(
            SubstringTable<Below> parents, String origin, int hostStart, int dot, int end, boolean first) {
        Below below = parents.get(origin, dot + 1, end);
        if (below == null || below.all != null) {
            return below == null ? null : below.all;
        }
        return first && below.labels != null ? below.labels.find(origin, hostStart, dot) : null;
    }
}
