package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds the policies mounted on one router: its own and those of its routes. It is kept in the metadata of the router, and is the
 * handler of the router's first route, where it gets every request and every failure.
 */
final class RouterScope implements SecurityPolicyHandler {

    private static final String KEY = "io.github.cors4j.vertx.router";

    private final Router router;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Route first;
    /** Whether requests have arrived: routes that were added since then may not have all of their handlers yet. */
    private volatile boolean prepared;

    private volatile @Nullable RouteIndex index;
    private volatile @Nullable CrossOriginHandler policy;
    /** The presence of a request in the router, if it is the application's router. */
    private volatile Presence inRoot;

    private RouterScope(Router router) {
        this.router = router;
        this.inRoot = new Presence(this, null);
        this.first = addFirst(router);
    }

    /** Returns the scope of a router; {@code null} if nothing is mounted there, or if the routes were cleared since. */
    private static @Nullable RouterScope find(Router router) {
        RouterScope scope = (RouterScope) router.metadata().get(KEY);
        return scope != null && router.getRoutes().contains(scope.first) ? scope : null;
    }

    static boolean isMountedOn(Router router) {
        RouterScope scope = (RouterScope) router.metadata().get(KEY);
        return scope != null && scope.policy != null;
    }

    static @Nullable CrossOriginHandler policyOf(Router router) {
        RouterScope scope = isMountedOn(router) ? find(router) : null;
        return scope == null ? null : scope.policy;
    }

    static RouterScope of(Router router) {
        synchronized (router) {
            RouterScope scope = (RouterScope) router.metadata().get(KEY);
            if (scope == null) {
                scope = new RouterScope(router);
                router.putMetadata(KEY, scope);
                scope.listen();
            } else if (!router.getRoutes().contains(scope.first)) {
                scope.setPolicy(null);
                scope.first = addFirst(router);
                scope.listen();
            }
            return scope;
        }
    }

    private static Route addFirst(Router router) {
        return router.route().order(Integer.MIN_VALUE).putMetadata(KEY, true);
    }

    private void listen() {
        first.handler(this).failureHandler(RouterScope::fail);
    }

    @Nullable
    CrossOriginHandler policy() {
        return policy;
    }

    Presence inRoot() {
        return inRoot;
    }

    /** Returns whether a route was added by this class, not by the application. */
    static boolean isFirst(Route route) {
        return route.metadata().containsKey(KEY);
    }

    void mount(CrossOriginHandler handler) {
        synchronized (router) {
            if (policy != null && policy != handler) {
                throw new IllegalStateException(
                        "The router already has a CORS policy, and only one can decide. Mount the second one on a"
                                + " sub-router or on a route: CrossOriginHandler.route(..).mountOn(router, route)");
            }
            setPolicy(handler);
        }
        RouterChanges.tellAllOf(router);
    }

    private void setPolicy(@Nullable CrossOriginHandler handler) {
        policy = handler;
        inRoot = new Presence(this, handler);
    }

    void mount(CrossOriginHandler handler, Route own) {
        boolean isThere = router.getRoutes().contains(own);
        if (!isThere) {
            // A route joins its router with its first handler; one that only passes failures on changes nothing else.
            own.failureHandler(RoutingContext::next);
            if (!router.getRoutes().contains(own)) {
                throw new IllegalArgumentException(
                        "The route " + own.getName() + " belongs to a different router than the one given.");
            }
        }
        RoutePolicy mounted = RoutePolicy.put(own, handler);
        if (!isThere) {
            own.handler(mounted);
        }
        RouterChanges.tellAllOf(router);
    }

    /** Returns the routes as they are now. */
    RouteIndex index() {
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
        index().prepare(ctx.mountPoint() != null, prepared);
        if (!prepared) { // writing it costs more than reading it
            prepared = true;
        }
        Exchange.ofRouter(ctx).enter(ctx, this);
    }

    boolean isOf(Router other) {
        return router == other;
    }

    private static void fail(RoutingContext ctx) {
        Exchange exchange = Exchange.find(ctx);
        if (exchange != null) {
            exchange.fail();
        }
        ctx.next();
    }
}
