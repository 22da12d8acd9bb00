package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what a request has left behind on its way, and the route with a policy of its own that it entered last. */
final class Trail {
    private final List<Route> passed = new ArrayList<>(2);
    /** Where each of them was, as far as that says whether its router has come to an end. */
    private final List<@Nullable RoutingContext> passedIn = new ArrayList<>(2);

    private @Nullable RoutePolicy entered;
    private @Nullable Presence enteredIn;
    private boolean cameOut;
    private boolean failing;

    /** A route that mounts a router. */
    void left(Route mount) {
        passed.add(mount);
        passedIn.add(null);
    }

    /** The last handler of a route has passed the request on. */
    void passOn(RoutingContext ctx, Route route) {
        passed.add(route);
        passedIn.add(ctx);
    }

    /** Whether a route was the last of a router to pass the request on. */
    boolean isPassing(RoutingContext ctx, Route route) {
        int last = passedIn.lastIndexOf(ctx);
        return last >= 0 && passed.get(last) == route;
    }

    boolean hasPassed(Route route) {
        return passed.contains(route);
    }

    /** A route of the application's router. */
    void entered(Presence router, RoutePolicy policy) {
        entered = policy;
        enteredIn = router;
    }

    /** Whether the request had come out of all routers inside the application's before it failed. */
    void cameOut(boolean out) {
        cameOut = out;
    }

    /** Returns the policy of a route of the application's router that was the last known of before a failure. */
    @Nullable
    RoutePolicy stillIn(Presence router) {
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
