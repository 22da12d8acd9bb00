package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** Follows requests through the handlers that are mounted here, which know nothing else of them. */
public interface RequestTracker {

    /** Notes that a request has entered a router, and decides what it can. */
    void enterRouter(RoutingContext ctx, RouterScope scope);

    /** Notes that a request has entered a route with a policy of its own, which decides. */
    void enterRoute(RoutingContext ctx, RoutePolicy policy);

    /** Notes that the last handler of a route passes the request on. */
    void passOn(RoutingContext ctx, Route route);

    /** Notes that a failure has reached the first handler of a router. */
    void fail(RoutingContext ctx);
}
