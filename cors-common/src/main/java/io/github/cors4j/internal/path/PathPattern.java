package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern of a resource or an exclusion.
 *
 * @param text as it was configured
 * @param segments of a path: its segments, {@code *} for one or, at the end, for all that follow
 * @param expression instead of segments
 */
public record PathPattern(
        String text, List<String> segments, @Nullable Expression expression) {
    private static final String ANY = "*";

    /** All paths. */
    public static final PathPattern EVERYTHING = new PathPattern(ANY, List.of(ANY), null);

    /** Far more than any request has; patterns are compiled segment within segment. */
    private static final int MOST_SEGMENTS = 250;

    /**
     * Parses a text or a {@code Pattern}.
     *
     * @return the pattern, or {@code null} after a problem was reported
     */
    public static @Nullable PathPattern parse(String place, Object pattern, Problems problems) {
        if (Expression.isExpression(pattern)) {
            Expression expression = problems.expression(place, pattern);
            return expression == null ? null : new PathPattern(Expression.text(pattern), List.of(), expression);
        }
        String text = (String) pattern;
        String remedy = text.equals(ANY) ? null : remedyFor(text);
        if (remedy != null) {
            problems.error(place, text, Reason.PATH_INVALID, remedy);
            return null;
        }
        PathPattern path = new PathPattern(text, segmentsOf(text), null);
        path.warnIfOdd(place, problems);
        return path;
    }

    /** What is wrong with a path, and what to write instead; {@code null} if nothing is. */
    private static @Nullable String remedyFor(String text) {
        if (!text.startsWith("/")) {
            return "a path begins with a slash, an expression with ^; write /" + text;
        }
        if (text.chars().filter(c -> c == '/').count() > MOST_SEGMENTS) {
            return "no request has a path of so many segments; " + MOST_SEGMENTS + " is the most";
        }
        if (text.contains("?") || text.contains("#")) {
            return "a path has neither query nor fragment; write what stands before";
        }
        if (text.contains("{") || text.contains("<")) {
            return "write * for a path parameter, or for all that follows at the end: /users/*/photos, /files/*";
        }
        if (!isUri(text)) {
            return "browsers send this path with escapes; write " + encoded(text);
        }
        return List.of(text.split("/")).stream().anyMatch(segment -> segment.contains(ANY) && !segment.equals(ANY))
                ? "* stands for a whole segment; write for instance /api/*, or an expression that begins with ^"
                : null;
    }

    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? PathNormalizer.escapedAt(text, i) < 0 : !CharTable.PATH.has(c)) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text) {
        try {
            return new URI(null, null, text, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "it percent-encoded";
        }
    }

    /** A trailing slash makes no difference, nor does the way in which a character is escaped. */
    private static List<String> segmentsOf(String text) {
        String path = text.equals(ANY) ? "/*" : text;
        String bare = path.substring(1, path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length());
        return bare.isEmpty()
                ? List.of()
                : Stream.of(bare.split("/", -1))
                        .map(segment -> segment.equals(ANY) ? ANY : PathNormalizer.decoded(segment))
                        .toList();
    }

    private void warnIfOdd(String place, Problems problems) {
        if (segments.contains("") || segments.contains(".") || segments.contains("..")) {
            problems.warning(
                    place,
                    text,
                    Reason.UNREACHABLE,
                    "no request has such a path once it is normalised; remove dot segments and doubled slashes");
        } else if (segments.stream().anyMatch(segment -> segment.length() > 1 && segment.startsWith(":"))) {
            problems.warning(
                    place, text, Reason.UNREACHABLE, "a colon is a plain character here; write * for a path parameter");
        }
    }

    public boolean isExact() {
        return expression == null && !segments.contains(ANY);
    }

    boolean coversEverything() {
        return segments.equals(List.of(ANY));
    }

    /** Whether the last {@code *} stands for all that follows. */
    public boolean isPrefix() {
        return !segments.isEmpty() && segments.get(segments.size() - 1).equals(ANY);
    }

    boolean isAnyAt(int depth) {
        return segments.get(depth).equals(ANY);
    }

    long literals() {
        return segments.stream().filter(segment -> !segment.equals(ANY)).count();
    }

    /** The path in the form in which equal patterns are equal; of an expression, its text with a mark. */
    public String canonical() {
        return expression == null ? "/" + String.join("/", segments) : "expression " + expression;
    }

    PathPattern ignoringCase() {
        return expression == null
                ? new PathPattern(
                        text, segments.stream().map(PathTable::lowerCase).toList(), null)
                : new PathPattern(text, segments, expression.ignoringCase());
    }
}
