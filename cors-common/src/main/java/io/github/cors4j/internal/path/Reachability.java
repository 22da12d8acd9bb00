package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.List;

/** Warns of resources that no request can reach, because something that precedes them takes all their paths. */
public final class Reachability {
    /** A segment that no literal pattern has, so that only wildcards and expressions match it. */
    private static final String FRESH = "~~qxzvkjwq~~";

    private final String place;
    private final Problems problems;

    public Reachability(String place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    public <V> void check(List<PathTable.Entry<V>> resources, List<PathPattern> excluded) {
        PathTable<Boolean> exclusions = new PathTable<>(
                excluded.stream().map(path -> new PathTable.Entry<>(path, true)).toList());
        boolean allTaken = resources.stream().anyMatch(entry -> entry.pattern().coversEverything());
        boolean allExcluded = excluded.stream().anyMatch(PathPattern::coversEverything);
        for (PathTable.Entry<V> entry : resources) {
            PathPattern pattern = entry.pattern();
            if (pattern.expression() == null ? isExcluded(pattern, exclusions) : allExcluded) {
                warn(pattern, "an exclusion takes all its paths; remove one of the two");
            } else if (pattern.expression() != null && allTaken) {
                warn(
                        pattern,
                        "wildcards precede expressions, and one covers every path; write the expression ^/.* in its place");
            }
        }
    }

    /** Asks for paths that stand for all others: what takes them takes whatever the pattern matches. */
    private static boolean isExcluded(PathPattern pattern, PathTable<Boolean> exclusions) {
        List<String> segments = pattern.segments();
        String deepest = "/" + String.join("/", segments).replace("*", FRESH);
        if (!pattern.isPrefix()) {
            return exclusions.find(deepest) != null;
        }
        String parent = deepest.substring(0, Math.max(1, deepest.lastIndexOf('/')));
        return exclusions.find(parent) != null
                && exclusions.find(deepest) != null
                && exclusions.find(deepest + "/" + FRESH) != null;
    }

    private void warn(PathPattern pattern, String message) {
        problems.warning(place, pattern.text(), Reason.UNREACHABLE, "no request reaches it: " + message);
    }
}
