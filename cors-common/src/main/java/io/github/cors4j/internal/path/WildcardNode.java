package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of wildcard patterns, one level a segment. It is as deep as the longest pattern, however long a
 * path is.
 */
final class WildcardNode<V> {
    /** What belongs to a pattern, with the pattern's place in the order of precedence. */
    private record Ranked<V>(int rank, V value) {}

    private record Placed<V>(PathPattern pattern, Ranked<V> ranked) {}

    private final TextTable<WildcardNode<V>> literals;
    private final @Nullable WildcardNode<V> any;
    private final @Nullable Ranked<V> here;
    private final @Nullable Ranked<V> below;

    private WildcardNode(List<Placed<V>> patterns, int depth) {
        Map<String, List<Placed<V>>> literal = new LinkedHashMap<>();
        List<Placed<V>> wild = new ArrayList<>();
        Ranked<V> here = null;
        Ranked<V> below = null;
        for (Placed<V> placed : patterns) {
            PathPattern pattern = placed.pattern();
            int left = pattern.segments().size() - depth;
            if (left == 0) {
                here = better(here, placed.ranked());
            } else if (left == 1 && pattern.isPrefix()) {
                below = better(below, placed.ranked());
            } else if (pattern.isAnyAt(depth)) {
                wild.add(placed);
            } else {
                literal.computeIfAbsent(pattern.segments().get(depth), segment -> new ArrayList<>())
                        .add(placed);
            }
        }
        Map<String, WildcardNode<V>> children = new LinkedHashMap<>();
        literal.forEach((segment, nested) -> children.put(segment, new WildcardNode<>(nested, depth + 1)));
        this.literals = new TextTable<>(children);
        this.any = wild.isEmpty() ? null : new WildcardNode<>(wild, depth + 1);
        this.here = here;
        this.below = below;
    }

    /** Takes entries in their order of precedence. */
    static <V> WildcardNode<V> of(List<PathTable.Entry<V>> entries) {
        List<Placed<V>> patterns = new ArrayList<>(entries.size());
        for (PathTable.Entry<V> entry : entries) {
            patterns.add(new Placed<>(entry.pattern(), new Ranked<>(patterns.size(), entry.value())));
        }
        return new WildcardNode<>(patterns, 0);
    }

    /** Finds what belongs to the path that ends before {@code end}. */
    @Nullable
    V find(String path, int end) {
        Ranked<V> found = path.startsWith("/") ? find(path, path.equals("/") ? end : 0, end) : below;
        return found == null ? null : found.value();
    }

    /** Takes the index of the slash before the next segment, or {@code end}. */
    private @Nullable Ranked<V> find(String path, int slash, int end) {
        if (slash == end) {
            return better(here, below);
        }
        int next = path.indexOf('/', slash + 1);
        int segmentEnd = next < 0 || next > end ? end : next;
        Ranked<V> found = below;
        WildcardNode<V> child = literals.get(path, slash + 1, segmentEnd);
        if (child != null) {
            found = better(found, child.find(path, segmentEnd, end));
        }
        if (any != null && segmentEnd > slash + 1) {
            found = better(found, any.find(path, segmentEnd, end));
        }
        return found;
    }

    private static <V> @Nullable Ranked<V> better(@Nullable Ranked<V> a, @Nullable Ranked<V> b) {
        return a == null || b != null && b.rank() < a.rank() ? b : a;
    }
}
