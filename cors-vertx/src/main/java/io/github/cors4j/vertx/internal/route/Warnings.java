package io.github.cors4j.vertx.internal.route;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs, once each, what the application should change. The messages name routes, and contain nothing that a request has sent.
 */
public final class Warnings {

    /** Everything that the adapter logs has the name of its public class. */
    public static final Logger LOG = LoggerFactory.getLogger("io.github.cors4j.vertx.CrossOriginHandler");

    private static final int MOST = 100;
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static final Set<String> BUILT_IN = ConcurrentHashMap.newKeySet();

    private Warnings() {}

    /** Logs that a route takes a policy that no preflight reaches. */
    public static void unreachable(@Nullable String route, Object methods) {
        LOG.warn(
                "No preflight ever reaches the CORS policy on the route {}, which accepts only {}. Write"
                        + " CrossOriginHandler.route(..).mountOn(router, route) instead of route.handler(..).",
                route,
                methods);
    }

    /** Logs once for each route; returns whether this was the first time. */
    public static boolean builtIn(String route) {
        boolean first = BUILT_IN.size() < MOST && BUILT_IN.add(route);
        if (first) {
            LOG.warn(
                    "Vert.x's own CorsHandler is on a route ({}) of a router that has a CORS policy: it fails requests from"
                            + " origins that it does not allow with status 403, whatever the policy says. Remove"
                            + " handler(CorsHandler.create()..); for the same refusals, set refuseDisallowed(true).",
                    route);
        }
        return first;
    }

    /** Logs once for the same routes, because requests must not fill the log. */
    public static void several(Collection<String> routes) {
        String names = String.join("; ", routes);
        if (TOLD.size() < MOST && TOLD.add(names)) {
            LOG.warn(
                    "Several CORS policies may decide the same request, and the routes do not show which of them"
                            + " will: {}. Until one of them has responded, only what all of them allow is granted."
                            + " Give them paths that do not overlap, or mount the same CrossOriginHandler everywhere.",
                    names);
        }
    }
}
