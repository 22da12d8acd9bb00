package io.github.cors4j.vertx;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes one route as far as it can be known before requests come: what it takes, and what it leads to. */
final class KnownRoute {
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}|\\\\^?*]");

    /**
     * How long a route that mounts a router counts as it was when it was looked at: its text has that of all routes inside,
     * and takes the longer the more there are.
     */
    static final Duration MOUNT_STAYS = Duration.ofMillis(100);

    final Route route;
    /** In the order of the router. */
    final int position;
    /** The routes of the router that it mounts; {@code null} if it mounts none. */
    final @Nullable RouteIndex mounted;

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
     * Looks at the route again where it may decide: Vert.x tells nobody that it was disabled or enabled, or has got
     * conditions or handlers since. Not at a text that could not be read before.
     */
    void look() {
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

    /** Makes the route tell what it passes on. Where it is late, handlers may be about to follow that have to be last. */
    void watch(boolean late) {
        RouteText now = text;
        // A route that only handles failures must not begin to take requests.
        if (now != null && now.handles() && !(late && now.endsInPreparation())) {
            PassingOn.watch(route, now.endsInNote());
        }
    }

    @Nullable
    RoutePolicy policy() {
        return RoutePolicy.of(route);
    }

    /** Whether it handles requests, as opposed to failures. */
    boolean handles() {
        RouteText now = text;
        return now == null || now.handles();
    }

    boolean takes(String method) {
        return RoutePolicy.takes(route, method);
    }

    /** Whether the route may reject a request for a reason that the request's preflight does not show. */
    boolean isConditional() {
        RouteText now = text;
        return now != null && (!now.enabled() || now.byMediaType() || !now.normalized() || now.hasPolicyAlone())
                || PassingOn.wasSeenOn(route);
    }

    boolean isEndpoint() {
        return isEndpoint(route);
    }

    /** Whether it is made to respond: a route for every path, or for all below one and every method, mostly looks on. */
    static boolean isEndpoint(Route route) {
        String path = route.getPath();
        if (path == null) {
            return route.isRegexPath();
        }
        return route.isExactPath() || path.length() > 1 && route.methods() != null;
    }

    boolean matches(@Nullable String mountPoint, String normalPath, String rawPath) {
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
            // Its name may be one that the application gave it, and hide the expression.
            return true;
        }
        return paths.matches(route, own == null ? null : own.expression(), mountPoint, requested);
    }

    /** Virtual hosts as Vert.x compares them. Few routes have one, and a request's host takes time to find. */
    boolean takesHostOf(SeenRequest request) {
        RouteText now = text;
        Pattern wanted = now == null ? null : now.host();
        if (wanted == null) {
            return true;
        }
        String host = request.host();
        return host != null && wanted.matcher(host).matches();
    }

    String mountPoint(@Nullable String parent, String requested) {
        return paths.mountPoint(route, parent, requested);
    }

    /** The path that alone it takes, without a slash at the end; {@code null} if it takes several. */
    @Nullable
    String onlyPath() {
        boolean plain = path != null && path.length() > 1 && !route.isRegexPath() && route.isExactPath();
        return plain && isNormalized() ? RoutePath.withoutSlash(path) : null;
    }

    /** What every path that it takes begins with, up to a slash; empty where that is not known. */
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

    /** The name that the application gave it; contains nothing from a request. */
    String name() {
        Set<HttpMethod> methods = route.methods();
        String name = route.getName();
        return (methods == null ? "" : methods + " ") + (name == null ? "every path" : name);
    }
}
