package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** What to write where two policies stand in each other's way. Tells of routes only, never of what the request brought. */
final class Meeting {

    private Meeting() {}

    static String of(RoutingContext ctx) {
        return "Two CORS policies meet on " + name(ctx) + ", and only one can decide: the outer one has no way to know"
                + " of the inner one. Mount both so that it has: outer.mountOn(router) instead of"
                + " router.route().handler(outer), and inner.mountOn(subRouter) instead of subRouter.route().handler(inner)."
                + " The policy of one route: CrossOriginHandler.route(..).mountOn(router, route).";
    }

    static String passedBy(RoutingContext ctx) {
        return "Sub-routers with different CORS policies are mounted on one path, and the router took " + name(ctx)
                + " where the other one was expected, for a reason that a route does not show (a virtual host, a content"
                + " type, a disabled route). Give each of them a mount point of its own, or both the same CrossOriginHandler.";
    }

    private static String name(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        String name = route == null ? null : route.getName();
        String mountPoint = ctx.mountPoint();
        return (name == null ? "a route for every path" : "the route " + name)
                + (mountPoint == null ? "" : " below " + mountPoint);
    }
}
