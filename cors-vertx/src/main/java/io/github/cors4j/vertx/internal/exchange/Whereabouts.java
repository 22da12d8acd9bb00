package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.vertx.internal.http.Reply;
import io.github.cors4j.vertx.internal.route.Presence;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Tracks where a request is, and what it has left, by the contexts of the routers that it has entered. */
abstract class Whereabouts extends Reply {
    private @Nullable Presence here;
    /** Created only when needed, as it is for few requests. */
    private @Nullable Trail trail;

    Whereabouts(RoutingContext root) {
        super(root);
    }

    /** Starts again: the request has entered nothing yet. */
    final void beginNowhere() {
        here = null;
        trail = null;
    }

    final Presence enter(Presence presence) {
        here = presence;
        return presence;
    }

    /** Returns what was entered last, whether the request has left it since or not. */
    @Nullable
    final Presence here() {
        return here;
    }

    private Trail trail() {
        Trail made = trail;
        if (made == null) {
            made = new Trail();
            trail = made;
        }
        return made;
    }

    /** Returns the context of a router that the request has entered; it continues to show the router's current route. */
    final RoutingContext contextOf(Presence presence) {
        return presence.ctx == null ? root : presence.ctx;
    }

    final boolean isInRoot(Presence presence) {
        return contextOf(presence) == root;
    }

    @Nullable
    final Route currentRoute(Presence presence) {
        return contextOf(presence).currentRoute();
    }

    /** Returns whether handlers may have run ahead of the policy and may ask for the decision when the request has ended. */
    final boolean mayBeWatched() {
        return here == null
                || here.outer != null
                || !isInRoot(here)
                || here.scope == null
                || here.scope.index().hasRoutesAhead();
    }

    /** Returns the innermost presence that the request is still in, and removes those that it has left. */
    @Nullable
    final Presence current() {
        Presence each = here;
        while (each != null && !each.isCurrent()) {
            leave(each);
            each = each.outer;
        }
        here = each;
        return each;
    }

    private void leave(Presence left) {
        Route mount = left.mount();
        if (mount != null) {
            trail().left(mount);
        }
    }

    /** Notes that the request is at a route with a policy of its own. */
    final void isAt(RoutePolicy policy, Presence router) {
        if (isInRoot(router)) {
            trail().entered(router, policy);
        }
    }

    /** Notes that the last handler of a route has passed the request on. */
    final void passOn(RoutingContext ctx, Route route) {
        trail().passOn(ctx, route);
    }

    final boolean hasPassed(Route route) {
        return trail != null && trail.hasPassed(route);
    }

    /** Returns whether a router has no routes left for the request: none matched, or the last one has passed it on. */
    final boolean isThrough(Presence router) {
        Route current = currentRoute(router);
        return current == null
                || RouterScope.isFirst(current)
                || trail != null && trail.isPassing(contextOf(router), current);
    }

    /**
     * Notes that a failure has reached the first handler of a router. Where the request itself has not been, no route is
     * expected to respond: the one that failed may have been meant to.
     */
    final void fail() {
        trail().fail();
    }

    final boolean isFailing() {
        return trail != null && trail.isFailing();
    }

    /** Returns the policy of the route that a request was in when it failed, if that route is known and has one. */
    @Nullable
    final RoutePolicy enteredBeforeFailure(Presence router) {
        return isInRoot(router) ? trail == null ? null : trail.stillIn(router) : RoutePolicy.of(currentRoute(router));
    }

    /**
     * Returns the innermost presence that the request was in when it failed. After a failure, Vert.x no longer knows at
     * which route of the application's router that was. The routers inside still show it, and it was noted which routes have
     * passed the request on.
     */
    @Nullable
    final Presence beforeFailure() {
        Presence now = here;
        Presence left = null;
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
        trail().cameOut(left != null);
        return now;
    }
}
