package io.github.cors4j.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Keeps all expressions that one decision may run below 10 ms together: RE2 makes a step in some 25 ns, and
 * {@link Expression#steps} returns how many it makes at most.
 */
public final class ExpressionBudget {
    private final int longest;
    private final long most;
    private long spent;

    /**
     * Creates a budget.
     *
     * @param longest the length of the longest text that is matched against an expression
     * @param most how many steps all expressions together may make with such a text
     */
    public ExpressionBudget(int longest, long most) {
        this.longest = longest;
        this.most = most;
    }

    /** Counts one more expression. Returns what is wrong with it if that is too much, otherwise {@code null}. */
    public @Nullable String spend(Expression expression) {
        long steps = expression.steps(longest);
        if (steps > most) {
            return Expression.TOO_LARGE;
        }
        if (spent + steps > most) {
            return "together with the expressions before it, it takes too many steps to match; write fewer expressions";
        }
        spent += steps;
        return null;
    }
}
