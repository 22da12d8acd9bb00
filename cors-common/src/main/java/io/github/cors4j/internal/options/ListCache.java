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

/** Caches what is derived from a list, for all resources of a policy that inherit it: there may be 10,000. */
final class ListCache {
    /** The matcher of each list: with all its origins, and with the secure ones only. */
    private final Map<Boolean, Map<List<OriginPattern>, OriginMatcher>> matchers = new HashMap<>();

    private final Map<Collection<String>, String> joined = new IdentityHashMap<>();

    /** The refused origins, by list of origins and by the flags that the list is combined with. */
    private final Map<List<OriginPattern>, Map<List<Boolean>, List<OriginPattern>>> unfit = new IdentityHashMap<>();

    private final Map<Setting<List<OriginPattern>>, Set<List<Boolean>>> proposals = new IdentityHashMap<>();

    /** Returns the origins that need a check against these flags: those refused before, or all if none were checked yet. */
    List<OriginPattern> unfit(List<OriginPattern> origins, List<Boolean> flags) {
        return unfit.getOrDefault(origins, Map.of()).getOrDefault(flags, origins);
    }

    void addUnfit(List<OriginPattern> origins, List<Boolean> flags, List<OriginPattern> those) {
        unfit.computeIfAbsent(origins, key -> new HashMap<>()).put(flags, those);
    }

    OriginMatcher originMatcher(List<OriginPattern> origins, boolean secureOnly) {
        return matchers.computeIfAbsent(secureOnly, key -> new IdentityHashMap<>())
                .computeIfAbsent(origins, key -> new OriginMatcher(origins, secureOnly));
    }

    /**
     * Returns whether the suggestions for these origins are yet to be checked against these flags, and marks them as
     * checked.
     */
    boolean addProposals(Setting<List<OriginPattern>> origins, List<Boolean> flags) {
        return proposals.computeIfAbsent(origins, key -> new HashSet<>()).add(flags);
    }

    String joined(Collection<String> names) {
        return joined.computeIfAbsent(names, key -> String.join(", ", names));
    }
}
