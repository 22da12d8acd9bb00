package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request sends stands in a line of a log without being able to break out of it. */
class HarmlessTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b~ | \"a b~\"",
                "` ` | \" \"",
                "a\"b | \"a\\\"b\"",
                "a\\b | \"a\\\\b\"",
                "a\u001fb\u007f | \"a\\u001fb\\u007f\"",
                "\u00e9\u202e | \"\\u00e9\\u202e\"",
            })
    void all_but_printable_ascii_is_escaped(String text, String harmless) {
        assertThat(HarmlessText.of(text)).isEqualTo(harmless);
        assertThat(HarmlessText.bare(text)).isEqualTo(harmless.substring(1, harmless.length() - 1));
    }

    @Test
    void nothing_is_none() {
        assertThat(HarmlessText.of(null)).isEqualTo("none");
    }

    @Test
    void after_200_characters_only_their_number_is_told() {
        assertThat(HarmlessText.of("x".repeat(200))).isEqualTo("\"" + "x".repeat(200) + "\"");
        assertThat(HarmlessText.of("x".repeat(201))).isEqualTo("\"" + "x".repeat(200) + "\"... (201 characters)");
        assertThat(HarmlessText.bare("x".repeat(201))).isEqualTo("x".repeat(200));
        assertThat(HarmlessText.name("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(HarmlessText.name("x".repeat(201))).isEqualTo("x".repeat(200) + "... (201 characters)");
    }

    @Test
    void of_a_line_1500_characters_are_told() {
        assertThat(HarmlessText.line("a \"b\"\n".repeat(250))).isEqualTo("a \"b\"\\u000a".repeat(250));
        assertThat(HarmlessText.line("x".repeat(1_501))).isEqualTo("x".repeat(1_500) + "... (1501 characters)");
    }
}
