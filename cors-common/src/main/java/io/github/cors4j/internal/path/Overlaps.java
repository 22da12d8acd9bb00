package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Warns about wildcard patterns of equal rank that match the same paths: then only their order determines which decides.
 * Each pattern is looked up in the tree of those before it.
 */
final class Overlaps {
    private static final String ANY = "*";

    /** How many nodes of trees are visited, about 20 ns each. Beyond that there are no warnings. */
    private static final int MOST_VISITS = 2_000_000;

    private final String place;
    private final Problems problems;
    private final Predicate<PathPattern> decided;
    private int left = MOST_VISITS;

    private SegmentTree tree = new SegmentTree();
    private final Map<Integer, List<PathPattern>> ends = new HashMap<>();

    /**
     * Creates a check.
     *
     * @param decided returns whether something else decides about all paths that two patterns have in common
     */
    Overlaps(String place, Problems problems, Predicate<PathPattern> decided) {
        this.place = place;
        this.problems = problems;
        this.decided = decided;
    }

    /** Checks patterns that are in their order of precedence. */
    void check(List<PathPattern> patterns) {
        for (int i = 0; i < patterns.size() && !isOver(); i++) {
            PathPattern pattern = patterns.get(i);
            if (i > 0 && PathTable.WILDCARDS.compare(patterns.get(i - 1), pattern) != 0) {
                tree = new SegmentTree();
                ends.clear();
            }
            visit(SegmentTree.ROOT, 0, pattern);
            int node = tree.add(pattern.segments(), pattern.fixedSegments());
            ends.computeIfAbsent(node, key -> new ArrayList<>(1)).add(pattern);
        }
    }

    private boolean isOver() {
        return left <= 0 || problems.isFullOfWarnings();
    }

    /** Compares a pattern with the patterns at and below a node to which its first segments lead. */
    private void visit(int node, int depth, PathPattern pattern) {
        if (isOver()) {
            return;
        }
        left--;
        boolean ended = depth >= pattern.fixedSegments();
        for (PathPattern other : ends.getOrDefault(node, List.of())) {
            if (other.isPrefix() || ended) {
                compare(other, pattern);
            }
        }
        if (ended ? pattern.isPrefix() : pattern.segments().get(depth).equals(ANY)) {
            for (int child = tree.firstChild(node); child != SegmentTree.NONE; child = tree.nextSibling(child)) {
                visit(child, depth + 1, pattern);
            }
        } else if (!ended) {
            String segment = pattern.segments().get(depth);
            visitIfPresent(tree.child(node, segment, 0, segment.length()), depth + 1, pattern);
            visitIfPresent(tree.any(node), depth + 1, pattern);
        }
    }

    private void visitIfPresent(int node, int depth, PathPattern pattern) {
        if (node != SegmentTree.NONE) {
            visit(node, depth, pattern);
        }
    }

    private void compare(PathPattern first, PathPattern second) {
        PathPattern common = common(first, second);
        left -= common.segments().size();
        if (!decided.test(common)) {
            problems.warning(
                    place,
                    second.text(),
                    Reason.RESOURCES_OVERLAP,
                    first.text() + " matches some of the same paths with equal rank, so the one declared first"
                            + " decides; declare " + common.text() + ", which both match, as a resource of its own");
        }
    }

    /** Returns the pattern of the paths that both match. */
    private static PathPattern common(PathPattern first, PathPattern second) {
        List<String> common = new ArrayList<>();
        for (int i = 0; i < Math.max(first.fixedSegments(), second.fixedSegments()); i++) {
            String segment = segment(first, i);
            common.add(segment.equals(ANY) ? segment(second, i) : segment);
        }
        if (first.isPrefix() && second.isPrefix()) {
            common.add(ANY);
        }
        return new PathPattern("/" + String.join("/", common), common, null);
    }

    private static String segment(PathPattern pattern, int index) {
        return index < pattern.segments().size() ? pattern.segments().get(index) : ANY;
    }
}
