package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.Warnings;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up each policy that a request needs once, and keeps it. */
final class PolicyLookup {

    private final DecidedRequest exchange;
    private final RoutingContext root;
    private final Map<PolicySource, Cors> made = new HashMap<>(2);
    /** {@code null} if the request is not waiting for a policy. */
    private @Nullable PausedRequest waiting;

    PolicyLookup(DecidedRequest exchange, RoutingContext root) {
        this.exchange = exchange;
        this.root = root;
    }

    /** Returns whether the request is waiting for a policy. */
    boolean isMaking() {
        return waiting != null;
    }

    /** Returns whether the policy is known, or can be looked up without waiting. */
    boolean mayAsk(PolicySource policy) {
        return !policy.isAsynchronous() || made.containsKey(policy);
    }

    /**
     * Returns the policy of a source, or throws an {@link IllegalStateException} if there is none: then nothing is granted.
     */
    Cors of(PolicySource policy) {
        Cors known = made.get(policy);
        if (known == null) {
            if (policy.isAsynchronous()) {
                throw refuse(new IllegalStateException(
                        "It was too late when the routes showed that this policy decides: " + policy));
            }
            try {
                known = policy.of(root);
            } catch (Throwable e) {
                throw refuse(e);
            }
            made.put(policy, known);
        }
        return known;
    }

    private IllegalStateException refuse(@Nullable Throwable cause) {
        Warnings.LOG.error(
                "The CORS policy of a request could not be looked up, so the request fails with status 500", cause);
        // Error pages may show the exception that fails a request. Visitors must not see that of the user's function.
        return exchange.refuse("There is no CORS policy for this request. The log says why.");
    }

    /** Looks up policies asynchronously, and continues when all of them are there. Until then the request is paused. */
    void make(RoutingContext ctx, Collection<PolicySource> policies, Runnable then) {
        List<PolicySource> open = new ArrayList<>(policies.size());
        List<Future<Cors>> futures = new ArrayList<>(policies.size());
        for (PolicySource policy : policies) {
            if (!mayAsk(policy)) {
                open.add(policy);
                futures.add(policy.choose(root));
            }
        }
        if (futures.stream().allMatch(Future::succeeded)) {
            keep(open, futures);
            then.run();
            return;
        }
        PausedRequest here = new PausedRequest(root, ctx);
        waiting = here;
        Context context = ctx.vertx().getOrCreateContext();
        Future<CompositeFuture> together = Future.all(futures);
        together.onComplete(all -> context.runOnContext(run -> {
            if (waiting != here) {
                return;
            }
            boolean handledElsewhere = here.isHandledElsewhere();
            leave();
            // Meanwhile a handler has responded, or the client has disconnected.
            if (root.response().closed() || exchange.isSent()) {
                return;
            }
            if (all.succeeded()) {
                keep(open, futures);
            }
            if (handledElsewhere) {
                if (all.failed()) {
                    refuse(all.cause());
                }
                return;
            }
            goOn(ctx, all.cause(), then);
        }));
    }

    /** Stops waiting, so that policies that arrive later are ignored; returns whether the request was waiting. */
    boolean leave() {
        PausedRequest left = waiting;
        waiting = null;
        if (left != null) {
            left.resume();
        }
        return left != null;
    }

    private void goOn(RoutingContext ctx, @Nullable Throwable failure, Runnable then) {
        if (failure != null) {
            ctx.fail(500, refuse(failure));
            return;
        }
        try {
            then.run();
        } catch (Throwable e) {
            ctx.fail(e);
        }
    }

    private void keep(List<PolicySource> policies, List<Future<Cors>> futures) {
        for (int i = 0; i < policies.size(); i++) {
            made.put(policies.get(i), futures.get(i).result());
        }
    }
}
