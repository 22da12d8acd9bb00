package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RequestTracker;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Notes in the {@link Exchange} of each request what the request reaches. */
public final class ExchangeTracker implements RequestTracker {

    public static final ExchangeTracker INSTANCE = new ExchangeTracker();

    private ExchangeTracker() {}

    @Override
    public void enterRouter(RoutingContext ctx, RouterScope scope) {
        Exchange.ofRouter(ctx).enter(ctx, scope);
    }

    @Override
    public void enterRoute(RoutingContext ctx, RoutePolicy policy) {
        Exchange.of(ctx).enterRoute(ctx, policy);
    }

    /** Notes that a request has reached a policy that was added with {@code handler(..)}, which decides. */
    public void enterHandler(RoutingContext ctx, PolicySource policy) {
        Exchange.of(ctx).enterHandler(ctx, policy);
    }

    @Override
    public void passOn(RoutingContext ctx, Route route) {
        Exchange exchange = Exchange.find(ctx);
        if (exchange == null) {
            ctx.next();
            return;
        }
        exchange.passOn(ctx, route);
        // Now a policy of a router around may have to decide.
        exchange.choose(ctx, exchange.isRefused() ? List.of() : EarlyDecision.afterPassing(exchange), () -> {
            exchange.applyEarlyAfter(route);
            ctx.next();
        });
    }

    @Override
    public void fail(RoutingContext ctx) {
        Exchange exchange = Exchange.find(ctx);
        if (exchange != null) {
            exchange.fail();
        }
        ctx.next();
    }

    /** Returns the decision that applies if the response is sent now; empty if there is no policy. */
    public Optional<CorsDecision> decision(RoutingContext ctx) {
        Exchange exchange = Exchange.find(ctx);
        try {
            return exchange == null ? Optional.empty() : Optional.ofNullable(exchange.applicable());
        } catch (RuntimeException noPolicy) {
            return Optional.empty();
        }
    }
}
