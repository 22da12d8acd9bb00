package io.github.cors4j.javalin.internal.route;

import io.javalin.http.Context;

/** Follows requests into decorated routes, which know nothing else of them. */
public interface RequestTracker {

    /**
     * Notes that a request has reached a decorated route, whose policy decides; returns whether it may go on to the route's
     * handler.
     *
     * @throws IllegalStateException if the policy of the route cannot decide
     */
    boolean enterRoute(Context ctx, DecoratedHandler route);
}
