package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects the dots between the labels of a host. */
final class DotFixes {
    private DotFixes() {}

    /** Escapes a dot before a label that lacks its backslash. */
    static List<Node> bareDot(List<Node> parts) {
        List<Node> fixed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int end = i;
            while (end < parts.size() && ExpressionParts.isAny(parts.get(end))) {
                end++;
            }
            if (end > i + 1 && i > 0 && end < parts.size() && isLetter(parts.get(i - 1)) && isLetter(parts.get(end))) {
                fixed.add(ExpressionParts.literal('.')); // several dots between letters were meant as one
                i = end - 1;
                continue;
            }
            boolean beforeName = i < parts.size() - 1 && beginsLabel(parts.get(i + 1));
            boolean dot = i > 0
                    && beforeName
                    && ExpressionParts.isAny(parts.get(i))
                    && !ExpressionParts.isAny(parts.get(i - 1));
            fixed.add(dot ? ExpressionParts.literal('.') : within(parts.get(i), beforeName));
        }
        return fixed;
    }

    private static boolean isLetter(Node node) {
        return ExpressionParts.isLiteral(node)
                && Character.isLetter(((Node.One) node).set().letter());
    }

    /**
     * Does the same for the last dot of a group or option before a label: {@code (www.)?}, {@code (app.|www.)?},
     * {@code ([a-z]+.)*}, {@code .?}.
     */
    private static Node within(Node node, boolean beforeName) {
        if (node instanceof Node.Alternatives alternatives) {
            return new Node.Alternatives(alternatives.branches().stream()
                    .map(branch -> within(branch, beforeName))
                    .toList());
        }
        if (node instanceof Node.Repeated group) {
            boolean dot = beforeName && group.isOption() && ExpressionParts.isAny(group.part());
            Node part = dot ? ExpressionParts.literal('.') : within(group.part(), beforeName);
            return new Node.Repeated(part, group.least(), group.most(), group.source());
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return node;
        }
        List<Node> parts = bareDot(sequence.parts());
        int last = parts.size() - 1;
        boolean dot = beforeName && last > 0 && ExpressionParts.isAny(parts.get(last));
        return new Node.Sequence(dot ? ExpressionParts.with(parts, last, ExpressionParts.literal('.')) : parts);
    }

    /** Returns whether a label may begin with this part, so that the dot before it was meant literally. */
    private static boolean beginsLabel(Node node) {
        return node instanceof Node.One && !ExpressionParts.isAny(node)
                || node instanceof Node.Alternatives
                || node instanceof Node.Repeated group
                        && ExpressionParts.flat(group.part()).stream().limit(1).anyMatch(DotFixes::beginsLabel);
    }

    /**
     * Turns a label with an optional dot, {@code www\.?}, into an optional subdomain, {@code (www\.)?}. But any name that
     * may not be missing stays: {@code [a-z]+\.?}.
     */
    static List<Node> optionalDot(List<Node> parts) {
        int start = startOfHost(parts);
        if (start < 0) {
            return parts;
        }
        int dot = start + 1;
        while (dot < parts.size()
                && ExpressionParts.isLiteral(parts.get(dot - 1))
                && ExpressionParts.isLiteral(parts.get(dot))) {
            dot++;
        }
        if (dot < parts.size() && isOptionalDot(parts.get(dot))) {
            List<Node> fixed = new ArrayList<>(parts);
            fixed.subList(start, dot + 1).clear();
            Node label = label(parts.subList(start, dot));
            Node subdomain = SubdomainFixes.subdomainOf(label);
            boolean needed = ExpressionParts.isOpen(label) && !ExpressionParts.mayBeEmpty(parts.get(start));
            fixed.add(start, needed ? subdomain : ExpressionParts.option(subdomain));
            return fixed;
        }
        return parts.get(start) instanceof Node.Repeated group && group.isOption()
                ? ExpressionParts.with(parts, start, ExpressionParts.option(withDot(group.part())))
                : parts;
    }

    private static int startOfHost(List<Node> parts) {
        return IntStream.range(1, parts.size())
                .filter(i -> ExpressionParts.beginsHost(parts, i) && !ExpressionParts.isLiteral(parts.get(i), '/'))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isOptionalDot(Node node) {
        return node instanceof Node.Repeated dot && dot.isOption() && ExpressionParts.isLiteral(dot.part(), '.');
    }

    /** Returns the label without its {@code ?}, since it becomes optional together with its dot. */
    private static Node label(List<Node> parts) {
        Node first = parts.get(0);
        boolean option = first instanceof Node.Repeated repeated && repeated.isOption();
        if (parts.size() == 1 && first instanceof Node.Alternatives alternatives) {
            return new Node.Alternatives(alternatives.branches().stream()
                    .filter(branch -> !ExpressionParts.flat(branch).isEmpty())
                    .toList());
        }
        return parts.size() > 1 ? new Node.Sequence(parts) : option ? ((Node.Repeated) first).part() : first;
    }

    private static Node withDot(Node label) {
        if (ExpressionParts.sets(ExpressionParts.flat(label))
                .equals(ExpressionParts.sets(ExpressionParts.literals("www")))) {
            return SubdomainFixes.subdomainOf(label);
        }
        return label instanceof Node.Sequence sequence
                        && !sequence.parts().isEmpty()
                        && isOptionalDot(sequence.parts().get(sequence.parts().size() - 1))
                ? new Node.Sequence(ExpressionParts.with(
                        sequence.parts(), sequence.parts().size() - 1, ExpressionParts.literal('.')))
                : label;
    }
}
