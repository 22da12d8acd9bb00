package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.origin.ExpressionReach;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.origin.PublicSuffixes;
import java.util.function.Function;

/** What must not stand beside other options of the same scope, above all beside credentials. */
public final class CredentialRules {
    private final OptionsInForce options;

    public CredentialRules(OptionsInForce options) {
        this.options = options;
    }

    public void check() {
        boolean credentials = options.get(o -> o.supportsCredentials);
        for (OriginPattern pattern : options.get(o -> o.origins)) {
            if (pattern instanceof OriginPattern.Null && !options.get(o -> o.dangerouslyAllowNullOrigin)) {
                problem(
                        pattern,
                        Reason.NULL_ORIGIN,
                        "any page can have the origin null, by way of a sandboxed frame; remove it, or set"
                                + " dangerouslyAllowNullOrigin",
                        o -> o.dangerouslyAllowNullOrigin);
            }
            if (credentials) {
                checkBesideCredentials(pattern);
            }
        }
        if (credentials && options.get(o -> o.exposeHeaders).contains("*")) {
            options.report(o -> o.exposeHeaders, o -> o.supportsCredentials)
                    .error(
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
                    o -> o.supportsCredentials);
        } else if (pattern instanceof OriginPattern.Matching matching) {
            checkReach(matching);
        } else if (pattern instanceof OriginPattern.Host host) {
            if (host.isInsecure() && !options.get(o -> o.dangerouslyAllowInsecureOrigins)) {
                problem(
                        pattern,
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "whoever is on the network path could act as the signed-in user; write https, or set"
                                + " dangerouslyAllowInsecureOrigins",
                        o -> o.supportsCredentials,
                        o -> o.dangerouslyAllowInsecureOrigins);
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
                    o -> o.supportsCredentials);
        } else if (ExpressionReach.reachesHosting(pattern.expression())) {
            refusePublicSuffix(pattern);
        }
    }

    private void refusePublicSuffix(OriginPattern pattern) {
        if (!options.get(o -> o.dangerouslyAllowPublicSuffixes)) {
            problem(
                    pattern,
                    Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                    "anybody can register below this suffix and act as the signed-in user; name your own domain,"
                            + " or set dangerouslyAllowPublicSuffixes",
                    o -> o.supportsCredentials,
                    o -> o.dangerouslyAllowPublicSuffixes);
        }
    }

    @SafeVarargs
    private void problem(
            OriginPattern pattern, Reason reason, String message, Function<Options, Setting<?>>... others) {
        options.report(o -> o.origins, others).error(pattern.toString(), reason, message);
    }
}
