package io.github.cors4j.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set of ASCII characters. */
class CharSetTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, '?', '@', 'A', 126, 127})
    void one_character_is_all_that_it_has(int c) {
        CharSet set = CharSet.of((char) c);
        for (int other = 0; other < 300; other++) {
            assertThat(set.has(other)).as("%d", other).isEqualTo(other == c);
        }
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.characters()).isEqualTo(String.valueOf((char) c));
    }

    @Test
    void a_range_ends_with_ascii() {
        assertThat(CharSet.range(126, 300).characters()).isEqualTo("~\u007f");
        assertThat(CharSet.range(128, 300).isEmpty()).isTrue();
        assertThat(CharSet.range(-5, 1).characters()).isEqualTo("\u0000\u0001");
        assertThat(CharSet.range(63, 65).characters()).isEqualTo("?@A");
    }

    @Test
    void a_letter_in_both_cases_is_a_literal_and_two_letters_are_none() {
        assertThat(CharSet.of("aA").isLiteral()).isTrue();
        assertThat(CharSet.of("aA").letter()).isEqualTo('a');
        assertThat(CharSet.of("aB").isLiteral()).isFalse();
        assertThat(CharSet.of("ab").isLiteral()).isFalse();
        assertThat(CharSet.of("a.").isLiteral()).isFalse();
        assertThat(CharSet.NONE.isLiteral()).isFalse();
    }
}
