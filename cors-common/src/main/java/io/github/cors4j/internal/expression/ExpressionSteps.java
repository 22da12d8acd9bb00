package io.github.cors4j.internal.expression;

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
            sequence.parts().forEach(this::walk);
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
