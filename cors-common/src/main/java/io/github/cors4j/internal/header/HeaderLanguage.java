package io.github.cors4j.internal.header;

import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import java.util.List;
import java.util.function.Predicate;

/** Which of the names that preflights ask for an expression can match. */
public enum HeaderLanguage {
    /** No name at all. */
    NO_NAMES,
    /** Only names that browsers do not let pages set. */
    FORBIDDEN_NAMES,
    /** Only such names, and names of the CORS protocol itself. */
    NAMES_OF_CORS,
    /** Names that a page may send. */
    NAMES;

    private static final Node NONE = ExpressionParser.parse("(?s)|.*[^!#-'*+.^_`|~0-9A-Za-z-].*", true);
    private static final Node FORBIDDEN =
            ExpressionParser.parse("(sec-|proxy-).*|" + String.join("|", HeaderNames.FORBIDDEN_REQUEST), true);
    private static final Node OF_CORS = ExpressionParser.parse("access-control-.*", true);

    private static final Predicate<Node> IS_NONE = Languages.within(List.of(NONE));
    private static final Predicate<Node> IS_FORBIDDEN = Languages.within(List.of(NONE, FORBIDDEN));
    private static final Predicate<Node> IS_OF_CORS = Languages.within(List.of(NONE, FORBIDDEN, OF_CORS));

    public static HeaderLanguage of(Expression expression) {
        Node tree = expression.tree();
        if (!IS_OF_CORS.test(tree)) {
            return NAMES; // as most
        }
        return IS_NONE.test(tree) ? NO_NAMES : IS_FORBIDDEN.test(tree) ? FORBIDDEN_NAMES : NAMES_OF_CORS;
    }
}
