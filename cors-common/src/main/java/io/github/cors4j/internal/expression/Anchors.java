package io.github.cors4j.internal.expression;

import java.util.ArrayList;
import java.util.List;

/** Removes from an expression what can never match, because a {@code ^} follows a character, or a {@code $} precedes one. */
final class Anchors {
    private static final Node NOTHING = new Node.One(CharSet.NONE, "");

    private Anchors() {}

    static Node applied(Node node) {
        return applied(node, false, false);
    }

    /**
     * Returns the part of an expression that can match.
     *
     * @param behind whether a character precedes it in every match
     * @param ahead whether a character follows it in every match
     */
    private static Node applied(Node node, boolean behind, boolean ahead) {
        if (node instanceof Node.Assertion assertion) {
            boolean begins =
                    assertion.source().equals("^") || assertion.source().equals("\\A");
            boolean ends = assertion.source().equals("$") || assertion.source().equals("\\z");
            return begins && behind || ends && ahead ? NOTHING : node;
        }
        if (node instanceof Node.Alternatives alternatives) {
            return new Node.Alternatives(alternatives.branches().stream()
                    .map(branch -> applied(branch, behind, ahead))
                    .toList());
        }
        if (node instanceof Node.Repeated repeated) {
            Node part = applied(repeated.part(), behind, ahead);
            return new Node.Repeated(part, repeated.least(), repeated.most(), repeated.source());
        }
        return node instanceof Node.Sequence sequence ? applied(sequence.parts(), behind, ahead) : node;
    }

    private static Node applied(List<Node> parts, boolean behind, boolean ahead) {
        int first = 0;
        while (first < parts.size() && !takesSome(parts.get(first))) {
            first++;
        }
        int last = parts.size() - 1;
        while (last >= 0 && !takesSome(parts.get(last))) {
            last--;
        }
        List<Node> applied = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            applied.add(applied(parts.get(i), behind || i > first, ahead || i < last));
        }
        return new Node.Sequence(applied);
    }

    /** Returns whether everything that a part matches has at least one character. */
    private static boolean takesSome(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().anyMatch(Anchors::takesSome);
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().allMatch(Anchors::takesSome);
        }
        return node instanceof Node.One
                || node instanceof Node.Repeated repeated && repeated.least() > 0 && takesSome(repeated.part());
    }
}
