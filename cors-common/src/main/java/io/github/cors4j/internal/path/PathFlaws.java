package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Flaw;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.ForeignList;
import io.github.cors4j.internal.text.QuotedExpression;
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
        if (ForeignCode.isObject(text) || ForeignPath.hasOrigins(text)) {
            return invalid("a string can list only paths; set their options in code, or in a configuration", "");
        }
        if (ForeignCode.isComment(text) && !QuotedExpression.is(text)) {
            return invalid("this is a comment, and not a path", "; remove it");
        }
        if (StrayCharacters.areIn(text)) {
            return invalid(
                    "it contains invisible characters, or characters that only look like a space", "; remove them");
        }
        if (PathRemedy.takesAway(text) && !QuotedExpression.is(text)) {
            return invalid("a list of paths cannot exclude any; list the paths without CORS in the option exclude", "");
        }
        if (ForeignPath.hasBraces(text)) {
            return new Flaw(
                    Reason.SEVERAL_IN_ONE, "braces cannot list alternatives; each path must be written out", "");
        }
        if (ForeignPath.isLocation(text)) {
            return invalid("a resource must be the path alone, without the syntax of a server's configuration", "");
        }
        if (ForeignList.isQuoted(text)) {
            return invalid("a path must not have quotes or brackets; separate several paths with commas", "");
        }
        if (PathWithMethod.withoutMethod(text) != null) {
            return invalid("a resource must be the path alone, without a method", "");
        }
        if (PathWithMethod.isMethod(text)) {
            return invalid("a resource must be a path, not a method", "; remove it, or set methods");
        }
        if (QuotedExpression.is(text) || MeantExpression.isMeant(text)) {
            return new Flaw(
                    Reason.EXPRESSION_UNMARKED,
                    "this looks like a regular expression, which must begin with ^",
                    "; begin it with ^/");
        }
        if (PathRemedy.isSeveral(text)) {
            return new Flaw(Reason.SEVERAL_IN_ONE, "paths must be separated by commas, not by spaces", "");
        }
        if (ForeignCode.isIn(text) || ForeignPath.isCall(text)) {
            return invalid(ForeignCode.CODE, "");
        }
        if (!text.startsWith("/")) {
            return text.contains("://")
                    ? invalid("a resource must be the path alone, without scheme and host, and begin with a slash", "")
                    : invalid("a path must begin with a slash, an expression with ^", "");
        }
        if (PathPattern.slashes(text) > MOST_SEGMENTS) {
            return invalid("no request has a path with so many segments; the most is " + MOST_SEGMENTS, "");
        }
        if (RouterPath.hasQuery(text)) {
            return invalid("a path must not have a query or fragment", "; write only the part before it");
        }
        if (text.endsWith(RouterPath.END)) {
            return invalid("without a *, a pattern is that very path; it needs no {$}", "");
        }
        if (RouterPath.hasParameter(text)) {
            return invalid(
                    "a path parameter must be written as *; at the end of a path, * matches everything that follows:"
                            + " /users/*/photos, /files/*",
                    "");
        }
        if (!isUri(text)) {
            return invalid("browsers send this path percent-encoded", "; write it percent-encoded");
        }
        if (PathPattern.writtenSegments(text).stream()
                .noneMatch(segment -> segment.contains(PathPattern.ANY) && !segment.equals(PathPattern.ANY))) {
            return null;
        }
        return PathRemedy.areSeveral(text)
                ? new Flaw(Reason.SEVERAL_IN_ONE, "paths must be separated by commas, not by semicolons", "")
                : invalid(
                        "* must be a whole segment, as in /api/*", "; otherwise, use an expression that begins with ^");
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
            if (!segment && !PathNormalizer.isEscape(text, i) && !CharacterClass.PLAIN_PATH.has(c)) {
                return false;
            }
        }
        return text.startsWith("/") && text.indexOf('@') < 0; // which may also mark a variable
    }

    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? !PathNormalizer.isEscape(text, i) : !CharacterClass.PATH.has(c)) {
                return false;
            }
        }
        return true;
    }
}
