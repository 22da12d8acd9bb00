package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression of another language is told apart from a path, and a dot that means any character from one that is a dot. */
class UnmarkedExpressionTest {
    @ParameterizedTest
    @ValueSource(strings = {"/^a/", "/a$/g", "/a\\/b/", "/https://a/", "/a.b/i", "/a/ig"})
    void slashes_stand_around_an_expression(String text) {
        assertThat(UnmarkedExpression.isBetweenSlashes(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a", "/a/", "/a/b/i", "//a/i", "/a/gim", "//i"})
    void a_path_has_slashes_too(String text) {
        assertThat(UnmarkedExpression.isBetweenSlashes(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, true",
        "a.(b), true",
        "(a.), true",
        "8.a, true",
        "a\\.b, false",
        "a.*b, false",
        "a.[bc], false",
        "a., false",
        // where it stands alone
        "^.a, false",
        ".a, false",
        "/.a, false",
        "(.a), false",
        "a|.b, false",
        // in a port, of which it is a digit
        "a:80.b, false",
        "a:1234.5, false",
        ":8.b, true",
        "(?:8.b), true",
        "a:12345.b, false",
        "a:123456.b, true"
    })
    void a_dot_between_names_is_any_character(String expression, boolean bare) {
        assertThat(UnmarkedExpression.hasBareDot(expression)).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a\\.b",
        "a.b.c, a\\.b\\.c",
        "a.*b.+c.?d, a.*b.+c.?d",
        "'a.{2}', 'a.{2}'",
        // what a backslash is before, or quotes
        "\\.a.b, \\.a\\.b",
        "\\Qa.b\\E.c, \\Qa.b\\E\\.c",
        "a\\Qb.c, a\\Qb.c",
        // a class
        "[.]a.b, [.]a\\.b",
        "[].]a.b, [].]a\\.b",
        "[^].]a.b, [^].]a\\.b",
        "[[.]a.b, [[.]a\\.b",
        "[[:alpha:].]a.b, [[:alpha:].]a\\.b",
        "[a:]b.c, [a:]b\\.c",
        "[:.a]b.c, [:.a]b\\.c"
    })
    void a_dot_gets_a_backslash_where_it_repeats_nothing(String expression, String escaped) {
        assertThat(UnmarkedExpression.withEscapedDots(expression)).isEqualTo(escaped);
    }
}
