package io.github.cors4j.vertx;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the handlers of a route and notes that they have passed the request on. Only that tells, once a request
 * has failed, whether it failed there or behind: Vert.x has forgotten where it was. Where a route has got more handlers since,
 * another one stands behind those, and this one does nothing any more.
 */
final class PassingOn implements Handler<RoutingContext> {
    /** The text of a route has that of its handlers. */
    static final String TEXT = "CORS noted";

    private static final String KEY = "io.github.cors4j.vertx.passing";

    private final Route route;
    private volatile boolean seen;

    private PassingOn(Route route) {
        this.route = route;
    }

    /** @param isLast whether the last handler of the route is one of these */
    static void watch(Route route, boolean isLast) {
        if (!isLast || of(route) == null) {
            PassingOn passing = new PassingOn(route);
            passing.seen = wasSeenOn(route);
            route.putMetadata(KEY, passing).handler(passing);
        }
    }

    private static @Nullable PassingOn of(Route route) {
        return (PassingOn) route.metadata().get(KEY);
    }

    /** Decides whether a route has passed a request on, ever: it may do so again. */
    static boolean wasSeenOn(Route route) {
        PassingOn passing = of(route);
        return passing != null && passing.seen;
    }

    @Override
    public void handle(RoutingContext ctx) {
        boolean isLast = of(route) == this;
        seen |= isLast;
        Exchange exchange = Exchange.find(ctx);
        if (exchange == null || !isLast) {
            ctx.next();
            return;
        }
        exchange.passOn(ctx, route);
        Presence here = exchange.here();
        // Who is around may have to decide after all.
        exchange.choose(ctx, here == null || exchange.isRefused() ? List.of() : here.asynchronous(), ctx::next);
    }

    @Override
    public String toString() {
        return TEXT;
    }
}
