package io.github.cors4j.internal.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Represents the characters of an expression as states, each with those that may come next
 * (<a href="https://en.wikipedia.org/wiki/Glushkov%27s_construction_algorithm">Glushkov</a>). The first state is the end of
 * the text.
 */
final class Automaton {
    /** The most states: more than an expression has that was not made to stop the comparison. */
    private static final int MOST = 2_000;

    private static final int END = 0;

    private final List<CharSet> sets = new ArrayList<>();
    private final List<BitSet> next = new ArrayList<>();
    private final BitSet start;
    /** States at which a repetition begins again. Each stands for those that come next. */
    private final BitSet loops = new BitSet();

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }

    private Automaton(List<Node> nodes) {
        BitSet end = state(CharSet.NONE, new BitSet());
        BitSet first = new BitSet();
        nodes.forEach(node -> first.or(before(Anchors.applied(node), end)));
        start = withoutLoops(first);
        next.replaceAll(this::withoutLoops);
    }

    private BitSet withoutLoops(BitSet states) {
        if (!states.intersects(loops)) {
            return states;
        }
        BitSet all = new BitSet();
        Deque<Integer> left = new ArrayDeque<>();
        states.stream().forEach(left::add);
        while (!left.isEmpty()) {
            int state = left.remove();
            if (!all.get(state)) {
                all.set(state);
                if (loops.get(state)) {
                    next.get(state).stream().forEach(left::add);
                }
            }
        }
        all.andNot(loops);
        return all;
    }

    /** Returns an automaton for what matches one of the expressions; {@code null} if it would be too large. */
    static @Nullable Automaton of(List<Node> nodes) {
        try {
            return new Automaton(nodes);
        } catch (TooLarge e) {
            return null;
        }
    }

    private BitSet state(CharSet set, BitSet then) {
        if (sets.size() == MOST) {
            throw new TooLarge();
        }
        sets.add(set);
        next.add(then);
        BitSet state = new BitSet();
        state.set(sets.size() - 1);
        return state;
    }

    /** Returns the first states of a part that is followed by these states. */
    private BitSet before(Node node, BitSet then) {
        if (node instanceof Node.One one) {
            return state(one.set(), then);
        }
        if (node instanceof Node.Sequence sequence) {
            BitSet states = then;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                states = before(sequence.parts().get(i), states);
            }
            return states;
        }
        if (node instanceof Node.Alternatives alternatives) {
            BitSet states = new BitSet();
            alternatives.branches().forEach(branch -> states.or(before(branch, then)));
            return states;
        }
        return node instanceof Node.Repeated repeated
                ? before(repeated, then)
                : then; // an assertion matches no character
    }

    private BitSet before(Node.Repeated repeated, BitSet then) {
        BitSet states = then;
        if (repeated.most() == Node.UNBOUNDED) {
            BitSet again = (BitSet) then.clone();
            states = state(CharSet.NONE, again);
            loops.or(states);
            again.or(before(repeated.part(), states));
        } else {
            for (int i = repeated.least(); i < repeated.most(); i++) {
                BitSet once = before(repeated.part(), states);
                BitSet option = (BitSet) then.clone();
                option.or(once);
                states = option;
            }
        }
        for (int i = 0; i < repeated.least(); i++) {
            states = before(repeated.part(), states);
        }
        return states;
    }

    int size() {
        return sets.size();
    }

    BitSet start() {
        return start;
    }

    boolean isEnd(int state) {
        return state == END;
    }

    boolean hasEnd(BitSet states) {
        return states.get(END);
    }

    CharSet set(int state) {
        return sets.get(state);
    }

    BitSet next(int state) {
        return next.get(state);
    }

    /** Returns the characters of a set that lead on from the states just as its first one does. */
    CharSet alike(BitSet states, CharSet of) {
        CharSet alike = of;
        char c = of.first();
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            alike = set(i).has(c) ? alike.and(set(i)) : alike.without(set(i));
        }
        return alike;
    }

    BitSet next(BitSet states, char c) {
        BitSet all = new BitSet();
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            if (set(i).has(c)) {
                all.or(next(i));
            }
        }
        return all;
    }
}
