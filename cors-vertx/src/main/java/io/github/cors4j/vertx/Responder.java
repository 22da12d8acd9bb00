package io.github.cors4j.vertx;

import io.github.cors4j.CorsDecision;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Decides whose policy a response has: that of who has responded to the request, or was expected to when it failed. */
final class Responder {
    private final Exchange exchange;
    private final Whereabouts where;
    private final RoutingContext root;

    Responder(Exchange exchange) {
        this.exchange = exchange;
        this.where = exchange.where;
        this.root = exchange.root;
    }

    @Nullable
    CorsDecision decision() {
        if (!root.failed()) {
            return decided(responding(where.current()));
        }
        if (!exchange.isFailing()) {
            Presence now = where.current();
            return now == null ? null : decided(unmatched(now));
        }
        return afterFailure(where.beforeFailure());
    }

    private @Nullable CorsDecision decided(@Nullable CrossOriginHandler handler) {
        return handler == null ? null : exchange.decide(handler);
    }

    /** The policy of the route that responds, else that of the innermost router. */
    private @Nullable CrossOriginHandler responding(@Nullable Presence now) {
        if (now == null || now.isHidden() && where.isThrough(now)) {
            return null;
        }
        RoutePolicy own = RoutePolicy.of(now.ctx.currentRoute());
        return own != null ? own.handler() : now.innermost();
    }

    /** No route has responded: 404, 405, 406 or 415. */
    private @Nullable CrossOriginHandler unmatched(Presence now) {
        RoutePolicy own = RoutePolicy.of(now.ctx.currentRoute());
        if (own != null) {
            return own.handler();
        }
        Presence outermost = now.outermost();
        CrossOriginHandler instead = outermost.scope == null || exchange.isMalformed()
                ? null
                : new Foresight(exchange, outermost, outermost.scope)
                        .expect(exchange.routedMethod())
                        .insteadOfOtherMethods();
        return instead != null ? instead : now.innermost();
    }

    private @Nullable CorsDecision afterFailure(@Nullable Presence now) {
        if (now == null) {
            return null;
        }
        RoutePolicy entered = now.ctx == root ? now.entered : RoutePolicy.of(now.ctx.currentRoute());
        if (entered != null && (now.ctx != root || where.isStillAt(entered.route()))) {
            return exchange.decide(entered.handler());
        }
        CorsDecision expected = now.scope == null || exchange.isMalformed()
                ? null
                : new Foresight(exchange, now, now.scope).afterFailure(now.ctx == root, now.ctx.currentRoute());
        return expected != null ? expected : decided(now.innermost());
    }
}
