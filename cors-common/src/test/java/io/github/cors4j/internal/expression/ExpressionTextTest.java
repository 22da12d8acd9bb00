package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expression is written as it was read, or in other signs that say the same. */
class ExpressionTextTest {
    private static Node read(String expression) {
        return ExpressionParser.parse(expression, false);
    }

    @ParameterizedTest
    @CsvSource({
        "^https://app\\.example\\.com$, https://app.example.com",
        "^a(b|c)$, a",
        "^a[bc]d$, a",
        "^ab?$, a",
        "^\\b(?i)Ab$, ab",
        "^[ab]c$, ''",
        "a, a",
        "(a|b), ''",
        "'', ''"
    })
    void all_that_it_matches_begins_with_the_letters_that_are_written_out(String expression, String beginning) {
        assertThat(ExpressionText.beginning(read(expression))).isEqualTo(beginning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                "a\\.b : a\\.b",
                "\\Qa.b\\E : a\\.b",
                "(?i)AB : ab",
                "(?i)[ab] : [A-Ba-b]",
                "(?i)[^ab] : [^A-Ba-b]",
                "(?i)[a\\]\\^[-] : [\\-A\\[\\]-\\^a]",
                "(?i)[a\\x1f-!\\x7f] : [\\x1f-!Aa\\x7f]",
                "(?i)[a\\x01\\x7f] : [\\x01Aa\\x7f]",
                "(?i)[a ] : [ Aa]",
                "(?i)[a\\\\] : [A\\\\a]",
                "(?i)[a\\x00-=] : [\\x00-=Aa]",
                "(?i)[a\\x00->] : [^?-@B-`b-\\x7f]",
                "\\Q\\b\\E : \\\\b",
                "\\Q(\\E : \\(",
                "a\\b : a\\b",
                "a|b : (a|b)",
                "(a|b)c : (a|b)c",
                "(ab)+ : (ab)+",
                "a{2,3} : a{2,3}"
            })
    void what_is_written_is_read_as_the_same(String expression, String written) {
        assertThat(ExpressionText.of(read(expression))).isEqualTo("^" + written + "$");
        assertThat(ExpressionText.of(read(written))).isEqualTo("^" + written + "$");
    }
}
