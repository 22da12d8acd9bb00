package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.ExpressionSize;
import io.github.cors4j.internal.expression.ExpressionText;
import io.github.cors4j.internal.expression.Node;
import io.github.cors4j.internal.text.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how an expression could spell out scheme and domain: with as few fixes as possible, or as a pattern that says
 * the same. Each suggestion has passed the proof, so it builds.
 */
final class ExpressionRemedy {
    /** The most parts of an expression that is fixed: a larger one would not be readable in a message. */
    private static final int LARGEST = 300;

    /** The deepest nesting of repetitions: the ways to fix one are multiplied by those of the next. */
    private static final int DEEPEST = 4;

    /** The longest text that is narrowed: a longer one takes long to analyse, and is hardly a slip. */
    private static final int LONGEST_NARROWED = 100;

    /**
     * The most steps of one proof, since hundreds of candidates may need one. An expression that takes more is hardly a
     * slip.
     */
    private static final int MOST_STEPS = 2_000;

    /** The most fixes that are combined: it cannot be told what an expression that needs more was meant to be. */
    private static final int MOST_FIXES = 3;

    private static final List<Set<ExpressionFix>> FIXES = IntStream.range(0, 1 << ExpressionFix.values().length)
            .filter(bits -> Integer.bitCount(bits) <= MOST_FIXES)
            .mapToObj(ExpressionRemedy::fixes)
            .sorted(Comparator.comparingInt(Set::size))
            .toList();

    /** Fixes that exclude hosts whose name merely begins or ends with the one that is written out. */
    private static final List<Set<ExpressionFix>> NARROWING = FIXES.stream()
            .filter(
                    EnumSet.of(ExpressionFix.ENDING_WITH_PORT, ExpressionFix.ENDING, ExpressionFix.SUBDOMAIN_OR_NONE)
                            ::containsAll)
            .toList();

    private ExpressionRemedy() {}

    private static Set<ExpressionFix> fixes(int bits) {
        Set<ExpressionFix> fixes = EnumSet.noneOf(ExpressionFix.class);
        for (ExpressionFix fix : ExpressionFix.values()) {
            if ((bits >> fix.ordinal() & 1) != 0) {
                fixes.add(fix);
            }
        }
        return fixes;
    }

    /** Returns what to write instead; {@code null} if nothing similar is safe. */
    static @Nullable String of(Node expression) {
        if (isTooLarge(expression)) {
            return null;
        }
        List<List<Node>> branches = branches(plain(expression));
        Set<List<List<Node>>> tried = new HashSet<>();
        for (Set<ExpressionFix> fixes : FIXES) {
            List<List<Node>> fixed =
                    branches.stream().map(branch -> apply(fixes, branch)).toList();
            if (tried.add(fixed)) {
                String written = written(fixed);
                if (written != null) {
                    return written;
                }
            }
        }
        return ofCompany(branches);
    }

    private static boolean isTooLarge(Node expression) {
        return ExpressionSize.of(expression) > LARGEST || depth(expression) > DEEPEST;
    }

    private static int depth(Node node) {
        List<Node> inside = node instanceof Node.Sequence sequence
                ? sequence.parts()
                : node instanceof Node.Alternatives alternatives ? alternatives.branches() : List.of();
        int deepest = node instanceof Node.Repeated repeated ? depth(repeated.part()) + 1 : 0;
        for (Node part : inside) {
            deepest = Math.max(deepest, depth(part));
        }
        return deepest;
    }

    /**
     * Returns the expression without hosts whose name merely begins or ends with the one that is written out, if it can be
     * fixed like that; otherwise unchanged.
     */
    static String narrowed(String text) {
        if (text.length() > LONGEST_NARROWED) {
            return text;
        }
        Node expression;
        try {
            expression = Expression.of(text).tree();
        } catch (IllegalArgumentException e) {
            return text;
        }
        if (isTooLarge(expression) || !takesStrangers(expression)) {
            return text;
        }
        List<List<Node>> branches = branches(plain(expression));
        return NARROWING.stream()
                .map(fixes -> joined(
                        branches.stream().map(branch -> apply(fixes, branch)).toList()))
                .filter(fixed -> !takesStrangers(fixed))
                .findFirst()
                .map(ExpressionText::of)
                .orElse(text);
    }

    private static boolean takesStrangers(Node expression) {
        return switch (ExpressionReach.of(expression, MOST_STEPS)) {
            case OWNED, ONLY_INSECURE, ANY_NAME_BELOW_A_SUFFIX -> false;
            default -> true;
        };
    }

    private static Node joined(List<List<Node>> branches) {
        List<Node> sequences = branches.stream()
                .map(branch -> (Node) new Node.Sequence(branch))
                .toList();
        return sequences.size() == 1 ? sequences.get(0) : new Node.Alternatives(sequences);
    }

    /**
     * Returns the pattern for all hosts of an internal network, such as {@code https://*.corp}: no expression can show who
     * owns these.
     */
    private static @Nullable String ofCompany(List<List<Node>> branches) {
        String pattern = branches.size() == 1 ? OriginShape.patternOf(branches.get(0), true) : null;
        return pattern != null && pattern.indexOf('.') == pattern.lastIndexOf('.') && builds(pattern) ? pattern : null;
    }

    private static @Nullable String written(List<List<Node>> branches) {
        String pattern = branches.size() == 1 ? OriginShape.patternOf(branches.get(0), false) : null;
        if (pattern != null && builds(pattern)) {
            return pattern;
        }
        Node fixed = joined(branches);
        boolean each = branches.size() == 1 || branches.stream().allMatch(branch -> isOwned(new Node.Sequence(branch)));
        return each && isOwned(fixed) ? ExpressionText.of(fixed) : null;
    }

    private static boolean isOwned(Node expression) {
        return ExpressionReach.of(expression, MOST_STEPS) == ExpressionReach.Verdict.OWNED;
    }

    private static boolean builds(String pattern) {
        return OriginParser.read(pattern) instanceof OriginPattern.Host host
                && OriginParser.oddity(host) == null
                && !host.isInsecure()
                && !(host.isBelow() && PublicSuffixes.coverSubdomainsOf(host.host()));
    }

    private static List<Node> apply(Set<ExpressionFix> fixes, List<Node> parts) {
        List<Node> fixed = parts;
        for (ExpressionFix fix : fixes) {
            fixed = flat(fix.in(fixed));
        }
        return fixed;
    }

    private static List<List<Node>> branches(Node expression) {
        List<Node> parts = flat(List.of(expression));
        return parts.size() == 1 && parts.get(0) instanceof Node.Alternatives alternatives
                ? alternatives.branches().stream()
                        .map(branch -> flat(List.of(branch)))
                        .toList()
                : List.of(parts);
    }

    /** Returns the parts with nested sequences flattened. */
    private static List<Node> flat(List<Node> parts) {
        List<Node> flat = new ArrayList<>();
        for (Node part : parts) {
            if (part instanceof Node.Sequence sequence) {
                flat.addAll(flat(sequence.parts()));
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    /**
     * Returns the expression in lower case, as browsers send origins, and without assertions, which a match of the whole
     * value makes pointless.
     */
    private static Node plain(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(sequence.parts().stream()
                    .filter(part -> !(part instanceof Node.Assertion))
                    .map(ExpressionRemedy::plain)
                    .toList());
        }
        if (node instanceof Node.Alternatives alternatives) {
            return new Node.Alternatives(alternatives.branches().stream()
                    .map(ExpressionRemedy::plain)
                    .toList());
        }
        if (node instanceof Node.Repeated repeated) {
            return new Node.Repeated(plain(repeated.part()), repeated.least(), repeated.most(), repeated.source());
        }
        if (node instanceof Node.One one
                && one.set().size() == 1
                && Character.isUpperCase(one.set().first())) {
            return ExpressionParts.literal(one.set().letter());
        }
        return node instanceof Node.Assertion ? new Node.Sequence(List.of()) : node;
    }
}
