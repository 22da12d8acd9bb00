package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.vertx.internal.http.SeenRequest;
import io.github.cors4j.vertx.internal.route.KnownRoute;
import io.github.cors4j.vertx.internal.route.RouteIndex;
import io.github.cors4j.vertx.internal.route.RoutePath;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Collects the methods for which one path has routes; empty if those routes name none. */
final class PathMethods {

    static final String OPTIONS = "OPTIONS";

    /** The header values for paths with a single method. Routes name few methods, and requests cannot add any. */
    private static final Map<String, String> ALLOW = new ConcurrentHashMap<>();

    private @Nullable String only;
    private @Nullable Set<String> several;
    private boolean ownOptions;

    /**
     * Adds the methods of the routes that a request's path has, for a preflight about which all of them have the same
     * policy.
     */
    void addAll(SeenRequest request, String requested, RouteIndex routes, @Nullable String mountPoint) {
        String path = request.path();
        for (KnownRoute known : routes.find(RoutePath.below(mountPoint, path))) {
            if (known.matches(mountPoint, path, request.rawPath()) && known.takesHostOf(request) && known.handles()) {
                if (known.mounted == null) {
                    add(known.route);
                } else if (known.takes(requested)) {
                    addAll(request, requested, known.mounted, known.mountPoint(mountPoint, path));
                }
            }
        }
    }

    /**
     * Adds the methods of a route. A route that names no method is left out, because nothing shows whether it responds or
     * only calls {@code next()}.
     */
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

    /** Adds a method. Most paths have only one, and then no set is needed. */
    private void add(String method) {
        if (several != null) {
            several.add(method);
        } else if (only == null) {
            only = method;
        } else if (!only.equals(method)) {
            several = new LinkedHashSet<>(Set.of(only));
            several.add(method);
        }
    }

    private static boolean isForSomePaths(Route route) {
        return route.getPath() != null || route.isRegexPath();
    }

    /** Returns the value of the {@code Allow} header, if there is to be one. */
    @Nullable
    String allow() {
        if (several != null) {
            return CorsDecision.allow(several);
        }
        return only == null ? null : ALLOW.computeIfAbsent(only, method -> CorsDecision.allow(Set.of(method)));
    }

    /** Returns whether the application has a route for OPTIONS requests. */
    boolean ownOptions() {
        return ownOptions;
    }
}
