package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionSize;
import io.github.cors4j.internal.expression.Language;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.problem.Problems;
import java.util.List;
import java.util.Objects;

/** Warns about expressions of equal rank that match the same paths: then only their order determines which decides. */
final class ExpressionOverlaps {
    /** The most parts of an expression that is compared: comparing larger ones may yield no result. */
    private static final int LARGEST = 300;

    /** How many pairs of parts are compared, up to 80 bytes each. Beyond that there are no warnings. */
    private static final long MOST = 300_000;

    private final String place;
    private final Problems problems;
    private long left = MOST;

    ExpressionOverlaps(String place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    /** Checks expressions that are in their order of precedence. */
    void check(List<PathPattern> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            PathPattern first = patterns.get(i);
            Node tree = tree(first);
            Language paths = Language.of(tree);
            long size = ExpressionSize.of(tree);
            for (int j = i + 1; j < patterns.size() && isEqual(first, patterns.get(j)); j++) {
                Node other = tree(patterns.get(j));
                long otherSize = ExpressionSize.of(other);
                if (Math.max(size, otherSize) > LARGEST) {
                    continue;
                }
                left -= size * otherSize;
                if (left < 0 || problems.isFullOfWarnings()) {
                    return;
                }
                if (paths.meets(Language.of(other))) {
                    warn(first, patterns.get(j));
                }
            }
        }
    }

    private static boolean isEqual(PathPattern first, PathPattern second) {
        return PathTable.EXPRESSIONS.compare(first, second) == 0;
    }

    private static Node tree(PathPattern pattern) {
        return Objects.requireNonNull(pattern.expression()).tree();
    }

    private void warn(PathPattern first, PathPattern second) {
        problems.warning(
                place,
                second.text(),
                Reason.RESOURCES_OVERLAP,
                first.text() + " matches some of the same paths with equal rank, so the one declared first decides;"
                        + " make one of them longer, or join them");
    }
}
