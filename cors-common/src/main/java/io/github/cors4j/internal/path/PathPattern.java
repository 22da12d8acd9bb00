package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.StrayCharacters;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.ArrayList;
import java.util.List;
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
    private static final String PARAMETER_IN_EXPRESSION = "in an expression, a path parameter is written [^/]+";

    /** The longest path that expressions are matched against; hardly any path is longer than a tenth of that. */
    static final int LONGEST_FOR_EXPRESSIONS = 1_024;

    /** A path may be looked up as it was sent and normalised, each with and without a slash at the end. */
    private static final int MOST_STEPS = 110_000;

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
            Expression expression = problems.expression(place, pattern, budget());
            return expression == null || !mayMatch(place, pattern, expression, problems)
                    ? null
                    : new PathPattern(Expression.text(pattern), List.of(), expression);
        }
        String text = (String) pattern;
        Flaw flaw = flawOf(text);
        if (flaw != null) {
            String remedy = PathRemedy.of(text);
            problems.error(place, text, flaw.reason(), flaw.words() + (remedy == null ? flaw.otherwise() : ""), remedy);
            return null;
        }
        if (!problems.takesPath(place, text, slashes(text))) {
            return null;
        }
        PathPattern path = new PathPattern(text, segmentsOf(text), null);
        String oddity = path.oddity();
        if (oddity != null) {
            problems.warning(place, text, Reason.UNREACHABLE, oddity, PathRemedy.of(text));
        }
        return path;
    }

    private static boolean mayMatch(String place, Object written, Expression expression, Problems problems) {
        String text = Expression.text(written);
        String pattern = ExpressionRemedy.ofPatternWithin(text);
        String parameters = ExpressionRemedy.ofParametersWithin(text);
        if (!PathLanguage.matchesSome(expression)) {
            problems.error(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    parameters != null
                            ? PARAMETER_IN_EXPRESSION
                            : "no path matches this expression: one begins with a slash, is percent-encoded, and has"
                                    + " neither a query nor dot segments nor doubled slashes",
                    parameters != null ? parameters : ExpressionRemedy.of(text));
            return false;
        }
        String escapes = ExpressionRemedy.ofEscapesWithin(text);
        String beginning = ExpressionRemedy.ofBeginning(text);
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
                    "paths are compared with their escapes in upper case, and without those that they do not need",
                    escapes);
        } else if (beginning != null) {
            problems.warning(
                    place,
                    written,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "an expression has to match the whole path, and this one takes nothing below",
                    beginning);
        }
        return true;
    }

    /** Whether a text is a pattern, and not an odd one. */
    static boolean isGood(String text) {
        return flawOf(text) == null && new PathPattern(text, segmentsOf(text), null).oddity() == null;
    }

    /**
     * What is wrong with a path.
     *
     * @param otherwise what to do where no text can be proposed
     */
    private record Flaw(Reason reason, String words, String otherwise) {
        Flaw(String words, String otherwise) {
            this(Reason.PATH_INVALID, words, otherwise);
        }
    }

    private static @Nullable Flaw flawOf(String text) {
        if (text.equals(ANY) || isPlain(text) && slashes(text) <= MOST_SEGMENTS) {
            return null; // most texts, and expressions that look for signs are slow
        }
        if (ForeignPath.isVariable(text)) {
            return new Flaw(ForeignCode.NOT_REPLACED, "");
        }
        if (ForeignPath.isObject(text)) {
            return new Flaw("a text holds paths alone; set their options in code, or by a configuration", "");
        }
        if (StrayCharacters.areIn(text)) {
            return new Flaw("it holds characters that nobody sees, or that only look like a blank", "; remove them");
        }
        if (PathRemedy.takesAway(text)) {
            return new Flaw(
                    "a list names paths, and takes none away; those without CORS are named by the option exclude", "");
        }
        if (ForeignPath.hasBraces(text)) {
            return new Flaw(Reason.SEVERAL_IN_ONE, "braces list nothing here; each path is written out", "");
        }
        if (UnmarkedExpression.isQuoted(text)) {
            return new Flaw("a path has no quotes or brackets; separate several paths by commas", "");
        }
        if (MeantExpression.isMeant(text)) {
            return new Flaw(
                    Reason.EXPRESSION_UNMARKED,
                    "this looks like an expression, and an expression begins with ^",
                    "; begin it with ^/");
        }
        if (PathRemedy.isSeveral(text)) {
            return new Flaw(Reason.SEVERAL_IN_ONE, "paths are separated by commas, not by spaces", "");
        }
        if (ForeignPath.isLocation(text)) {
            return new Flaw("a resource is the path alone, without the words of a server", "");
        }
        if (PathRemedy.beginsWithMethod(text)) {
            return new Flaw("a resource is the path alone, without a method", "");
        }
        if (!text.startsWith("/")) {
            return text.contains("://")
                    ? new Flaw("a resource is the path alone, without scheme and host; it begins with a slash", "")
                    : new Flaw("a path begins with a slash, an expression with ^", "");
        }
        if (slashes(text) > MOST_SEGMENTS) {
            return new Flaw("no request has a path of so many segments; " + MOST_SEGMENTS + " is the most", "");
        }
        if (RouterPath.hasQuery(text)) {
            return new Flaw("a path has neither query nor fragment", "; write what stands before");
        }
        if (RouterPath.hasParameter(text)) {
            return new Flaw(
                    "a path parameter is written *, at the end for all that follows: /users/*/photos, /files/*", "");
        }
        if (!isUri(text)) {
            return new Flaw("browsers send this path percent-encoded", "; write it so");
        }
        if (writtenSegments(text).stream().noneMatch(segment -> segment.contains(ANY) && !segment.equals(ANY))) {
            return null;
        }
        return PathRemedy.areSeveral(text)
                ? new Flaw(Reason.SEVERAL_IN_ONE, "paths are separated by commas, not by semicolons", "")
                : new Flaw("* stands for a whole segment, as in /api/*", ", or write an expression that begins with ^");
    }

    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? !PathNormalizer.isEscape(text, i) : !CharTable.PATH.has(c)) {
                return false;
            }
        }
        return true;
    }

    /** A trailing slash makes no difference, nor does the way in which a character is escaped. */
    private static List<String> segmentsOf(String text) {
        List<String> segments = writtenSegments(text);
        segments.replaceAll(segment -> segment.equals(ANY) ? ANY : PathNormalizer.decoded(segment));
        return segments;
    }

    private static List<String> writtenSegments(String text) {
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

    private static int slashes(String text) {
        int slashes = 0;
        for (int i = text.indexOf('/'); i >= 0; i = text.indexOf('/', i + 1)) {
            slashes++;
        }
        return slashes;
    }

    /** Returns whether a text means what it says: a path without a sign that might mean something else. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean segment = c == '*'
                    && i > 0
                    && text.charAt(i - 1) == '/'
                    && (i == text.length() - 1 || text.charAt(i + 1) == '/');
            if (!segment && !PathNormalizer.isEscape(text, i) && !CharTable.PLAIN_PATH.has(c)) {
                return false;
            }
        }
        return text.startsWith("/");
    }

    /** The same with the escapes of its text. */
    PathPattern asWritten() {
        return expression != null || !text.contains("%") ? this : new PathPattern(text, writtenSegments(text), null);
    }

    /** Why the path is probably not what was meant; {@code null} if it may be. */
    private @Nullable String oddity() {
        if (segments.contains("") || segments.contains(".") || segments.contains("..")) {
            return "no request has such a path once it is normalised; remove dot segments and doubled slashes";
        }
        if (text.contains(";") && (text.endsWith(";") || PathRemedy.areSeveral(text))) {
            return "a semicolon is an ordinary character in a path and does not separate paths";
        }
        if (text.endsWith("$")) {
            return "$ is an ordinary character in a path; it ends only expressions, which begin with ^";
        }
        return text.contains(":") && segments.stream().anyMatch(PathPattern::isVariable)
                ? "a colon is a plain character here, and a path parameter is written *"
                : null;
    }

    private static boolean isVariable(String segment) {
        return segment.length() > 1 && segment.startsWith(":");
    }

    /** For all expressions of one policy's paths. */
    public static ExpressionBudget budget() {
        return new ExpressionBudget(LONGEST_FOR_EXPRESSIONS, MOST_STEPS);
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

    /** How many segments there are before the {@code *} that stands for all that follows. */
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

    /** The length of the {@link #canonical} path. */
    int length() {
        int length = Math.max(1, segments.size());
        for (int i = 0; i < segments.size(); i++) {
            length += segments.get(i).length();
        }
        return length;
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

    /** Returns whether a router that ignores letter case might take it for another pattern. */
    boolean hasUpperCase() {
        return expression == null && !PathTable.lowerCase(text).equals(text);
    }
}
