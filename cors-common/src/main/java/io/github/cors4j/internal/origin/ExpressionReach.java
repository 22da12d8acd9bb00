package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.origin.OwnedNames.Owner;
import io.github.cors4j.internal.origin.ReadBackwards.Part;
import io.github.cors4j.internal.text.CharTable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves from its structure whom an expression trusts. It reads the expression from its end, as one reads a host, and
 * follows every way through it: what can be known of an origin at each place is a set of {@link ReadBackwards}. A
 * literal makes what is written out longer; any other class counts as each of its characters, and ends what is written
 * out; alternatives count each; a repetition is followed until nothing new comes of it. Assertions such as {@code $} and
 * {@code \b} only take origins away, so that they need not be looked at.
 */
public final class ExpressionReach {
    /** What an expression shows of those whom it trusts; the first that applies. */
    public enum Verdict {
        /** Too many ways lead through it. */
        TOO_COMPLEX,
        /** It takes schemes that it does not write out. */
        ANY_SCHEME,
        /** It takes hosts under no name that it writes out and that belongs to somebody. */
        ANY_NAME,
        /** Of names, it writes out public suffixes only. */
        ANY_NAME_BELOW_A_SUFFIX,
        /** All its origins are {@code http:}, and not on this machine. */
        ONLY_INSECURE,
        /** It matches no origin. */
        NOTHING,
        /** All its origins belong to those whose names it writes out. */
        OWNED
    }

    /** Among them those with ever new names, of which there are thousands only if nobody wrote them. */
    private static final int MOST_WAYS = 2_000;

    /** Some ten milliseconds: repetitions within repetitions double the work with each level. */
    private static final int MOST_STEPS = 30_000;

    /** Of characters that are treated alike, one stands for all. */
    private static final CharSet DISTINCT = CharSet.of("./:[]0a_+");

    private static final List<CharSet> ALIKE =
            List.of(CharSet.of("123456789"), CharSet.of("bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"));

    private static final class TooComplex extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooComplex() {
            super(null, null, false, false);
        }
    }

    private final OwnedNames names = new OwnedNames();
    private final Map<CharSet, String> representatives = new HashMap<>();
    private int stepsLeft;

    private ExpressionReach(int mostSteps) {
        stepsLeft = mostSteps;
    }

    static Verdict of(Node expression) {
        return of(expression, MOST_STEPS);
    }

    /** Returns the verdict, or {@code TOO_COMPLEX} if it takes more steps. */
    static Verdict of(Node expression, int mostSteps) {
        try {
            return new ExpressionReach(mostSteps).verdict(expression);
        } catch (TooComplex e) {
            return Verdict.TOO_COMPLEX;
        }
    }

    private Verdict verdict(Node expression) {
        Set<Verdict> all = EnumSet.of(Verdict.NOTHING);
        boolean secure = false;
        for (ReadBackwards way : read(expression, Set.of(ReadBackwards.AT_END))) {
            boolean web = way.text().equals("http") || way.text().equals("https");
            if (way.part() == Part.OPEN_SCHEME) {
                all.add(Verdict.ANY_SCHEME);
            } else if (way.part() == Part.SCHEME && isScheme(way.text()) && !(web && way.owner() == Owner.NOBODY)) {
                secure |= !way.text().equals("http") || way.owner() == Owner.LOOPBACK;
                all.add(web ? verdict(way.owner()) : Verdict.OWNED);
            }
        }
        if (all.contains(Verdict.OWNED)) {
            all.add(secure ? Verdict.OWNED : Verdict.ONLY_INSECURE);
            all.remove(Verdict.NOTHING);
        }
        return all.iterator().next();
    }

    private static boolean isScheme(String text) {
        return OriginSyntax.isScheme(text, text.length()) && !text.equals("file");
    }

    private static Verdict verdict(Owner owner) {
        return switch (owner) {
            case OF_THE_NAME, LOOPBACK -> Verdict.OWNED;
            case BELOW_A_SUFFIX -> Verdict.ANY_NAME_BELOW_A_SUFFIX;
            case ANYBODY, NOBODY -> Verdict.ANY_NAME;
        };
    }

    /** What may be known before a part, of what may be known behind it. */
    private Set<ReadBackwards> read(Node node, Set<ReadBackwards> behind) {
        stepsLeft -= 1 + behind.size();
        if (stepsLeft < 0) {
            throw new TooComplex();
        }
        if (node instanceof Node.One one && one.set().isLiteral() && behind.size() == 1) {
            ReadBackwards way = behind.iterator().next();
            if (way.part() != Part.END) {
                ReadBackwards longer = way.literal(one.set().letter(), names); // as most, without a table for one
                return longer.part() == Part.NONE ? Set.of() : Set.of(longer);
            }
        }
        Set<ReadBackwards> before = new LinkedHashSet<>();
        if (node instanceof Node.One one) {
            behind.forEach(way -> read(one.set(), way, before));
        } else if (node instanceof Node.Sequence sequence) {
            Set<ReadBackwards> further = behind;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                further = read(sequence.parts().get(i), further);
            }
            return further;
        } else if (node instanceof Node.Alternatives alternatives) {
            alternatives.branches().forEach(branch -> before.addAll(read(branch, behind)));
        } else if (node instanceof Node.Repeated repeated) {
            return read(repeated.flattened(), behind);
        } else {
            return behind;
        }
        before.remove(ReadBackwards.IMPOSSIBLE);
        if (before.size() > MOST_WAYS) {
            throw new TooComplex();
        }
        return before;
    }

    private void read(CharSet set, ReadBackwards way, Set<ReadBackwards> before) {
        if (set.isLiteral()) {
            char c = set.letter();
            before.add(way.literal(c, names));
            if (way.part() == Part.END && CharTable.DECIMAL.has(c)) {
                before.add(ReadBackwards.PORT);
            }
            return;
        }
        String characters = representatives.computeIfAbsent(set, ExpressionReach::representatives);
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            before.add(way.any(c, names));
            if (way.part() == Part.END && CharTable.DECIMAL.has(c)) {
                before.add(ReadBackwards.PORT);
            }
        }
    }

    private static String representatives(CharSet set) {
        StringBuilder characters = new StringBuilder(set.and(DISTINCT).characters());
        for (CharSet alike : ALIKE) {
            CharSet present = set.and(alike);
            if (!present.isEmpty()) {
                characters.append(present.first());
            }
        }
        return characters.toString();
    }

    /** What may be missing is not written out with what it runs into: {@code (www)?example\.com} takes wwwexample.com. */
    private Set<ReadBackwards> read(Node.Repeated repeated, Set<ReadBackwards> behind) {
        Set<ReadBackwards> before = new LinkedHashSet<>();
        boolean option = repeated.least() == 0;
        if (option) {
            boolean dot = Parts.isLiteral(repeated.part(), '.');
            behind.forEach(way -> before.add(dot ? way.forgotten(names) : way));
        }
        if (repeated.most() == 0) {
            return before;
        }
        Set<ReadBackwards> current = behind;
        Set<Set<ReadBackwards>> seen = new LinkedHashSet<>();
        boolean several = repeated.most() != 1;
        boolean runsIntoName = option && !endsInDot(repeated.part());
        for (int times = 1;
                times <= Math.max(repeated.least(), repeated.most()) || repeated.most() == Node.UNBOUNDED;
                times++) {
            Set<ReadBackwards> further = new LinkedHashSet<>();
            for (ReadBackwards way : read(repeated.part(), current)) {
                boolean joined =
                        runsIntoName && way.part() == Part.NAME && !way.text().startsWith(".");
                further.add((several || joined) && !current.contains(way) ? way.forgotten(names) : way);
            }
            current = further;
            if (times >= repeated.least()) {
                before.addAll(current);
            }
            if (!seen.add(current)) {
                seen.forEach(before::addAll); // from here on it goes round and round
                break;
            }
        }
        return before;
    }

    private static boolean endsInDot(Node node) {
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().allMatch(ExpressionReach::endsInDot);
        }
        return node instanceof Node.Sequence sequence && !sequence.parts().isEmpty()
                ? endsInDot(sequence.parts().get(sequence.parts().size() - 1))
                : Parts.isLiteral(node, '.');
    }
}
