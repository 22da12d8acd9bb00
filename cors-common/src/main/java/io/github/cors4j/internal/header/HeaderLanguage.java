package io.github.cors4j.internal.header;

import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import java.util.List;

/** The kinds of header names that an expression can match. */
public enum HeaderLanguage {
    /** No header name. */
    NO_NAMES,
    /** Only names that browsers do not let pages set. */
    FORBIDDEN_NAMES,
    /** Only such names, and names of the CORS protocol. */
    NAMES_OF_CORS,
    /** Names that a page may send. */
    NAMES;

    private static final Node NONE = ExpressionParser.parse("(?s)|.*[^!#-'*+.^_`|~0-9A-Za-z-].*", true);
    private static final Node FORBIDDEN =
            ExpressionParser.parse("(sec-|proxy-).*|" + String.join("|", HeaderNames.FORBIDDEN_REQUEST), true);
    private static final Node OF_CORS = ExpressionParser.parse("access-control-.*", true);

    /** Some of the names that pages may send. If an expression matches one of these, no further check is needed. */
    private static final Language OF_APPLICATIONS = Language.of(ExpressionParser.parse("x-[0-9a-z-]+", true));

    private static final Language NO_NAME = Language.of(NONE);
    private static final Language NO_NAME_OR_FORBIDDEN = Language.ofAny(List.of(NONE, FORBIDDEN));
    private static final Language NO_NAME_FORBIDDEN_OR_OF_CORS = Language.ofAny(List.of(NONE, FORBIDDEN, OF_CORS));

    public static HeaderLanguage of(Expression expression) {
        Language names = Language.of(expression.tree());
        if (names.meets(OF_APPLICATIONS) || !names.isWithin(NO_NAME_FORBIDDEN_OR_OF_CORS)) {
            return NAMES;
        }
        return names.isWithin(NO_NAME)
                ? NO_NAMES
                : names.isWithin(NO_NAME_OR_FORBIDDEN) ? FORBIDDEN_NAMES : NAMES_OF_CORS;
    }
}
