package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.ShortList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns about resources that no request can reach, because patterns that precede them match all their paths.
 *
 * <p>For a pattern without an expression, at most two paths have to be tried. Each {@code *} is replaced by a segment that
 * no pattern contains: a pattern that matches these paths matches all the others as well.
 */
public final class Reachability {
    private static final String FRESH = "~~qxzvkjwq~~";

    private final String place;
    private final Problems problems;
    private final PathTable<?> resources;
    private final PathTable<?> exclusions;
    private final JointMatches takers = new JointMatches();

    public Reachability(String place, Problems problems, PathTable<?> resources, PathTable<?> exclusions) {
        this.place = place;
        this.problems = problems;
        this.resources = resources;
        this.exclusions = exclusions;
    }

    public void check() {
        boolean expressionsExcluded = !exclusions.expressions().isEmpty();
        List<PathPattern> preceding = new ArrayList<>();
        for (PathPattern pattern : resources.plain()) {
            if (!warnOfPlain(pattern) && expressionsExcluded && !pattern.isExact()) {
                warnOfLanguage(pattern, preceding);
            }
            preceding.add(pattern);
        }
        boolean allTaken = preceding.stream().anyMatch(PathPattern::coversEverything);
        boolean allExcluded = exclusions.plain().stream().anyMatch(PathPattern::coversEverything);
        for (PathPattern pattern : resources.expressions()) {
            if (allExcluded) {
                warnOfExclusion(pattern);
            } else if (allTaken) {
                warn(
                        pattern,
                        "wildcards take precedence over expressions, and one covers every path; write the expression"
                                + " ^/.* instead of it");
            } else {
                warnOfLanguage(pattern, preceding);
            }
            preceding.add(pattern);
        }
        Set<String> declared = new HashSet<>();
        new Overlaps(place, problems, common -> isDeclared(common, declared) || isExcluded(common))
                .check(resources.wild());
        new ExpressionOverlaps(place, problems).check(resources.expressions());
    }

    private boolean warnOfPlain(PathPattern pattern) {
        List<PathPattern> taking = new ArrayList<>();
        boolean excluded = true;
        for (String path : deepest(pattern)) {
            PathPattern exclusion = pattern.isExact() ? exclusions.pattern(path) : exclusions.plain(path);
            PathPattern taker = exclusion != null ? exclusion : resources.plain(path);
            excluded &= exclusion != null;
            if (taker == null || exclusion == null && taker.text().equals(pattern.text())) {
                return false;
            }
            taking.add(taker);
        }
        if (excluded) {
            warnOfExclusion(pattern);
        } else {
            warnOfTakers(pattern, taking.stream().distinct().toList());
        }
        return true;
    }

    private void warnOfLanguage(PathPattern pattern, List<PathPattern> preceding) {
        List<PathPattern> ahead = new ArrayList<>(exclusions.plain());
        ahead.addAll(exclusions.expressions());
        ahead.addAll(preceding);
        List<PathPattern> taking = takers.of(pattern, ahead);
        if (!taking.isEmpty()) {
            warnOfTakers(pattern, taking);
        }
    }

    private void warnOfTakers(PathPattern pattern, List<PathPattern> taking) {
        boolean wild = taking.stream().anyMatch(other -> other.expression() == null);
        warn(
                pattern,
                "other patterns take all its paths first, " + ShortList.of(taking, PathPattern::text, 3)
                        + (pattern.expression() != null && wild
                                ? "; wildcards take precedence over expressions, so write an expression instead of"
                                        + " the wildcards"
                                : "; remove it"));
    }

    private void warnOfExclusion(PathPattern pattern) {
        warn(pattern, "an exclusion covers all its paths; remove one of the two");
    }

    private void warn(PathPattern pattern, String message) {
        problems.warning(place, pattern.text(), Reason.UNREACHABLE, "no request reaches it: " + message);
    }

    private boolean isDeclared(PathPattern common, Set<String> declared) {
        if (declared.isEmpty()) {
            resources.plain().forEach(pattern -> declared.add(pattern.canonical()));
        }
        return declared.contains(common.canonical());
    }

    private boolean isExcluded(PathPattern pattern) {
        return deepest(pattern).stream().allMatch(path -> exclusions.pattern(path) != null);
    }

    /** Returns the paths that represent all paths of a pattern: a pattern that matches these matches all of them. */
    private static List<String> deepest(PathPattern pattern) {
        String path = pattern.canonical().replace("*", FRESH);
        return pattern.isPrefix()
                ? List.of(path.substring(0, Math.max(1, path.lastIndexOf('/'))), path)
                : List.of(path);
    }
}
