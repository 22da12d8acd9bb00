package io.github.cors4j.internal.origin;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;

/** Tells the expressions that no origin can match, as browsers send them. */
public final class OriginExpressions {
    private static final Node ORIGINS = ExpressionParser.parse(
            "null|[a-z][a-z0-9+.-]*://([a-z0-9._-]*|\\[[0-9a-f:]+\\])(:[1-9][0-9]{0,4})?", false);

    private OriginExpressions() {}

    static boolean matchSome(Expression expression) {
        return Languages.meet(expression.tree(), ORIGINS);
    }

    /** Reports an expression that matches none; returns whether it may match one. */
    public static boolean check(String place, Object written, Expression expression, Problems problems) {
        boolean some = matchSome(expression);
        if (!some) {
            problems.error(
                    place,
                    written,
                    Reason.UNREACHABLE,
                    "no origin matches this expression: one is scheme://host or scheme://host:port, in lower case and"
                            + " without a path",
                    OriginRemedy.ofExpression(Expression.text(written)));
        }
        return some;
    }
}
