package io.github.cors4j.internal.origin;

import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Reports expressions that no origin can match, or none as browsers send it. */
public final class OriginExpressions {
    private static final String REST = "[a-z0-9+.-]*";
    private static final String FURTHER = "abcdefghijklmnopqrstuvwxyz0123456789+.-";

    private static final String LABEL = "[a-z0-9_-]+";
    private static final String HOST = "(" + LABEL + "(\\." + LABEL + ")*\\.?|\\[[0-9a-f:.]+\\])";

    /** Ports other than those that browsers leave out, 443 and 80. */
    private static final String PORT_OF_HTTPS =
            "(:([1-9][0-9]?|[1-35-9][0-9]{2}|4[0-35-9][0-9]|44[0-24-9]|[1-9][0-9]{3,4}))?";

    private static final String PORT_OF_HTTP = "(:([1-9]|[1-79][0-9]|8[1-9]|[1-9][0-9]{2,4}))?";

    /** Contains every well-formed origin: RFC 6454 leaves the letter case open, and tools send upper case. */
    private static final Node WELL_FORMED = ExpressionParser.parse(
            "[a-z]" + REST + "://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[1-9][0-9]{0,4})?|"
                    + otherThan("", List.of("http", "https", "ws", "wss", "ftp"))
                    + "://",
            true);

    /** Those of them that browsers send: <a href="https://url.spec.whatwg.org/#host-parsing">hosts</a> in lower case. */
    private static final Node SENT = ExpressionParser.parse(
            "https://" + HOST + PORT_OF_HTTPS + "|http://" + HOST + PORT_OF_HTTP + "|"
                    + otherThan("", List.of("http", "https", "ws", "wss", "ftp"))
                    + "://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])?(:[1-9][0-9]{0,4})?",
            false);

    private static final Pattern STAR_OF_PATTERN =
            Pattern.compile("://\\*|:\\*\\$?$|(?:://|\\.)(?:[a-z0-9-]|\\\\-)*[a-z0-9-]\\*\\\\?\\.");

    private static final String NULL_ALONE =
            "the origin null counts only where it is listed by itself, as null, with dangerouslyAllowNullOrigin";

    private static final Node NULL = ExpressionParser.parse(OriginSyntax.NULL, false);

    /** An expression for all schemes that begin so, but for some. */
    private static String otherThan(String beginning, List<String> excluded) {
        String next = excluded.stream()
                .filter(scheme -> scheme.startsWith(beginning) && scheme.length() > beginning.length())
                .map(scheme -> scheme.substring(beginning.length(), beginning.length() + 1))
                .distinct()
                .collect(Collectors.joining());
        String others = FURTHER.chars()
                .limit(beginning.isEmpty() ? 26 : FURTHER.length())
                .filter(c -> next.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        StringBuilder expression = new StringBuilder("([" + others + "]" + REST);
        for (String letter : next.split("")) {
            if (!letter.isEmpty()) {
                String longer = beginning + letter;
                expression.append('|').append(letter).append(otherThan(longer, excluded));
                expression.append(excluded.contains(longer) ? "" : "?");
            }
        }
        return expression.append(')').toString();
    }

    private OriginExpressions() {}

    static boolean matchSome(Expression expression) {
        return Languages.meet(expression.tree(), SENT);
    }

    /** Reports an expression that matches none; returns whether it may match one. */
    public static boolean check(String place, Object written, Expression expression, Problems problems) {
        String text = Expression.text(written);
        if (matchSome(expression)) {
            if (hasStarOfPattern(text)) {
                problems.warning(
                        place,
                        written,
                        Reason.LOOKS_LIKE_EXPRESSION,
                        "in an expression, * repeats only the character before it",
                        OriginRemedy.ofPattern(text));
            } else if (text.contains(OriginSyntax.NULL) && Languages.meet(expression.tree(), NULL)) {
                problems.warning(place, written, Reason.UNREACHABLE, NULL_ALONE + "; remove it from the expression");
            }
            return true;
        }
        if (Languages.meet(expression.tree(), NULL)) {
            problems.error(place, written, Reason.UNREACHABLE, NULL_ALONE + "; remove the expression");
            return false;
        }
        boolean some = Languages.meet(expression.tree(), WELL_FORMED);
        String remedy = hasStarOfPattern(text) ? OriginRemedy.ofPattern(text) : OriginRemedy.ofExpression(text);
        if (some) {
            problems.warning(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    "no browser sends an origin that this expression matches; origins are in lower case, with the scheme of"
                            + " a page and without its default port",
                    remedy);
        } else {
            problems.error(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    "no origin matches this expression: one is scheme://host or scheme://host:port, without a path",
                    remedy);
        }
        return some;
    }

    /** Whether a {@code *} stands where it repeats a slash, a colon or the last letter of a label, which nobody means. */
    private static boolean hasStarOfPattern(String text) {
        return text.indexOf('*') > 0 && STAR_OF_PATTERN.matcher(text).find();
    }
}
