package io.github.cors4j.internal.expression;

import java.util.List;

/** A part of an expression. */
public sealed interface Node {
    /** The value of {@link Repeated#most} if there is no limit. */
    int UNBOUNDED = -1;

    /**
     * One character.
     *
     * @param set the characters that it may be
     * @param source the text as it was written
     */
    record One(CharSet set, String source) implements Node {}

    /** A place in the text, without a character: {@code ^}, {@code $}, {@code \b} and the like. */
    record Assertion(String source) implements Node {}

    /** Nodes that follow one another. */
    record Sequence(List<Node> parts) implements Node {}

    /** Branches, one of which matches. */
    record Alternatives(List<Node> branches) implements Node {}

    /**
     * A part that is repeated.
     *
     * @param most the most times, or {@link #UNBOUNDED}
     * @param source the repetition as it was written
     */
    record Repeated(Node part, int least, int most, String source) implements Node {
        public boolean isOption() {
            return least == 0 && most == 1;
        }

        /** Returns {@code x*} for {@code (x*)*} and the like, which match the same but double the work at each level. */
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
