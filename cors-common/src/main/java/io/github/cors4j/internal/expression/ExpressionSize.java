package io.github.cors4j.internal.expression;

/**
 * Counts the parts that an expression has once its repetitions are written out, as RE2 does. Otherwise, {@code
 * ((a{1000}){1000}){1000}} would take all memory before its size is known.
 */
public final class ExpressionSize {
    /** The largest size that is counted, far from an overflow. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private ExpressionSize() {}

    /** Returns the number of parts, or a large number if there are too many to count. */
    public static long of(Node node) {
        if (node instanceof Node.Sequence sequence) {
            long size = 1;
            for (Node part : sequence.parts()) {
                size += of(part);
            }
            return Math.min(LARGEST, size);
        }
        if (node instanceof Node.Alternatives alternatives) {
            long size = 0;
            for (Node branch : alternatives.branches()) {
                size += 1 + of(branch);
            }
            return Math.min(LARGEST, size);
        }
        if (node instanceof Node.Repeated repeated) {
            return Math.min(LARGEST, (of(repeated.part()) + 1) * copies(repeated));
        }
        return 1;
    }

    /** Returns how often RE2 writes out what is repeated. If there is no limit, the last time stands for all that follow. */
    static int copies(Node.Repeated repeated) {
        return Math.max(1, Math.max(repeated.least(), repeated.most()));
    }
}
