package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text processor wrote is read as it was typed. */
class StrayCharactersTest {
    @ParameterizedTest
    @CsvSource({
        // nobody sees these
        "a\u00adb, ab",
        "a\u200bb, ab",
        "\ufeffa, a",
        // blanks
        "a\u00a0b, a b",
        "a\u3000b, a b",
        "a\u2003, a",
        // signs of full width
        "\uff01\uff5e, !~",
        "\uff00\uff5f, \uff00\uff5f",
        // dashes
        "a\u2010b\u2015c\u2212d, a-b-c-d",
        "a\u200fb\u2016c, ab\u2016c",
        // look-alikes
        "a\u3001b, 'a,b'",
        "\u2217\u204e\u2731\u2236\u2215\u2044, ***://",
        // letters are what they are
        "\u00e4 b, \u00e4 b",
    })
    void a_character_becomes_the_one_that_was_typed(String text, String typed) {
        assertThat(StrayCharacters.removed(text)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u00adb", "a\u2060", "\ufeffa", "a\u00a0b", "a\u2009b"})
    void what_nobody_sees_is_found(String text) {
        assertThat(StrayCharacters.areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "\u00e4", "\uff01", "a\u2010b"})
    void what_can_be_seen_is_not_stray(String text) {
        assertThat(StrayCharacters.areIn(text)).isFalse();
    }
}
