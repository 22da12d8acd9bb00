package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Wraps the handler of a decorated route. It holds the policy, which {@link Routes} finds before any handler runs. When the
 * handler itself runs, it only makes sure that the policy was found.
 */
final class DecoratedHandler implements Handler {

    /** Javalin lists routes by method; this number restores the order in which they were written. */
    private static final AtomicLong CREATED = new AtomicLong();

    private final long order = CREATED.getAndIncrement();
    private final PolicySource policy;
    private final Handler handler;

    DecoratedHandler(PolicySource policy, Handler handler) {
        if (Objects.requireNonNull(handler, "handler") instanceof DecoratedHandler) {
            throw new IllegalArgumentException(
                    "crossOrigin(..) wraps another crossOrigin(..), but a route has only one policy; remove one of the two");
        }
        this.policy = policy;
        this.handler = handler;
    }

    /** Returns the policy in force for a request. */
    Cors policy(HttpServletRequest request) {
        return requireNoResources(policy.of(request));
    }

    static Cors requireNoResources(Cors policy) {
        if (Objects.requireNonNull(policy, "policy").hasResources()) {
            throw new IllegalArgumentException(
                    "crossOrigin(..) needs a policy without resources and exclusions, because a route is one path."
                            + " Give this policy to the plugin, or leave the resources and exclusions out: " + policy);
        }
        return policy;
    }

    long order() {
        return order;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        Exchange exchange = Exchange.of(ctx.req());
        if (exchange == null) {
            throw new IllegalStateException("crossOrigin(..) has no effect without the plugin:"
                    + " add config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly()), or a CrossOriginPlugin"
                    + " with a policy for the whole application");
        }
        if (exchange.route() != this && !exchange.preflight() && isOutermost(ctx)) {
            exchange.application().reach(exchange, ctx.req(), this);
            EmbeddedServlet.requirePolicy(exchange);
            if (EmbeddedServlet.endIfRefused(ctx, exchange)) {
                return;
            }
        }
        if (exchange.route() != this && !exchange.preflight()) {
            throw new IllegalStateException("crossOrigin(..) must be the outermost handler of an HTTP route,"
                    + " for instance get(path, crossOrigin(handler)): here it is called by another handler, where its"
                    + " policy cannot take effect");
        }
        if (exchange.route() == this) {
            exchange.reachRoute();
        }
        handler.handle(ctx);
    }

    private boolean isOutermost(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        return endpoint != null && endpoint.handler == this;
    }
}
