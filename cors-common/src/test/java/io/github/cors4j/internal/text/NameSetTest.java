package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A set of names that is asked about parts of texts, without case. */
class NameSetTest {
    private static boolean contains(NameSet names, String name) {
        return names.contains("x," + name + ",x", 2, 2 + name.length());
    }

    private static boolean add(NameSet names, String name) {
        return names.add("x," + name + ",x", 2, 2 + name.length()) != null;
    }

    @Test
    void a_name_is_in_the_set_in_whatever_case_and_at_whatever_place_of_a_text() {
        NameSet names = new NameSet();
        assertThat(add(names, "aA-zZ")).isTrue();
        assertThat(add(names, "Aa-Zz")).isFalse();
        assertThat(contains(names, "AA-ZZ")).isTrue();
        assertThat(contains(names, "aa-zz")).isTrue();
        assertThat(contains(names, "aa-zy")).isFalse();
        assertThat(contains(names, "aa-z")).isFalse();
        assertThat(contains(names, "aa-zzz")).isFalse();
        assertThat(contains(names, "")).isFalse();
    }

    @Test
    void a_set_of_names_has_these() {
        NameSet names = NameSet.of("X-A", "x-b");
        assertThat(contains(names, "x-a")).isTrue();
        assertThat(contains(names, "X-B")).isTrue();
        assertThat(contains(names, "X-C")).isFalse();
    }

    @Test
    void names_of_every_length_are_told_apart_however_many_there_are() {
        NameSet names = new NameSet();
        for (int i = 1; i <= 200; i++) {
            assertThat(add(names, "X".repeat(i))).isTrue();
            for (int j = 1; j <= 200; j++) {
                assertThat(contains(names, "x".repeat(j))).isEqualTo(j <= i);
            }
        }
    }

    @Test
    void as_many_names_as_come_are_kept() {
        NameSet names = new NameSet();
        for (int i = 0; i < 1_000; i++) {
            assertThat(add(names, "X-Name-" + i)).isTrue();
            assertThat(add(names, "x-name-" + i)).isFalse();
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(contains(names, ("x-NAME-" + i).toLowerCase(Locale.ROOT)))
                    .isTrue();
            assertThat(contains(names, "y-name-" + i)).isFalse();
        }
    }
}
