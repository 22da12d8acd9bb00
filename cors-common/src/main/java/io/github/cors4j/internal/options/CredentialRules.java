package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.origin.ExpressionReach.Verdict;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.origin.PublicSuffixes;
import io.github.cors4j.internal.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports options that must not be combined in one scope, above all with credentials. */
public final class CredentialRules {
    private final OptionsInForce options;
    private final Set<OriginPattern> unfit = new LinkedHashSet<>();
    /** Whether to look for suggestions, which takes long: not while a suggestion itself is being checked. */
    private final boolean proposes;

    private boolean full;

    public CredentialRules(OptionsInForce options) {
        this(options, true);
    }

    private CredentialRules(OptionsInForce options, boolean proposes) {
        this.options = options;
        this.proposes = proposes;
    }

    public void check() {
        List<OriginPattern> origins = options.get(o -> o.origins);
        List<Boolean> flags = List.of(
                options.get(o -> o.supportsCredentials),
                options.get(o -> o.dangerouslyAllowNullOrigin),
                options.get(o -> o.dangerouslyAllowInsecureOrigins),
                options.get(o -> o.dangerouslyAllowPublicSuffixes),
                options.get(o -> o.dangerouslyAllowAnyExpression));
        Setting<List<OriginPattern>> setting = options.setting(o -> o.origins);
        if (options.get(o -> o.supportsCredentials) && options.shared().addProposals(setting, flags)) {
            setting.replace(
                    this::fitting,
                    "combined with credentials, it must use https",
                    "no similar pattern is safe combined with credentials; list the origins that you trust");
        }
        boolean credentials = options.get(o -> o.supportsCredentials);
        checkOrigins(options.shared().unfit(origins, flags), credentials);
        options.shared().addUnfit(origins, flags, List.copyOf(unfit));
        if (!full && credentials && options.get(o -> o.exposeHeaders).contains("*")) {
            options.report(o -> o.exposeHeaders, o -> o.supportsCredentials)
                    .error(
                            "*",
                            Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                            "combined with credentials, browsers treat * as a header name; list the headers that pages may read");
        }
    }

    private @Nullable String fitting(String origins) {
        return isRefused(origins) ? secured(origins) : origins;
    }

    private @Nullable String secured(String origins) {
        String secured = ListText.split(origins, Integer.MAX_VALUE).stream()
                .map(OriginPattern::secured)
                .distinct()
                .collect(Collectors.joining(", "));
        return secured.equals(origins) || isRefused(secured) ? null : secured;
    }

    private boolean isRefused(String origins) {
        Problems problems = new Problems();
        CredentialRules rules = new CredentialRules(options.withOrigins(origins, problems), false);
        rules.checkOrigins(rules.options.get(o -> o.origins), true);
        return !problems.errors().isEmpty();
    }

    private void checkOrigins(List<OriginPattern> origins, boolean credentials) {
        for (OriginPattern pattern : origins) {
            if (pattern instanceof OriginPattern.Null && !options.get(o -> o.dangerouslyAllowNullOrigin)) {
                problem(
                        pattern,
                        Reason.NULL_ORIGIN,
                        "any page can send the origin null, from a sandboxed frame; remove it, or set"
                                + " dangerouslyAllowNullOrigin",
                        null,
                        o -> o.dangerouslyAllowNullOrigin);
            }
            if (credentials) {
                checkBesideCredentials(pattern);
            }
            if (full) {
                return;
            }
        }
    }

    private void checkBesideCredentials(OriginPattern pattern) {
        if (pattern instanceof OriginPattern.Any) {
            problem(
                    pattern,
                    Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                    "any page could act as the signed-in user; list the origins, or leave "
                            + options.setting(o -> o.supportsCredentials).name() + " out",
                    null,
                    o -> o.supportsCredentials);
        } else if (pattern instanceof OriginPattern.Matching matching) {
            checkReach(matching);
        } else if (pattern instanceof OriginPattern.Host host) {
            if (host.isInsecure()) {
                refuseInsecure(pattern, proposes ? secured(pattern.toString()) : null);
            }
            if (host.isBelow() && PublicSuffixes.coverSubdomainsOf(host.host())) {
                refusePublicSuffix(pattern, null);
            }
        }
    }

    /**
     * Refuses an expression unless its structure shows which scheme and domain it trusts, and one that only insecure
     * origins match, which are never allowed beside credentials.
     */
    private void checkReach(OriginPattern.Matching pattern) {
        boolean any = options.get(o -> o.dangerouslyAllowAnyExpression);
        Verdict reach = any ? Verdict.OWNED : pattern.reach();
        boolean unclear = any || reach != Verdict.OWNED && reach != Verdict.NOTHING;
        boolean insecure = !options.get(o -> o.dangerouslyAllowInsecureOrigins)
                && (reach == Verdict.ONLY_INSECURE || unclear && pattern.isInsecure());
        if (!insecure && (reach == Verdict.OWNED || reach == Verdict.ONLY_INSECURE)) {
            return;
        }
        String remedy = remedy(pattern);
        if (insecure) {
            refuseInsecure(pattern, remedy);
        }
        switch (reach) {
            case OWNED, ONLY_INSECURE -> {}
            case ANY_NAME_BELOW_A_SUFFIX -> refusePublicSuffix(pattern, remedy);
            case NOTHING ->
                problem(
                        pattern,
                        Reason.UNREACHABLE,
                        "the expression matches no origin; an origin is scheme://host or scheme://host:port",
                        remedy,
                        o -> o.supportsCredentials);
            case ANY_SCHEME -> refuseExpression(pattern, "it does not begin with a scheme that is spelled out", remedy);
            case TOO_COMPLEX ->
                refuseExpression(pattern, "it contains too many names, or too many nested repetitions", remedy);
            case ADDRESS ->
                refuseExpression(
                        pattern, "it matches IP addresses, which must be listed, each as an origin of its own", remedy);
            case ANY_NAME ->
                refuseExpression(
                        pattern,
                        "untrusted pages match it and could act as the signed-in user; after the scheme, spell out a"
                                + " domain of yours, with \\. for each dot and with :// or \\. right before it",
                        remedy);
        }
    }

    private @Nullable String remedy(OriginPattern.Matching pattern) {
        Problems problems = options.report(o -> o.origins).problems();
        return proposes ? problems.remedy(pattern.toString(), any -> pattern.remedy()) : null;
    }

    private void refuseExpression(OriginPattern.Matching pattern, String cause, @Nullable String remedy) {
        problem(
                pattern,
                Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                "combined with credentials, an expression must spell out the scheme and a domain: " + cause
                        + "; narrow it to your own domains, list the origins, or set dangerouslyAllowAnyExpression",
                remedy,
                o -> o.supportsCredentials,
                o -> o.dangerouslyAllowAnyExpression);
    }

    private void refuseInsecure(OriginPattern pattern, @Nullable String suggestion) {
        if (!options.get(o -> o.dangerouslyAllowInsecureOrigins)) {
            problem(
                    pattern,
                    Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                    "anyone on the network path could act as the signed-in user; use https, or set"
                            + " dangerouslyAllowInsecureOrigins",
                    suggestion,
                    o -> o.supportsCredentials,
                    o -> o.dangerouslyAllowInsecureOrigins);
        }
    }

    private void refusePublicSuffix(OriginPattern pattern, @Nullable String suggestion) {
        if (!options.get(o -> o.dangerouslyAllowPublicSuffixes)) {
            problem(
                    pattern,
                    Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                    "anyone can register a domain below this suffix and act as the signed-in user; use a domain of"
                            + " your own, or set dangerouslyAllowPublicSuffixes",
                    suggestion,
                    o -> o.supportsCredentials,
                    o -> o.dangerouslyAllowPublicSuffixes);
        }
    }

    @SafeVarargs
    private void problem(
            OriginPattern pattern,
            Reason reason,
            String message,
            @Nullable String suggestion,
            Function<Options, Setting<?>>... others) {
        unfit.add(pattern);
        OptionReport report = options.report(o -> o.origins, others);
        report.problems().error(report.place(), pattern.toString(), reason, message, suggestion);
        full = report.problems().isFull();
    }
}
