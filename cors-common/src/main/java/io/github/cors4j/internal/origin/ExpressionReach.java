package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.origin.OwnedNames.Owner;
import io.github.cors4j.internal.origin.ReversedOrigin.Part;
import io.github.cors4j.internal.text.CharacterClass;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves from the structure of an expression whom it trusts. It reads the expression from its end, as one reads a host, and
 * follows every way through it: what can be known of an origin at each place is a set of {@link ReversedOrigin}. A literal
 * extends what is written out. Any other class counts as each of its characters, and ends what is written out. All
 * alternatives count. A repetition is followed until it yields nothing new. Assertions such as {@code $} and {@code \b} only
 * exclude origins, so they are ignored.
 */
public final class ExpressionReach {
    /** Whom an expression trusts, as its structure shows. If several apply, the first does. */
    public enum Verdict {
        /** It is too complex to tell. */
        TOO_COMPLEX,
        /** It matches schemes that it does not write out. */
        ANY_SCHEME,
        /** It matches hosts without writing out a name that has an owner. */
        ANY_NAME,
        /** It matches IP addresses, and else only names that have an owner. */
        ADDRESS,
        /** The only names that it writes out are public suffixes. */
        ANY_NAME_BELOW_A_SUFFIX,
        /** All origins that it matches are {@code http:}, and none is loopback. */
        ONLY_INSECURE,
        /** It matches no origin. */
        NOTHING,
        /** All origins that it matches belong to the owners of the names that it writes out. */
        OWNED
    }

    /** The most ways at one place: far more than an expression has that is written by hand. */
    private static final int MOST_WAYS = 2_000;

    /** The most steps, which take some 10 ms: each level of nested repetitions doubles the work. */
    private static final int MOST_STEPS = 30_000;

    /** Characters that are treated one by one. Those in a set of {@link #ALIKE} are represented by one of them. */
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

    /** Returns the verdict, or {@code TOO_COMPLEX} if it takes more steps than these. */
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
        for (ReversedOrigin way : read(expression, Set.of(ReversedOrigin.AT_END))) {
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
            case ADDRESS -> Verdict.ADDRESS;
            case ANYBODY, NOBODY -> Verdict.ANY_NAME;
        };
    }

    /** Returns what may be known before a part, given what may be known after it. */
    private Set<ReversedOrigin> read(Node node, Set<ReversedOrigin> behind) {
        stepsLeft -= 1 + behind.size();
        if (stepsLeft < 0) {
            throw new TooComplex();
        }
        if (node instanceof Node.One one && one.set().isLiteral() && behind.size() == 1) {
            ReversedOrigin way = behind.iterator().next();
            if (way.part() != Part.END) {
                ReversedOrigin longer = way.literal(one.set().letter(), names); // the usual case, which needs no set
                return longer.part() == Part.NONE ? Set.of() : Set.of(longer);
            }
        }
        Set<ReversedOrigin> before = new LinkedHashSet<>();
        if (node instanceof Node.One one) {
            behind.forEach(way -> read(one.set(), way, before));
        } else if (node instanceof Node.Sequence sequence) {
            Set<ReversedOrigin> further = behind;
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
        before.remove(ReversedOrigin.IMPOSSIBLE);
        if (before.size() > MOST_WAYS) {
            throw new TooComplex();
        }
        return before;
    }

    private void read(CharSet set, ReversedOrigin way, Set<ReversedOrigin> before) {
        if (set.isLiteral()) {
            char c = set.letter();
            before.add(way.literal(c, names));
            if (way.part() == Part.END && CharacterClass.DECIMAL.has(c)) {
                before.add(ReversedOrigin.PORT);
            }
            return;
        }
        String characters = representatives.computeIfAbsent(set, ExpressionReach::representatives);
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            before.add(way.any(c, names));
            if (way.part() == Part.END && CharacterClass.DECIMAL.has(c)) {
                before.add(ReversedOrigin.PORT);
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

    /**
     * Follows a repetition. If it may be missing and runs into a name, the two are not written out together:
     * {@code (www)?example\.com} matches wwwexample.com.
     */
    private Set<ReversedOrigin> read(Node.Repeated repeated, Set<ReversedOrigin> behind) {
        Set<ReversedOrigin> before = new LinkedHashSet<>();
        boolean option = repeated.least() == 0;
        if (option) {
            boolean dot = ExpressionParts.isLiteral(repeated.part(), '.');
            behind.forEach(way -> before.add(dot ? way.forgotten(names) : way));
        }
        if (repeated.most() == 0) {
            return before;
        }
        Set<ReversedOrigin> current = behind;
        Set<Set<ReversedOrigin>> seen = new LinkedHashSet<>();
        boolean several = repeated.most() != 1;
        boolean runsIntoName = option && !endsInDot(repeated.part());
        for (int times = 1;
                times <= Math.max(repeated.least(), repeated.most()) || repeated.most() == Node.UNBOUNDED;
                times++) {
            Set<ReversedOrigin> further = new LinkedHashSet<>();
            for (ReversedOrigin way : read(repeated.part(), current)) {
                boolean joined =
                        runsIntoName && way.part() == Part.NAME && !way.text().startsWith(".");
                further.add((several || joined) && !current.contains(way) ? way.forgotten(names) : way);
            }
            current = further;
            if (times >= repeated.least()) {
                before.addAll(current);
            }
            if (!seen.add(current)) {
                seen.forEach(before::addAll); // from here on, it yields nothing new
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
                : ExpressionParts.isLiteral(node, '.');
    }
}
