package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Route;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a route shows only in its text: its virtual host, its media types, whether it is disabled, the expression hidden by
 * its name. Vert.x has no other public way to find out. It
 * leaves out routes that cannot respond, and shows which may refuse a request. If a later version of Vert.x writes another text, the decision is made without it.
 *
 * @param enabled whether it takes requests at all
 * @param byMediaType whether what it consumes or produces decides, too
 * @param handlers those for requests
 * @param expression what the path has to match, {@code null} if the route has none
 * @param normalized whether that is the normalised path
 * @param host what the host has to match, {@code null} for every host
 */
record RouteText(
        boolean enabled,
        boolean byMediaType,
        String handlers,
        @Nullable Pattern expression,
        boolean normalized,
        @Nullable Pattern host) {

    private static final String BUILT_IN = "io.vertx.ext.web.handler.impl.CorsHandlerImpl@";

    /** Reads the text of a route from left to right; reading ends at a name that does not occur any more. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        String between(String name, String next) {
            int start = text.indexOf(name, at);
            int end = start < 0 ? -1 : text.indexOf(next, start + name.length());
            if (end < 0) {
                throw new IllegalArgumentException(name);
            }
            at = end;
            return text.substring(start + name.length(), end);
        }
    }

    /**
     * Returns the text of a route or router. It is empty where there is none: the application's own handlers may throw when they
     * are asked for theirs, and a router may be mounted in itself.
     */
    static String text(Object routeOrRouter) {
        try {
            return routeOrRouter.toString();
        } catch (RuntimeException | StackOverflowError none) {
            return "";
        }
    }

    /** Returns the text of a route without its metadata, in which the application may write anything. */
    static String text(Route route) {
        String all = text((Object) route);
        try {
            String metadata = "metadata=" + route.metadata() + ", ";
            int start = all.indexOf(metadata);
            return start < 0 ? all : all.substring(0, start) + all.substring(start + metadata.length() - 2);
        } catch (RuntimeException | StackOverflowError none) {
            return all;
        }
    }

    /** Reads the text of a route; returns {@code null} if it cannot be read. */
    static @Nullable RouteText of(String text) {
        try {
            Reader reader = new Reader(text);
            boolean enabled = reader.between(", enabled=", ", methods=").equals("true");
            boolean consumes = isList(reader.between(", consumes=", ", emptyBodyPermittedWithConsumes="));
            boolean produces = isList(reader.between(", produces=", ", contextHandlers="));
            String handlers = reader.between(", contextHandlers=", ", failureHandlers=");
            Pattern expression = pattern(reader.between(", pattern=", ", groups="), 0);
            boolean normalized = reader.between(", useNormalizedPath=", ",").equals("true");
            Pattern host =
                    pattern(reader.between(", virtualHostPattern=", ", pathEndsWithSlash="), Pattern.CASE_INSENSITIVE);
            return new RouteText(enabled, consumes || produces, handlers, expression, normalized, host);
        } catch (RuntimeException otherForm) {
            return null;
        }
    }

    /** Returns whether it has handlers for requests, not only for failures. */
    boolean handles() {
        return isList(handlers);
    }

    /** Returns whether there is no handler after the policy of the route: then it passes all requests on. */
    boolean hasPolicyAlone() {
        return handlers.equals('[' + RoutePolicy.TEXT + ']')
                || handlers.equals('[' + RoutePolicy.TEXT + ", " + PassOnHandler.TEXT + ']');
    }

    /** Returns whether the last handler of the route is a {@link PassOnHandler}. */
    boolean endsInNote() {
        return handlers.endsWith(PassOnHandler.TEXT + ']');
    }

    /** Returns whether the last handler is one of Vert.x's own, most of which prepare something for those that follow. */
    boolean endsInPreparation() {
        String last = handlers.substring(handlers.lastIndexOf(' ') + 1);
        return last.contains("io.vertx.ext.web.handler.") && !last.contains("StaticHandler");
    }

    /** Returns whether a router has error handlers, according to its text or to the text of a route that mounts it. */
    static boolean hasErrorPages(String text) {
        int start = text.lastIndexOf(", errorHandlers=");
        return start >= 0 && !text.startsWith("null", start + ", errorHandlers=".length());
    }

    /** Returns whether Vert.x's own handler for CORS is among the handlers of a route. */
    static boolean hasBuiltIn(String text) {
        return text.contains(BUILT_IN);
    }

    private static boolean isList(String text) {
        return !text.equals("null") && !text.equals("[]");
    }

    private static @Nullable Pattern pattern(String text, int flags) throws PatternSyntaxException {
        return text.equals("null") ? null : Pattern.compile(text, flags);
    }
}
