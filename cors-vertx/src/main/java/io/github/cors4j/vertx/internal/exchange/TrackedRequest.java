package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.vertx.internal.http.Reply;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Tracks where a request is, and what it has left, by the contexts of the routers that it has entered. */
abstract class TrackedRequest extends Reply {
    private @Nullable EnteredScope here;
    /** Created only when needed, as it is for few requests. */
    private @Nullable RouteHistory history;

    TrackedRequest(RoutingContext root) {
        super(root);
    }

    @Override
    protected void restart() {
        super.restart();
        here = null;
        history = null;
    }

    final EnteredScope enter(EnteredScope entered) {
        here = entered;
        return entered;
    }

    /** Returns what was entered last, whether the request has left it since or not. */
    @Nullable
    final EnteredScope here() {
        return here;
    }

    private RouteHistory history() {
        RouteHistory made = history;
        if (made == null) {
            made = new RouteHistory();
            history = made;
        }
        return made;
    }

    /** Returns the context of a router that the request has entered; it continues to show the router's current route. */
    final RoutingContext contextOf(EnteredScope entered) {
        return entered.ctx == null ? root : entered.ctx;
    }

    final boolean isInRoot(EnteredScope entered) {
        return contextOf(entered) == root;
    }

    @Nullable
    final Route currentRoute(EnteredScope entered) {
        return contextOf(entered).currentRoute();
    }

    /** Returns whether handlers may have run ahead of the policy and may ask for the decision when the request has ended. */
    final boolean mayBeWatched() {
        return here == null
                || here.outer != null
                || !isInRoot(here)
                || here.scope == null
                || here.scope.index().hasRoutesAhead();
    }

    /** Returns the innermost scope that the request is still in, and removes those that it has left. */
    @Nullable
    final EnteredScope current() {
        EnteredScope each = here;
        while (each != null && !each.isCurrent()) {
            leave(each);
            each = each.outer;
        }
        here = each;
        return each;
    }

    private void leave(EnteredScope left) {
        Route mount = left.mount();
        if (mount != null) {
            history().left(mount);
        }
    }

    /** Notes that the request is at a route with a policy of its own. */
    final void isAt(RoutePolicy policy, EnteredScope router) {
        if (isInRoot(router)) {
            history().entered(router, policy);
        }
    }

    /** Notes that the last handler of a route has passed the request on. */
    final void passOn(RoutingContext ctx, Route route) {
        history().passOn(ctx, route);
    }

    final boolean hasPassed(Route route) {
        return history != null && history.hasPassed(route);
    }

    /** Returns whether a router has no routes left for the request: none matched, or the last one has passed it on. */
    final boolean isThrough(EnteredScope router) {
        Route current = currentRoute(router);
        return current == null
                || RouterScope.isFirst(current)
                || history != null && history.isPassing(contextOf(router), current);
    }

    /**
     * Notes that a failure has reached the first handler of a router. Where the request itself has not been, no route is
     * expected to respond: the one that failed may have been meant to.
     */
    final void fail() {
        history().fail();
    }

    final boolean isFailing() {
        return history != null && history.isFailing();
    }

    /** Returns the policy of the route that a request was in when it failed, if that route is known and has one. */
    @Nullable
    final RoutePolicy enteredBeforeFailure(EnteredScope router) {
        return isInRoot(router)
                ? history == null ? null : history.stillIn(router)
                : RoutePolicy.of(currentRoute(router));
    }

    /**
     * Returns the innermost scope that the request was in when it failed. After a failure, Vert.x no longer knows at
     * which route of the application's router that was. The routers inside still show it, and it was noted which routes have
     * passed the request on.
     */
    @Nullable
    final EnteredScope beforeFailure() {
        EnteredScope now = here;
        EnteredScope left = null;
        while (now != null && !isInRoot(now)) {
            boolean gone = now.outer != null && !isInRoot(now.outer) && !now.leadsHere();
            boolean through = isThrough(now)
                    || left != null && left.isMountedIn(contextOf(now)) && left.mount() == currentRoute(now);
            if (!gone && !through) {
                return now;
            }
            leave(now);
            left = through ? now : null;
            now = now.outer;
        }
        history().cameOut(left != null);
        return now;
    }
}
