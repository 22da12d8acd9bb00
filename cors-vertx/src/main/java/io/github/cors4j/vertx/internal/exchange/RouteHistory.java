package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the routes that a request has left, and the route with a policy of its own that it entered last. */
final class RouteHistory {
    private final List<Route> passed = new ArrayList<>(2);
    /** The context of each of these routes, if it shows whether the router has no routes left for the request. */
    private final List<@Nullable RoutingContext> passedIn = new ArrayList<>(2);

    private @Nullable RoutePolicy entered;
    private @Nullable EnteredScope enteredIn;
    private boolean cameOut;
    private boolean failing;

    /** Notes that the request has left a route that mounts a router. */
    void left(Route mount) {
        passed.add(mount);
        passedIn.add(null);
    }

    /** Notes that the last handler of a route has passed the request on. */
    void passOn(RoutingContext ctx, Route route) {
        passed.add(route);
        passedIn.add(ctx);
    }

    /** Returns whether a route was the last of a router to pass the request on. */
    boolean isPassing(RoutingContext ctx, Route route) {
        int last = passedIn.lastIndexOf(ctx);
        return last >= 0 && passed.get(last) == route;
    }

    boolean hasPassed(Route route) {
        return passed.contains(route);
    }

    /** Notes that the request has entered a route of the application's router. */
    void entered(EnteredScope router, RoutePolicy policy) {
        entered = policy;
        enteredIn = router;
    }

    /** Notes whether the request had left all routers inside the application's router before it failed. */
    void cameOut(boolean out) {
        cameOut = out;
    }

    /** Returns the policy of the last known route of the application's router that the request was in before it failed. */
    @Nullable
    RoutePolicy stillIn(EnteredScope router) {
        RoutePolicy last = enteredIn == router ? entered : null;
        return last != null && !cameOut && !hasPassed(last.route()) ? last : null;
    }

    void fail() {
        failing = true;
    }

    boolean isFailing() {
        return failing;
    }
}
