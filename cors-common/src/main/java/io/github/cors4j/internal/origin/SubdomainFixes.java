package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects parts that stand for any subdomain. */
final class SubdomainFixes {
    private SubdomainFixes() {}

    /** Turns the star of a pattern, after a slash, into any text. */
    static List<Node> star(List<Node> parts) {
        return parts.stream()
                .map(part -> part instanceof Node.Repeated repeated
                                && repeated.least() == 0
                                && repeated.most() == Node.UNBOUNDED
                                && ExpressionParts.isLiteral(repeated.part(), '/')
                        ? new Node.Sequence(List.of(repeated.part(), any()))
                        : part)
                .toList();
    }

    private static Node any() {
        return new Node.Repeated(new Node.One(CharSet.ALL.without(CharSet.of("/")), "[^/]"), 0, Node.UNBOUNDED, "*");
    }

    /** Turns a part directly before a name, which may be missing, into an optional subdomain. */
    static List<Node> subdomainOrNone(List<Node> parts) {
        int i = beforeName(parts);
        return i < 0 || !ExpressionParts.beginsHost(parts, i) || !ExpressionParts.mayBeEmpty(parts.get(i))
                ? parts
                : with(parts, i, ExpressionParts.option(subdomainOf(parts.get(i))));
    }

    /** Turns a part directly before a name into a subdomain. */
    static List<Node> subdomain(List<Node> parts) {
        int i = beforeName(parts);
        return i < 0 || isOfName(parts.get(i)) ? parts : with(parts, i, subdomainOf(parts.get(i)));
    }

    /** Replaces a part, except before those alternatives after it that begin with a dot of their own. */
    private static List<Node> with(List<Node> parts, int index, Node subdomain) {
        if (!(parts.get(index + 1) instanceof Node.Alternatives names)
                || names.branches().stream().noneMatch(SubdomainFixes::beginsWithDot)) {
            return ExpressionParts.with(parts, index, subdomain);
        }
        List<Node> fixed = new ArrayList<>(parts);
        fixed.remove(index);
        fixed.set(
                index,
                new Node.Alternatives(names.branches().stream()
                        .map(name -> (Node)
                                new Node.Sequence(List.of(beginsWithDot(name) ? parts.get(index) : subdomain, name)))
                        .toList()));
        return fixed;
    }

    private static boolean beginsWithDot(Node name) {
        return ExpressionParts.flat(name).stream().limit(1).anyMatch(part -> ExpressionParts.isLiteral(part, '.'));
    }

    /** Returns a part with a dot after it, or only a dot if the part is a character that may be one. */
    static Node subdomainOf(Node node) {
        boolean dot = node instanceof Node.One one && one.set().has('.');
        return dot ? ExpressionParts.literal('.') : new Node.Sequence(List.of(node, ExpressionParts.literal('.')));
    }

    /** Returns the index of the last part that is not literal and directly before a name; negative if there is none. */
    private static int beforeName(List<Node> parts) {
        return IntStream.iterate(parts.size() - 2, i -> i >= 0, i -> i - 1)
                .filter(i -> !ExpressionParts.isLiteral(parts.get(i)) && !(parts.get(i) instanceof Node.Alternatives))
                .filter(i -> parts.get(i + 1) instanceof Node.Alternatives
                        || ExpressionParts.isLiteral(parts.get(i + 1))
                                && Character.isLetterOrDigit(
                                        ((Node.One) parts.get(i + 1)).set().letter()))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Returns whether a part is letters of the name after it. A dot between them would turn that into the name of somebody
     * else.
     */
    private static boolean isOfName(Node node) {
        return !ExpressionParts.isOpen(node) && !ExpressionParts.takes(node, '.');
    }
}
