package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sets of ASCII characters, which are asked about every character and about empty texts. */
class CharacterClassTest {
    @Test
    void letters_and_digits_are_members_and_of_the_rest_only_the_marks() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean member = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '+'
                    || c == '-'
                    || c == '.';
            assertThat(CharacterClass.SCHEME.has(c)).as("character %d", (int) c).isEqualTo(member);
        }
    }

    @Test
    void the_last_character_of_ascii_is_127() {
        assertThat(CharacterClass.isAscii("a\u007f")).isTrue();
        assertThat(CharacterClass.isAscii("a\u0080")).isFalse();
        assertThat(CharacterClass.isAscii("")).isTrue();
    }

    @Test
    void an_empty_text_has_no_members() {
        assertThat(CharacterClass.TOKEN.hasAll("")).isFalse();
        assertThat(CharacterClass.TOKEN.hasAll("abc", 1, 1)).isFalse();
        assertThat(CharacterClass.TOKEN.hasAll("a c", 0, 1)).isTrue();
        assertThat(CharacterClass.TOKEN.hasAll("a c")).isFalse();
    }
}
