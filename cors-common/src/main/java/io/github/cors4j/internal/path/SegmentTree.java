package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.SubstringTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of lists of segments, with one level for each segment. Nodes are numbers, each greater than that of its parent. One
 * hash table holds the children of all nodes: about 50 bytes for each node, however deep the tree is.
 */
final class SegmentTree {
    static final int ROOT = 0;
    static final int NONE = -1;

    private static final String ANY = "*";

    /** Odd, to spread the numbers of parents over many places. */
    private static final int SPREAD = 0x9E3779B9;

    private int size = 1;
    /** At least twice as many places as children: short probes, and always a free place to end a search. */
    private @Nullable String[] keys = new String[16];

    private int[] places = new int[16];

    private int[] parents = new int[8];
    private int[] any = new int[8];
    private int[] firstChild = new int[8];
    private int[] nextSibling = new int[8];

    SegmentTree() {
        Arrays.fill(any, NONE);
        Arrays.fill(firstChild, NONE);
        parents[ROOT] = NONE;
        nextSibling[ROOT] = NONE;
    }

    /** Returns the number of nodes. */
    int size() {
        return size;
    }

    int parent(int node) {
        return parents[node];
    }

    /** Returns the child for the segment {@code *}; {@code NONE} if there is none. */
    int any(int node) {
        return any[node];
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int nextSibling(int node) {
        return nextSibling[node];
    }

    /** Returns the child for a literal segment, given as a part of a text; {@code NONE} if there is none. */
    int child(int parent, String text, int from, int to) {
        int place = place(parent, SubstringTable.hash(text, from, to), keys.length);
        for (String key = keys[place]; key != null; key = keys[place]) {
            int child = places[place];
            if (parents[child] == parent && key.length() == to - from && text.startsWith(key, from)) {
                return child;
            }
            place = (place + 1) & (keys.length - 1);
        }
        return NONE;
    }

    /** Adds the first {@code count} segments. Returns the node at which they end. */
    int add(List<String> segments, int count) {
        int node = ROOT;
        for (int i = 0; i < count; i++) {
            String segment = segments.get(i);
            int child = segment.equals(ANY) ? any[node] : child(node, segment, 0, segment.length());
            node = child == NONE ? create(node, segment) : child;
        }
        return node;
    }

    private int create(int parent, String segment) {
        if (size == parents.length) {
            growNodes();
        }
        int node = size++;
        parents[node] = parent;
        nextSibling[node] = firstChild[parent];
        firstChild[parent] = node;
        if (segment.equals(ANY)) {
            any[parent] = node;
        } else {
            if (2 * size > keys.length) {
                growKeys();
            }
            put(node, segment, keys, places);
        }
        return node;
    }

    private void put(int node, String segment, @Nullable String[] keys, int[] places) {
        int place = place(parents[node], SubstringTable.hash(segment, 0, segment.length()), keys.length);
        while (keys[place] != null) {
            place = (place + 1) & (keys.length - 1);
        }
        keys[place] = segment;
        places[place] = node;
    }

    private static int place(int parent, int hash, int length) {
        int mixed = hash ^ parent * SPREAD;
        return (mixed ^ mixed >>> 15) & (length - 1);
    }

    private void growKeys() {
        @Nullable String[] more = new String[2 * keys.length];
        int[] morePlaces = new int[more.length];
        for (int i = 0; i < keys.length; i++) {
            String key = keys[i];
            if (key != null) {
                put(places[i], key, more, morePlaces);
            }
        }
        keys = more;
        places = morePlaces;
    }

    private void growNodes() {
        int length = 2 * size;
        parents = Arrays.copyOf(parents, length);
        any = Arrays.copyOf(any, length);
        firstChild = Arrays.copyOf(firstChild, length);
        nextSibling = Arrays.copyOf(nextSibling, length);
        Arrays.fill(any, size, length, NONE);
        Arrays.fill(firstChild, size, length, NONE);
    }
}
