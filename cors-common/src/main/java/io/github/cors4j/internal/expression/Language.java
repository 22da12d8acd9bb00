package io.github.cors4j.internal.expression;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Represents all texts that an expression matches, and compares them with those of another one by following both through all
 * texts at once. The result is exact for ASCII texts and expressions without assertions except at their ends. If following
 * takes too long, {@link #meets} returns {@code true} and {@link #isWithin} returns {@code false}.
 */
public final class Language {
    /** The most steps of a comparison, which take some milliseconds. */
    private static final int MOST_STEPS = 200_000;

    private record Way(int of, BitSet others) {}

    /** The automaton of the expression; {@code null} if it would be too large. */
    private final @Nullable Automaton automaton;

    private Language(@Nullable Automaton automaton) {
        this.automaton = automaton;
    }

    public static Language of(Node expression) {
        return ofAny(List.of(expression));
    }

    /** Returns the texts that match at least one of the expressions. */
    public static Language ofAny(List<Node> expressions) {
        return new Language(Automaton.of(expressions));
    }

    /** Returns whether a text may be in both; {@code false} is certain. */
    public boolean meets(Language other) {
        return automaton == null || other.automaton == null || meet(automaton, other.automaton);
    }

    /** Returns whether each text of this is also one of the other; {@code true} is certain. */
    public boolean isWithin(Language other) {
        return automaton != null && other.automaton != null && isWithin(automaton, other.automaton);
    }

    private static boolean meet(Automaton left, Automaton right) {
        Pairs pairs = new Pairs(right.size());
        pairs.add(left.start(), right.start());
        while (!pairs.isEmpty() && pairs.added < MOST_STEPS) {
            int pair = pairs.remove();
            int one = pairs.one(pair);
            int other = pairs.other(pair);
            if (left.isEnd(one) && right.isEnd(other)) {
                return true;
            }
            if (left.set(one).meets(right.set(other))) {
                pairs.add(left.next(one), right.next(other));
            }
        }
        return !pairs.isEmpty();
    }

    /** Pairs of a state of one automaton and a state of the other. Each is a number, since there are very many. */
    private static final class Pairs {
        private final int others;
        private final BitSet seen = new BitSet();
        private int[] left = new int[64];
        private int size;
        private int added;

        Pairs(int others) {
            this.others = others;
        }

        /** Adds all pairs of these states that are new. */
        void add(BitSet ones, BitSet others) {
            for (int one = ones.nextSetBit(0); one >= 0; one = ones.nextSetBit(one + 1)) {
                for (int other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
                    add(one * this.others + other);
                }
            }
        }

        private void add(int pair) {
            if (!seen.get(pair)) {
                seen.set(pair);
                left = size == left.length ? Arrays.copyOf(left, 2 * size) : left;
                left[size++] = pair;
                added++;
            }
        }

        boolean isEmpty() {
            return size == 0;
        }

        int remove() {
            return left[--size];
        }

        int one(int pair) {
            return pair / others;
        }

        int other(int pair) {
            return pair % others;
        }
    }

    private static boolean isWithin(Automaton inner, Automaton outer) {
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
