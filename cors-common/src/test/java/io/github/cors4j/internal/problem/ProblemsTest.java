package io.github.cors4j.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.ExpressionBudget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
    private static final int MOST = 400;

    private final Problems problems = new Problems();

    private void error(String value) {
        problems.error("origins", value, Reason.HOST_INVALID, "wrong");
    }

    private void warning(String value) {
        problems.warning("origins", value, Reason.DUPLICATE, "odd");
    }

    @Test
    void at_first_there_are_none() {
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.isFull()).isFalse();
        assertThat(problems.isFullOfWarnings()).isFalse();
        assertThat(problems.errors()).isEmpty();
        assertThat(problems.warnings()).isEmpty();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void errors_stop_the_policy_from_being_built_and_warnings_do_not() {
        warning("a");
        assertThat(problems.isEmpty()).isFalse();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
        error("a");
        assertThat(problems.hasErrors()).isTrue();
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        e -> assertThat(e.problems()).isEqualTo(problems.errors()));
    }

    @Test
    void they_come_in_the_order_of_the_sections_and_each_once() {
        Problems first = problems.section();
        Problems second = problems.section();
        second.error("b", "x", Reason.BLANK, "wrong");
        second.warning("b", "x", Reason.DUPLICATE, "odd");
        first.error("a", "x", Reason.BLANK, "wrong");
        first.error("a", "x", Reason.BLANK, "wrong");
        first.warning("a", "x", Reason.DUPLICATE, "odd");
        assertThat(problems.errors()).extracting(ConfigurationProblem::option).containsExactly("a", "b");
        assertThat(problems.warnings()).extracting(ConfigurationProblem::option).containsExactly("a", "b");
        assertThat(problems.isEmpty()).as("in itself").isTrue();
        assertThat(problems.hasErrors()).as("in any section").isTrue();
        assertThat(second.hasErrors()).isTrue();
        assertThat(first.isEmpty()).isFalse();
    }

    @Test
    void after_so_many_errors_no_more_are_taken() {
        for (int i = 0; i < MOST - 1; i++) {
            error("e" + i);
        }
        assertThat(problems.isFull()).isFalse();
        error("last");
        assertThat(problems.isFull()).isTrue();
        error("one more");
        problems.unknown("another", "there is no such option");
        assertThat(problems.errors()).hasSize(MOST);
        assertThat(problems.isFullOfWarnings()).isFalse();
    }

    @Test
    void after_so_many_warnings_no_more_are_taken() {
        for (int i = 0; i < MOST - 1; i++) {
            warning("w" + i);
        }
        assertThat(problems.isFullOfWarnings()).isFalse();
        problems.oddName("CORS_X", "odd");
        assertThat(problems.isFullOfWarnings()).isTrue();
        warning("one more");
        problems.oddName("CORS_Y", "odd");
        assertThat(problems.warnings()).hasSize(MOST);
        assertThat(problems.isFull()).isFalse();
    }

    @Test
    void the_like_of_others_count_so_that_a_list_of_nothing_else_has_an_end() {
        for (int i = 0; i < MOST; i++) {
            error("same");
            warning("same");
        }
        assertThat(problems.isFull()).isTrue();
        assertThat(problems.isFullOfWarnings()).isTrue();
        assertThat(problems.errors()).hasSize(1);
        assertThat(problems.warnings()).hasSize(1);
    }

    /** A text counts 2,000 characters at most, and 16,000 are told. */
    @ParameterizedTest
    @CsvSource({"1999, 8, false", "1999, 9, true", "2000, 7, false", "2000, 8, true", "9000, 7, false", "9000, 8, true"
    })
    void long_texts_fill_it_sooner(int length, int times, boolean full) {
        for (int i = 0; i < times; i++) {
            error("x".repeat(length));
            warning("x".repeat(length));
        }
        assertThat(problems.isFull()).isEqualTo(full);
        assertThat(problems.isFullOfWarnings()).isEqualTo(full);
    }

    @Test
    void the_value_of_an_unknown_name_is_not_told() {
        problems.unknown("CORS_SECRET\n", "there is no such\toption");
        problems.oddName("CORS_TOKEN", "odd");
        assertThat(problems.errors())
                .containsExactly(new ConfigurationProblem(
                        "CORS_SECRET\\u000a", "", Reason.UNKNOWN_KEY, "there is no such\\u0009option"));
        assertThat(problems.warnings())
                .containsExactly(new ConfigurationProblem("CORS_TOKEN", "", Reason.UNKNOWN_KEY, "odd"));
    }

    @Test
    void a_proposal_stands_behind_the_message_unless_it_is_too_long_to_be_read() {
        problems.error("origins", "a", Reason.HOST_INVALID, "wrong", "b");
        problems.warning("origins", "a", Reason.DUPLICATE, "odd", "y".repeat(1_000));
        problems.error("origins", "c", Reason.HOST_INVALID, "wrong", "y".repeat(1_001));
        assertThat(problems.errors())
                .containsExactly(
                        new ConfigurationProblem("origins", "\"a\"", Reason.HOST_INVALID, "wrong; write b", "b"),
                        new ConfigurationProblem("origins", "\"c\"", Reason.HOST_INVALID, "wrong", null));
        assertThat(problems.warnings().get(0).suggestion()).hasSize(1_000);
    }

    @Test
    void what_does_not_go_with_the_rest_is_withdrawn() {
        problems.error("origins", "a", Reason.HOST_INVALID, "wrong", "unfit");
        problems.error("origins", "b", Reason.HOST_INVALID, "wrong", "fit");
        problems.error("origins", "c", Reason.HOST_INVALID, "wrong");
        problems.warning("origins", "d", Reason.DUPLICATE, "odd; write it once", "unfit");
        problems.withdraw("unfit"::equals, "remove it");
        assertThat(problems.errors())
                .extracting(ConfigurationProblem::message, ConfigurationProblem::suggestion)
                .containsExactly(
                        tuple("wrong; remove it", null), tuple("wrong; write fit", "fit"), tuple("wrong", null));
        assertThat(problems.warnings())
                .containsExactly(new ConfigurationProblem(
                        "origins", "\"d\"", Reason.DUPLICATE, "odd; write it once; remove it", null));
    }

    @ParameterizedTest
    @CsvSource({"1, 100000, 10, true", "1, 100001, 10, false", "2, 50000, 1000000, true", "2, 50000, 1000001, false"})
    void all_paths_together_have_a_bound(int paths, int segments, int length, boolean fit) {
        boolean taken = true;
        for (int i = 0; i < paths; i++) {
            taken &= problems.takesPath("resources", "x".repeat(length), segments);
        }
        assertThat(taken).isEqualTo(fit);
        assertThat(problems.isFull()).as("nothing else can be read").isEqualTo(!fit);
        assertThat(problems.errors())
                .extracting(ConfigurationProblem::reason)
                .isEqualTo(fit ? List.of() : List.of(Reason.TOO_LARGE));
    }

    @Test
    void resources_and_options_together_have_a_bound() {
        for (int i = 0; i < 12_000; i++) {
            assertThat(problems.takesSetting("maxAge", 1)).isTrue();
        }
        assertThat(problems.takesSetting("maxAge", 1)).isFalse();
        assertThat(problems.takesSetting("maxAge", 2)).isFalse();
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void expressions_of_a_whole_configuration_have_a_bound_in_characters() {
        ExpressionBudget budget = new ExpressionBudget(1, Long.MAX_VALUE);
        String expression = "^[" + "a".repeat(497) + "]";
        for (int i = 0; i < 200; i++) {
            assertThat(problems.expression("origins", expression, budget))
                    .as("%d", i)
                    .isNotNull();
        }
        assertThat(problems.expression("origins", "^a", budget)).isNull();
        assertThat(problems.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.EXPRESSION_INVALID);
            assertThat(problem.message()).contains("not checked");
        });
    }

    @Test
    void expressions_of_a_whole_configuration_have_a_bound_in_steps() {
        ExpressionBudget budget = new ExpressionBudget(1, Long.MAX_VALUE);
        for (int i = 0; i <= 200; i++) {
            assertThat(problems.expression("origins", "^(", budget)).isNull();
        }
        assertThat(problems.errors())
                .extracting(ConfigurationProblem::message)
                .noneMatch(m -> m.contains("not checked"));
        assertThat(problems.expression("origins", "^a", budget)).isNull();
        assertThat(problems.errors())
                .extracting(ConfigurationProblem::message)
                .anyMatch(m -> m.contains("not checked"));
    }

    /** Each of some 900 steps, of which all together may have 30,000. */
    @Test
    void expressions_that_are_taken_count_by_their_size() {
        ExpressionBudget budget = new ExpressionBudget(1, Long.MAX_VALUE);
        int taken = 0;
        while (taken < 1_000 && problems.expression("origins", "^a{900}", budget) != null) {
            taken++;
        }
        assertThat(taken).isBetween(30_000 / 910, 30_000 / 900 + 1);
        assertThat(problems.errors())
                .extracting(ConfigurationProblem::message)
                .singleElement()
                .satisfies(message -> assertThat(message).contains("not checked"));
    }

    @Test
    void the_shortest_expressions_count_too() {
        ExpressionBudget budget = new ExpressionBudget(1, Long.MAX_VALUE);
        for (int i = 0; i <= 2_000; i++) {
            assertThat(problems.expression("origins", "^a", budget)).as("%d", i).isNotNull();
        }
        assertThat(problems.expression("origins", "^a", budget)).isNull();
    }

    /** Nobody reads each of hundreds of proposals, and for an expression they take long to find. */
    @Test
    void remedies_are_sought_for_the_first_expressions_and_for_all_other_texts() {
        String expression = "^" + "a".repeat(99);
        for (int i = 0; i < 12; i++) {
            assertThat(problems.remedy(expression, text -> text + "$")).isEqualTo(expression + "$");
        }
        assertThat(problems.section().remedy("*", text -> "found")).isNull();
    }

    @Test
    void texts_that_are_no_expressions_have_as_many_remedies_as_there_are_problems() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(problems.remedy("example.com", text -> "https://" + text))
                    .isEqualTo("https://example.com");
        }
        for (int i = 0; i < 40; i++) {
            assertThat(problems.remedy(".*", text -> "*")).as("%d", i).isEqualTo("*");
        }
        assertThat(problems.remedy(".*", text -> "*")).isNull();
        assertThat(problems.remedy("example.com", text -> "https://" + text)).isEqualTo("https://example.com");
    }

    @Test
    void an_expression_that_takes_too_many_steps_is_refused() {
        assertThat(problems.expression("origins", "^a+b", new ExpressionBudget(1_000, 10)))
                .isNull();
        assertThat(problems.errors()).hasSize(1);
    }
}
