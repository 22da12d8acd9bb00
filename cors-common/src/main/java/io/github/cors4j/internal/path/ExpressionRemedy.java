package io.github.cors4j.internal.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.Replacement;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggests what to write in place of an expression that no path matches, or that was probably meant differently. */
final class ExpressionRemedy {
    private static final Pattern SCHEME_ONLY = Pattern.compile("(?i)https?[^A-Za-z0-9/:]*");
    private static final Pattern STARS_ALONE = Pattern.compile("\\^\\*\\$?");
    private static final Pattern QUERY_OF_EXPRESSION = Pattern.compile("(\\\\\\?|\\[\\?\\]|#).*$");

    /** A path parameter of a router in an expression. */
    private static final Pattern PARAMETER_OF_EXPRESSION =
            Pattern.compile("/(\\{[A-Za-z_][^{}/]*(\\{[0-9,]+\\})?\\}|:[A-Za-z_][A-Za-z0-9_]*|<[A-Za-z_][^<>/]*>)");

    /** A {@code *} after a name, of which it would repeat only the last letter. */
    private static final Pattern STAR_BEHIND_NAME = Pattern.compile("[A-Za-z0-9]{2}\\*(/|$)");

    /** An expression of plain characters only, which was hardly meant for that very path alone. */
    private static final Pattern LITERAL =
            Pattern.compile("\\^(\\(\\?i\\))?(\\\\?/(?:[A-Za-z0-9/_~!%=:@&-]|\\\\[./-])*)");

    private static final Pattern SLASH_AT_END = Pattern.compile("\\\\?/$");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE_IN_CLASS = Pattern.compile("\\[[^\\]]*%");

    private ExpressionRemedy() {}

    /** Returns what to write in place of an expression that no path matches. */
    static @Nullable String of(String written, boolean exclusion) {
        String text = marked(written);
        if (text.startsWith("^~")) {
            String read = ForeignPath.read(text);
            return PathRemedy.of(read.equals(text) ? text.substring(2).strip() : read, exclusion);
        }
        if (STARS_ALONE.matches(text)) {
            return "/*";
        }
        String slashes = text.replace("//", "/");
        String escapes = ofEscapesWithin(slashes);
        if (escapes != null || isExpression(slashes)) {
            return escapes != null ? escapes : slashes.length() <= PathRemedy.LONGEST ? finished(slashes) : null;
        }
        String bare = QUERY_OF_EXPRESSION.matcher(text.substring(1)).replaceFirst("");
        boolean begins = written.startsWith("^") && !bare.startsWith("^"); // a Pattern may also be searched for
        boolean odd = bare.startsWith("(?") && !bare.startsWith("(?i)") || SCHEME_ONLY.matches(bare);
        String remedy = odd ? null : MeantExpression.of(begins ? "^" + bare : bare, exclusion);
        if (remedy != null && text.length() > 2 && remedy.endsWith("/$") && !text.endsWith("$")) {
            remedy = finished(remedy.substring(0, remedy.length() - 1)); // only begun
            return PathRemedy.isGoodPattern(remedy) ? remedy : null;
        }
        return remedy != null && remedy.length() <= PathRemedy.LONGEST && isExpression(remedy) ? remedy : null;
    }

    /** Returns what an expression with the {@code *} of a pattern was meant to be; {@code null} if it has none. */
    static @Nullable String ofPatternWithin(String text, boolean exclusion) {
        String bare = text.substring(text.startsWith("^") ? 1 : 0, text.length() - (text.endsWith("$") ? 1 : 0));
        if (bare.length() > PathRemedy.LONGEST) {
            return null;
        }
        boolean starred = bare.contains("/*") || STAR_BEHIND_NAME.matcher(bare).find();
        return starred && !MeantExpression.isMeant(bare) ? PathRemedy.of(bare, exclusion) : null;
    }

    /** Returns what an expression with the parameters of a router was meant to be; {@code null} if it has none. */
    static @Nullable String ofParametersWithin(String text) {
        String remedy = PARAMETER_OF_EXPRESSION.matcher(RouterPath.plain(text)).replaceAll("/[^/]+");
        return remedy.equals(text) || remedy.length() > PathRemedy.LONGEST || !isExpression(remedy)
                ? null
                : finished(remedy);
    }

    /** Returns an expression with its escapes as paths have them; {@code null} if that changes nothing. */
    static @Nullable String ofEscapesWithin(String text) {
        if (text.length() > PathRemedy.LONGEST
                || !text.contains("%")
                || ESCAPE_IN_CLASS.matcher(text).find()) {
            return null;
        }
        String remedy = Replacement.ofEach(ESCAPE, text, escape -> normal(escape.group(1)));
        boolean same = text.contains("(?i") ? remedy.equalsIgnoreCase(text) : remedy.equals(text);
        return same || !isExpression(remedy) ? null : finished(remedy);
    }

    private static String normal(String digits) {
        char c = (char) Integer.parseInt(digits, 16);
        boolean plain = CharacterClass.PATH.has(c) && "/*".indexOf(c) < 0;
        return plain ? literal(c) : "%" + upper(digits);
    }

    /** Returns what an expression that only begins a path was meant to be; any other expression unchanged. */
    private static String finished(String expression) {
        String beginning = ofBeginning(expression, false);
        return beginning == null ? expression : beginning;
    }

    /**
     * Returns what was meant by an expression that only says how a path begins, so that it matches nothing below;
     * {@code null} if it says more.
     */
    static @Nullable String ofBeginning(String written, boolean exclusion) {
        String text = marked(written);
        if (text.length() > PathRemedy.LONGEST) {
            return null;
        }
        Matcher literal = LITERAL.matcher(text);
        boolean path = literal.matches() && literal.group(1) == null;
        boolean begun = text.startsWith("^") && text.endsWith("/") && !UnmarkedExpression.hasAlternatives(text);
        if (!literal.matches() && !begun) {
            return null;
        }
        String bare = SLASH_AT_END.matcher(path ? literal.group(2) : text).replaceFirst("");
        if (exclusion && bare.length() == (path ? literal.group(2) : text).length()) {
            return text + ".*$"; // where such an expression only has to begin a path, it goes on in any way
        }
        String remedy = path ? bare.replace("\\", "") + "/*" : bare + "(/.*)?$";
        boolean good = path ? PathPattern.isGood(remedy) : isExpression(remedy);
        return good && remedy.length() <= PathRemedy.LONGEST ? remedy : null;
    }

    /** Returns the text of an expression as it is written in a string. A {@code Pattern} needs no mark. */
    private static String marked(String text) {
        return text.startsWith("^") ? text : "^" + text;
    }

    private static String literal(char c) {
        return (CharacterClass.PLAIN_PATH.has(c) && c != '.' ? "" : "\\") + c;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Returns whether there is nothing to suggest in its place. */
    static boolean isGood(String text) {
        return isExpression(text) && ofBeginning(text, false) == null && ofEscapesWithin(text) == null;
    }

    /** Returns whether it builds, and matches some path. */
    private static boolean isExpression(String text) {
        try {
            return PathLanguage.matchesSome(Expression.of(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
