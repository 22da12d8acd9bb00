package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part is counted once for each character at which it can be reached. */
class ExpressionStepsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                // the expression, and its steps with 100 characters; a sequence, a branch and a repetition are parts,
                // too
                "[ab] : 1",
                "[ab][ab] : 3",
                "[ab]|[ab] : 4",
                "[ab]{3} : 6",
                "[ab]{0,3} : 6",
                "[ab]* : 202",
                "[ab]*[cd] : 304",
                "[ab]+[cd] : 303",
                "[ab]*[cd]{2} : 605",
                "[ab]{200} : 202",
                "([ab]*){3} : 809",
                "\\b[ab]$ : 4",
                // words: of abc two places are reached at once, of aaa three
                "abc : 4",
                "[ab]*abc : 405",
                "[ab]*aaa : 506",
                "[ab]*abab : 506",
                "[ab]*a : 304",
                "[ab]*abcda : 506",
                // what stands behind a word begins where the word ends
                "abc[ab] : 5",
                "[ab]{0,2}abc : 14",
                "[ab]{2,4}abc : 18",
                "[ab]{0,5}abcdefgh : 37",
                "[ab]{2,7}abcdefgh : 41",
                "[ab]{0,2}abc[ab] : 17",
                "[ab]{0,2}aaa : 14",
                "[ab]{99}abcd : 203",
                "[ab]{0,99}abcd[ab] : 498",
                "[ab]*abc[ab] : 503",
                "[ab]{101}abc : 203"
            })
    void with_a_hundred_characters(String expression, long steps) {
        assertThat(ExpressionSteps.of(ExpressionParser.parse(expression, false), 100))
                .isEqualTo(steps);
    }
}
