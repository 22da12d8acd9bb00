package io.github.cors4j.internal.expression;

import java.util.List;

/**
 * Counts the most steps that RE2 makes with a text of some length: it looks at each character once for each part of the
 * expression that it may have reached. A part at a fixed place is looked at once, a part after {@code .*} with each
 * character.
 */
public final class ExpressionSteps {
    private final long length;
    private long steps;

    /** The earliest and the latest place at which the next part may begin. */
    private long earliest;

    private long latest;

    private ExpressionSteps(long length) {
        this.length = length;
    }

    /**
     * Returns the number of steps, in time linear in the size of the expression, which the caller has to limit.
     *
     * @param length the length of the longest text
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
     * Counts the steps of a word. After {@code .*}, several of its places are reached at once only if its prefixes are also
     * suffixes of each other: in {@code api} one besides the start, in {@code aaa} all.
     */
    private void step(String word) {
        long places = Math.max(0, Math.min(latest + word.length() - 1, length) - earliest + 1);
        long each = Math.max(0, Math.min(latest, length) - earliest + 1) * word.length();
        steps += Math.min(each, places * (1 + mostAtOnce(word)));
        earliest += word.length();
        latest += word.length();
    }

    /** Returns the length of the longest chain of prefixes of a word, each of which is a suffix of the one before. */
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
