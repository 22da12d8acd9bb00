package io.github.cors4j.internal.path;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.Languages;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of resources that no request can reach, because something that precedes them takes all their paths. */
public final class Reachability {
    /** A segment that no literal pattern has, so that only wildcards and expressions match it. */
    private static final String FRESH = "~~qxzvkjwq~~";

    private static final int EXACT = 0;
    private static final int WILDCARD = 1;
    private static final int EXPRESSION = 2;

    /** How many pairs of patterns are compared, each in some 20 µs; of what is beyond, nothing is said. */
    private static final int MOST_PAIRS = 10_000;

    /** Comparing deeper ones takes memory, and nobody writes them. */
    private static final int DEEPEST = 30;

    private final String place;
    private final Problems problems;
    private final Map<PathPattern, Node> languages = new IdentityHashMap<>();
    private int left = MOST_PAIRS;

    public Reachability(String place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    public <V> void check(List<PathTable.Entry<V>> resources, List<PathPattern> excluded) {
        PathTable<Boolean> exclusions = new PathTable<>(
                excluded.stream().map(path -> new PathTable.Entry<>(path, true)).toList());
        boolean allTaken = resources.stream().anyMatch(entry -> entry.pattern().coversEverything());
        boolean allExcluded = excluded.stream().anyMatch(PathPattern::coversEverything);
        List<PathPattern> preceding = new ArrayList<>();
        for (PathPattern pattern : inOrder(resources)) {
            if (pattern.expression() == null ? isExcluded(pattern, exclusions) : allExcluded) {
                warn(pattern, "an exclusion takes all its paths; remove one of the two");
            } else if (pattern.expression() != null && allTaken) {
                warn(
                        pattern,
                        "wildcards precede expressions, and one covers every path; write the expression ^/.* in its place");
            } else if (!pattern.isExact()) {
                checkPreceding(pattern, preceding, excluded);
            }
            preceding.add(pattern);
        }
        checkOverlaps(preceding, exclusions);
    }

    /** In the order in which they are asked. */
    private static <V> List<PathPattern> inOrder(List<PathTable.Entry<V>> resources) {
        List<PathPattern> patterns = new ArrayList<>();
        resources.forEach(entry -> patterns.add(entry.pattern()));
        patterns.sort(Comparator.comparingInt(Reachability::kind).thenComparing((a, b) -> switch (kind(a)) {
            case WILDCARD -> PathTable.WILDCARDS.compare(a, b);
            case EXPRESSION -> PathTable.EXPRESSIONS.compare(a, b);
            default -> 0;
        }));
        return patterns;
    }

    private static int kind(PathPattern pattern) {
        return pattern.expression() != null ? EXPRESSION : pattern.isExact() ? EXACT : WILDCARD;
    }

    /** Decides by what all patterns ahead take together, as long as there are few enough to compare. */
    private void checkPreceding(PathPattern pattern, List<PathPattern> preceding, List<PathPattern> excluded) {
        left -= preceding.size() + excluded.size();
        if (left < 0 || pattern.segments().size() > DEEPEST) {
            return;
        }
        Node paths = language(pattern);
        List<PathPattern> ahead = Stream.concat(excluded.stream(), preceding.stream())
                .filter(other -> Languages.meet(language(other), paths))
                .toList();
        if (!ahead.isEmpty() && Languages.isWithin(paths, PathLanguage.certain(ahead))) {
            boolean wild = ahead.stream().anyMatch(other -> other.expression() == null);
            warn(
                    pattern,
                    "all its paths belong to what precedes it, " + Listing.of(ahead, PathPattern::text, 3)
                            + (pattern.expression() != null && wild
                                    ? "; wildcards precede expressions, so write an expression in their place"
                                    : "; remove it"));
        }
    }

    private Node language(PathPattern pattern) {
        return languages.computeIfAbsent(pattern, PathLanguage::of);
    }

    private void checkOverlaps(List<PathPattern> patterns, PathTable<Boolean> exclusions) {
        Set<String> declared = patterns.stream().map(PathPattern::canonical).collect(Collectors.toSet());
        Overlaps overlaps = new Overlaps(
                place, problems, common -> declared.contains(common.canonical()) || isExcluded(common, exclusions));
        overlaps.check(of(WILDCARD, patterns), PathTable.WILDCARDS);
        overlaps.check(of(EXPRESSION, patterns), PathTable.EXPRESSIONS);
    }

    private static List<PathPattern> of(int kind, List<PathPattern> patterns) {
        return patterns.stream().filter(pattern -> kind(pattern) == kind).toList();
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
