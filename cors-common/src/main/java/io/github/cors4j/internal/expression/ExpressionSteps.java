package io.github.cors4j.internal.expression;

import java.util.List;

/**
 * Counts how many steps RE2 makes at most with a text of some length: it looks at each character once for each part of
 * the expression that it may have come to. A part that stands at a fixed place is looked at once, a part behind
 * {@code .*} with each character.
 */
public final class ExpressionSteps {
    private final long length;
    private long steps;

    /** Where the next part begins at the earliest, and at the latest. */
    private long earliest;

    private long latest;

    private ExpressionSteps(long length) {
        this.length = length;
    }

    /**
     * The number of steps. It takes time linear in the size of the expression, which has to be looked at before.
     *
     * @param length of the longest text
     */
    public static long of(Node node, int length) {
        ExpressionSteps counter = new ExpressionSteps(length);
        counter.walk(node);
        return counter.steps;
    }

    private void walk(Node node) {
        if (node instanceof Node.Sequence sequence) {
            step();
            walk(sequence.parts());
        } else if (node instanceof Node.Alternatives alternatives) {
            walk(alternatives);
        } else if (node instanceof Node.Repeated repeated) {
            walk(repeated);
        } else {
            step();
            if (node instanceof Node.One) {
                earliest++;
                latest++;
            }
        }
    }

    private void walk(List<Node> parts) {
        int next;
        for (int i = 0; i < parts.size(); i = next) {
            next = i;
            StringBuilder word = new StringBuilder();
            while (next < parts.size()
                    && parts.get(next) instanceof Node.One one
                    && one.set().isLiteral()) {
                word.append(one.set().letter());
                next++;
            }
            if (next > i) {
                step(word.toString());
            } else {
                walk(parts.get(i));
                next++;
            }
        }
    }

    /**
     * Of a word behind {@code .*} only so many places are reached at once as beginnings of it are ends of one another: of
     * {@code api} one, besides its begin, of {@code aaa} all.
     */
    private void step(String word) {
        long places = Math.max(0, Math.min(latest + word.length() - 1, length) - earliest + 1);
        long each = Math.max(0, Math.min(latest, length) - earliest + 1) * word.length();
        steps += Math.min(each, places * (1 + mostAtOnce(word)));
        earliest += word.length();
        latest += word.length();
    }

    /** The longest chain of beginnings of a word that each end in the one before. */
    private static int mostAtOnce(String word) {
        int[] border = new int[word.length() + 1];
        int[] chain = new int[word.length() + 1];
        int most = 0;
        border[0] = -1;
        for (int end = 1; end <= word.length(); end++) {
            int k = border[end - 1];
            while (k >= 0 && word.charAt(k) != word.charAt(end - 1)) {
                k = border[k];
            }
            border[end] = k + 1;
            chain[end] = 1 + chain[k + 1];
            most = Math.max(most, chain[end]);
        }
        return most;
    }

    private void step() {
        steps += Math.max(0, Math.min(latest, length) - earliest + 1);
    }

    private void walk(Node.Alternatives alternatives) {
        long fromEarliest = earliest;
        long fromLatest = latest;
        long toEarliest = Long.MAX_VALUE;
        long toLatest = 0;
        for (Node branch : alternatives.branches()) {
            earliest = fromEarliest;
            latest = fromLatest;
            step();
            walk(branch);
            toEarliest = Math.min(toEarliest, earliest);
            toLatest = Math.max(toLatest, latest);
        }
        earliest = toEarliest;
        latest = toLatest;
    }

    private void walk(Node.Repeated repeated) {
        int copies = ExpressionSize.copies(repeated);
        long after = earliest;
        for (int copy = 1; copy <= copies; copy++) {
            if (repeated.most() == Node.UNBOUNDED && copy == copies) {
                latest = Math.max(latest, length);
            }
            step();
            walk(repeated.part());
            after = copy <= repeated.least() ? earliest : after;
        }
        earliest = after;
    }
}
