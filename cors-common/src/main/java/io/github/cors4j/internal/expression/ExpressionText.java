package io.github.cors4j.internal.expression;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as the text of an expression, in the original spelling where that means the same. */
public final class ExpressionText {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private ExpressionText() {}

    /** Returns the expression with both anchors. */
    public static String of(Node node) {
        return "^" + (node instanceof Node.Alternatives ? "(" + write(node) + ")" : write(node)) + "$";
    }

    /** Returns the characters with which all that it matches begins. */
    public static String beginning(Node node) {
        StringBuilder beginning = new StringBuilder();
        for (Node part : node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node)) {
            if (part instanceof Node.One one && one.set().isLiteral()) {
                beginning.append(one.set().letter());
            } else if (!(part instanceof Node.Assertion)) {
                break;
            }
        }
        return beginning.toString();
    }

    private static String write(Node node) {
        if (node instanceof Node.One one) {
            return write(one);
        }
        if (node instanceof Node.Assertion assertion) {
            return assertion.source();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream()
                    .map(part -> part instanceof Node.Alternatives ? "(" + write(part) + ")" : write(part))
                    .collect(Collectors.joining());
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().map(ExpressionText::write).collect(Collectors.joining("|"));
        }
        Node.Repeated repeated = (Node.Repeated) node;
        String part = write(repeated.part());
        return (repeated.part() instanceof Node.One ? part : "(" + part + ")") + repeated.source();
    }

    /**
     * Writes one character. Within a quotation, or if a flag ignored its case, it needs another spelling than the original
     * one; browsers send lower case.
     */
    private static String write(Node.One one) {
        CharSet set = one.set();
        if (says(one.source(), one)) {
            return one.source();
        }
        if (set.isLiteral()) {
            char c = set.letter();
            return (SPECIAL.indexOf(c) < 0 ? "" : "\\") + c;
        }
        return set.size() > 64 ? "[^" + ranges(set.negated()) + "]" : "[" + ranges(set) + "]";
    }

    private static boolean says(String source, Node.One one) {
        try {
            return ExpressionParser.parse(source, false) instanceof Node.One read
                    && read.set().equals(one.set());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String ranges(CharSet set) {
        StringBuilder ranges = new StringBuilder();
        for (CharSet left = set; !left.isEmpty(); ) {
            char from = left.first();
            char to = from;
            while (set.has(to + 1)) {
                to++;
            }
            ranges.append(member(from)).append(to == from ? "" : "-" + member(to));
            left = left.without(CharSet.range(from, to));
        }
        return ranges.isEmpty() ? "\\x00" : ranges.toString();
    }

    private static String member(char c) {
        boolean control = c < ' ' || c == 127;
        return control ? "\\x%02x".formatted((int) c) : ("\\]^-[".indexOf(c) < 0 ? "" : "\\") + c;
    }
}
