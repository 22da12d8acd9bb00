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
            if (known.matches(mountPoint, path, exchange.rawPath())
                    && known.takesHost(exchange.host())
                    && known.handles()) {
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
            if (all.isEmpty()) {
                all = new LinkedHashSet<>();
            }
            if (named.size() == 1) {
                all.add(named.iterator().next().name());
            } else {
                named.stream().map(HttpMethod::name).sorted().forEach(all::add);
            }
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
