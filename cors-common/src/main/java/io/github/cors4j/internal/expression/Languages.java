package io.github.cors4j.internal.expression;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares what expressions match, by following them through all texts at once: exactly, for texts of ASCII and
 * expressions without assertions but at their ends. Of what takes too long to follow, nothing is claimed.
 */
public final class Languages {
    /** Some milliseconds. */
    private static final int MOST_STEPS = 200_000;

    private record Pair(int of, int other) {}

    private record Way(int of, BitSet others) {}

    private Languages() {}

    /** Returns whether some text may match both; {@code false} is certain. */
    public static boolean meet(Node a, Node b) {
        return meeting(a).test(b);
    }

    /** Returns the same for one expression and many others. */
    public static Predicate<Node> meeting(Node one) {
        Automaton left = Automaton.of(List.of(one));
        return other -> left == null || meet(left, other);
    }

    private static boolean meet(Automaton left, Node other) {
        Automaton right = Automaton.of(List.of(other));
        if (right == null) {
            return true;
        }
        Set<Pair> seen = new HashSet<>();
        Deque<Pair> next = new ArrayDeque<>();
        add(left.start(), right.start(), seen, next);
        while (!next.isEmpty() && seen.size() < MOST_STEPS) {
            Pair pair = next.remove();
            if (left.isEnd(pair.of) && right.isEnd(pair.other)) {
                return true;
            }
            CharSet common = left.set(pair.of).and(right.set(pair.other));
            if (!common.isEmpty()) {
                add(left.next(pair.of), right.next(pair.other), seen, next);
            }
        }
        return !next.isEmpty();
    }

    private static void add(BitSet of, BitSet others, Set<Pair> seen, Deque<Pair> next) {
        for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
            for (int j = others.nextSetBit(0); j >= 0; j = others.nextSetBit(j + 1)) {
                Pair pair = new Pair(i, j);
                if (seen.add(pair)) {
                    next.add(pair);
                }
            }
        }
    }

    /** Returns whether each text that matches the one matches one of the others; {@code true} is certain. */
    public static boolean isWithin(Node one, List<Node> others) {
        return within(others).test(one);
    }

    /** Returns the same for many expressions and some others. */
    public static Predicate<Node> within(List<Node> others) {
        Automaton outer = Automaton.of(others);
        return one -> outer != null && isWithin(one, outer);
    }

    private static boolean isWithin(Node one, Automaton outer) {
        Automaton inner = Automaton.of(List.of(one));
        if (inner == null) {
            return false;
        }
        Set<Way> seen = new HashSet<>();
        Deque<Way> next = new ArrayDeque<>();
        follow(inner.start(), outer.start(), seen, next);
        int steps = 0;
        while (!next.isEmpty()) {
            Way way = next.remove();
            if (inner.isEnd(way.of) && !outer.hasEnd(way.others)) {
                return false;
            }
            CharSet left = inner.set(way.of);
            while (!left.isEmpty()) {
                CharSet alike = outer.alike(way.others, left);
                follow(inner.next(way.of), outer.next(way.others, alike.first()), seen, next);
                left = left.without(alike);
                steps += 1 + way.others.cardinality();
                if (steps > MOST_STEPS) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void follow(BitSet of, BitSet others, Set<Way> seen, Deque<Way> next) {
        for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
            Way way = new Way(i, others);
            if (seen.add(way)) {
                next.add(way);
            }
        }
    }
}
