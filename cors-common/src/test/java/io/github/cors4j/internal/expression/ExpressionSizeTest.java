package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is repeated counts as often as it is. */
class ExpressionSizeTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                "a : 1",
                "ab : 3",
                "a|b : 4",
                "a|b|c : 6",
                "a{7} : 14",
                "a{1,7} : 14",
                "a{7,} : 14",
                "a{0} : 2",
                "a* : 2",
                "a+ : 2",
                "a? : 2",
                "(ab){7} : 28",
                "ab(c){7} : 17",
                "(a{10}){7} : 147",
                "a{10}(?i){7} : 147",
                "\\Qa{10}\\E : 6",
                "\\Q[\\E(a{1000}){10} : 20012",
                "[(a{9}]{7} : 14",
                "\\x{41}{7} : 14",
                "\\p{L}{7} : 14",
                "\\pL{7} : 14",
                "\\{{7} : 14",
                "a{x}{7} : 18",
                "(a|){7} : 35",
                "a\\b$ : 4"
            })
    void each_part_counts(String expression, long size) {
        assertThat(ExpressionSize.of(ExpressionParser.parse(expression, false))).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                "((((((((((a{1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}",
                "((((((((((a|b){1000}|a){1000}|a){1000}|a){1000}|a){1000}|a){1000}|a){1000}|a){1000}|a){1000}|a){1000}"
            })
    void what_is_beyond_all_measure_is_just_large(String expression) {
        assertThat(ExpressionSize.of(ExpressionParser.parse(expression, false))).isEqualTo(Integer.MAX_VALUE);
    }
}
