package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.Node;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lists the usual faults of expressions that do not spell out scheme and domain, in the order in which they are mended. The
 * method that mends a fault says what it is.
 */
enum ExpressionFix {
    STAR(SubdomainFixes::star),
    BARE_DOT(DotFixes::bareDot),
    ANY_PORT(SchemeAndPortFixes::anyPort),
    ENDING_WITH_PORT(SchemeAndPortFixes::endingWithPort),
    ENDING(SchemeAndPortFixes::ending),
    SCHEME(SchemeAndPortFixes::scheme),
    FEW_CHARACTERS(NameFixes::fewCharacters),
    OPTIONAL_DOT(DotFixes::optionalDot),
    OPTIONAL_LETTERS(NameFixes::optionalLetters),
    SUBDOMAIN_OR_NONE(SubdomainFixes::subdomainOrNone),
    SUBDOMAIN(SubdomainFixes::subdomain);

    private final UnaryOperator<List<Node>> mend;

    ExpressionFix(UnaryOperator<List<Node>> mend) {
        this.mend = mend;
    }

    /** The parts of a sequence as they may have been meant; the same if nothing is wrong in this way. */
    List<Node> in(List<Node> parts) {
        return mend.apply(parts);
    }
}
