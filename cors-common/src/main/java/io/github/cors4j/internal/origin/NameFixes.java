package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Corrects characters within a name: if there are several possibilities, each name is written out. */
final class NameFixes {
    /** The most characters of a class that was meant as one of a few. */
    private static final int FEW = 10;

    /** The most optional parts of a name; each doubles the number of names. */
    private static final int MOST_OPTIONS = 3;

    private NameFixes() {}

    /** Writes out a class of a few characters as alternatives, and a counted letter as letters. */
    static List<Node> fewCharacters(List<Node> parts) {
        return parts.stream().map(NameFixes::spelledOut).toList();
    }

    private static Node spelledOut(Node node) {
        if (node instanceof Node.One one && !one.set().isLiteral() && one.set().size() <= FEW) {
            return new Node.Alternatives(ExpressionParts.literals(one.set().characters()));
        }
        boolean fixed = node instanceof Node.Repeated repeated
                && repeated.least() == repeated.most()
                && repeated.least() <= FEW
                && ExpressionParts.isLiteral(repeated.part());
        return fixed
                ? new Node.Sequence(Collections.nCopies(((Node.Repeated) node).least(), ((Node.Repeated) node).part()))
                : node;
    }

    /** Writes out the names that optional letters make. */
    static List<Node> optionalLetters(List<Node> parts) {
        List<Node> fixed = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= parts.size(); i++) {
            if (i == parts.size() || isSeparator(parts.get(i))) {
                fixed.addAll(spelledOut(parts.subList(start, i)));
                fixed.addAll(parts.subList(i, Math.min(i + 1, parts.size())));
                start = i + 1;
            }
        }
        return fixed;
    }

    private static boolean isSeparator(Node node) {
        return ExpressionParts.isLiteral(node)
                && "./:".indexOf(((Node.One) node).set().letter()) >= 0;
    }

    private static boolean isOptional(Node node) {
        return node instanceof Node.Repeated option
                && option.isOption()
                && ExpressionParts.flat(option.part()).stream()
                        .allMatch(part -> ExpressionParts.isLiteral(part) && !isSeparator(part));
    }

    private static List<Node> spelledOut(List<Node> label) {
        long options = label.stream().filter(NameFixes::isOptional).count();
        if (options == 0
                || options > MOST_OPTIONS
                || label.size() == 1
                || !label.stream().allMatch(part -> ExpressionParts.isLiteral(part) || isOptional(part))) {
            return label;
        }
        List<List<Node>> names = List.of(List.of());
        for (Node part : label) {
            List<Node> letters = ExpressionParts.isLiteral(part)
                    ? List.of(part)
                    : ExpressionParts.flat(((Node.Repeated) part).part());
            List<List<Node>> longer = new ArrayList<>();
            for (List<Node> name : names) {
                longer.add(joined(name, letters));
                if (!ExpressionParts.isLiteral(part)) {
                    longer.add(name);
                }
            }
            names = longer;
        }
        return List.of(new Node.Alternatives(
                names.stream().map(name -> (Node) new Node.Sequence(name)).toList()));
    }

    private static List<Node> joined(List<Node> first, List<Node> second) {
        List<Node> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
