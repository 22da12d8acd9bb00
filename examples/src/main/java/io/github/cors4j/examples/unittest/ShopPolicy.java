package io.github.cors4j.examples.unittest;

import io.github.cors4j.Cors;
import java.time.Duration;

/** The policy of a shop: its own pages may order, and every page may read prices. Both adapters accept a {@code Cors}. */
public final class ShopPolicy {
    private ShopPolicy() {}

    /**
     * Builds the policy.
     *
     * @return the policy
     */
    public static Cors create() {
        return Cors.of(cors -> cors.origins("https://shop.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true)
                .guardWebSockets(true)
                .allowHeaders("Content-Type")
                .maxAge(Duration.ofHours(1))
                .resource("/api/*")
                .resource(
                        "/prices/*",
                        prices -> prices.origins("*")
                                .supportsCredentials(false)
                                .guardUnsafeMethods(false)
                                .guardWebSockets(false)));
    }
}
