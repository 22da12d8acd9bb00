package io.github.cors4j.internal.origin;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;

/** Reports expressions that no origin can match, or none as browsers send it. */
public final class OriginExpressions {
    private static final String REST = "[a-z0-9+.-]*";

    /** All schemes but http and https: origins of these have a host. */
    private static final String OTHER_SCHEME = "([a-gi-z]" + REST + "|h([a-su-z0-9+.-]" + REST + ")?|ht([a-su-z0-9+.-]"
            + REST + ")?|htt([a-oq-z0-9+.-]" + REST + ")?|http[a-rt-z0-9+.-]" + REST + "|https[a-z0-9+.-]" + REST + ")";

    private static final String ORIGINS =
            "null|[a-z]" + REST + "://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[1-9][0-9]{0,4})?|" + OTHER_SCHEME + "://";

    /** Contains every well-formed origin: RFC 6454 leaves the letter case open, and tools send upper case. */
    private static final Node WELL_FORMED = ExpressionParser.parse(ORIGINS, true);

    /** Those of them that browsers send: <a href="https://url.spec.whatwg.org/#host-parsing">hosts</a> in lower case. */
    private static final Node SENT = ExpressionParser.parse(ORIGINS, false);

    private OriginExpressions() {}

    static boolean matchSome(Expression expression) {
        return Languages.meet(expression.tree(), SENT);
    }

    /** Reports an expression that matches none; returns whether it may match one. */
    public static boolean check(String place, Object written, Expression expression, Problems problems) {
        if (matchSome(expression)) {
            return true;
        }
        boolean some = Languages.meet(expression.tree(), WELL_FORMED);
        String remedy = OriginRemedy.ofExpression(Expression.text(written));
        if (some) {
            problems.warning(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    "browsers send origins in lower case, and none of these matches the expression",
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
}
