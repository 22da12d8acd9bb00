package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionSize;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Warns of resources of equal rank that take the same paths, so that only their order decides. */
final class Overlaps {
    /** As many resources of one rank as anybody writes by hand, each with each: some milliseconds. */
    private static final int MOST_PAIRS = 250_000;

    /** Comparing larger expressions may end without a result. */
    private static final int LARGEST = 300;

    private final String place;
    private final Problems problems;
    private final Predicate<PathPattern> decided;
    private int left = MOST_PAIRS;

    /**
     * Takes where to report.
     *
     * @param decided whether something else decides about all the paths that two patterns have in common
     */
    Overlaps(String place, Problems problems, Predicate<PathPattern> decided) {
        this.place = place;
        this.problems = problems;
        this.decided = decided;
    }

    /** Takes patterns from the highest rank to the lowest. */
    void check(List<PathPattern> patterns, Comparator<PathPattern> ranks) {
        for (int i = 0; i < patterns.size(); i++) {
            PathPattern first = patterns.get(i);
            for (int j = i + 1; j < patterns.size() && ranks.compare(first, patterns.get(j)) == 0; j++) {
                if (left-- == 0) {
                    return;
                }
                compare(first, patterns.get(j));
            }
        }
    }

    private void compare(PathPattern first, PathPattern second) {
        Expression one = first.expression();
        Expression other = second.expression();
        if (one != null && other != null) {
            if (ExpressionSize.of(one.tree()) <= LARGEST
                    && ExpressionSize.of(other.tree()) <= LARGEST
                    && Languages.meet(one.tree(), other.tree())) {
                warn(first, second, "make one of them longer, or join them");
            }
            return;
        }
        PathPattern common = common(first.segments(), second.segments());
        if (common != null && !decided.test(common)) {
            warn(first, second, "declare " + common.text() + ", which both take, as a resource of its own");
        }
    }

    private void warn(PathPattern first, PathPattern second, String remedy) {
        problems.warning(
                place,
                second.text(),
                Reason.RESOURCES_OVERLAP,
                first.text() + " takes some of its paths and is of equal rank, so that the one declared first decides; "
                        + remedy);
    }

    /** What both take; {@code null} if there is nothing. */
    private static @Nullable PathPattern common(List<String> first, List<String> second) {
        boolean prefixes = isPrefix(first) && isPrefix(second);
        int length = Math.max(fixed(first), fixed(second));
        if (!isPrefix(first) && first.size() < length || !isPrefix(second) && second.size() < length) {
            return null;
        }
        List<String> common = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String one = i < fixed(first) ? first.get(i) : "*";
            String other = i < fixed(second) ? second.get(i) : "*";
            if (!one.equals("*") && !other.equals("*") && !one.equals(other)) {
                return null;
            }
            common.add(one.equals("*") ? other : one);
        }
        if (prefixes) {
            common.add("*");
        }
        return new PathPattern("/" + String.join("/", common), common, null);
    }

    private static boolean isPrefix(List<String> segments) {
        return segments.get(segments.size() - 1).equals("*");
    }

    private static int fixed(List<String> segments) {
        return isPrefix(segments) ? segments.size() - 1 : segments.size();
    }
}
