package io.github.cors4j.attack;

import io.github.cors4j.Cors;
import java.util.Set;

/** The four forms in which origins are listed, and which of {@link Origins#honest} each is meant to allow. */
public enum OriginPolicy {
    /** One origin. */
    EXACT("https://app.example.com", "https://app.example.com"),
    /** All hosts below a domain. */
    SUBDOMAIN(
            "https://*.example.com",
            "https://app.example.com",
            "https://a-b.example.com",
            "https://a.b.example.com",
            "https://xn--pp-6kc.example.com"),
    /** One host with any port. */
    PORT(
            "https://app.example.com:*",
            "https://app.example.com",
            "https://app.example.com:443",
            "https://app.example.com:8443"),
    /** A carefully written expression. */
    EXPRESSION(
            "^https://[a-z0-9-]+\\.example\\.com",
            "https://app.example.com",
            "https://a-b.example.com",
            "https://xn--pp-6kc.example.com");

    private final String pattern;
    private final Set<String> meant;

    OriginPolicy(String pattern, String... meant) {
        this.pattern = pattern;
        this.meant = Set.of(meant);
    }

    /** Returns the policy, for every path. */
    public Cors cors(boolean credentials) {
        return Cors.of(cors -> cors.origins(pattern).supportsCredentials(credentials));
    }

    /** Returns whether the origin was meant to be allowed. */
    public boolean means(String origin) {
        return meant.contains(origin);
    }
}
