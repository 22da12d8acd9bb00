package io.github.cors4j.vertx.internal.route;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the policy of requests, wherever it is mounted: always the same one, one from a function, or one from an
 * asynchronous function. Exactly one of these is set.
 */
public final class PolicySource {

    private final @Nullable Cors constant;
    private final @Nullable Function<RoutingContext, Cors> function;
    private final @Nullable Function<RoutingContext, Future<Cors>> asynchronous;
    /** Whether it is only for routes, so that its policy must not have resources. */
    private final boolean forRoutes;

    /** This as a list of one, made once because every request needs it. */
    private final List<PolicySource> alone = List.of(this);

    private volatile @Nullable PolicySource ofRoutes;

    private PolicySource(
            @Nullable Cors constant,
            @Nullable Function<RoutingContext, Cors> function,
            @Nullable Function<RoutingContext, Future<Cors>> asynchronous,
            boolean forRoutes) {
        this.constant = constant;
        this.function = function;
        this.asynchronous = asynchronous;
        this.forRoutes = forRoutes;
    }

    public static PolicySource always(Cors policy) {
        return new PolicySource(Objects.requireNonNull(policy, "policy"), null, null, false);
    }

    /** Returns a source for routes only. */
    public static PolicySource ofRoute(Cors policy) {
        return new PolicySource(policy, null, null, true);
    }

    public static PolicySource reloading(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return new PolicySource(null, ctx -> policy.get(), null, false);
    }

    public static PolicySource perRequestSync(Function<RoutingContext, Cors> policy) {
        return new PolicySource(null, Objects.requireNonNull(policy, "policy"), null, false);
    }

    public static PolicySource perRequest(Function<RoutingContext, Future<Cors>> policy) {
        return new PolicySource(null, null, Objects.requireNonNull(policy, "policy"), false);
    }

    /**
     * Returns the same source for routes: if its function returns a policy with resources, the request fails.
     *
     * @throws IllegalArgumentException if it always has the same policy, and that has resources
     */
    public synchronized PolicySource forRoutes() {
        if (constant != null) {
            requireNoResources(constant);
            return this;
        }
        PolicySource made = ofRoutes;
        if (made == null) {
            made = new PolicySource(null, function, asynchronous, true);
            ofRoutes = made;
        }
        return made;
    }

    /** Returns whether it is the same source, for routers or for routes. */
    public boolean isSameAs(PolicySource other) {
        return this == other || ofRoutes == other || other.ofRoutes == this;
    }

    public boolean isForRoutes() {
        return forRoutes;
    }

    public List<PolicySource> alone() {
        return alone;
    }

    /** Returns the policy if it is always the same. */
    public @Nullable Cors constant() {
        return constant;
    }

    /** Returns whether guards of the policy may refuse requests. For a policy that may change, this is not known in advance. */
    public boolean mayRefuse() {
        return constant == null || constant.isGuarded();
    }

    /** Returns whether the policy is looked up asynchronously. */
    public boolean isAsynchronous() {
        return asynchronous != null;
    }

    /** Looks up a policy that is not asynchronous. May throw whatever a user's function throws. */
    public Cors of(RoutingContext ctx) {
        if (function == null) {
            throw new IllegalStateException("This policy is looked up asynchronously.");
        }
        return there(function.apply(ctx));
    }

    /** Looks up an asynchronous policy. Never throws: if the user's function does, the future fails. */
    public Future<Cors> choose(RoutingContext ctx) {
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
        if (forRoutes) {
            requireNoResources(there);
        }
        return there;
    }

    private static void requireNoResources(Cors cors) {
        if (cors.hasResources()) {
            throw new IllegalArgumentException(
                    "The policy of a route must not have resources or exclusions, because a route is one path. Mount"
                            + " this policy on the router, or leave the resources and exclusions out: " + cors);
        }
    }

    @Override
    public String toString() {
        return constant != null ? constant.toString() : asynchronous != null ? "per request" : "supplied";
    }
}
