package io.github.cors4j.vertx;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a route shows only in its text: its virtual host, its media types, whether it is disabled, the expression behind
 * its name. Vert.x has no other public way to tell. What can be read here makes a preflight's decision more careful and
 * never less; where the text has another form one day, the routes count as they did without it.
 *
 * @param enabled whether it takes requests at all
 * @param byMediaType whether what it consumes or produces decides, too
 * @param handles whether it has handlers for requests, not only for failures
 * @param expression what the path has to match, {@code null} if the route has none
 * @param normalized whether that is the normalised path
 * @param host what the host has to match, {@code null} for every host
 */
record RouteText(
        boolean enabled,
        boolean byMediaType,
        boolean handles,
        @Nullable Pattern expression,
        boolean normalized,
        @Nullable Pattern host) {

    /** Reads along the text of a route; a name that does not come any more ends it. */
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

    /** Returns {@code null} where the text cannot be read. */
    static @Nullable RouteText of(Route route) {
        try {
            Reader reader = new Reader(route.toString());
            boolean enabled = reader.between(", enabled=", ", methods=").equals("true");
            boolean consumes = isList(reader.between(", consumes=", ", emptyBodyPermittedWithConsumes="));
            boolean produces = isList(reader.between(", produces=", ", contextHandlers="));
            boolean handles = isList(reader.between(", contextHandlers=", ", failureHandlers="));
            Pattern expression = pattern(reader.between(", pattern=", ", groups="), 0);
            boolean normalized = reader.between(", useNormalizedPath=", ",").equals("true");
            Pattern host =
                    pattern(reader.between(", virtualHostPattern=", ", pathEndsWithSlash="), Pattern.CASE_INSENSITIVE);
            return new RouteText(enabled, consumes || produces, handles, expression, normalized, host);
        } catch (RuntimeException | StackOverflowError otherForm) {
            // Also what the application's own handlers throw when they are asked for their text, and a router that is
            // mounted in itself.
            return null;
        }
    }

    /** Whether a router has error handlers, also as far as its text tells. */
    static boolean hasErrorPages(Router router) {
        try {
            String text = router.toString();
            int start = text.lastIndexOf(", errorHandlers=");
            return start >= 0 && !text.startsWith("null", start + ", errorHandlers=".length());
        } catch (RuntimeException | StackOverflowError otherForm) {
            return false;
        }
    }

    private static boolean isList(String text) {
        return !text.equals("null") && !text.equals("[]");
    }

    private static @Nullable Pattern pattern(String text, int flags) throws PatternSyntaxException {
        return text.equals("null") ? null : Pattern.compile(text, flags);
    }
}
