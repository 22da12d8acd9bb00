package io.github.cors4j.vertx.internal.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the policy of one route, in the metadata of that route. As the first handler of the route, it puts the policy in force.
 * It is a platform handler, because any handler may follow one.
 *
 * @param expression the regular expression of the route when the policy was mounted: a name given later hides it
 */
public record RoutePolicy(
        PolicySource source, Route route, @Nullable String expression, RequestTracker tracker)
        implements PlatformHandler {

    /** The text of a route contains the texts of its handlers. */
    static final String TEXT = "CORS policy";

    private static final String KEY = "io.github.cors4j.vertx.route";

    public static @Nullable RoutePolicy of(@Nullable Route route) {
        return route == null ? null : (RoutePolicy) route.metadata().get(KEY);
    }

    static RoutePolicy put(Route route, PolicySource source, RequestTracker tracker) {
        RoutePolicy other = of(route);
        if (other != null && other.source != source) {
            throw new IllegalStateException(
                    "The route " + route.getName() + " already has a CORS policy, and only one can decide.");
        }
        if (route.getSubRouter() != null) {
            throw new IllegalArgumentException(
                    "The route " + route.getName() + " mounts a sub-router and cannot have a"
                            + " policy. Mount a policy on the sub-router instead: CrossOriginHandler.create(..).mountOn(subRouter)");
        }
        if (other != null) {
            return other;
        }
        RoutePolicy policy = new RoutePolicy(source, route, expression(route), tracker);
        route.putMetadata(KEY, policy);
        return policy;
    }

    private static @Nullable String expression(Route route) {
        if (!route.isRegexPath() || route.getPath() != null) {
            return null;
        }
        String name = route.getName();
        if (name.isEmpty() || Character.isLetterOrDigit(name.charAt(0))) {
            throw new IllegalArgumentException(
                    "The regular expression of the route can no longer be read, because the route was given the name "
                            + name + ". Mount the policy first and call setName(..) after that.");
        }
        return name;
    }

    @Override
    public void handle(RoutingContext ctx) {
        tracker.enterRoute(ctx, this);
    }

    /** Returns whether the route takes the method; routes without a method take every one. */
    static boolean takes(Route route, String method) {
        Set<HttpMethod> methods = route.methods();
        return methods == null || methods.isEmpty() || names(methods, method);
    }

    public static boolean names(@Nullable Set<HttpMethod> methods, String method) {
        if (methods != null) {
            for (HttpMethod each : methods) {
                if (each.name().equals(method)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return TEXT;
    }
}
