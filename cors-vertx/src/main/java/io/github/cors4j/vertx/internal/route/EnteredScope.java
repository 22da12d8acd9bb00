package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what a request has entered: a router or a handler with a policy, and the route that led there. */
public final class EnteredScope {
    public final @Nullable EnteredScope outer;
    /** The context of the router; {@code null} if it is the application's. */
    public final @Nullable RoutingContext ctx;

    public final @Nullable RouterScope scope;
    public final @Nullable PolicySource policy;
    private final @Nullable RoutingContext around;
    private final @Nullable Route mount;

    public EnteredScope(
            @Nullable EnteredScope outer,
            RoutingContext root,
            RoutingContext ctx,
            @Nullable RouterScope scope,
            @Nullable PolicySource policy) {
        this.outer = outer;
        this.ctx = ctx == root ? null : ctx;
        this.scope = scope;
        this.policy = policy;
        RoutingContext enclosing = outer != null && outer.ctx != null ? outer.ctx : root;
        this.around = enclosing == ctx ? null : enclosing;
        this.mount = around == null ? null : around.currentRoute();
    }

    /** For the application's router, which has no router around it. */
    EnteredScope(RouterScope scope, @Nullable PolicySource policy) {
        this.outer = null;
        this.ctx = null;
        this.scope = scope;
        this.policy = policy;
        this.around = null;
        this.mount = null;
    }

    /** Returns whether the routers around it are still at the routes that have led here. */
    public boolean isCurrent() {
        return leadsHere() && (outer == null || outer.isCurrent());
    }

    public boolean leadsHere() {
        return around == null || around.currentRoute() == mount;
    }

    public boolean isMountedIn(RoutingContext ctx) {
        return around != null && around == ctx;
    }

    /**
     * Returns whether a router without a scope is between this one and the one around it. Nothing shows when the request
     * leaves such a router. This is the case only for the first request: {@link #show} then adds a scope.
     */
    public boolean isHidden() {
        Router between = mount == null ? null : mount.getSubRouter();
        return between != null && scope != null && !scope.isOf(between);
    }

    public void show() {
        if (isHidden() && mount != null && scope != null) {
            scope.alsoOn(mount.getSubRouter());
        }
    }

    @Nullable
    public Route mount() {
        return mount;
    }

    /** Returns whether it and all scopes around it but the outermost are mounted, so that the outermost knows their routes. */
    public boolean isKnownOutside() {
        return outer == null
                || scope != null && mount != null && scope.isOf(mount.getSubRouter()) && outer.isKnownOutside();
    }

    public EnteredScope outermost() {
        EnteredScope each = this;
        while (each.outer != null) {
            each = each.outer;
        }
        return each;
    }

    /** Returns whether a policy is mounted on the application's router. A path may climb out of any other router. */
    public boolean isApplicationOf(PolicySource handler) {
        return scope != null && around == null && outer == null && policy == handler;
    }

    /** Returns whether a guard may refuse requests here, ahead of all handlers. */
    public boolean mayRefuse() {
        PolicySource own = innermost();
        return scope != null && scope.index().hasGuardInside() || own != null && own.mayRefuse();
    }

    /** Returns whether a policy that may decide from here on is only chosen in the course of the request. */
    public boolean mayHaveToWait() {
        PolicySource own = innermost();
        return scope != null && scope.index().hasChoiceInside() || own != null && own.isAsynchronous();
    }

    /** Returns the policies here and in the routers around that are looked up asynchronously. */
    public List<PolicySource> asynchronous() {
        List<PolicySource> found = List.of();
        for (EnteredScope each = this; each != null; each = each.outer) {
            if (each.policy != null && each.policy.isAsynchronous()) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(each.policy);
            }
        }
        return found;
    }

    /** Returns the policy of this router or, if it has none, of the nearest router around it. */
    @Nullable
    public PolicySource innermost() {
        for (EnteredScope each = this; each != null; each = each.outer) {
            if (each.policy != null) {
                return each.policy;
            }
        }
        return null;
    }
}
