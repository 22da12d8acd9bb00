package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of more than 200 characters is proposed, nor anything in place of one. */
class PathRemedyTest {
    private static String a(int length) {
        return "a".repeat(length);
    }

    @Test
    void a_path() {
        assertThat(PathRemedy.of(a(199), false)).isEqualTo("/" + a(199));
        assertThat(PathRemedy.of(a(200), false)).isNull();
        assertThat(PathRemedy.of("/" + a(193) + "/{id}", false)).isEqualTo("/" + a(193) + "/*");
        assertThat(PathRemedy.of("/" + a(195) + "/{id}", false)).isNull();
        assertThat(PathRemedy.of("/" + a(194) + "/{id}", false)).isEqualTo("/" + a(194) + "/*");
    }

    @Test
    void an_expression_that_no_path_matches() {
        assertThat(ExpressionRemedy.of("^" + a(197) + "$", false)).isEqualTo("^/" + a(197) + "$");
        assertThat(ExpressionRemedy.of("^" + a(198), false)).isNull();
        assertThat(ExpressionRemedy.of("^/" + a(198) + "\\?x", false)).isNull();
        assertThat(ExpressionRemedy.of("^//" + a(197) + "$", false)).isEqualTo("^/" + a(197) + "$");
        assertThat(ExpressionRemedy.of("^//" + a(198) + "$", false)).isNull();
    }

    @Test
    void an_expression_with_the_star_of_a_pattern() {
        assertThat(ExpressionRemedy.ofPatternWithin("^/" + a(197) + "/*$", false))
                .isEqualTo("/" + a(197) + "/*");
        assertThat(ExpressionRemedy.ofPatternWithin("^/" + a(198) + "/*", false))
                .isNull();
    }

    @Test
    void an_expression_with_parameters() {
        assertThat(ExpressionRemedy.ofParametersWithin("^/" + a(192) + "/{id}")).isEqualTo("^/" + a(192) + "/[^/]+");
        assertThat(ExpressionRemedy.ofParametersWithin("^/" + a(193) + "/{id}")).isNull();
    }

    @Test
    void an_expression_with_escapes() {
        assertThat(ExpressionRemedy.ofEscapesWithin("^/" + a(194) + "%7E$")).isEqualTo("^/" + a(194) + "~$");
        assertThat(ExpressionRemedy.ofEscapesWithin("^/" + a(195) + "%7E$")).isNull();
    }

    @Test
    void an_expression_that_says_only_where_a_path_begins() {
        assertThat(ExpressionRemedy.ofBeginning("^/" + a(197), false)).isEqualTo("/" + a(197) + "/*");
        assertThat(ExpressionRemedy.ofBeginning("^/" + a(198), false)).isNull();
        assertThat(ExpressionRemedy.ofBeginning("^/" + a(196) + "\\.", false)).isEqualTo("/" + a(196) + "./*");
        assertThat(ExpressionRemedy.ofBeginning("^/" + a(194) + "\\.\\.x", false))
                .isNull();
        assertThat(ExpressionRemedy.ofBeginning("^(?i)/" + a(187), false)).isEqualTo("^(?i)/" + a(187) + "(/.*)?$");
        assertThat(ExpressionRemedy.ofBeginning("^(?i)/" + a(188), false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^/api/.*", "^/api/users", "^/a*", "^/[a-z]*", "^/(a|b)*", "^/api/v[0-9]*/x*", "^/colou*r"})
    void an_expression_that_means_what_it_says_has_no_star_of_a_pattern(String expression) {
        assertThat(ExpressionRemedy.ofPatternWithin(expression, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "$, ",
        ";, ",
        "a$, /a",
        "/a;, /a",
        "- /a$, /a",
        "^/a$, ^/a$",
        "/[a-z]+$, ^/[a-z]+$",
        "/a\\*, /a/*",
        "/a/\\*.json, ^/a/[^/]+\\.json$",
        "/[0-9]\\*, ^/[0-9]\\*$"
    })
    void the_mark_of_an_end_is_none_of_a_path(String text, String proposed) {
        assertThat(PathRemedy.of(text, false)).isEqualTo(proposed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v[10]",
                "/api/v[1-10]",
                "/api/v[10-12]/x",
                "'/api/' + id",
                "[\"/api/*\", null]",
                "/api/\\p{L}+",
                "/a[/{b}[/{c}]]"
            })
    void of_what_might_mean_several_things_nothing_is_proposed(String text) {
        assertThat(PathRemedy.of(text, false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exclude=/admin/*",
                "excludedPaths=/admin/*",
                "block: /api/*",
                "\"deny\": \"/api/*\"",
                "exclude: [\"/admin/*\"]",
                "Disallow: /admin",
                "/api/* except /api/admin/*",
                "/api/* but not /api/admin/*",
                "/api/* !/api/admin/*",
                "[\"/api/*\", \"!/api/admin/*\"]"
            })
    void what_takes_a_path_away_is_never_proposed(String text) {
        assertThat(PathRemedy.of(text, false)).isNull();
        assertThat(PathRemedy.takesAway(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/not/here", "/skip", "/a-b", "/api/-x", "/!x", "^/(?:no|a) b", "path: /no", "- /api", "~ /api"})
    void a_path_with_such_a_word_in_it_takes_nothing_away(String text) {
        assertThat(PathRemedy.takesAway(text)).isFalse();
    }
}
