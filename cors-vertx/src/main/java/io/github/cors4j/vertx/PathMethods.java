package io.github.cors4j.vertx;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the methods that the routes of one path name. Most routes name none, and then it holds nothing. */
final class PathMethods {

    static final String OPTIONS = "OPTIONS";

    private Set<String> all = Set.of();
    private boolean ownOptions;

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
            named.stream().map(HttpMethod::name).sorted().forEach(all::add);
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
