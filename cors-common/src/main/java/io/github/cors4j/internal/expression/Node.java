package io.github.cors4j.internal.expression;

import java.util.List;

/** A part of an expression. */
public sealed interface Node {
    /** What {@link Repeated#most} is where there is no end. */
    int UNBOUNDED = -1;

    /**
     * One character.
     *
     * @param set those that it may be
     * @param source how it was written
     */
    record One(CharSet set, String source) implements Node {}

    /** Nothing, at a certain place only: {@code ^}, {@code $}, {@code \b} and the like. */
    record Assertion(String source) implements Node {}

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of several. */
    record Alternatives(List<Node> branches) implements Node {}

    /**
     * The same several times.
     *
     * @param most how often at most, or {@link #UNBOUNDED}
     * @param source how that was written
     */
    record Repeated(Node part, int least, int most, String source) implements Node {
        public boolean isOption() {
            return least == 0 && most == 1;
        }

        /** Returns {@code x*} for {@code (x*)*} and its like, which match the same but double the work at each level. */
        public Repeated flattened() {
            Node inside = part;
            while (inside instanceof Sequence sequence && sequence.parts().size() == 1) {
                inside = sequence.parts().get(0);
            }
            boolean flat = inside instanceof Repeated inner
                    && inner.least <= 1
                    && inner.most != 0
                    && most != 0
                    && (most == UNBOUNDED || inner.most == UNBOUNDED);
            return flat
                    ? new Repeated(((Repeated) inside).part, ((Repeated) inside).least * least, UNBOUNDED, source)
                            .flattened()
                    : this;
        }
    }
}
