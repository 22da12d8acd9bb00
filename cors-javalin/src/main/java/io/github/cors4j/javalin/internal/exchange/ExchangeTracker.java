package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.route.DecoratedHandler;
import io.github.cors4j.javalin.internal.route.RequestTracker;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.Optional;

/** Notes in the {@link Exchange} of each request which decorated route it reaches. */
public final class ExchangeTracker implements RequestTracker {

    public static final ExchangeTracker INSTANCE = new ExchangeTracker();

    private ExchangeTracker() {}

    /** The policy was found before any handler ran, unless the route was added since. */
    @Override
    public boolean enterRoute(Context ctx, DecoratedHandler route) {
        Exchange exchange = Exchange.of(ctx.req());
        if (exchange == null) {
            throw new IllegalStateException("crossOrigin(..) has no effect without the plugin:"
                    + " add config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly()), or a CrossOriginPlugin"
                    + " with a policy for the whole application");
        }
        if (exchange.route() != route && !exchange.preflight() && isOutermost(ctx, route)) {
            exchange.application().reach(exchange, ctx.req(), route);
            exchange.requirePolicy();
            if (exchange.endIfRefused(ctx)) {
                return false;
            }
        }
        if (exchange.route() != route && !exchange.preflight()) {
            throw new IllegalStateException("crossOrigin(..) must be the outermost handler of an HTTP route,"
                    + " for instance get(path, crossOrigin(handler)): here it is called by another handler, where its"
                    + " policy cannot take effect");
        }
        if (exchange.route() == route) {
            exchange.reachRoute();
        }
        return true;
    }

    private static boolean isOutermost(Context ctx, DecoratedHandler route) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        return endpoint != null && endpoint.handler == route;
    }

    /** Returns what was decided about a request; empty if no policy was asked. */
    public Optional<CorsDecision> decision(Context ctx) {
        return Optional.ofNullable(Exchange.of(ctx.req())).map(Exchange::decision);
    }
}
