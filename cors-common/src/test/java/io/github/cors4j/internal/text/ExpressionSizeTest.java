package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression has at most 100,000 parts once its repetitions are written out. */
class ExpressionSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                // the expression, and the largest N with which it has 100,000 parts
                "a{N} : 100000",
                "a{1,N} : 100000",
                "a{N,} : 100000",
                "a{N,2} : 100000",
                "a{0}b{N} : 99999",
                "ba{N} : 99999",
                "(ab){N} : 50000",
                "ab(c){N} : 99998",
                "x(ab){N}y : 49999",
                "(a{10}){N} : 10000",
                "((a{10}){10}){N} : 1000",
                "a{10}{N} : 10000",
                "(a{10}b){N} : 9090",
                "a*{N} : 100000",
                "a*b+c?d{N} : 99997",
                "a)b{N} : 99999",
                ".{N} : 100000",
                "\\.{N} : 100000",
                "\\d{N} : 100000",
                "\\{{N} : 100000",
                "\\({N} : 100000",
                "\\x{41}{N} : 100000",
                "\\p{L}{N} : 100000",
                "\\P{L}{N} : 100000",
                "\\pL{N} : 99999",
                "\\x41{N} : 99998",
                "[a-z]{N} : 100000",
                "[(a{9}]{N} : 100000",
                "[^a]{N} : 100000",
                "[]a]{N} : 100000",
                "[^]a]{N} : 100000",
                "[a^](b]){N} : 49999",
                "[\\]a]{N} : 100000",
                "[a\\\\]{N} : 100000",
                "a{x}{N} : 99997",
                "a{}{N} : 99998"
            })
    void what_is_repeated_counts_as_often_as_it_is(String expression, int most) {
        assertThat(isExcessive(expression, most)).as("N = %d", most).isFalse();
        assertThat(isExcessive(expression, most + 1)).as("N = %d", most + 1).isTrue();
    }

    private static boolean isExcessive(String expression, int times) {
        return ExpressionSize.isExcessive(expression.replace("N", Integer.toString(times)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{100000}b", "a{100000}(b)", "a{100000}[b]", "a{100000}\\.", "a{999999999,999999999}"})
    void one_part_more_is_too_many(String expression) {
        assertThat(ExpressionSize.isExcessive(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "\\", "a\\", "\\x", "\\x{", "\\p", "\\p{L", "[", "[^", "[]", "[a\\", "(", ")", "{", "{1", "{1}",
                "a{,2}"
            })
    void what_is_no_expression_is_left_to_the_compiler(String text) {
        assertThat(ExpressionSize.isExcessive(text)).isFalse();
    }
}
