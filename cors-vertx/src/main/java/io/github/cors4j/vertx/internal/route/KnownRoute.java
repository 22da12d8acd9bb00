package io.github.cors4j.vertx.internal.route;

import io.github.cors4j.vertx.internal.http.SeenRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes what can be known of one route before requests arrive: which requests it takes, and what it leads to. */
public final class KnownRoute {
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}|\\\\^?*]");

    /**
     * How long a route that mounts a router is assumed not to change after it was looked at: its text contains the texts of
     * all routes inside, so reading it takes longer the more there are.
     */
    public static final Duration MOUNT_STAYS = Duration.ofMillis(100);

    public final Route route;
    /** The place of the route in the order of its router. */
    final int position;
    /** The routes of the router that it mounts; {@code null} if it mounts none. */
    public final @Nullable RouteIndex mounted;

    private volatile @Nullable RouteText text;
    private volatile long looked = System.nanoTime();
    private final @Nullable String path;
    private final RoutePath paths;

    KnownRoute(Route route, int position, @Nullable RouteIndex mounted, RoutePath paths) {
        this.route = route;
        this.position = position;
        this.mounted = mounted;
        this.paths = paths;
        this.text = RouteText.of(RouteText.text(route));
        this.path = route.getPath();
    }

    /**
     * Looks at the route again if it may decide, because Vert.x does not report that a route was disabled, enabled, or given
     * more conditions or handlers. Unless it mounts a router, nothing is done if its text could not be read before.
     */
    public void look() {
        if (mounted != null) {
            lookAtMount(mounted);
        } else if (text != null && (policy() != null || isEndpoint())) {
            text = RouteText.of(RouteText.text(route));
        }
    }

    private void lookAtMount(RouteIndex inside) {
        long now = System.nanoTime();
        if (now - looked >= MOUNT_STAYS.toNanos()) {
            looked = now;
            inside.look();
            if (text != null) {
                text = RouteText.of(inside.look(RouteText.text(route)));
            }
        }
    }

    /**
     * Makes the route note the requests that it passes on. If this happens late, a route that ends in a preparation is left
     * alone, because the application may be about to add the handlers that follow it.
     */
    void watch(boolean late, RequestTracker tracker) {
        RouteText now = text;
        // A route that only handles failures must not begin to take requests.
        if (now != null && now.handles() && !(late && now.endsInPreparation())) {
            PassOnHandler.watch(route, now.endsInNote(), tracker);
        }
    }

    /** Returns whether it is noted when the route passes a request on. */
    public boolean isWatched() {
        RouteText now = text;
        return now != null && now.endsInNote();
    }

    @Nullable
    public RoutePolicy policy() {
        return RoutePolicy.of(route);
    }

    /** Returns whether it handles requests, as opposed to failures only. */
    public boolean handles() {
        RouteText now = text;
        return now == null || now.handles();
    }

    public boolean takes(String method) {
        return RoutePolicy.takes(route, method);
    }

    /** Returns whether the route may reject a request for a reason that the request's preflight does not show. */
    public boolean isConditional() {
        RouteText now = text;
        return now != null && (!now.enabled() || now.byMediaType() || !now.normalized() || now.hasPolicyAlone())
                || PassOnHandler.wasSeenOn(route);
    }

    public boolean isEndpoint() {
        return isEndpoint(route);
    }

    /**
     * Returns whether it is made to respond: a route for every path, or for every method of all paths below one, usually
     * only passes requests on.
     */
    public static boolean isEndpoint(Route route) {
        String path = route.getPath();
        if (path == null) {
            return route.isRegexPath();
        }
        return route.isExactPath() || path.length() > 1 && route.methods() != null;
    }

    public boolean matches(@Nullable String mountPoint, String normalPath, String rawPath) {
        if (matches(mountPoint, normalPath)) {
            return isNormalized() || matches(mountPoint, rawPath) || rawPath.equals(normalPath);
        }
        return !isNormalized() && !rawPath.equals(normalPath) && matches(mountPoint, rawPath);
    }

    private boolean matches(@Nullable String mountPoint, String requested) {
        RouteText now = text;
        Pattern expression = now == null ? null : now.expression();
        if (expression != null) {
            int strip = RoutePath.stripped(mountPoint);
            return requested.length() >= strip
                    && expression.matcher(requested.substring(strip)).matches();
        }
        RoutePolicy own = policy();
        if (now == null && own == null && path == null && route.isRegexPath()) {
            // The application may have given it a name, which hides its expression.
            return true;
        }
        return paths.matches(route, own == null ? null : own.expression(), mountPoint, requested);
    }

    /**
     * Returns whether the route takes the host of a request, by Vert.x's rules for virtual hosts. The host takes time to
     * find, so it is read only if the route has a virtual host, as few have.
     */
    public boolean takesHostOf(SeenRequest request) {
        RouteText now = text;
        Pattern wanted = now == null ? null : now.host();
        if (wanted == null) {
            return true;
        }
        String host = request.host();
        return host != null && wanted.matcher(host).matches();
    }

    public String mountPoint(@Nullable String parent, String requested) {
        return paths.mountPoint(route, parent, requested);
    }

    /** Returns the only path that it takes, without a slash at the end; {@code null} if it takes several. */
    @Nullable
    String onlyPath() {
        boolean plain = path != null && path.length() > 1 && !route.isRegexPath() && route.isExactPath();
        return plain && isNormalized() ? RoutePath.withoutSlash(path) : null;
    }

    /** Returns what every path that it takes begins with, up to a slash; empty if that is not known. */
    String beginning() {
        if (path == null || path.length() <= 1 || !isNormalized()) {
            return "";
        }
        int parameter = path.indexOf(':');
        String literal = parameter < 0 ? path : path.substring(0, parameter);
        return SPECIAL.matcher(path).find() ? "" : literal.substring(0, literal.lastIndexOf('/') + 1);
    }

    private boolean isNormalized() {
        RouteText now = text;
        return now == null || now.normalized();
    }

    /** Returns the name that the application gave it, which contains nothing from a request. */
    public String name() {
        Set<HttpMethod> methods = route.methods();
        String name = route.getName();
        return (methods == null ? "" : methods + " ") + (name == null ? "every path" : name);
    }
}
