package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds the policies mounted on one router: its own and those of its routes. It is kept in the metadata of the router, and is the
 * handler of the router's first route, where it gets every request; failures there go to the tracker.
 */
public final class RouterScope implements SecurityPolicyHandler {

    private static final String KEY = "io.github.cors4j.vertx.router";

    private final Router router;
    private final RequestTracker tracker;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Route first;
    /** Whether requests have arrived: routes that were added since then may not have all of their handlers yet. */
    private volatile boolean prepared;

    private volatile @Nullable RouteIndex index;
    private volatile @Nullable PolicySource policy;
    /** The scope that every request enters, if it is the application's router. */
    private volatile EnteredScope inRoot;

    private RouterScope(Router router, RequestTracker tracker) {
        this.router = router;
        this.tracker = tracker;
        this.inRoot = new EnteredScope(this, null);
        this.first = addFirst(router);
    }

    /** Returns the policy of a router; {@code null} if none is mounted there, or if the routes were cleared since. */
    static @Nullable PolicySource policyOf(Router router) {
        RouterScope scope = (RouterScope) router.metadata().get(KEY);
        PolicySource policy = scope == null ? null : scope.policy;
        return policy != null && scope.isThere() ? policy : null;
    }

    private boolean isThere() {
        return router.getRoutes().contains(first);
    }

    public static RouterScope of(Router router, RequestTracker tracker) {
        synchronized (router) {
            RouterScope scope = (RouterScope) router.metadata().get(KEY);
            if (scope == null) {
                scope = new RouterScope(router, tracker);
                router.putMetadata(KEY, scope);
                scope.listen();
            } else if (!scope.isThere()) {
                scope.setPolicy(null);
                scope.first = addFirst(router);
                scope.listen();
            }
            return scope;
        }
    }

    /** Makes a router inside this one note that requests enter it. */
    void alsoOn(Router inside) {
        of(inside, tracker);
    }

    private static Route addFirst(Router router) {
        return router.route().order(Integer.MIN_VALUE).putMetadata(KEY, true);
    }

    private void listen() {
        first.handler(this).failureHandler(tracker::fail);
    }

    @Nullable
    public PolicySource policy() {
        return policy;
    }

    public EnteredScope inRoot() {
        return inRoot;
    }

    /** Returns whether a route was added by this class, not by the application. */
    public static boolean isFirst(Route route) {
        return route.metadata().containsKey(KEY);
    }

    public void mount(PolicySource source) {
        synchronized (router) {
            if (policy != null && policy != source) {
                throw new IllegalStateException(
                        "The router already has a CORS policy, and only one can decide. Mount the second one on a"
                                + " sub-router or on a route: CrossOriginHandler.route(..).mountOn(router, route)");
            }
            setPolicy(source);
        }
        RouterChanges.tellAllOf(router);
    }

    private void setPolicy(@Nullable PolicySource source) {
        policy = source;
        inRoot = new EnteredScope(this, source);
    }

    public void mount(PolicySource source, Route own) {
        boolean isThere = router.getRoutes().contains(own);
        if (!isThere) {
            // A route joins its router with its first handler; one that only passes failures on changes nothing else.
            own.failureHandler(RoutingContext::next);
            if (!router.getRoutes().contains(own)) {
                throw new IllegalArgumentException(
                        "The route " + own.getName() + " belongs to a different router than the one given.");
            }
        }
        RoutePolicy mounted = RoutePolicy.put(own, source, tracker);
        if (!isThere) {
            own.handler(mounted);
        }
        RouterChanges.tellAllOf(router);
    }

    /** Returns the routes as they are now. */
    public RouteIndex index() {
        RouteIndex known = index;
        if (known == null) {
            int before = changes.get();
            known = new RouteIndex(router, this);
            index = known;
            if (changes.get() != before) {
                index = null;
            }
        }
        return known;
    }

    void forgetRoutes() {
        changes.incrementAndGet();
        index = null;
    }

    @Override
    public void handle(RoutingContext ctx) {
        index().prepare(this, ctx.mountPoint() != null, prepared);
        if (!prepared) { // writing it costs more than reading it
            prepared = true;
        }
        tracker.enterRouter(ctx, this);
    }

    boolean isOf(@Nullable Router other) {
        return router == other;
    }

    RequestTracker tracker() {
        return tracker;
    }
}
