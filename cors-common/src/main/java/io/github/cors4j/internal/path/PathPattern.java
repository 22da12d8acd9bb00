package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Flaw;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern of a resource or an exclusion.
 *
 * @param text the pattern as it was configured
 * @param segments the segments of a path, where {@code *} stands for one or, at the end, for all that follow; empty for an
 *     expression
 * @param expression the expression; {@code null} if the pattern is a path
 */
public record PathPattern(
        String text, List<String> segments, @Nullable Expression expression) {
    static final String ANY = "*";
    private static final String PARAMETER_IN_EXPRESSION = "in an expression, a path parameter must be written as [^/]+";

    /** The longest path that is matched against expressions; hardly any path is longer than a tenth of that. */
    static final int LONGEST_FOR_EXPRESSIONS = 1_024;

    /**
     * The most steps of all expressions of a policy with one path. A path may be matched four times: as it was sent and
     * normalised, each with and without a trailing slash.
     */
    private static final int MOST_STEPS = 110_000;

    /** All paths. */
    public static final PathPattern EVERYTHING = new PathPattern(ANY, List.of(ANY), null);

    /**
     * Parses a text or a {@code Pattern}, and reports its problems.
     *
     * @param exclusion whether the path is to be excluded
     * @return the pattern; {@code null} after an error
     */
    public static @Nullable PathPattern parse(String place, Object pattern, boolean exclusion, Problems problems) {
        if (Expression.isExpression(pattern)) {
            Expression expression = problems.expression(place, pattern, budget());
            return expression == null || !mayMatch(place, pattern, expression, exclusion, problems)
                    ? null
                    : new PathPattern(Expression.text(pattern), List.of(), expression);
        }
        String text = (String) pattern;
        Flaw flaw = PathFlaws.of(text);
        if (flaw != null) {
            problems.error(place, text, flaw, PathRemedy.of(text, exclusion));
            return null;
        }
        if (!problems.takesPath(place, text, slashes(text))) {
            return null;
        }
        PathPattern path = new PathPattern(text, segmentsOf(text), null);
        String oddity = path.oddity();
        if (oddity != null) {
            problems.warning(place, text, Reason.UNREACHABLE, oddity, PathRemedy.of(text, exclusion));
        }
        return path;
    }

    private static boolean mayMatch(
            String place, Object written, Expression expression, boolean exclusion, Problems problems) {
        String text = Expression.text(written);
        String pattern = ExpressionRemedy.ofPatternWithin(text, exclusion);
        String parameters = ExpressionRemedy.ofParametersWithin(text);
        if (!PathLanguage.matchesSome(expression)) {
            problems.error(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    parameters != null
                            ? PARAMETER_IN_EXPRESSION
                            : "no path can match this expression: a path begins with a slash, is percent-encoded,"
                                    + " and has no query, dot segments or double slashes",
                    parameters != null ? parameters : ExpressionRemedy.of(text, exclusion));
            return false;
        }
        String escapes = ExpressionRemedy.ofEscapesWithin(text);
        String beginning = ExpressionRemedy.ofBeginning(text, exclusion);
        if (pattern != null) {
            problems.warning(
                    place,
                    written,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "in an expression, * repeats only the character before it",
                    pattern);
        } else if (parameters != null) {
            problems.warning(place, written, Reason.UNREACHABLE, PARAMETER_IN_EXPRESSION, parameters);
        } else if (escapes != null) {
            problems.warning(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    "paths are compared with their %-escapes in upper case, and with unnecessary escapes decoded",
                    escapes);
        } else if (beginning != null) {
            problems.warning(
                    place,
                    written,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "an expression must match the whole path, and this one does not match the paths below it",
                    beginning);
        }
        return true;
    }

    /** Returns whether a text is a pattern, and not an odd one. */
    static boolean isGood(String text) {
        return PathFlaws.of(text) == null && new PathPattern(text, segmentsOf(text), null).oddity() == null;
    }

    /** Returns the segments. A trailing slash makes no difference, nor does the way in which a character is escaped. */
    private static List<String> segmentsOf(String text) {
        List<String> segments = writtenSegments(text);
        segments.replaceAll(segment -> segment.equals(ANY) ? ANY : PathNormalizer.decoded(segment));
        return segments;
    }

    static List<String> writtenSegments(String text) {
        String path = text.equals(ANY) ? "/*" : text;
        int end = path.length() - (path.endsWith("/") ? 1 : 0);
        List<String> segments = new ArrayList<>(slashes(path));
        for (int start = 1; start < end || start == end && start > 1; ) {
            int slash = path.indexOf('/', start);
            int segmentEnd = slash < 0 ? end : Math.min(slash, end);
            String segment = path.substring(start, segmentEnd);
            segments.add(segment.equals(ANY) ? ANY : segment);
            start = segmentEnd + 1;
        }
        return segments;
    }

    static int slashes(String text) {
        int slashes = 0;
        for (int i = text.indexOf('/'); i >= 0; i = text.indexOf('/', i + 1)) {
            slashes++;
        }
        return slashes;
    }

    /** Returns the same pattern with the escapes of its text. */
    PathPattern asWritten() {
        return expression != null || !text.contains("%") ? this : new PathPattern(text, writtenSegments(text), null);
    }

    /** Returns why the path is probably not what was meant; {@code null} if it may be. */
    private @Nullable String oddity() {
        if (segments.contains("") || segments.contains(".") || segments.contains("..")) {
            return "paths are normalised before they are matched, so no request has this one; remove dot segments"
                    + " and double slashes";
        }
        if (text.contains(";") && (text.endsWith(";") || PathRemedy.areSeveral(text))) {
            return "a semicolon is an ordinary character in a path and does not separate paths";
        }
        if (PathRemedy.isSeparatedByColons(text)) {
            return "a colon is an ordinary character in a path and does not separate paths";
        }
        if (text.endsWith("$")) {
            return "$ is an ordinary character in a path; it marks the end only in expressions, which begin with ^";
        }
        if (MeantExpression.hasGroup(text)) {
            return "parentheses are ordinary characters in a path; an expression must begin with ^";
        }
        if (text.contains(":") && segments.stream().anyMatch(RouterPath::isNamed)) {
            return "a colon is an ordinary character here, and a path parameter must be written as *";
        }
        return text.contains("$") && segments.stream().anyMatch(RouterPath::isParameter)
                ? "$ is an ordinary character here, and a path parameter must be written as *"
                : null;
    }

    /** Returns the budget for all path expressions of a policy. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(LONGEST_FOR_EXPRESSIONS, MOST_STEPS);
    }

    public boolean isExact() {
        return expression == null && !segments.contains(ANY);
    }

    /** Returns whether some segment is a {@code *}. */
    boolean isWild() {
        return segments.contains(ANY);
    }

    boolean coversEverything() {
        return segments.equals(List.of(ANY));
    }

    /** Returns whether the pattern ends in a {@code *}, which stands for all that follows. */
    public boolean isPrefix() {
        return !segments.isEmpty() && segments.get(segments.size() - 1).equals(ANY);
    }

    /** Returns the number of segments before the {@code *} that stands for all that follows. */
    int fixedSegments() {
        return isPrefix() ? segments.size() - 1 : segments.size();
    }

    int literals() {
        int literals = 0;
        for (int i = 0; i < segments.size(); i++) {
            literals += segments.get(i).equals(ANY) ? 0 : 1;
        }
        return literals;
    }

    /** Returns the length of the {@link #canonical} path. */
    int length() {
        int length = Math.max(1, segments.size());
        for (int i = 0; i < segments.size(); i++) {
            length += segments.get(i).length();
        }
        return length;
    }

    /** Returns the path in a form that is the same for equal patterns; for an expression, its text with a mark. */
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
