package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one spelling of all paths that lead a server of files to the same file. */
class PathNormalizerTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/%61, /a",
        "/%41%5a%61%7A%30%39%2d%2E%5f%7e, /AZaz09-._~",
        "/%2F, /%2F",
        "/%2f, /%2f",
        "/%25, /%25",
        "/%2561, /%2561",
        "/%2B, /%2B",
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/../a, /a",
        "/a/.., /",
        "/a/b/.., /a/",
        "/a/b/., /a/b/",
        "/a//b, /a/b",
        "//a, /a",
        "/a//, /a/",
        "///, /",
        "/a/%2e%2e/b, /b",
        "/a/.%2E/b, /b",
        "/..., /...",
        "/a/..b, /a/..b",
        "/a/.b, /a/.b",
        "/a/b../c, /a/b../c",
        "/a/..;/b, /a/..;/b",
        "/%, /%",
        "/%4, /%4",
        "/%zz, /%zz",
        "/%u0041, /%u0041",
        "/A;b+c, /A;b+c",
        "*, *",
        "/a//../b, /a/b",
        "/a/b/../../../c, /c",
        "/%C3%A9, /%C3%A9",
        "/%c3%a9, /%c3%a9",
        "%61, a"
    })
    void a_path_is_normalised_as_the_standard_says(String path, String normal) {
        assertThat(PathNormalizer.normalize(path)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/%61%2A%2a*, /a%2A%2A%2A",
        "/%2f, /%2F",
        "/%0a%0A, /%0A%0A",
        "/%00, /%00",
        "/%30%41, /0A",
        "/%7e%7F%80, /~%7F%80",
        "/\u007f\u0080, /%7F%C2%80",
        "/\u00e9x, /%C3%A9x",
        "/\u20acx, /%E2%82%ACx",
        "/\ud83d\ude00x, /%F0%9F%98%80x",
        "/a<b, /a%3Cb",
        "/%3cx, /%3Cx",
        "/%, /%",
        "/%4, /%4",
        "/%4g, /%4g",
        "/%g4, /%g4",
        "/%\uff14\uff11, /%%EF%BC%94%EF%BC%91",
    })
    void what_may_stand_plain_does_and_all_else_is_escaped_in_capitals(String path, String decoded) {
        assertThat(PathNormalizer.decoded(path)).isEqualTo(decoded);
    }

    @Test
    void a_path_that_is_plain_comes_back_as_the_same_instance() {
        String path = "/api/users/42";
        assertThat(PathNormalizer.decoded(path)).isSameAs(path);
        assertThat(PathNormalizer.normalize(path)).isSameAs(path);
    }

    @ParameterizedTest
    @CsvSource({"/a//../b, /b", "/a///b, /a/b", "/%61//b/, /a/b/", "/a/./%2e%2E/b, /b"})
    void doubled_slashes_go_before_dot_segments(String path, String served) {
        assertThat(PathNormalizer.asServed(path)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({
        "/a%2fb, /a/b",
        "/a%252fb, /a/b",
        "/a%25252fb, /a%2Fb",
        "/a%5cb, /a/b",
        "/a\\b, /a/b",
        "/%2561/b, /a/b",
        "/%257F%2580, /%7F%80",
        "/a%2f..%2fb, /b",
        "/a%2e%2fb, /a./b",
        "/%80, /%80",
        "/a/%2fb, /a/b",
    })
    void decoding_once_more_decodes_separators_too(String path, String served) {
        assertThat(PathNormalizer.asDecodedTwice(path)).isEqualTo(served);
    }

    @Test
    void parameters_may_be_dropped_before_after_and_between_decoding() {
        assertThat(PathNormalizer.asServedWithoutParameters("/a%253Bb%3Bc;d"))
                .containsExactly("/a%253Bb;c", "/a;b;c", "/a;b;c", "/a;b", "/a;b", "/a");
    }

    @Test
    void only_escapes_backslashes_and_parameters_leave_more_to_decode() {
        assertThat(PathNormalizer.hasMoreToDecode("%61")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode("/a%61")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode("\\a")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode("/a\\")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode(";a")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode("/a;")).isTrue();
        assertThat(PathNormalizer.hasMoreToDecode("/a//../b,c")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..%2f", "..%2f", "/a/..;", "/a%2f..", "/%u002E./%252e%2e", "/..%5C", "/%25u002e./x"})
    void what_climbs_once_it_is_decoded_is_seen(String path) {
        assertThat(PathNormalizer.climbs(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a/../b", "/..a", "/a..", "/...%2f", "/.;", "/%u012e%u012e/", "/a;..", "/%2525252e./x"})
    void what_stays_where_it_is_does_not_climb(String path) {
        assertThat(PathNormalizer.climbs(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/100%, /100%25",
        "/%4, /%254",
        "/%41, /A",
        "/a b, /a%20b",
        "/a%2fb, /a%2Fb",
        "//a, /a",
        "/%%41, /%25A",
        "/%00, /%00"
    })
    void a_percent_sign_of_a_container_is_an_escape_only_before_two_digits(String path, String spelled) {
        assertThat(PathNormalizer.asContained(path)).isEqualTo(spelled);
    }
}
