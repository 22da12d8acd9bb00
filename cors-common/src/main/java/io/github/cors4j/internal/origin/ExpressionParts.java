package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Creates and examines the parts of expressions. */
final class ExpressionParts {
    private ExpressionParts() {}

    static List<Node> literals(String text) {
        return text.chars().mapToObj(c -> (Node) literal((char) c)).toList();
    }

    static Node.One literal(char c) {
        return new Node.One(CharSet.of(String.valueOf(c)), "");
    }

    static Node option(Node node) {
        return new Node.Repeated(node, 0, 1, "?");
    }

    /** Returns the parts of a sequence; any other node as the only part. */
    static List<Node> flat(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
    }

    static List<Node> with(List<Node> parts, int index, Node part) {
        List<Node> fixed = new ArrayList<>(parts);
        fixed.set(index, part);
        return fixed;
    }

    static List<Object> sets(List<Node> parts) {
        return parts.stream()
                .map(part -> part instanceof Node.One one ? one.set() : (Object) part)
                .toList();
    }

    static boolean isLiteral(Node node) {
        return node instanceof Node.One one && one.set().isLiteral();
    }

    static boolean isLiteral(Node node, char c) {
        return isLiteral(node) && ((Node.One) node).set().letter() == c;
    }

    static boolean isAny(Node node) {
        return node instanceof Node.One one && one.set().equals(CharSet.ALL);
    }

    /** Returns whether it has a class of several characters, and so is not written out. */
    static boolean isOpen(Node node) {
        return hasOne(node, set -> !set.isLiteral());
    }

    static boolean takes(Node node, char c) {
        return hasOne(node, set -> set.has(c));
    }

    static boolean hasOne(Node node, Predicate<CharSet> wanted) {
        if (node instanceof Node.One one) {
            return wanted.test(one.set());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().anyMatch(part -> hasOne(part, wanted));
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().anyMatch(branch -> hasOne(branch, wanted));
        }
        return node instanceof Node.Repeated repeated && hasOne(repeated.part(), wanted);
    }

    /** Returns whether a part also matches nothing. */
    static boolean mayBeEmpty(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().allMatch(ExpressionParts::mayBeEmpty);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().anyMatch(ExpressionParts::mayBeEmpty);
        }
        return node instanceof Node.Repeated repeated
                ? repeated.least() == 0 || mayBeEmpty(repeated.part())
                : !(node instanceof Node.One);
    }

    /** Returns whether nothing else of the host is before a part, which would become the beginning of a name. */
    static boolean beginsHost(List<Node> parts, int index) {
        return index > 0 && isLiteral(parts.get(index - 1), '/');
    }
}
