package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.origin.ExpressionReach;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.origin.PublicSuffixes;
import io.github.cors4j.internal.problem.Problems;

/** What must not stand beside other options of the same scope, above all beside credentials. */
public final class CredentialRules {
    private final EffectiveOptions options;
    private final Problems problems;

    public CredentialRules(EffectiveOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    public void check() {
        boolean credentials = options.is(Option.SUPPORTS_CREDENTIALS);
        for (OriginPattern pattern : options.origins()) {
            if (pattern instanceof OriginPattern.Null && !options.is(Option.DANGEROUSLY_ALLOW_NULL_ORIGIN)) {
                problem(
                        pattern,
                        Reason.NULL_ORIGIN,
                        "any page can have the origin null, by way of a sandboxed frame; remove it, or set"
                                + " dangerouslyAllowNullOrigin",
                        Option.DANGEROUSLY_ALLOW_NULL_ORIGIN);
            }
            if (credentials) {
                checkBesideCredentials(pattern);
            }
        }
        if (credentials && options.exposeHeaders().contains("*")) {
            problems.error(
                    options.place(Option.EXPOSE_HEADERS, Option.SUPPORTS_CREDENTIALS),
                    "*",
                    Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                    "beside credentials browsers take * for a name; list the headers that pages may read");
        }
    }

    private void checkBesideCredentials(OriginPattern pattern) {
        if (pattern instanceof OriginPattern.Any) {
            problem(
                    pattern,
                    Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                    "any page could act as the signed-in user; list the origins, or leave supportsCredentials out",
                    Option.SUPPORTS_CREDENTIALS);
        } else if (pattern instanceof OriginPattern.Matching matching) {
            checkReach(matching);
        } else if (pattern instanceof OriginPattern.Host host) {
            if (host.isInsecure() && !options.is(Option.DANGEROUSLY_ALLOW_INSECURE_ORIGINS)) {
                problem(
                        pattern,
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "whoever is on the network path could act as the signed-in user; write https, or set"
                                + " dangerouslyAllowInsecureOrigins",
                        Option.SUPPORTS_CREDENTIALS,
                        Option.DANGEROUSLY_ALLOW_INSECURE_ORIGINS);
            }
            if (host.isBelow() && PublicSuffixes.coverSubdomainsOf(host.host())) {
                refusePublicSuffix(pattern);
            }
        }
    }

    private void checkReach(OriginPattern.Matching pattern) {
        if (ExpressionReach.reachesStrangers(pattern.expression())) {
            problem(
                    pattern,
                    Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                    "the expression matches origins of strangers, who could act as the signed-in user; narrow it to"
                            + " your own domains, with \\. for each dot and no .* beside a name, or leave"
                            + " supportsCredentials out",
                    Option.SUPPORTS_CREDENTIALS);
        } else if (ExpressionReach.reachesHosting(pattern.expression())) {
            refusePublicSuffix(pattern);
        }
    }

    private void refusePublicSuffix(OriginPattern pattern) {
        if (!options.is(Option.DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES)) {
            problem(
                    pattern,
                    Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                    "anybody can register below this suffix and act as the signed-in user; name your own domain,"
                            + " or set dangerouslyAllowPublicSuffixes",
                    Option.SUPPORTS_CREDENTIALS,
                    Option.DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES);
        }
    }

    private void problem(OriginPattern pattern, Reason reason, String message, Option... others) {
        problems.error(options.place(Option.ORIGINS, others), pattern.toString(), reason, message);
    }
}
