package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.Request;
import io.github.cors4j.internal.problem.Problems;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of several patterns that match a path decides: the most specific one. */
class PathTableTest {
    private static final String PAGE = "https://page.example";

    private static Cors policy(String... resources) {
        return Cors.of(cors -> List.of(resources).forEach(cors::resource));
    }

    private static PathTable<String> table(Stream<String> patterns) {
        return new PathTable<>(patterns.map(text -> new PathTable.Entry<>(
                        Objects.requireNonNull(PathPattern.parse("resources", text, false, new Problems()), text),
                        text))
                .toList());
    }

    private static Request page(String path) {
        return Request.get(path).origin(PAGE);
    }

    static Stream<Arguments> precedence() {
        return Stream.of(
                first("/a/b", "/a/b", "/a/*", "/*/b", "/*", "^/a/b", "^/.*"),
                first("/a/b/", "/a/b", "/a/*", "/*/b", "/*", "^/a/b", "^/.*"),
                first("/a/b", "/a/b/", "/a/*", "/*"),
                // more literal segments first
                first("/a/b/c", "/a/b/*", "/a/*", "/*"),
                first("/a/b/c", "/a/*/c", "/a/*", "/*"),
                first("/a/b/c", "/*/b/c", "/a/*", "/*/*/c", "/*"),
                first("/a/bbbbbbbb/c", "/a/*/c", "/a/*"),
                first("/xxxxxxxxxx/b/c", "/*/b/c", "/xxxxxxxxxx/*"),
                first("/api", "/api/*", "/*"),
                first("/", "/", "/*"),
                // then longer
                first("/aaa/b/c", "/aaa/*/*", "/*/b/*"),
                first("/a/bbb/c", "/*/bbb/*", "/a/*/*"),
                first("/a/b/c", "/a/*/*", "/a/*"),
                first("/a/b", "/a/*/*", "/a/*"),
                first("/a/b/c", "/*/*/*", "/*/*", "/*"),
                // wildcards before expressions
                first("/a/b", "/*", "^/a/b", "^/a/.*"),
                // more slashes first, then longer
                first("/a/b", "^/a/b", "^.a.bbbbbbbbbb|^/a.*"),
                first("/a/b", "^/[ab]/.*", "^/a.*$"),
                first("/ab", "^/a[abcdef]$", "^/ab"),
                first("/ab", "^/[a-c].*", "^/a.*"));
    }

    private static Arguments first(String path, String... inOrder) {
        return arguments(path, List.of(inOrder));
    }

    /** Whatever the order of declaration, as long as it says nothing. */
    @ParameterizedTest
    @MethodSource("precedence")
    void the_most_specific_pattern_decides(String path, List<String> inOrder) {
        List<String> reversed = Stream.iterate(inOrder.size() - 1, i -> i - 1)
                .limit(inOrder.size())
                .map(inOrder::get)
                .toList();
        for (List<String> declared : List.of(inOrder, reversed)) {
            Cors cors = policy(declared.toArray(String[]::new));
            assertThat(page(path).decidedBy(cors).resource()).hasValue(inOrder.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/c, /a/*/*, /*/b/*",
        "/a/b, /a/*/*, /*/b/*",
        "/ab, ^/a., ^/.b",
        "/a/b, ^/a/., ^/./b",
        "/x/y/z, /x/*/*, /*/y/*",
        "/x/y/z, /*/y/*, /x/*/*",
        "/ab, ^/.b, ^/a."
    })
    void a_tie_goes_to_the_first_declared(String path, String first, String second) {
        assertThat(page(path).decidedBy(policy(first, second)).resource()).hasValue(first);
        assertThat(page(path).decidedBy(policy(second, first)).resource()).hasValue(second);
    }

    @ParameterizedTest
    @CsvSource({"/users//photos", "//1/photos", "//x", "/users/1//"})
    void a_star_stands_for_no_empty_segment(String path) {
        assertThat(table(Stream.of("/users/*/photos", "/*/1/photos", "/*/x", "/users/1/*/*"))
                        .find(path))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/apiary, /api",
        "/api/x, /api",
        "/api/zebra, /api",
        "/api/users2, /api/users/*",
        "/api/users/1/x, /api/users/*",
        "/files/x, ",
        "/zebra, ",
        "/ap, ",
        "/, "
    })
    void the_nearest_pattern_has_the_longest_common_beginning(String path, String nearest) {
        PathPattern found = table(Stream.of("/api", "/api/users/*", "/files/*/x", "/*/z", "^/f.*"))
                .nearest(path);
        assertThat(found == null ? null : found.text()).isEqualTo(nearest);
    }

    /** At each node a look-up goes on to a name, in whatever case, and to a star; other names are other paths. */
    private static PathTable<String> branching(int nodes) {
        Stream<String> patterns = IntStream.range(1, nodes - 2)
                .mapToObj(node -> "/Api"
                        + Integer.toBinaryString(node)
                                .substring(1)
                                .replace("0", node % 3 == 0 ? "/A" : "/a")
                                .replace("1", "/*")
                        + "/*");
        return table(Stream.concat(patterns, Stream.of("/*/Api/*", "/Api" + "/b".repeat(12) + "/*")));
    }

    @Test
    void a_look_up_visits_2000_nodes_at_most() {
        assertThat(branching(2_000).isTooBroad()).isFalse();
        assertThat(branching(2_001).isTooBroad()).isTrue();
    }
}
