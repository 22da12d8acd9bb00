package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All expressions of a list together make no more steps than the budget has. */
class ExpressionBudgetTest {
    private final Expression expression = Expression.of("^[a-z]+$");
    private final long steps = expression.steps(100);

    @Test
    void one_expression_may_use_up_the_budget() {
        assertThat(new ExpressionBudget(100, steps).spend(expression)).isNull();
        assertThat(new ExpressionBudget(100, steps - 1).spend(expression)).isEqualTo(Expression.TOO_LARGE);
        assertThat(new ExpressionBudget(101, steps).spend(expression)).isEqualTo(Expression.TOO_LARGE);
    }

    @Test
    void several_share_it_and_what_was_refused_has_spent_nothing() {
        ExpressionBudget budget = new ExpressionBudget(100, 2 * steps);
        assertThat(budget.spend(expression)).isNull();
        assertThat(budget.spend(Expression.of("^[a-z]+[a-z]+$"))).startsWith("together with");
        assertThat(budget.spend(expression)).isNull();
        assertThat(budget.spend(expression)).startsWith("together with");
    }
}
