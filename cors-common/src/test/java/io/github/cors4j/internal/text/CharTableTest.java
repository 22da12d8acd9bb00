package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sets of ASCII characters, which are asked about every character and about empty texts. */
class CharTableTest {
    @Test
    void letters_and_digits_are_members_and_of_the_rest_only_the_marks() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean member = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '+'
                    || c == '-'
                    || c == '.';
            assertThat(CharTable.SCHEME.has(c)).as("character %d", (int) c).isEqualTo(member);
        }
    }

    @Test
    void the_last_character_of_ascii_is_127() {
        assertThat(CharTable.isAscii("a\u007f")).isTrue();
        assertThat(CharTable.isAscii("a\u0080")).isFalse();
        assertThat(CharTable.isAscii("")).isTrue();
    }

    @Test
    void an_empty_text_has_no_members() {
        assertThat(CharTable.TOKEN.hasAll("")).isFalse();
        assertThat(CharTable.TOKEN.hasAll("abc", 1, 1)).isFalse();
        assertThat(CharTable.TOKEN.hasAll("a c", 0, 1)).isTrue();
        assertThat(CharTable.TOKEN.hasAll("a c")).isFalse();
    }
}
