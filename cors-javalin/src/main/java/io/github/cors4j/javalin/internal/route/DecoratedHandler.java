package io.github.cors4j.javalin.internal.route;

import io.github.cors4j.Cors;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Wraps the handler of a decorated route. It holds the policy, which {@link Routes} finds before any handler runs.
 */
public final class DecoratedHandler implements Handler {

    /** Javalin lists routes by method; this number restores the order in which they were written. */
    private static final AtomicLong CREATED = new AtomicLong();

    private final long order = CREATED.getAndIncrement();
    private final PolicySource policy;
    private final Handler handler;
    private final RequestTracker tracker;

    public DecoratedHandler(PolicySource policy, Handler handler, RequestTracker tracker) {
        if (Objects.requireNonNull(handler, "handler") instanceof DecoratedHandler) {
            throw new IllegalArgumentException(
                    "crossOrigin(..) wraps another crossOrigin(..), but a route has only one policy; remove one of the two");
        }
        this.policy = policy;
        this.handler = handler;
        this.tracker = tracker;
    }

    /** Returns the policy in force for a request. */
    public Cors policy(HttpServletRequest request) {
        return requireNoResources(policy.of(request));
    }

    public static Cors requireNoResources(Cors policy) {
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
        if (tracker.enterRoute(ctx, this)) {
            handler.handle(ctx);
        }
    }
}
