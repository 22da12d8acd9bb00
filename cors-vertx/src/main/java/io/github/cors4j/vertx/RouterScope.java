package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The policies mounted on one router: its own and those of its routes. It stands in the metadata of the router, where the
 * scope of an outer router finds it, and on the first route of it, where it sees every request.
 */
final class RouterScope implements SecurityPolicyHandler {

    private static final String KEY = "io.github.cors4j.vertx.router";

    /** The routes of the router after a number of changes. */
    private record Snapshot(int changes, List<Route> routes) {}

    private final Router router;
    private final Route route;
    private final RoutePath paths = new RoutePath();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Snapshot snapshot = new Snapshot(-1, List.of());
    private volatile Claim alone = Claim.of(this);
    private volatile @Nullable CrossOriginHandler policy;

    private RouterScope(Router router, Route route) {
        this.router = router;
        this.route = route;
    }

    /** The scope of a router, null if nothing is mounted there, or if the routes were cleared since. */
    static @Nullable RouterScope find(Router router, List<Route> routes) {
        RouterScope scope = (RouterScope) router.metadata().get(KEY);
        return scope != null && routes.contains(scope.route) ? scope : null;
    }

    /**
     * The routes of the router, without the copy that Vert.x makes whenever it is asked: 8 bytes a route for each request.
     * Only for requests that came in here, since routes that are all cleared at once are no change that it tells of.
     */
    private List<Route> routes() {
        int now = changes.get();
        Snapshot known = snapshot;
        if (known.changes != now) {
            known = new Snapshot(now, router.getRoutes());
            snapshot = known;
        }
        return known.routes;
    }

    /**
     * What the search comes to where neither a route has a policy of its own nor a router is mounted inside, which saves
     * 500 bytes a request; null where it has to be made. Both may be there some time after the route is.
     */
    @Nullable
    Claim alone(String method, String path, @Nullable String mountPoint) {
        List<Route> routes = routes();
        for (Route each : routes) {
            if (each.getSubRouter() != null || RoutePolicy.of(each) != null) {
                return null;
            }
        }
        return method.equals(PathMethods.OPTIONS) ? alone.with(methods(routes, path, mountPoint)) : alone;
    }

    private PathMethods methods(List<Route> routes, String path, @Nullable String mountPoint) {
        PathMethods methods = new PathMethods();
        for (Route each : routes) {
            if (each.methods() != null && paths.matches(each, null, mountPoint, path)) {
                methods.add(each);
            }
        }
        return methods;
    }

    static RouterScope of(Router router) {
        synchronized (router) {
            RouterScope scope = find(router, router.getRoutes());
            if (scope == null) {
                Route first = router.route().order(Integer.MIN_VALUE);
                scope = new RouterScope(router, first);
                router.putMetadata(KEY, scope);
                AtomicInteger changes = scope.changes;
                router.modifiedHandler(changed -> changes.incrementAndGet());
                first.handler(scope);
            }
            return scope;
        }
    }

    @Nullable
    CrossOriginHandler policy() {
        return policy;
    }

    void mount(CrossOriginHandler handler) {
        synchronized (router) {
            if (policy != null && policy != handler) {
                throw new IllegalStateException(
                        "The router has a CORS policy already, and only one can decide. Mount the second one on a sub-router"
                                + " or on a route: CrossOriginHandler.route(..).mountOn(router, route)");
            }
            policy = handler;
            alone = Claim.of(this);
        }
    }

    void mount(CrossOriginHandler handler, Route own) {
        if (!router.getRoutes().contains(own)) {
            // A route joins its router with its first handler; one that only passes failures on changes nothing else.
            own.failureHandler(RoutingContext::next);
            if (!router.getRoutes().contains(own)) {
                throw new IllegalArgumentException(
                        "The route " + own.getName() + " belongs to another router than the one given.");
            }
        }
        RoutePolicy.put(own, handler);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Exchange exchange = Exchange.of(ctx);
        if (exchange.knows(this)) {
            exchange.reached(ctx, this);
        } else {
            exchange.enter(ctx, this, router, paths);
        }
    }
}
