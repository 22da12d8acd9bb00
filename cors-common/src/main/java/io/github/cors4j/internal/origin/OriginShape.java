package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises expressions that can be written as patterns. */
final class OriginShape {
    private static final CharSet LABEL = CharSet.of("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static final CharSet HOST = CharSet.of("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static final CharSet DIGITS = CharSet.of("0123456789");

    private OriginShape() {}

    /**
     * Returns the pattern that allows the same origins; {@code null} if there is none.
     *
     * @param loosely whether the pattern may also allow more subdomains
     */
    static @Nullable String patternOf(List<Node> parts, boolean loosely) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            boolean first = pattern.toString().endsWith(OriginSyntax.SCHEME_END)
                    && i + 1 < parts.size()
                    && ExpressionParts.isLiteral(parts.get(i + 1), '.');
            if (ExpressionParts.isLiteral(part)) {
                pattern.append(((Node.One) part).set().letter());
            } else if (first && (loosely && part instanceof Node.Repeated || isAnyHost(part))) {
                pattern.append('*');
            } else if (!first && pattern.indexOf("*") < 0 && isAnyLabel(part)) {
                pattern.append('*');
            } else if (i == parts.size() - 1 && isAnyPort(part)) {
                pattern.append(":*");
            } else {
                return null;
            }
        }
        return pattern.toString();
    }

    private static boolean isAnyHost(Node node) {
        return node instanceof Node.Repeated repeated
                && repeated.most() == Node.UNBOUNDED
                && repeated.part() instanceof Node.One one
                && HOST.without(one.set()).isEmpty();
    }

    /** Returns whether a part is any characters of one label. The parser of patterns checks the rest of the label. */
    private static boolean isAnyLabel(Node node) {
        return node instanceof Node.Repeated repeated
                && repeated.least() == 1
                && repeated.most() == Node.UNBOUNDED
                && repeated.part() instanceof Node.One one
                && !one.set().has('.')
                && LABEL.without(one.set()).isEmpty();
    }

    private static boolean isAnyPort(Node node) {
        return node instanceof Node.Repeated option
                && option.isOption()
                && option.part() instanceof Node.Sequence sequence
                && sequence.parts().size() == 2
                && ExpressionParts.isLiteral(sequence.parts().get(0), ':')
                && sequence.parts().get(1) instanceof Node.Repeated digits
                && (digits.most() == Node.UNBOUNDED || digits.most() >= 5)
                && digits.least() <= 1
                && digits.part() instanceof Node.One one
                && DIGITS.without(one.set()).isEmpty();
    }
}
