package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.ResourceOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The policies of what caches keep, each for the paths below its own name, and what each of them gives to whom. The
 * expectations are written down here by hand, so that they do not come from the library.
 */
enum CachePolicy {
    EXACT(options -> options.origins(listed()), CachePolicy::ifListed),
    EXACT_CREDENTIALS(options -> options.origins(listed()).supportsCredentials(true), CachePolicy::ifListed),
    SUBDOMAINS(options -> options.origins("https://*.example.com"), CachePolicy::ifSubdomain),
    SUBDOMAINS_CREDENTIALS(
            options -> options.origins("https://*.example.com").supportsCredentials(true), CachePolicy::ifSubdomain),
    SINGLE(options -> options.origins(CachePolicy.APP), origin -> origin == null ? CachePolicy.APP : ifApp(origin)),
    SINGLE_CREDENTIALS(
            options -> options.origins(CachePolicy.APP).supportsCredentials(true),
            origin -> origin == null ? CachePolicy.APP : ifApp(origin)),
    SINGLE_QUIET(options -> options.origins(CachePolicy.APP).alwaysSend(false), CachePolicy::ifApp),
    ANY(options -> options.origins("*"), origin -> origin == null ? "*" : echo(origin)),
    ANY_QUIET(options -> options.origins("*").alwaysSend(false), CachePolicy::echo),
    WILDCARD(options -> options.origins("*").sendWildcard(true), origin -> "*"),
    WILDCARD_QUIET(
            options -> options.origins("*").sendWildcard(true).alwaysSend(false),
            origin -> origin == null ? null : "*"),
    EXACT_WITHOUT_VARY(options -> options.origins(listed()).varyHeader(false), CachePolicy::ifListed);

    static final String APP = "https://app.example.com";
    static final String SHOP = "https://shop.example.com";
    static final String APEX = "https://example.com:8443";
    static final String EVIL = "https://evil.example";
    static final String MALFORMED = "https://app.example.com/";

    /** All but the one that is wrong on purpose. */
    static final Set<CachePolicy> RIGHT = EnumSet.complementOf(EnumSet.of(EXACT_WITHOUT_VARY));

    private final Consumer<ResourceOptions> options;
    private final UnaryOperator<String> allowedOrigin;

    /**
     * @param allowedOrigin from the request's origin, {@code null} if it has none, to the one that may read the answer
     */
    CachePolicy(Consumer<ResourceOptions> options, UnaryOperator<String> allowedOrigin) {
        this.options = options;
        this.allowedOrigin = allowedOrigin;
    }

    private static List<String> listed() {
        return List.of(APP, SHOP, APEX);
    }

    private static String ifListed(String origin) {
        return origin != null && listed().contains(origin) ? origin : null;
    }

    private static String ifSubdomain(String origin) {
        return APP.equals(origin) || SHOP.equals(origin) ? origin : null;
    }

    private static String ifApp(String origin) {
        return APP.equals(origin) ? origin : null;
    }

    private static String echo(String origin) {
        return MALFORMED.equals(origin) ? "*" : origin;
    }

    /** All of them in one policy. */
    static Cors together() {
        CorsBuilder builder = Cors.builder();
        for (CachePolicy policy : values()) {
            builder.resource(
                    policy.path() + "/*",
                    options -> policy.options.accept(options.methods("GET").exposeHeaders("X-Total")));
        }
        return builder.build();
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether caches have to keep a copy for each origin. */
    boolean varies() {
        return this != WILDCARD && this != EXACT_WITHOUT_VARY;
    }

    /** The CORS headers of an answer; names in lower case. */
    Map<String, String> answer(String origin) {
        Map<String, String> headers = grant(origin);
        if (!headers.isEmpty()) {
            headers.put("access-control-expose-headers", "X-Total");
        }
        return headers;
    }

    /** The CORS headers of a preflight's answer. */
    Map<String, String> preflight(String origin) {
        Map<String, String> headers = grant(origin);
        if (!headers.isEmpty()) {
            headers.put("access-control-allow-methods", "GET");
        }
        return headers;
    }

    private Map<String, String> grant(String origin) {
        Map<String, String> headers = new TreeMap<>();
        String allowed = allowedOrigin.apply(origin);
        if (allowed != null) {
            headers.put("access-control-allow-origin", allowed);
            if (name().endsWith("_CREDENTIALS")) {
                headers.put("access-control-allow-credentials", "true");
            }
        }
        return headers;
    }
}
