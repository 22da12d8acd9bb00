package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indexes the routes of a router by their paths, so that finding those of one path costs the same however many there are. */
public final class RouteIndex {
    private static final Comparator<KnownRoute> IN_ORDER = Comparator.comparingInt(known -> known.position);
    /** The limit for routers that are mounted in themselves. */
    private static final int DEEPEST = 20;

    final Router router;
    private final Map<String, List<KnownRoute>> byPath = new HashMap<>();
    private final Map<String, List<KnownRoute>> byBeginning = new HashMap<>();
    /** The lengths of the beginnings. */
    private final int[] lengths;

    private final List<KnownRoute> all = new ArrayList<>();
    private volatile boolean errorPages;
    private volatile boolean cleared;
    private volatile @Nullable PolicySource policy;
    /** Whether the routes note where a request is, and whether they do so as routes of a sub-router. */
    private volatile boolean prepared;

    private volatile boolean preparedAsMounted;
    private boolean policyInside;
    private boolean guardInside;
    private boolean choiceInside;
    private boolean routesAhead;

    RouteIndex(Router router, RouterScope reader) {
        this(router, reader, 0);
    }

    private RouteIndex(Router router, RouterScope reader, int depth) {
        this.router = router;
        RouterChanges.of(router).tell(reader);
        policy = RouterScope.policyOf(router);
        errorPages = depth > 0 && RouteText.hasErrorPages(RouteText.text(router));
        RoutePath paths = new RoutePath();
        List<Route> routes = router.getRoutes();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (RouterScope.isFirst(route)) {
                routesAhead = i > 0;
                continue;
            }
            Router sub = depth < DEEPEST ? route.getSubRouter() : null;
            RouteIndex mounted = sub == null ? null : new RouteIndex(sub, reader, depth + 1);
            KnownRoute known = new KnownRoute(route, i, mounted, paths);
            RoutePolicy own = known.policy();
            PolicySource other = own != null ? own.source() : mounted != null ? mounted.policy() : null;
            policyInside |= mounted != null && mounted.policyInside || other != null;
            guardInside |= mounted != null && mounted.guardInside || other != null && other.mayRefuse();
            choiceInside |= mounted != null && mounted.choiceInside || other != null && other.isAsynchronous();
            add(known);
        }
        lengths = byBeginning.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .toArray();
    }

    private void add(KnownRoute known) {
        all.add(known);
        String path = known.onlyPath();
        Map<String, List<KnownRoute>> map = path == null ? byBeginning : byPath;
        map.computeIfAbsent(path == null ? known.beginning() : path, key -> new ArrayList<>(1))
                .add(known);
    }

    /**
     * Makes the routes note where a request is, when the first request arrives after they have changed: by then they usually
     * have all of their handlers. The handler that notes what a route passes on is added to the routes of a sub-router, to
     * those that have a policy and, if there are policies inside, to those that are made to respond. Routers between this
     * one and one with a policy note that they were entered.
     */
    void prepare(RouterScope scope, boolean isMounted, boolean late) {
        if (isMounted ? preparedAsMounted : prepared) {
            return;
        }
        prepared = true;
        preparedAsMounted |= isMounted;
        if (!late) {
            warnOfBuiltIn();
        }
        for (KnownRoute known : all) {
            if (known.mounted == null) {
                boolean tells = isMounted || known.policy() != null || policyInside && known.isEndpoint();
                if (tells) {
                    known.watch(late, scope.tracker());
                }
            } else if (isMounted || known.mounted.policyInside) {
                scope.alsoOn(known.mounted.router);
            }
        }
    }

    private void warnOfBuiltIn() {
        for (KnownRoute known : all) {
            if (known.mounted != null) {
                known.mounted.warnOfBuiltIn();
            } else if (RouteText.hasBuiltIn(RouteText.text(known.route))) {
                Warnings.builtIn(known.name());
            }
        }
    }

    /** Returns whether, as a sub-router, it may respond if none of its routes has. */
    public boolean hasErrorPages() {
        return errorPages;
    }

    /**
     * Looks for error handlers in the text of the route that mounts the router, which ends with the text of the router;
     * returns that text.
     */
    String look(String mountText) {
        errorPages = RouteText.hasErrorPages(mountText);
        return mountText;
    }

    /** Finds out whether the routes were removed, and a policy with them; Vert.x does not report that. */
    void look() {
        cleared = !all.isEmpty() && router.getRoutes().isEmpty();
        policy = RouterScope.policyOf(router);
    }

    /** Returns whether its routes were removed. */
    public boolean isCleared() {
        return cleared;
    }

    /** Returns the policy that is mounted on the router itself, not on one around it. */
    @Nullable
    public PolicySource policy() {
        return policy;
    }

    /** Returns whether a route, or a router that is mounted inside, has a policy of its own. */
    public boolean hasPolicyInside() {
        return policyInside;
    }

    /** Returns whether a guard of one of these policies may refuse requests ahead of all handlers. */
    boolean hasGuardInside() {
        return guardInside;
    }

    /** Returns whether one of these policies is looked up asynchronously for each request. */
    boolean hasChoiceInside() {
        return choiceInside;
    }

    /** Returns whether handlers run ahead of the policy's. */
    public boolean hasRoutesAhead() {
        return routesAhead;
    }

    /**
     * Returns the routes that may take a path, in order; the caller has to ask each of them whether it does.
     *
     * @param path below the mount point
     */
    public List<KnownRoute> find(String path) {
        List<KnownRoute> found = byPath.getOrDefault(RoutePath.withoutSlash(path), List.of());
        boolean inOrder = true;
        for (int length : lengths) {
            List<KnownRoute> more = byBeginning.get(beginning(path, length));
            if (more != null && found.isEmpty()) {
                found = more;
            } else if (more != null) {
                found = new ArrayList<>(found);
                found.addAll(more);
                inOrder = false;
            }
        }
        if (!inOrder) {
            found.sort(IN_ORDER);
        }
        return found;
    }

    /** Returns the beginning of a path in this length, if it ends with a slash; a path may lack the slash at its own end. */
    private static @Nullable String beginning(String path, int length) {
        if (length > path.length()) {
            return length == path.length() + 1 ? path + '/' : null;
        }
        return length == 0 ? "" : path.charAt(length - 1) == '/' ? path.substring(0, length) : null;
    }
}
