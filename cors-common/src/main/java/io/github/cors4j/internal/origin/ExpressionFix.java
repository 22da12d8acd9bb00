package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.Node;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The usual faults of expressions that do not spell out scheme and domain, in the order in which they are fixed. The method
 * that fixes a fault describes it.
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

    /** Returns the parts of a sequence as they may have been meant; unchanged if they do not have this fault. */
    List<Node> in(List<Node> parts) {
        return mend.apply(parts);
    }
}
