package io.github.cors4j.internal.options;

import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What follows from lists, made once for all resources of a policy that inherit them: 10,000 may. */
final class Shared {
    private final Map<List<OriginPattern>, Map<Boolean, OriginMatcher>> matchers = new IdentityHashMap<>();
    private final Map<Collection<String>, String> joined = new IdentityHashMap<>();

    OriginMatcher originMatcher(List<OriginPattern> origins, boolean secureOnly) {
        return matchers.computeIfAbsent(origins, key -> new HashMap<>())
                .computeIfAbsent(secureOnly, key -> new OriginMatcher(origins, secureOnly));
    }

    String joined(Collection<String> names) {
        return joined.computeIfAbsent(names, key -> String.join(", ", names));
    }
}
