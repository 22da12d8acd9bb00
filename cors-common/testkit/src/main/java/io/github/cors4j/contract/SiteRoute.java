package io.github.cors4j.contract;

import java.util.Optional;

/**
 * A route of a {@link Site}.
 *
 * @param method the one method that it takes
 * @param path the path, without parameters
 * @param policy the policy that it is decorated with, if there is one
 * @param handler what it does
 */
public record SiteRoute(String method, String path, Optional<Policy> policy, Handler handler) {
    /** Handles a request; the framework turns an exception into a 500. */
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
