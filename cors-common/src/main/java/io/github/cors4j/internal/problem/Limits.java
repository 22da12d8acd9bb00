package io.github.cors4j.internal.problem;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import org.jspecify.annotations.Nullable;

/** Limits what a whole configuration may hold, and the work that its expressions cause, whoever reads which part of it. */
final class Limits {
    /** The most characters of all expressions for which a remedy is sought, which takes up to 40 KB for each character. */
    private static final int MOST_SOUGHT = 1_200;

    /** The fewest characters that an expression counts for: a short one has as many possible remedies. */
    private static final int LEAST_SOUGHT = 30;

    /** The characters with a meaning in expressions. A text without any of them is corrected quickly. */
    private static final Pattern SIGN = Pattern.compile("[\\\\^*?|()\\[\\]]");

    /** The largest size of all expressions of a configuration together, in steps of their programs, up to 1 KB each. */
    private static final long MOST_STEPS = 30_000;

    /** The fewest steps that an expression counts for: reading the shortest takes some 10 KB. */
    private static final long STEPS_OF_SHORTEST = 15;

    /** The most characters of all expressions together: the time to read one grows with the square of its length. */
    private static final long MOST_CHARACTERS = 100_000;

    /** The most characters and segments of all paths of a configuration together; a segment takes some 200 bytes. */
    private static final long MOST_OF_PATHS = 2_000_000;

    private static final long MOST_SEGMENTS = 100_000;

    /** The most resources and options of a configuration together; a resource and an option take some 7 KB. */
    private static final int MOST_SETTINGS = 12_000;

    /** The steps that a refused expression counts for, since its real cost is not known. */
    private static final long STEPS_OF_REFUSED = 150;

    private int settings;
    private int sought;
    private long steps;
    private long characters;
    private long charactersOfPaths;
    private long segments;

    /** Counts one more path; returns what is wrong if it no longer fits, otherwise {@code null}. */
    @Nullable
    String path(String path, int segmentsOfPath) {
        charactersOfPaths += path.length();
        segments += segmentsOfPath;
        return charactersOfPaths <= MOST_OF_PATHS && segments <= MOST_SEGMENTS
                ? null
                : "all paths together can have at most " + MOST_SEGMENTS + " segments and " + MOST_OF_PATHS
                        + " characters; write patterns";
    }

    /** Counts one more resource or option; returns what is wrong if it no longer fits, otherwise {@code null}. */
    @Nullable
    String setting() {
        return ++settings <= MOST_SETTINGS
                ? null
                : "a policy can have at most " + MOST_SETTINGS
                        + " resources and options together; set options that resources share for the whole policy";
    }

    /**
     * Reads one more expression.
     *
     * @throws IllegalArgumentException if it is invalid, or no longer fits; the message says what is wrong
     */
    Expression expression(Object entry, ExpressionBudget budget) {
        characters += Expression.text(entry).length();
        if (steps > MOST_STEPS || characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "it was not checked, because the expressions before it are too many or too large; write fewer"
                            + " expressions");
        }
        Expression expression = read(entry);
        steps += Math.max(STEPS_OF_SHORTEST, expression.size());
        String refusal = budget.spend(expression);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        return expression;
    }

    private Expression read(Object entry) {
        try {
            return Expression.of(entry);
        } catch (IllegalArgumentException e) {
            steps += STEPS_OF_REFUSED;
            throw new IllegalArgumentException(
                    "RE2 does not accept this expression (" + e.getMessage()
                            + "); RE2 has no look-around or back-references, see"
                            + " https://github.com/google/re2/wiki/Syntax",
                    e);
        }
    }

    /** Counts one more text that is wrong; returns whether to look for a remedy, as for any text that is no expression. */
    boolean allowSearch(String text) {
        boolean expression = SIGN.matcher(text).find();
        sought += expression ? Math.max(LEAST_SOUGHT, text.length()) : 0;
        return !expression || sought <= MOST_SOUGHT;
    }
}
