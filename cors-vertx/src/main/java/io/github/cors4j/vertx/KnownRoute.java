package io.github.cors4j.vertx;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One route as far as it can be known before requests come: what it takes, and what it leads to. */
final class KnownRoute {
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}|\\\\^?*]");

    final Route route;
    /** In the order of the router. */
    final int position;
    /** The routes of the router that it mounts; {@code null} if it mounts none. */
    final @Nullable RouteIndex mounted;

    private final @Nullable RouteText text;
    private final @Nullable String path;
    private final RoutePath paths;

    KnownRoute(Route route, int position, @Nullable RouteIndex mounted, RoutePath paths) {
        this.route = route;
        this.position = position;
        this.mounted = mounted;
        this.paths = paths;
        this.text = RouteText.of(route);
        this.path = route.getPath();
    }

    @Nullable
    RoutePolicy policy() {
        return RoutePolicy.of(route);
    }

    /** Whether it answers requests, as opposed to failures. */
    boolean handles() {
        return text == null || text.handles();
    }

    /** A route that only handles failures must not begin to take requests. */
    boolean surelyHandles() {
        return text != null && text.handles();
    }

    boolean takes(String method) {
        return RoutePolicy.takes(route, method);
    }

    /** Whether something may keep it from taking a request that does not show in the request's preflight. */
    boolean isConditional() {
        return text != null && (!text.enabled() || text.byMediaType() || !text.normalized())
                || PassingOn.wasSeenOn(route);
    }

    boolean isEndpoint() {
        return isEndpoint(route);
    }

    /** Whether it is made to answer: a route for every path, or for all below one and every method, mostly looks on. */
    static boolean isEndpoint(Route route) {
        String path = route.getPath();
        if (path == null) {
            return route.isRegexPath();
        }
        return route.isExactPath() || path.length() > 1 && route.methods() != null;
    }

    boolean matches(@Nullable String mountPoint, String normalPath, String rawPath) {
        if (matches(mountPoint, normalPath)) {
            return text == null || text.normalized() || matches(mountPoint, rawPath) || rawPath.equals(normalPath);
        }
        boolean raw = text != null && !text.normalized() && !rawPath.equals(normalPath);
        return raw && matches(mountPoint, rawPath);
    }

    private boolean matches(@Nullable String mountPoint, String requested) {
        if (text != null && text.expression() != null) {
            int strip = RoutePath.stripped(mountPoint);
            return requested.length() >= strip
                    && text.expression().matcher(requested.substring(strip)).matches();
        }
        RoutePolicy own = policy();
        return paths.matches(route, own == null ? null : own.expression(), mountPoint, requested);
    }

    /** Virtual hosts as Vert.x compares them. */
    boolean takesHost(@Nullable String host) {
        Pattern wanted = text == null ? null : text.host();
        return wanted == null || host != null && wanted.matcher(host).matches();
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
        return text == null || text.normalized();
    }

    /** What the application calls it, never what a request brought. */
    String name() {
        Set<HttpMethod> methods = route.methods();
        String name = route.getName();
        return (methods == null ? "" : methods + " ") + (name == null ? "every path" : name);
    }
}
