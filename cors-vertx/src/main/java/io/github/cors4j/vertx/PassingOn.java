package io.github.cors4j.vertx;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Stands behind the handlers of a route and notes that they have passed the request on. Only that tells, once a request
 * has failed, whether it failed there or behind: Vert.x has forgotten where it was.
 */
final class PassingOn implements Handler<RoutingContext> {
    private static final String KEY = "io.github.cors4j.vertx.passing";

    private final Route route;
    private volatile boolean seen;

    private PassingOn(Route route) {
        this.route = route;
    }

    static void watch(Route route) {
        PassingOn passing = new PassingOn(route);
        route.putMetadata(KEY, passing).handler(passing);
    }

    /** Decides whether a route has passed a request on, ever: it may do so again. */
    static boolean wasSeenOn(Route route) {
        PassingOn passing = (PassingOn) route.metadata().get(KEY);
        return passing != null && passing.seen;
    }

    @Override
    public void handle(RoutingContext ctx) {
        seen = true;
        Exchange exchange = Exchange.find(ctx);
        if (exchange == null) {
            ctx.next();
            return;
        }
        exchange.where.passOn(ctx, route);
        Presence here = exchange.where.here();
        // Who is around may have to decide after all.
        exchange.choose(ctx, here == null || exchange.isRefused() ? List.of() : here.asynchronous(), ctx::next);
    }

    /** The text of a route has that of its handlers. */
    @Override
    public String toString() {
        return "CORS";
    }
}
