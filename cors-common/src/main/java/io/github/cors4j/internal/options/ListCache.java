package io.github.cors4j.internal.options;

import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Caches what follows from lists for all resources of a policy that inherit them: 10,000 may. */
final class ListCache {
    private final Map<List<OriginPattern>, Map<Boolean, OriginMatcher>> matchers = new IdentityHashMap<>();
    private final Map<Collection<String>, String> joined = new IdentityHashMap<>();

    /** Origins, with options beside them, of which it is known that they go together. */
    private final Map<List<OriginPattern>, Set<List<Boolean>>> clean = new IdentityHashMap<>();

    private final Map<Setting<List<OriginPattern>>, Set<List<Boolean>>> proposals = new IdentityHashMap<>();

    boolean isClean(List<OriginPattern> origins, List<Boolean> flags) {
        return clean.getOrDefault(origins, Set.of()).contains(flags);
    }

    void addClean(List<OriginPattern> origins, List<Boolean> flags) {
        clean.computeIfAbsent(origins, key -> new HashSet<>()).add(flags);
    }

    OriginMatcher originMatcher(List<OriginPattern> origins, boolean secureOnly) {
        return matchers.computeIfAbsent(origins, key -> new HashMap<>())
                .computeIfAbsent(secureOnly, key -> new OriginMatcher(origins, secureOnly));
    }

    /** Returns whether the proposals for these origins are still to be looked at, which are beside these options. */
    boolean addProposals(Setting<List<OriginPattern>> origins, List<Boolean> flags) {
        return proposals.computeIfAbsent(origins, key -> new HashSet<>()).add(flags);
    }

    String joined(Collection<String> names) {
        return joined.computeIfAbsent(names, key -> String.join(", ", names));
    }
}
