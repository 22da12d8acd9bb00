package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records where a request has come in: a router or a handler with a policy, and the route that has led it there. */
final class Presence {
    final @Nullable Presence outer;
    /** The context of the router itself; {@code null} if that is the application's, so that all its requests share a presence. */
    final @Nullable RoutingContext ctx;

    final @Nullable RouterScope scope;
    final @Nullable CrossOriginHandler policy;
    private final @Nullable RoutingContext around;
    private final @Nullable Route mount;

    Presence(
            @Nullable Presence outer,
            RoutingContext root,
            RoutingContext ctx,
            @Nullable RouterScope scope,
            @Nullable CrossOriginHandler policy) {
        this.outer = outer;
        this.ctx = ctx == root ? null : ctx;
        this.scope = scope;
        this.policy = policy;
        RoutingContext enclosing = outer != null && outer.ctx != null ? outer.ctx : root;
        this.around = enclosing == ctx ? null : enclosing;
        this.mount = around == null ? null : around.currentRoute();
    }

    /** In the application's router, with nothing around. */
    Presence(RouterScope scope, @Nullable CrossOriginHandler policy) {
        this.outer = null;
        this.ctx = null;
        this.scope = scope;
        this.policy = policy;
        this.around = null;
        this.mount = null;
    }

    /** Whether the routers around it are still at the routes that have led here. */
    boolean isCurrent() {
        return leadsHere() && (outer == null || outer.isCurrent());
    }

    boolean leadsHere() {
        return around == null || around.currentRoute() == mount;
    }

    boolean isMountedIn(@Nullable RoutingContext ctx) {
        return around != null && around == ctx;
    }

    /**
     * Whether a router without a scope stands between this and the one around, so that leaving it does not show. That is so
     * for the first request, after which {@link #show} has put a scope there.
     */
    boolean isHidden() {
        Router between = mount == null ? null : mount.getSubRouter();
        return between != null && scope != null && !scope.isOf(between);
    }

    void show() {
        if (isHidden() && mount != null) {
            RouterScope.of(mount.getSubRouter());
        }
    }

    @Nullable
    Route mount() {
        return mount;
    }

    Presence outermost() {
        Presence each = this;
        while (each.outer != null) {
            each = each.outer;
        }
        return each;
    }

    /** Whether a policy covers all, being mounted on the application's router; a path may climb out of any other. */
    boolean isApplicationOf(CrossOriginHandler handler) {
        return scope != null && around == null && outer == null && policy == handler;
    }

    /** Whether a guard may refuse requests here, ahead of all handlers. */
    boolean mayRefuse() {
        CrossOriginHandler own = innermost();
        return scope != null && scope.index().hasGuardInside() || own != null && own.mayRefuse();
    }

    /** Whether a policy that may decide from here on is only chosen in the course of the request. */
    boolean mayHaveToWait() {
        CrossOriginHandler own = innermost();
        return scope != null && scope.index().hasChoiceInside() || own != null && own.isAsynchronous();
    }

    /** Returns the policies here and around that have to be waited for. */
    List<CrossOriginHandler> asynchronous() {
        List<CrossOriginHandler> found = List.of();
        for (Presence each = this; each != null; each = each.outer) {
            if (each.policy != null && each.policy.isAsynchronous()) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(each.policy);
            }
        }
        return found;
    }

    /** The policy of the router around, if this has none. */
    @Nullable
    CrossOriginHandler innermost() {
        for (Presence each = this; each != null; each = each.outer) {
            if (each.policy != null) {
                return each.policy;
            }
        }
        return null;
    }
}
