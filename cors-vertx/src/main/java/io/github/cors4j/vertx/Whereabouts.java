package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks where a request is, and what it has left behind: asked of the contexts of the routers that it came through. */
final class Whereabouts {
    private final RoutingContext root;
    private @Nullable Presence here;
    private @Nullable List<Route> passed;
    private boolean cameOut;

    Whereabouts(RoutingContext root) {
        this.root = root;
    }

    /** Nowhere yet, or again. */
    void begin() {
        here = null;
        passed = null;
        cameOut = false;
    }

    Presence enter(Presence presence) {
        here = presence;
        return presence;
    }

    /** Returns what was entered last, be it left since or not. */
    @Nullable
    Presence here() {
        return here;
    }

    /** Whether handlers may have run ahead, which may want to know how the request has ended. */
    boolean mayBeWatched() {
        return here == null
                || here.outer != null
                || here.ctx != root
                || here.scope == null
                || here.scope.index().hasRoutesAhead();
    }

    /** Returns the innermost that the request is still in; what it has left is dropped. */
    @Nullable
    Presence current() {
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
            pass(mount);
        }
    }

    private void pass(Route route) {
        passed = passed == null ? new ArrayList<>(2) : passed;
        passed.add(route);
    }

    /** The last handler of a route has passed the request on. */
    void passOn(RoutingContext ctx, Route route) {
        pass(route);
        for (Presence each = here; each != null; each = each.outer) {
            if (each.ctx == ctx) {
                each.passing = route;
            }
        }
    }

    boolean hasPassed(Route route) {
        return passed != null && passed.contains(route);
    }

    /** Whether a router has come to an end: none of its routes was found, or the last has passed the request on. */
    boolean isThrough(Presence router) {
        Route current = router.ctx.currentRoute();
        return current == null || RouterScope.isFirst(current) || router.passing == current;
    }

    /** Whether a route of the application's router was the last that is known of before the failure. */
    boolean isStillAt(Route route) {
        return !cameOut && !hasPassed(route);
    }

    /**
     * Returns the innermost that the request was in when it failed. A failure makes Vert.x forget at which route of the
     * application's router that was. The routers inside still show it, and what was passed on was noted.
     */
    @Nullable
    Presence beforeFailure() {
        Presence now = here;
        Presence left = null;
        while (now != null && now.ctx != root) {
            boolean gone = now.outer != null && now.outer.ctx != root && !now.leadsHere();
            boolean through = isThrough(now)
                    || left != null && left.isMountedIn(now.ctx) && left.mount() == now.ctx.currentRoute();
            if (!gone && !through) {
                return now;
            }
            leave(now);
            left = through ? now : null;
            now = now.outer;
        }
        cameOut = left != null;
        return now;
    }
}
