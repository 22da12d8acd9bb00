package io.github.cors4j.vertx;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who decides a request, as far as the routers tell.
 *
 * @param decider null if no policy is mounted around the path
 * @param home the scope that the decider belongs to
 * @param ofRoute the decider is the policy of one route
 * @param scopes all that the request may come through, in that order
 * @param ownOptions the application has a route for OPTIONS requests to the path
 * @param methods that the routes of the path name; only looked up for OPTIONS requests
 */
record Claim(
        @Nullable CrossOriginHandler decider,
        @Nullable RouterScope home,
        boolean ofRoute,
        List<RouterScope> scopes,
        boolean ownOptions,
        Set<String> methods) {

    /** Before anybody looked. */
    static final Claim NONE = new Claim(null, null, false, List.of(), false, Set.of());

    /** Where the path cannot be read, so that nothing inside the router can be found. */
    static Claim of(RouterScope scope) {
        return new Claim(scope.policy(), scope, false, List.of(scope), false, Set.of());
    }

    Claim with(PathMethods found) {
        return found.ownOptions() || !found.all().isEmpty()
                ? new Claim(decider, home, ofRoute, scopes, found.ownOptions(), found.all())
                : this;
    }
}
