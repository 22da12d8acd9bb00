package io.github.cors4j.examples.browser;

import java.util.EnumSet;
import java.util.Set;

/** What the page about troubleshooting explains, and a request that runs into it. */
enum Trouble {
    ORIGIN("other port", Policies.ONE_ORIGIN, Fetch.of("GET", "text")),
    ORIGIN_OF_PREFLIGHT("other port", Policies.ONE_ORIGIN, Fetch.of("PUT", "text")),
    NULL_ORIGIN("sandboxed frame", Policies.ONE_ORIGIN, Fetch.of("GET", "text")),
    METHOD("listed", Policies.FEW_METHODS, Fetch.of("PUT", "text")),
    LETTER_CASE("listed", Policies.FEW_METHODS, Fetch.of("patch", "text")),
    HEADER("listed", Policies.FEW_HEADERS, Fetch.of("GET", "text").header("X-Other", "1")),
    METHOD_BEHIND_HEADER("listed", Policies.NO_METHODS, Fetch.of("POST", "text").type("application/json")),
    CREDENTIALS("listed", Policies.ONE_ORIGIN, Fetch.of("GET", "text").include()),
    WILDCARD("listed", Policies.WILDCARD, Fetch.of("GET", "text").include()),
    OPTIONS_ROUTE("listed", Policies.OWN_OPTIONS, Fetch.of("PUT", "missing")),
    MOVED("listed", Policies.EXCLUDED, Fetch.of("PUT", "moved")),
    ORIGIN_TWICE("listed", Policies.EXCLUDED, Fetch.of("GET", "doubled")),
    OTHER_ORIGIN("listed", Policies.EXCLUDED, Fetch.of("GET", "stale")),
    NO_RESPONSE("listed", Policies.EXCLUDED, Fetch.of("GET", "text"));

    private final String page;
    private final Policies policy;
    private final Fetch fetch;

    Trouble(String page, Policies policy, Fetch fetch) {
        this.page = page;
        this.policy = policy;
        this.fetch = fetch;
    }

    /** Those that a browser says something about: WebKit is silent where nobody responds. */
    static Set<Trouble> writtenBy(Engine engine) {
        return engine == Engine.WEBKIT ? EnumSet.complementOf(EnumSet.of(NO_RESPONSE)) : EnumSet.allOf(Trouble.class);
    }

    /** The page that it comes from. */
    Page page(World world) {
        return world.page(page);
    }

    /** Whether the browser sends a preflight first. */
    boolean preflight() {
        return !fetch.method().equals("GET") || !fetch.headers().isEmpty();
    }

    /**
     * What the page calls.
     *
     * @param api where the API is
     * @param nobody an address where no server listens
     */
    Fetch fetch(String api, String nobody, String run) {
        return fetch.at((this == NO_RESPONSE ? nobody : api) + policy.path() + "/" + fetch.path() + "?" + run);
    }
}
