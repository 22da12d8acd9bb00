package io.github.cors4j.internal.path;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the wildcard pattern that comes first in the order of precedence, by walking the segments of a path once. */
final class WildcardTree<V> {
    /** The rank of no pattern, after all others. */
    private static final int NOTHING = Integer.MAX_VALUE;

    private final SegmentTree tree = new SegmentTree();
    private final List<PathTable.Entry<V>> entries;
    /** By node, the rank of the pattern that ends there, and of the one that goes on with anything. */
    private final int[] here;

    private final int[] below;

    /** Creates a tree of entries that are in their order of precedence. */
    WildcardTree(List<PathTable.Entry<V>> entries) {
        this.entries = entries;
        int[] nodes = new int[entries.size()];
        for (int i = 0; i < nodes.length; i++) {
            PathPattern pattern = entries.get(i).pattern();
            nodes[i] = tree.add(pattern.segments(), pattern.fixedSegments());
        }
        here = new int[tree.size()];
        below = new int[tree.size()];
        Arrays.fill(here, NOTHING);
        Arrays.fill(below, NOTHING);
        for (int rank = nodes.length - 1; rank >= 0; rank--) {
            (entries.get(rank).pattern().isPrefix() ? below : here)[nodes[rank]] = rank;
        }
    }

    /** Returns the tree of the same patterns in lower case. */
    WildcardTree<V> ignoringCase() {
        boolean lower = entries.stream()
                .map(entry -> entry.pattern().text())
                .allMatch(text -> PathTable.lowerCase(text).equals(text));
        return lower
                ? this
                : new WildcardTree<>(
                        entries.stream().map(PathTable.Entry::ignoringCase).toList());
    }

    /** Returns the entry for the path that ends before {@code end}; {@code null} if no pattern matches. */
    PathTable.@Nullable Entry<V> find(String path, int end) {
        int rank = path.startsWith("/")
                ? find(SegmentTree.ROOT, path, path.equals("/") ? end : 0, end)
                : below[SegmentTree.ROOT];
        return rank == NOTHING ? null : entries.get(rank);
    }

    /** Returns the first rank at or below a node, given the index of the slash before the next segment, or {@code end}. */
    private int find(int node, String path, int slash, int end) {
        if (slash == end) {
            return Math.min(here[node], below[node]);
        }
        int next = path.indexOf('/', slash + 1);
        int segmentEnd = next < 0 || next > end ? end : next;
        int found = below[node];
        int child = tree.child(node, path, slash + 1, segmentEnd);
        if (child != SegmentTree.NONE) {
            found = Math.min(found, find(child, path, segmentEnd, end));
        }
        int any = tree.any(node);
        if (any != SegmentTree.NONE && segmentEnd > slash + 1) {
            found = Math.min(found, find(any, path, segmentEnd, end));
        }
        return found;
    }

    /** Returns the most nodes that a look-up visits for any path. At each {@code *} there is a second way to continue. */
    int mostVisits() {
        int[] literal = new int[tree.size()];
        int[] any = new int[tree.size()];
        for (int node = tree.size() - 1; node > SegmentTree.ROOT; node--) {
            int visits = 1 + literal[node] + any[node];
            int parent = tree.parent(node);
            if (tree.any(parent) == node) {
                any[parent] = visits;
            } else {
                literal[parent] = Math.max(literal[parent], visits);
            }
        }
        return 1 + literal[SegmentTree.ROOT] + any[SegmentTree.ROOT];
    }
}
