package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Flaw;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.StrayCharacters;
import org.jspecify.annotations.Nullable;

/** Finds the flaw of a text that is not a path pattern. */
final class PathFlaws {
    /** The most segments of a pattern: far more than any request has. A look-up goes one call deeper for each. */
    private static final int MOST_SEGMENTS = 250;

    private PathFlaws() {}

    /** Returns what is wrong with a text other than an expression; {@code null} if it is a path pattern. */
    static @Nullable Flaw of(String text) {
        if (text.equals(PathPattern.ANY) || isPlain(text) && PathPattern.slashes(text) <= MOST_SEGMENTS) {
            return null; // as nearly always; looking for signs of other notations is slow
        }
        if (ForeignPath.isVariable(text)) {
            return invalid(ForeignCode.NOT_REPLACED, "");
        }
        if (ForeignPath.isObject(text)) {
            return invalid("a text holds paths alone; set their options in code, or by a configuration", "");
        }
        if (StrayCharacters.areIn(text)) {
            return invalid("it holds characters that nobody sees, or that only look like a blank", "; remove them");
        }
        if (PathRemedy.takesAway(text)) {
            return invalid(
                    "a list names paths, and takes none away; those without CORS are named by the option exclude", "");
        }
        if (ForeignPath.hasBraces(text)) {
            return new Flaw(Reason.SEVERAL_IN_ONE, "braces list nothing here; each path is written out", "");
        }
        if (ForeignList.isQuoted(text)) {
            return invalid("a path has no quotes or brackets; separate several paths by commas", "");
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
            return invalid("a resource is the path alone, without the words of a server", "");
        }
        if (PathRemedy.beginsWithMethod(text)) {
            return invalid("a resource is the path alone, without a method", "");
        }
        if (!text.startsWith("/")) {
            return text.contains("://")
                    ? invalid("a resource is the path alone, without scheme and host; it begins with a slash", "")
                    : invalid("a path begins with a slash, an expression with ^", "");
        }
        if (PathPattern.slashes(text) > MOST_SEGMENTS) {
            return invalid("no request has a path of so many segments; " + MOST_SEGMENTS + " is the most", "");
        }
        if (RouterPath.hasQuery(text)) {
            return invalid("a path has neither query nor fragment", "; write what stands before");
        }
        if (RouterPath.hasParameter(text)) {
            return invalid(
                    "a path parameter is written *, at the end for all that follows: /users/*/photos, /files/*", "");
        }
        if (!isUri(text)) {
            return invalid("browsers send this path percent-encoded", "; write it so");
        }
        if (PathPattern.writtenSegments(text).stream()
                .noneMatch(segment -> segment.contains(PathPattern.ANY) && !segment.equals(PathPattern.ANY))) {
            return null;
        }
        return PathRemedy.areSeveral(text)
                ? new Flaw(Reason.SEVERAL_IN_ONE, "paths are separated by commas, not by semicolons", "")
                : invalid("* stands for a whole segment, as in /api/*", ", or write an expression that begins with ^");
    }

    private static Flaw invalid(String words, String otherwise) {
        return new Flaw(Reason.PATH_INVALID, words, otherwise);
    }

    /** Returns whether a text is a path without any sign that might have another meaning. */
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

    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? !PathNormalizer.isEscape(text, i) : !CharTable.PATH.has(c)) {
                return false;
            }
        }
        return true;
    }
}
