package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.ShortList;
import io.github.cors4j.internal.text.SubstringTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an origin is listed. It finds exact origins, and those with any port, by hash; subdomains by one look-up
 * for each label; and tries expressions last. Origins are compared byte for byte, since browsers send them normalised.
 */
public final class OriginMatcher {
    private static final int MOST_STEPS = 400_000;

    private static final int FEW = 64;

    private final SubstringTable<OriginPattern.Host> exact;
    private final List<String> fewExact;
    private final boolean any;
    private final boolean listsNull;
    /** The entries with any port, by scheme and host. */
    private final SubstringTable<OriginPattern.Host> anyPort;

    private final Subdomains subdomains;
    private final Expression[] expressions;
    private final boolean secureOnly;
    private final List<OriginPattern> patterns;
    private @Nullable volatile ListedHosts hosts;

    /**
     * Creates a matcher.
     *
     * @param secureOnly whether an insecure origin (not loopback) is refused even if an expression matches it
     */
    public OriginMatcher(List<OriginPattern> patterns, boolean secureOnly) {
        this.patterns = patterns;
        this.secureOnly = secureOnly;
        this.any = patterns.contains(new OriginPattern.Any());
        this.listsNull = patterns.contains(new OriginPattern.Null());
        Map<String, OriginPattern.Host> exact = new HashMap<>();
        Map<String, OriginPattern.Host> anyPort = new HashMap<>();
        List<OriginPattern.Host> subdomains = new ArrayList<>(0);
        List<Expression> expressions = new ArrayList<>(0);
        for (OriginPattern pattern : patterns) {
            if (pattern instanceof OriginPattern.Host host) {
                if (host.isBelow()) {
                    subdomains.add(host);
                } else if (host.isExact()) {
                    exact.put(host.origin(), host);
                } else {
                    anyPort.put(host.scheme() + OriginSyntax.SCHEME_END + host.host(), host);
                }
            } else if (pattern instanceof OriginPattern.Matching matching) {
                expressions.add(matching.expression());
            }
        }
        this.exact = new SubstringTable<>(exact);
        this.fewExact = exact.size() <= FEW ? List.copyOf(exact.keySet()) : List.of();
        this.anyPort = new SubstringTable<>(anyPort);
        this.subdomains = Subdomains.of(subdomains);
        this.expressions = expressions.toArray(Expression[]::new);
    }

    /** Returns the budget for the expressions of one list. Each of them is matched once against an origin. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(OriginSyntax.LONGEST, MOST_STEPS);
    }

    public List<OriginPattern> patterns() {
        return patterns;
    }

    /** Returns the patterns by host. They are indexed on the first call, since only explanations need them. */
    public ListedHosts hosts() {
        ListedHosts made = hosts;
        if (made == null) {
            made = new ListedHosts(patterns, secureOnly);
            hosts = made;
        }
        return made;
    }

    public boolean isAny() {
        return any;
    }

    /** Returns the only origin that can ever be allowed; {@code null} if there is not exactly one. */
    @Nullable
    public String only() {
        return patterns.size() == 1 && patterns.get(0) instanceof OriginPattern.Host host && host.isExact()
                ? host.origin()
                : null;
    }

    /** Returns the entry, other than an expression, that lists a well-formed origin; {@code null} if none does. */
    public OriginPattern.@Nullable Host listing(String origin) {
        OriginPattern.Host host = exact.get(origin, 0, origin.length());
        int hostEnd = host == null ? OriginSyntax.hostEnd(origin) : OriginSyntax.MALFORMED;
        if (hostEnd == OriginSyntax.MALFORMED) {
            return host;
        }
        OriginPattern.Host onAnyPort = anyPort.get(origin, 0, hostEnd);
        return onAnyPort == null ? subdomains.find(origin, hostEnd) : onAnyPort;
    }

    /** Returns the exact origins; empty if there are too many to keep something for each. */
    public List<String> fewExact() {
        return fewExact;
    }

    public OriginVerdict check(String origin) {
        // Exact origins were checked when they were configured: most requests cost no more than a hash.
        return exact.get(origin, 0, origin.length()) != null ? OriginVerdict.ALLOWED : checkOther(origin);
    }

    /** Checks an origin that is not one of the exact ones. */
    public OriginVerdict checkOther(String origin) {
        if (origin.length() > OriginSyntax.LONGEST) {
            return OriginVerdict.MALFORMED;
        }
        if (origin.equals(OriginSyntax.NULL)) {
            return any || listsNull ? OriginVerdict.ALLOWED : OriginVerdict.NOT_ALLOWED;
        }
        int hostEnd = OriginSyntax.hostEnd(origin);
        if (hostEnd == OriginSyntax.MALFORMED) {
            return OriginVerdict.MALFORMED;
        }
        return any || anyPort.get(origin, 0, hostEnd) != null || subdomains.find(origin, hostEnd) != null
                ? OriginVerdict.ALLOWED
                : checkExpressions(origin, hostEnd);
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
        return ShortList.of(patterns);
    }
}
