package io.github.cors4j.vertx.internal.route;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The last handler of a route. It notes that the handlers before it have passed the request on. Once a request has failed,
 * only this shows whether it failed in the route or after it, because Vert.x no longer says where the request was. If the route
 * gets more handlers, another one of these is added after them, and this one does nothing any more.
 */
final class PassOnHandler implements Handler<RoutingContext> {
    /** The text of a route contains the texts of its handlers. */
    static final String TEXT = "CORS noted";

    private static final String KEY = "io.github.cors4j.vertx.passing";

    private final Route route;
    private final RequestTracker tracker;
    private volatile boolean seen;

    private PassOnHandler(Route route, RequestTracker tracker) {
        this.route = route;
        this.tracker = tracker;
    }

    /** @param isLast whether the last handler of the route is one of these */
    static void watch(Route route, boolean isLast, RequestTracker tracker) {
        if (!isLast || of(route) == null) {
            PassOnHandler passing = new PassOnHandler(route, tracker);
            passing.seen = wasSeenOn(route);
            route.putMetadata(KEY, passing).handler(passing);
        }
    }

    private static @Nullable PassOnHandler of(Route route) {
        return (PassOnHandler) route.metadata().get(KEY);
    }

    /** Returns whether a route has ever passed a request on: it may do so again. */
    static boolean wasSeenOn(Route route) {
        PassOnHandler passing = of(route);
        return passing != null && passing.seen;
    }

    @Override
    public void handle(RoutingContext ctx) {
        boolean isLast = of(route) == this;
        seen |= isLast;
        if (isLast) {
            tracker.passOn(ctx, route);
        } else {
            ctx.next();
        }
    }

    @Override
    public String toString() {
        return TEXT;
    }
}
