package io.github.cors4j.attack;

import io.github.cors4j.Cors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The four forms in which origins are listed, and what each is meant to let in. */
public enum OriginPolicy {
    /** One origin. */
    EXACT("https://app.example.com", origin -> origin.equals("https://app.example.com")),
    /** All hosts below a domain. */
    SUBDOMAIN(
            "https://*.example.com",
            origin -> OriginOracle.readAsSent(origin)
                    .filter(read -> read.scheme().equals("https") && read.isBelow("example.com") && read.port() < 0)
                    .isPresent()),
    /** One host with any port. */
    PORT(
            "https://app.example.com:*",
            origin -> OriginOracle.readAsSent(origin)
                    .filter(read -> read.scheme().equals("https") && read.host().equals("app.example.com"))
                    .isPresent()),
    /** An expression that its author took care over. */
    EXPRESSION(
            "^https://[a-z0-9-]+\\.example\\.com",
            origin ->
                    OriginOracle.isWellFormed(origin) && Pattern.matches("https://[a-z0-9-]+[.]example[.]com", origin));

    private final String pattern;
    private final Predicate<String> meant;

    OriginPolicy(String pattern, Predicate<String> meant) {
        this.pattern = pattern;
        this.meant = meant;
    }

    /** The policy, for every path. */
    public Cors cors(boolean credentials) {
        return Cors.of(cors -> cors.origins(pattern).supportsCredentials(credentials));
    }

    /** Whether the origin was meant to be let in. */
    public boolean means(String origin) {
        return meant.test(origin);
    }
}
