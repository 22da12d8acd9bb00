package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a router and the sub-routers that are mounted around a path, to find the innermost policy before any handler runs.
 *
 * <p>A route's own policy decides over that of a router, a router's over that of the routers around it. Where a request
 * comes through several routers side by side, the one with the longest mount point decides, and among equals the one
 * that has a route for the method, else the first.
 */
final class ScopeSearch {

    /** A router with a policy that the path lies below. */
    private static final class Candidate {
        final RouterScope scope;
        final CrossOriginHandler policy;
        final int reach;
        final @Nullable Candidate around;
        boolean named;

        Candidate(RouterScope scope, CrossOriginHandler policy, int reach, @Nullable Candidate around) {
            this.scope = scope;
            this.policy = policy;
            this.reach = reach;
            this.around = around;
        }

        boolean beats(Candidate earlier) {
            return reach > earlier.reach || reach == earlier.reach && (isIn(earlier) || named && !earlier.named);
        }

        boolean isIn(Candidate other) {
            return around != null && (around == other || around.isIn(other));
        }
    }

    private record OwnPolicy(RoutePolicy policy, @Nullable RouterScope home) {}

    private final RoutePath paths;
    private final String path;
    private final boolean options;
    private final boolean preflight;
    private final String asked;

    private final List<RouterScope> scopes = new ArrayList<>(2);
    private final List<Candidate> candidates = new ArrayList<>(2);
    private final PathMethods methods = new PathMethods();
    private boolean everyRoute;
    private boolean namedOutsideRoutes;
    private @Nullable OwnPolicy first;
    private @Nullable OwnPolicy named;

    /**
     * @param method of the request
     * @param requested the method that a preflight asks for, null if the request is none
     */
    ScopeSearch(RoutePath paths, String path, String method, @Nullable String requested) {
        this.paths = paths;
        this.path = path;
        this.options = PathMethods.OPTIONS.equals(method);
        this.preflight = requested != null;
        this.asked = requested != null ? requested : method;
    }

    Claim search(Router router, @Nullable String mountPoint) {
        everyRoute = options;
        visit(router, mountPoint, null, null);
        if (!everyRoute && named == null && isDraw()) {
            scopes.clear();
            candidates.clear();
            everyRoute = true;
            visit(router, mountPoint, null, null);
        }
        OwnPolicy own = ownPolicy();
        if (own != null) {
            return claim(own.policy.handler(), own.home, true);
        }
        Candidate best = best();
        return best == null ? claim(null, null, false) : claim(best.policy, best.scope, false);
    }

    private Claim claim(@Nullable CrossOriginHandler decider, @Nullable RouterScope home, boolean ofRoute) {
        return new Claim(decider, home, ofRoute, scopes, methods.ownOptions(), methods.all());
    }

    private @Nullable OwnPolicy ownPolicy() {
        if (named != null || !options) {
            return named;
        }
        boolean otherwise = preflight ? namedOutsideRoutes : methods.ownOptions();
        return otherwise ? null : first;
    }

    private @Nullable Candidate best() {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (best == null || candidate.beats(best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Whether routers side by side reach equally far. */
    private boolean isDraw() {
        Candidate best = best();
        for (Candidate candidate : candidates) {
            if (best != null && candidate != best && candidate.reach == best.reach && !best.isIn(candidate)) {
                return true;
            }
        }
        return false;
    }

    private void visit(
            Router router, @Nullable String mountPoint, @Nullable Candidate around, @Nullable RouterScope outer) {
        List<Route> routes = router.getRoutes();
        RouterScope scope = RouterScope.find(router, routes);
        Candidate candidate = around;
        if (scope != null) {
            scopes.add(scope);
            CrossOriginHandler policy = scope.policy();
            if (policy != null) {
                candidate = new Candidate(scope, policy, mountPoint == null ? 0 : mountPoint.length(), around);
                candidates.add(candidate);
            }
        }
        RouterScope home = scope != null ? scope : outer;
        for (Route route : routes) {
            RoutePolicy policy = RoutePolicy.of(route);
            Router inner = route.getSubRouter();
            if (policy == null && inner == null && !everyRoute) {
                continue;
            }
            if (!paths.matches(route, policy == null ? null : policy.expression(), mountPoint, path)) {
                continue;
            }
            if (policy != null) {
                note(new OwnPolicy(policy, home), route);
            }
            if (inner == null) {
                note(route, policy != null, candidate);
            } else if (RoutePolicy.takes(route, asked)) {
                visit(inner, paths.mountPoint(route, mountPoint, path), candidate, home);
            }
        }
    }

    private void note(OwnPolicy policy, Route route) {
        if (first == null) {
            first = policy;
        }
        if (named == null && RoutePolicy.takes(route, asked)) {
            named = policy;
        }
    }

    private void note(Route route, boolean decides, @Nullable Candidate candidate) {
        if (!everyRoute) {
            return;
        }
        methods.add(route);
        if (!decides && PathMethods.isForSomePaths(route) && RoutePolicy.names(route.methods(), asked)) {
            namedOutsideRoutes = true;
            if (candidate != null) {
                candidate.named = true;
            }
        }
    }
}
