package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes something away from a list is told apart from names and paths that look alike. */
class WrittenExclusionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all but DELETE",
                "all except: DELETE",
                "everything,\texcluding\t/a",
                "not:DELETE",
                "* (Without DELETE)",
                "!a",
                "!Z",
                "!*",
                "!/a",
                "! a",
                "GET -a",
                "-*",
                "~a",
                "~z",
                "~A",
                "~Z",
                "# /a",
            })
    void a_word_or_a_sign_takes_away_what_is_behind_it(String text) {
        assertThat(WrittenExclusion.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not",
                "not ",
                "all but:",
                "nothing here",
                "unexcluding a",
                "excludings a",
                "not-a",
                "not,a",
                "/not /a",
                "a!a",
                "!",
                "!1",
                "-",
                "-1",
                "~`",
                "~{",
                "~@",
                "~[",
                "~*",
            })
    void what_takes_nothing_away_is_a_name(String text) {
        assertThat(WrittenExclusion.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"excludedPaths=/a", "{\"deny\": /a", "except0=/a", "NOT-ALLOWED.9=/a", "cors.'black_list': /a"})
    void a_setting_takes_away_by_its_name(String text) {
        assertThat(WrittenExclusion.isNamed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exclude", "=exclude", "paths=exclude", "/not:id", "a/exclude=b"})
    void what_only_has_such_a_word_in_it_does_not(String text) {
        assertThat(WrittenExclusion.isNamed(text)).isFalse();
    }

    @Test
    void the_name_of_a_setting_has_at_most_60_characters() {
        String name = "exclude" + "d".repeat(53);
        assertThat(WrittenExclusion.isNamed(name + "=/a")).isTrue();
        assertThat(WrittenExclusion.isNamed(name + "d=/a")).isFalse();
        assertThat(WrittenExclusion.isNamed(name + "dd=/a")).isFalse();
    }
}
