package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import org.jspecify.annotations.Nullable;

/** Decides whose policy a response has: that of the route that responded, or that was expected to when the request failed. */
final class ResponsePolicy {
    private ResponsePolicy() {}

    static @Nullable CorsDecision decision(Exchange exchange) {
        if (!exchange.root.failed()) {
            return decided(exchange, responding(exchange, exchange.current()));
        }
        if (!exchange.isFailing()) {
            EnteredScope now = exchange.current();
            return now == null ? null : decided(exchange, unmatched(exchange, now));
        }
        return afterFailure(exchange, exchange.beforeFailure());
    }

    private static @Nullable CorsDecision decided(Exchange exchange, @Nullable PolicySource policy) {
        return policy == null ? null : exchange.decide(policy);
    }

    /** Returns the policy of the route that responds, otherwise that of the innermost router. */
    private static @Nullable PolicySource responding(Exchange exchange, @Nullable EnteredScope now) {
        if (now == null || now.isHidden() && exchange.isThrough(now)) {
            return null;
        }
        RoutePolicy own = RoutePolicy.of(exchange.currentRoute(now));
        return own != null ? own.source() : now.innermost();
    }

    /** Returns the policy for a request to which no route has responded: 404, 405, 406 or 415. */
    private static @Nullable PolicySource unmatched(Exchange exchange, EnteredScope now) {
        RoutePolicy own = RoutePolicy.of(exchange.currentRoute(now));
        if (own != null) {
            return own.source();
        }
        EnteredScope outermost = now.outermost();
        PolicySource instead = outermost.scope == null
                ? null
                : new EarlyDecision(exchange, outermost, outermost.scope).insteadOfOtherMethods();
        return instead != null ? instead : now.innermost();
    }

    private static @Nullable CorsDecision afterFailure(Exchange exchange, @Nullable EnteredScope now) {
        if (now == null) {
            return null;
        }
        RoutePolicy entered = exchange.enteredBeforeFailure(now);
        if (entered != null) {
            return exchange.decide(entered.source());
        }
        CorsDecision expected = now.scope == null
                ? null
                : new EarlyDecision(exchange, now, now.scope)
                        .afterFailure(exchange.isInRoot(now), exchange.currentRoute(now));
        return expected != null ? expected : decided(exchange, now.innermost());
    }
}
