package io.github.cors4j.internal.header;

import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import java.util.List;

/** Decides whether an expression matches any name that a preflight may ask for. */
public final class HeaderLanguage {
    private static final Node NO_NAME = ExpressionParser.parse("(?s)|.*[^!#-'*+.^_`|~0-9A-Za-z-].*", true);
    private static final Node FORBIDDEN =
            ExpressionParser.parse("(sec-|proxy-).*|" + String.join("|", HeaderNames.FORBIDDEN_REQUEST), true);
    private static final Node OF_CORS = ExpressionParser.parse("access-control-.*", true);

    private HeaderLanguage() {}

    /** Decides whether an expression matches no name at all. */
    public static boolean isOfNone(Expression expression) {
        return Languages.isWithin(expression.tree(), List.of(NO_NAME));
    }

    /** Decides whether an expression matches only names that browsers keep for themselves. */
    public static boolean isForbidden(Expression expression) {
        return Languages.isWithin(expression.tree(), List.of(NO_NAME, FORBIDDEN));
    }

    /** Decides whether an expression matches only names of the CORS protocol itself. */
    public static boolean isOfCors(Expression expression) {
        return Languages.isWithin(expression.tree(), List.of(NO_NAME, FORBIDDEN, OF_CORS));
    }
}
