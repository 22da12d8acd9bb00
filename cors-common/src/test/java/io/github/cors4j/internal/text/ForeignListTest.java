package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is read in the way of whichever language it was written in. */
class ForeignListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "'a",
                "a`",
                " \u201ca\u201d ",
                "[x]",
                "[a, b]",
                "(\"a\", \"b\")",
                "('a')",
                "{\"a\"}",
                "{/a}",
                "{https://a.example}",
                "<a>",
                "%w[a b]",
                "%I(a)",
            })
    void quotes_and_brackets_are_signs_of_a_list(String text) {
        assertThat(ForeignList.isQuoted(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "\"", "a", "a, b", "[a", "a]", "[::1]", "(a)", "(", "('a", "{a}", "{/a", "<a", "a>", "%w", "%a"
            })
    void names_parameters_and_addresses_are_no_list(String text) {
        assertThat(ForeignList.isQuoted(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a | a",
                "a, b;c d | a/b/c/d",
                "['a', \"b\"] | a/b",
                "[[a], b] | [a]/b",
                "[[a, b]] | a/b",
                "(\"a b\", `c`) | a b/c",
                "{\"a\"} | a",
                "<a> | a",
                "%w[ a b ] | a/b",
                "[r'a', @\"b\"] | a/b",
                "- a; - b | a/b",
                "'a' and 'b' | a/b",
                "[a{1,2}] | a{1,2}",
                "[ | [",
                "^^ | ^^",
            })
    void elements_are_what_is_left_without_quotes_and_brackets(String text, String elements) {
        assertThat(ForeignList.elements(text))
                .isEqualTo(elements.isEmpty() ? List.of() : Arrays.asList(elements.split("/")));
    }
}
