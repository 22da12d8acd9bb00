package io.github.cors4j.vertx;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the methods that the routes of one path name. Most routes name none, and then it holds nothing. */
final class PathMethods {

    static final String OPTIONS = "OPTIONS";

    private Set<String> all = Set.of();
    private boolean ownOptions;

    /** Adds those of the routes that a request's path has; for where all of them have the same policy. */
    void addAll(Exchange exchange, RouteIndex routes, @Nullable String mountPoint, String requested) {
        String path = exchange.path();
        for (KnownRoute known : routes.find(RoutePath.below(mountPoint, path))) {
            if (known.matches(mountPoint, path, exchange.rawPath()) && known.takesHostOf(exchange) && known.handles()) {
                if (known.mounted == null) {
                    add(known.route);
                } else if (known.takes(requested)) {
                    addAll(exchange, known.mounted, known.mountPoint(mountPoint, path), requested);
                }
            }
        }
    }

    /** Routes that name no method are left out: nothing tells those that answer from those that only look on. */
    void add(Route route) {
        Set<HttpMethod> named = route.methods();
        if (named == null) {
            return;
        }
        ownOptions |= RoutePolicy.names(named, OPTIONS);
        if (isForSomePaths(route)) {
            if (named.size() == 1) {
                add(named.iterator().next().name());
            } else {
                named.stream().map(HttpMethod::name).sorted().forEach(this::add);
            }
        }
    }

    /** Most paths have one method, for which a set of that size is enough. */
    private void add(String method) {
        if (all.isEmpty()) {
            all = Set.of(method);
        } else if (!all.contains(method)) {
            all = all.size() == 1 ? new LinkedHashSet<>(all) : all;
            all.add(method);
        }
    }

    static boolean isForSomePaths(Route route) {
        return route.getPath() != null || route.isRegexPath();
    }

    Set<String> all() {
        return all;
    }

    /** Whether the application has a route for OPTIONS requests. */
    boolean ownOptions() {
        return ownOptions;
    }
}
