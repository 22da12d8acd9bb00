package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the policy of a request: always the same one, one from a function, or one from an asynchronous function. Exactly
 * one of them is set.
 *
 * @param ofRoute whether it is the policy of a route, which must not have resources
 */
record PolicySource(
        @Nullable Cors constant,
        @Nullable Function<RoutingContext, Cors> function,
        @Nullable Function<RoutingContext, Future<Cors>> asynchronous,
        boolean ofRoute) {

    static PolicySource always(Cors policy) {
        return new PolicySource(Objects.requireNonNull(policy, "policy"), null, null, false);
    }

    static PolicySource reloading(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return new PolicySource(null, ctx -> policy.get(), null, false);
    }

    static PolicySource perRequestSync(Function<RoutingContext, Cors> policy) {
        return new PolicySource(null, Objects.requireNonNull(policy, "policy"), null, false);
    }

    static PolicySource perRequest(Function<RoutingContext, Future<Cors>> policy) {
        return new PolicySource(null, null, Objects.requireNonNull(policy, "policy"), false);
    }

    /** Returns the same source for a route: if its function returns a policy with resources, the request fails. */
    PolicySource forRoute() {
        return new PolicySource(constant, function, asynchronous, true);
    }

    boolean isAsynchronous() {
        return asynchronous != null;
    }

    Cors of(RoutingContext ctx) {
        if (function == null) {
            throw new IllegalStateException("This policy is looked up asynchronously.");
        }
        return there(function.apply(ctx));
    }

    /** If the user's function throws anything, the future fails. */
    Future<Cors> choose(RoutingContext ctx) {
        if (asynchronous == null) {
            return Future.failedFuture("This policy is not looked up asynchronously.");
        }
        try {
            return Objects.requireNonNull(asynchronous.apply(ctx), "The function returned null instead of a future.")
                    .map(this::there);
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }

    private Cors there(@Nullable Cors policy) {
        Cors there = Objects.requireNonNull(policy, "The function returned null instead of a policy.");
        if (ofRoute) {
            CrossOriginHandler.requireNoResources(there);
        }
        return there;
    }

    @Override
    public String toString() {
        return constant != null ? constant.toString() : asynchronous != null ? "per request" : "supplied";
    }
}
