package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.internal.text.TextTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an origin is listed: exact ones and those with any port by hash, subdomains by one look-up a label,
 * expressions last. Matching is byte for byte; a browser has normalised what it sends.
 */
public final class OriginMatcher {
    private final TextTable<Boolean> exact;
    private final boolean any;
    private final boolean listsNull;
    /** Scheme and host of entries with any port. */
    private final TextTable<Boolean> anyPort;
    /** By scheme: the parents of allowed subdomains, together with their port. */
    private final TextTable<TextTable<Boolean>> subdomains;
    /** By scheme: the parents of subdomains that are allowed with any port. */
    private final TextTable<TextTable<Boolean>> subdomainsAnyPort;

    private final Expression[] expressions;
    private final boolean secureOnly;
    private final List<OriginPattern> patterns;

    /**
     * Compiles the patterns.
     *
     * @param secureOnly whether an insecure origin (not loopback) stays refused even if an expression matches it
     */
    public OriginMatcher(List<OriginPattern> patterns, boolean secureOnly) {
        this.patterns = patterns;
        this.secureOnly = secureOnly;
        boolean any = false;
        boolean listsNull = false;
        Map<String, Boolean> exact = new HashMap<>();
        Map<String, Boolean> anyPort = new HashMap<>();
        Map<String, Map<String, Boolean>> subdomains = new HashMap<>();
        Map<String, Map<String, Boolean>> subdomainsAnyPort = new HashMap<>();
        for (OriginPattern pattern : patterns) {
            if (pattern instanceof OriginPattern.Any) {
                any = true;
            } else if (pattern instanceof OriginPattern.Null) {
                listsNull = true;
            } else if (pattern instanceof OriginPattern.Host host) {
                if (host.isExact()) {
                    exact.put(host.origin(), true);
                } else if (!host.subdomains()) {
                    anyPort.put(host.scheme() + OriginSyntax.SCHEME_END + host.host(), true);
                } else if (host.port() == null) {
                    subdomainsAnyPort
                            .computeIfAbsent(host.scheme(), s -> new HashMap<>())
                            .put(host.host(), true);
                } else {
                    subdomains
                            .computeIfAbsent(host.scheme(), s -> new HashMap<>())
                            .put(host.host() + host.port(), true);
                }
            }
        }
        this.any = any;
        this.listsNull = listsNull;
        this.exact = new TextTable<>(exact);
        this.anyPort = new TextTable<>(anyPort);
        this.subdomains = tables(subdomains);
        this.subdomainsAnyPort = tables(subdomainsAnyPort);
        this.expressions = patterns.stream()
                .filter(OriginPattern.Matching.class::isInstance)
                .map(pattern -> ((OriginPattern.Matching) pattern).expression())
                .toArray(Expression[]::new);
    }

    private static TextTable<TextTable<Boolean>> tables(Map<String, Map<String, Boolean>> byScheme) {
        Map<String, TextTable<Boolean>> tables = new HashMap<>();
        byScheme.forEach((scheme, parents) -> tables.put(scheme, new TextTable<>(parents)));
        return new TextTable<>(tables);
    }

    public List<OriginPattern> patterns() {
        return patterns;
    }

    public boolean isAny() {
        return any;
    }

    /** The one origin that this can ever allow, where there is exactly one. */
    @Nullable
    public String only() {
        boolean alone = patterns.stream().distinct().limit(2).count() == 1;
        return alone && patterns.get(0) instanceof OriginPattern.Host host && host.isExact() ? host.origin() : null;
    }

    public OriginVerdict check(String origin) {
        if (origin.length() > OriginSyntax.LONGEST) {
            return OriginVerdict.MALFORMED;
        }
        // What is listed exactly was checked when it was configured: a hash is all that most requests cost.
        if (exact.get(origin, 0, origin.length()) != null) {
            return OriginVerdict.ALLOWED;
        }
        if (origin.equals(OriginSyntax.NULL)) {
            return any || listsNull ? OriginVerdict.ALLOWED : OriginVerdict.NOT_ALLOWED;
        }
        int hostEnd = OriginSyntax.hostEnd(origin);
        if (hostEnd == OriginSyntax.MALFORMED) {
            return OriginVerdict.MALFORMED;
        }
        return any || anyPort.get(origin, 0, hostEnd) != null || isSubdomain(origin, hostEnd)
                ? OriginVerdict.ALLOWED
                : checkExpressions(origin, hostEnd);
    }

    private boolean isSubdomain(String origin, int hostEnd) {
        int schemeEnd = origin.indexOf(':');
        TextTable<Boolean> parents = subdomains.get(origin, 0, schemeEnd);
        TextTable<Boolean> parentsAnyPort = subdomainsAnyPort.get(origin, 0, schemeEnd);
        if (parents == null && parentsAnyPort == null) {
            return false;
        }
        for (int i = OriginSyntax.hostStart(origin); i < hostEnd; i++) {
            char c = origin.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return false;
            }
            if (c == '.'
                    && (parents != null && parents.get(origin, i + 1, origin.length()) != null
                            || parentsAnyPort != null && parentsAnyPort.get(origin, i + 1, hostEnd) != null)) {
                return true;
            }
        }
        return false;
    }

    private OriginVerdict checkExpressions(String origin, int hostEnd) {
        for (Expression expression : expressions) {
            if (expression.matches(origin)) {
                return secureOnly
                                && origin.regionMatches(true, 0, "http:", 0, 5)
                                && !Loopback.isHost(origin.substring(OriginSyntax.hostStart(origin), hostEnd))
                        ? OriginVerdict.INSECURE
                        : OriginVerdict.ALLOWED;
            }
        }
        return OriginVerdict.NOT_ALLOWED;
    }

    @Override
    public String toString() {
        return Listing.of(patterns);
    }
}
