package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ForeignCode;
import io.github.cors4j.internal.text.Replacement;
import io.github.cors4j.internal.text.UnmarkedExpression;
import java.util.Locale;

/** Reports expressions that match no origin, or none that browsers send, or that were probably meant to match others. */
public final class OriginExpressions {
    private static final Pattern STAR_OF_PATTERN =
            Pattern.compile("://\\*|:\\*\\$?$|(?:://|\\.)(?:[a-z0-9-]|\\\\-)*[a-z0-9-]\\*\\\\?\\.");

    /**
     * Words between bars or commas in a class. No origin has either, so the brackets were meant as parentheses, unless the
     * class is repeated.
     */
    private static final Pattern WORDS_IN_CLASS =
            Pattern.compile("\\[([a-z0-9]{2,}(?:[|,][a-z0-9]{2,})+)\\]([^+*{]|$)");

    /** A range of ports in a class, which is one digit. */
    private static final Pattern PORTS_IN_CLASS = Pattern.compile(":\\[([0-9]{2,5})-([0-9]{2,5})\\]\\)?\\??\\$?$");

    /** The scheme, if it is written out. */
    private static final Pattern SCHEME =
            Pattern.compile("^\\^?((?:\\(\\?i\\))?)([A-Za-z][A-Za-z0-9+-]*)(:\\\\?/\\\\?/[^$].*)$");

    /** Several dots in a row between letters. Each matches any character, but they were hardly meant to. */
    private static final Pattern BARE_DOTS = Pattern.compile("([A-Za-z0-9)\\]])\\.\\.+([A-Za-z(])");

    private static final String NULL_ALONE =
            "the origin null is allowed only if it is listed by itself, as null, with dangerouslyAllowNullOrigin";

    private static final String CAPITALS =
            "browsers send origins in lower case, which the capitals of this expression never match";

    /** A class of what no character is: in capitals, it takes away capitals. */
    private static final Pattern CAPITALS_TAKEN_AWAY = Pattern.compile("\\[\\^[^\\]]*[A-Z]");

    private static final Language NULL = Language.of(ExpressionParser.parse(OriginSyntax.NULL, false));

    private OriginExpressions() {}

    /** Reports problems of an expression. Returns whether it may match an origin. */
    public static boolean check(String place, Object written, Expression expression, Problems problems) {
        String text = Expression.text(written);
        Language language = Language.of(expression.tree());
        OriginLanguage origins = OriginLanguage.of(language);
        if (origins == OriginLanguage.SOME_ORIGINS) {
            Matcher scheme = SCHEME.matcher(text);
            String oddity =
                    scheme.matches() ? OriginParser.oddity(scheme.group(2).toLowerCase(Locale.ROOT)) : null;
            if (oddity != null) {
                problems.warning(
                        place,
                        written,
                        Reason.UNREACHABLE,
                        oddity,
                        problems.remedy(
                                "^" + scheme.group(1)
                                        + OriginParser.ofPages(scheme.group(2).toLowerCase(Locale.ROOT))
                                        + scheme.group(3),
                                MarkedRemedy::of));
            } else if (WholeAlternatives.hasDead(expression.tree())) {
                problems.warning(
                        place,
                        written,
                        Reason.UNREACHABLE,
                        "each alternative must match a whole origin, but one of them matches none",
                        problems.remedy(text, WholeAlternatives::inParentheses));
            } else if (text.contains(":[") && PORTS_IN_CLASS.matcher(text).find()) {
                problems.warning(
                        place,
                        written,
                        Reason.LOOKS_LIKE_EXPRESSION,
                        "in an expression, brackets stand for one of the characters in them; write each port, as in"
                                + " (3000|3001)");
            } else if (WORDS_IN_CLASS.matcher(text).find()) {
                problems.warning(
                        place,
                        written,
                        Reason.LOOKS_LIKE_EXPRESSION,
                        "in an expression, brackets match one of the characters in them, so words belong in parentheses",
                        problems.remedy(inParentheses(inParentheses(text)), MarkedRemedy::ofExpression));
            } else if (hasStarOfPattern(text)) {
                problems.warning(
                        place,
                        written,
                        Reason.LOOKS_LIKE_EXPRESSION,
                        "in an expression, * repeats only the character before it",
                        problems.remedy(text, MarkedRemedy::ofPattern));
            } else if (UnmarkedExpression.hasBareDot(text) || hasBareDots(text)) {
                problems.warning(
                        place,
                        written,
                        Reason.LOOKS_LIKE_EXPRESSION,
                        "in an expression, a dot without a backslash matches any character, so origins that are not"
                                + " yours may match",
                        problems.remedy(BARE_DOTS.matcher(text).replaceAll("$1.$2"), MarkedRemedy::ofExpression));
            } else if (hasDeadCapitals(text, language)) {
                problems.warning(
                        place,
                        written,
                        Reason.UNREACHABLE,
                        CAPITALS,
                        problems.remedy(text, OriginSpelling::inLowerCase));
            } else if (text.contains(OriginSyntax.NULL) && language.meets(NULL)) {
                problems.warning(place, written, Reason.UNREACHABLE, NULL_ALONE + "; remove it from the expression");
            }
            return true;
        }
        if (language.meets(NULL)) {
            problems.error(place, written, Reason.UNREACHABLE, NULL_ALONE + "; remove the expression");
            return false;
        }
        if (!origins.isOfTools() && OriginRemedy.hasVariable(text)) {
            problems.error(place, written, Reason.UNREACHABLE, ForeignCode.NOT_REPLACED);
            return false;
        }
        String remedy =
                problems.remedy(text, hasStarOfPattern(text) ? MarkedRemedy::ofPattern : MarkedRemedy::ofExpression);
        if (origins.isOfTools()) {
            problems.warning(place, written, Reason.UNREACHABLE, origins.words, remedy);
        } else {
            problems.error(place, written, Reason.UNREACHABLE, origins.words, remedy);
        }
        return origins.isOfTools();
    }

    /** Returns whether there are such dots, and not within a class or a quotation. */
    private static boolean hasBareDots(String text) {
        return BARE_DOTS.matcher(text).find()
                && !BARE_DOTS.matcher(UnmarkedExpression.withEscapedDots(text)).find();
    }

    /** Returns whether something in an expression matches only capitals. */
    private static boolean hasDeadCapitals(String text, Language language) {
        String lower = OriginSpelling.inLowerCase(text);
        return !lower.equals(text)
                && !CAPITALS_TAKEN_AWAY.matcher(text).find()
                && MarkedRemedy.isSound(lower)
                && !Language.of(Expression.of(lower).tree()).isWithin(language);
    }

    /** Turns such brackets into parentheses. Call it twice: the first call skips one that directly follows another. */
    private static String inParentheses(String text) {
        return Replacement.ofEach(
                WORDS_IN_CLASS, text, words -> "(" + words.group(1).replace(',', '|') + ")" + words.group(2));
    }

    /**
     * Returns whether a {@code *} repeats a slash, a colon or the last letter of a label, and so was meant as a wildcard.
     */
    private static boolean hasStarOfPattern(String text) {
        return text.indexOf('*') > 0 && STAR_OF_PATTERN.matcher(text).find();
    }
}
