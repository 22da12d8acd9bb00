package io.github.cors4j.internal.path;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the pattern that begins most like a path, among the sorted beginnings of all patterns. */
final class PathNeighbours {
    private final NavigableMap<String, PathPattern> beginnings = new TreeMap<>();

    PathNeighbours(List<PathPattern> patterns) {
        for (PathPattern pattern : patterns) {
            String path = pattern.canonical();
            String beginning = pattern.isPrefix() ? path.substring(0, path.lastIndexOf('/')) : path;
            if (pattern.expression() == null && !beginning.isEmpty() && !beginning.contains("*")) {
                beginnings.putIfAbsent(beginning, pattern);
            }
        }
    }

    /** Returns the pattern with the longest beginning that the path shares, though perhaps not as whole segments. */
    @Nullable
    PathPattern of(String path) {
        String rest = path;
        while (true) {
            String nearest = beginnings.floorKey(rest);
            if (nearest == null || rest.startsWith(nearest)) {
                return nearest == null ? null : beginnings.get(nearest);
            }
            int common = 0;
            // They differ before either ends, since the nearest is no greater and no beginning of the rest.
            while (rest.charAt(common) == nearest.charAt(common)) {
                common++;
            }
            rest = rest.substring(0, common); // any beginning of the path is also one of this part
        }
    }
}
