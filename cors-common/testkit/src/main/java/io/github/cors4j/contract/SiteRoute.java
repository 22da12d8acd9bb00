package io.github.cors4j.contract;

import java.util.Optional;

/**
 * A route of a {@link Site}.
 *
 * @param method the one method that it takes
 * @param path the path, without parameters
 * @param policy that it is decorated with, if it is
 * @param handler what it does
 */
public record SiteRoute(String method, String path, Optional<Policy> policy, Handler handler) {
    /** Does the work of a route; what it throws is for the framework to turn into a 500. */
    public interface Handler {
        void handle(Reply reply);
    }

    static SiteRoute of(String method, String path, Handler handler) {
        return new SiteRoute(method, path, Optional.empty(), handler);
    }

    SiteRoute decorated(Policy by) {
        return new SiteRoute(method, path, Optional.of(by), handler);
    }
}
