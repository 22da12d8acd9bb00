package io.github.cors4j;

import java.util.List;

/** What must not stand beside other options of the same scope, above all beside credentials. */
final class CredentialRules {
    /** Origins that nobody has; an expression that matches one matches strangers. */
    private static final List<String> STRANGERS = List.of(
            "https://qxzvkjwq.com",
            "https://www.qxzvkjwq.com",
            "https://qxzvkjwq.org",
            "https://qxzvkjwq.net",
            "https://qxzvkjwq.io",
            "https://qxzvkjwq.dev",
            "https://qxzvkjwq.co.uk",
            "https://qx-zv4.kjwq.invalid:8443",
            "http://qxzvkjwq.com",
            "http://www.qxzvkjwq.com",
            "http://qxzvkjwq.com:8080",
            "qxzvkjwq://qxzvkjwq");

    private final EffectiveOptions options;
    private final Problems problems;

    CredentialRules(EffectiveOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    void check() {
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
            if (STRANGERS.stream().anyMatch(matching.expression()::matches)) {
                problem(
                        pattern,
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "the expression matches origins of strangers, who could act as the signed-in user; narrow it"
                                + " to your own domains, or leave supportsCredentials out",
                        Option.SUPPORTS_CREDENTIALS);
            }
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
            if (host.subdomains()
                    && !options.is(Option.DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES)
                    && PublicSuffixes.coverSubdomainsOf(host.host())) {
                problem(
                        pattern,
                        Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                        "anybody can register below this suffix and act as the signed-in user; name your own domain,"
                                + " or set dangerouslyAllowPublicSuffixes",
                        Option.SUPPORTS_CREDENTIALS,
                        Option.DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES);
            }
        }
    }

    private void problem(OriginPattern pattern, Reason reason, String message, Option... others) {
        problems.error(options.place(Option.ORIGINS, others), pattern.toString(), reason, message);
    }
}
