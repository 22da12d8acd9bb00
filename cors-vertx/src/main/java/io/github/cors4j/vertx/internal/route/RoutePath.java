package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether Vert.x would match a path to a route. Vert.x has no public way to ask, so this class makes the same
 * comparisons, with the same expressions and the same input, from what {@link Route} shows.
 *
 * <p>{@code java.util.regex} and not RE2J, because nothing else agrees with the router on every expression. It costs nobody
 * anything new: the router itself runs the same expression on the same path.
 */
public final class RoutePath {

    /** The names that Vert.x accepts after a colon; the system property is Vert.x's own. */
    private static final Pattern PARAMETER = Pattern.compile(
            Boolean.getBoolean("io.vertx.web.route.param.extended-pattern")
                    ? ":([A-Za-z_$][A-Za-z0-9_$-]*)"
                    : ":([A-Za-z0-9_]+)");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private static final Pattern ESCAPED = Pattern.compile("([()$+.])");

    /** Patterns by the text of the route: the routes of a router may change, but the meaning of a text does not. */
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /**
     * @param expression the regular expression of the route, null if it has a path or none
     * @param mountPoint where the route's router is mounted, null if nowhere
     */
    boolean matches(Route route, @Nullable String expression, @Nullable String mountPoint, String path) {
        if (route.isRegexPath()) {
            Matcher matcher = matcher(route, expression, mountPoint, path);
            return matcher != null && matcher.matches();
        }
        String own = route.getPath();
        return own == null || plainMatches(own, route.isExactPath(), mountPoint, path);
    }

    /** Returns the mount point of a sub-router that is mounted with a route that {@link #matches} the path. */
    String mountPoint(Route mount, @Nullable String parent, String path) {
        String own = mount.getPath();
        if (own == null) {
            own = "/";
        } else if (mount.isRegexPath()) {
            Matcher matcher = matcher(mount, null, parent, path);
            if (matcher != null && matcher.matches()) {
                int start = stripped(parent);
                own = path.substring(start, start + matcher.start("rest"));
            }
        }
        if (parent == null || "/".equals(parent)) {
            return own;
        }
        if ("/".equals(own)) {
            return parent;
        }
        return parent.substring(0, stripped(parent)) + own;
    }

    private @Nullable Matcher matcher(
            Route route, @Nullable String expression, @Nullable String mountPoint, String path) {
        int strip = stripped(mountPoint);
        if (path.length() < strip) {
            return null;
        }
        String text = route.getPath();
        Pattern pattern = text != null
                ? patterns.computeIfAbsent(text + (route.isExactPath() ? "" : "*"), RoutePath::withParameters)
                : patterns.computeIfAbsent(
                        "^" + (expression != null ? expression : route.getName()), RoutePath::compiled);
        return pattern.matcher(path.substring(strip));
    }

    static int stripped(@Nullable String mountPoint) {
        if (mountPoint == null) {
            return 0;
        }
        return mountPoint.endsWith("/") ? mountPoint.length() - 1 : mountPoint.length();
    }

    /** Returns the part of a path that a router mounted there has to match. */
    public static String below(@Nullable String mountPoint, String path) {
        int strip = stripped(mountPoint);
        return path.length() < strip ? "" : path.substring(strip);
    }

    static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean plainMatches(String own, boolean exact, @Nullable String mountPoint, String path) {
        String expected = own;
        boolean slash = own.endsWith("/");
        if (mountPoint != null) {
            if (own.length() == 1) {
                expected = mountPoint;
                slash = mountPoint.endsWith("/");
            } else {
                expected = mountPoint.substring(0, stripped(mountPoint)) + own;
            }
        }
        if (exact) {
            if (!slash && path.endsWith("/")) {
                return expected.length() == path.length() - 1 && path.startsWith(expected);
            }
            return path.equals(expected);
        }
        if (slash && path.length() == expected.length() - 1 && expected.startsWith(path)) {
            return true;
        }
        return path.startsWith(expected);
    }

    /** Returns the expression that Vert.x makes of a path with parameters. */
    private static Pattern withParameters(String path) {
        boolean exact = !path.endsWith("*");
        String open = exact ? path : path.substring(0, path.length() - 1);
        StringBuilder expression = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(ESCAPED.matcher(open).replaceAll("\\\\$1"));
        while (parameters.find()) {
            parameters.appendReplacement(expression, "[^/]+");
        }
        parameters.appendTail(expression);
        if (!exact) {
            expression.append("(?<rest>.*)");
        } else if (!path.endsWith("/")) {
            expression.append("/?");
        }
        return Pattern.compile(expression.toString());
    }

    /**
     * Compiles the name of a route, which is its expression unless the application has set another name; such a name may not
     * be a valid expression.
     */
    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression.substring(1));
        } catch (PatternSyntaxException e) {
            return NOTHING;
        }
    }
}
