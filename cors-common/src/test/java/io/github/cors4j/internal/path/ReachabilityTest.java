package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources never decide, and which do so only because of their order. */
class ReachabilityTest {
    private static final List<String> SEGMENTS = List.of("a", "b", "v1");

    private static PathPattern pattern(String text) {
        PathPattern pattern = PathPattern.parse("resources", text, false, new Problems());
        return java.util.Objects.requireNonNull(pattern, text);
    }

    private static PathTable<String> table(List<String> resources) {
        return new PathTable<>(resources.stream()
                .map(text -> new PathTable.Entry<>(pattern(text), text))
                .toList());
    }

    private static List<ConfigurationProblem> warnings(List<String> resources, List<String> excluded) {
        Problems problems = new Problems();
        new Reachability("resources", problems, table(resources), table(excluded)).check();
        assertThat(problems.errors()).isEmpty();
        return problems.warnings();
    }

    private static List<String> list(String texts) {
        return texts == null ? List.of() : List.of(texts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "^/api/v[0-9]+/admin(/.*)?$, /api/*,",
        "^/api/.*, /api/*,",
        "^/api(/.*)?, /api/*,",
        "^/[ab], ^/a$|^/b$,",
        "^/api, /api,",
        "^/api/?$, /api,",
        "^/api(/v1)?, /api /api/v1,",
        "^/[ab]/x, /a/* /b/*,",
        "^/[ab]/x, /a/*, /b/x",
        "^/users/[0-9]+/photos, /users/*/photos,",
        "^/users/[0-9]+/photos, ^/users/[^/]*/photos$,",
        "^/api/v[0-9], ^/api/v[0-9a-f],",
        "^/a/b.*, ^/a/b[^.]*|/a/b.*,",
        "^/api/b, , ^/api/.*",
        "/a/*, , /a/* ^/b",
        "/a/*, /a, ^/a/.+",
        "/*, / /*/*,",
        "/a/*, /a /a/*/*,",
        "/*/b, /*/b/*,"
    })
    void what_never_decides_is_told(String resource, String others, String excluded) {
        List<String> resources = new ArrayList<>(list(others));
        resources.add(resource);
        assertThat(warnings(resources, list(excluded))).singleElement().satisfies(warning -> {
            assertThat(warning.value()).isEqualTo('"' + resource + '"');
            assertThat(warning.reason()).isEqualTo(Reason.UNREACHABLE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^/api | /api | | other patterns take all its paths first, [/api]; wildcards take precedence over"
                        + " expressions, so write an expression instead of the wildcards",
                "^/[ab]/x | /a/* /b/* | | other patterns take all its paths first, [/a/*, /b/*]; wildcards take"
                        + " precedence over expressions, so write an expression instead of the wildcards",
                "^/v[0-9] | ^/v[0-9a-f] | | other patterns take all its paths first, [^/v[0-9a-f]]; remove it",
                "^/[ab]/x | /a/x ^/b/[xyz]+ | | other patterns take all its paths first, [/a/x, ^/b/[xyz]+];"
                        + " wildcards take precedence over expressions, so write an expression instead of the wildcards",
                "^/a[0-9] | ^/a[0-9a-f] ^/a[uvwxyz] | | other patterns take all its paths first, [^/a[0-9a-f]]; remove it",
                "/a/* | /a /a/*/* | | other patterns take all its paths first, [/a, /a/*/*]; remove it",
                "/a/* | /a/*/* | /a | other patterns take all its paths first, [/a, /a/*/*]; remove it",
                "/a/* | | /a/* | an exclusion covers all its paths; remove one of the two",
                "/a/* | | /a /a/*/* | an exclusion covers all its paths; remove one of the two",
                "/a | | ^/a$ | an exclusion covers all its paths; remove one of the two",
                "/a/* | | ^/a(/.*)? | other patterns take all its paths first, [^/a(/.*)?]; remove it",
                "^/a/.* | | /* | an exclusion covers all its paths; remove one of the two",
                "^/a/.* | /* | | wildcards take precedence over expressions, and one covers every path; write the"
                        + " expression ^/.* instead of it"
            })
    void the_words_say_what_takes_its_paths(String resource, String others, String excluded, String words) {
        List<String> resources = new ArrayList<>(list(others));
        resources.add(resource);
        assertThat(warnings(resources, list(excluded)))
                .extracting(ConfigurationProblem::message)
                .contains("no request reaches it: " + words);
    }

    @ParameterizedTest
    @CsvSource({"/a/*, /a", "/a/*, /a/*/*", "/a/*, ^/a/b", "/a, ^/b", "^/a/.*, /a", "/*/b, /a/b"})
    void what_is_excluded_in_part_is_not(String resource, String excluded) {
        assertThat(warnings(List.of(resource), list(excluded))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "^/apis?/.*, /api/*,",
        "^/api/v[0-9]+/admin(/.*)?$, /api/*/admin,",
        "^/api/v[0-9]+/admin(/.*)?$, ^/api/.*,",
        "^/(?i)api/.*, /api/*,",
        "^/api/[a-z]*, ^/api/[a-z]+\\b[a-z]*,",
        "^/[a-z][a-z], ^/[a-z]\\b[a-z],",
        "^/[a-z][a-z], ^/([a-z]\\b){2},",
        "^/[a-z][a-z], ^/([a-z]\\b|[0-9])[a-z],",
        "^/[a-z][a-z], ^/[a-z]\\b[a-z]|/x[0-9],",
        "^/[a-z]-, ^/[a-z][-]\\b,",
        "^/[a-z], ^/[a-z][0-9]?\\B,",
        "^/.*, /a/* /b/*,",
        "/*, /a/* /b/*,",
        "/a/*, /a/*/*,",
        "/a/*/c, /a/b/c,",
        "/users/*/photos, /users/me/*/x,"
    })
    void what_decides_about_some_path_is_not(String resource, String others, String excluded) {
        List<String> resources = new ArrayList<>(list(others));
        resources.add(resource);
        assertThat(warnings(resources, list(excluded))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/*/c, /a/b/*, /a/b/c",
        "/a/*/*, /*/b/*, /a/b/*",
        "/aa/*/*, /*/bbbb, /aa/bbbb",
        "/xxx/*, /*/*/b, /xxx/*/b",
        "/a/b/c/d/e/f/g/h/*/*, /a/b/c/d/e/f/g/*/i/*, /a/b/c/d/e/f/g/h/i/*",
        "/x/*/*/d, /x/b/c/*, ",
        "^/a., ^/.b,",
        "^/v[0-9]+/a, ^/v[0-9]+/.,"
    })
    void an_overlap_of_equal_rank_is_told(String first, String second, String both) {
        List<ConfigurationProblem> warnings = warnings(List.of(first, second), List.of());
        if (first.equals("/x/*/*/d")) {
            assertThat(warnings).isEmpty(); // it has fewer literals
            return;
        }
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.reason()).isEqualTo(Reason.RESOURCES_OVERLAP);
            assertThat(warning.value()).isEqualTo('"' + second + '"');
            assertThat(warning.message()).startsWith(first + " matches some of the same paths");
        });
        if (both != null) {
            assertThat(warnings.get(0).message()).contains("declare " + both + ",");
            assertThat(warnings(List.of(first, second, both), List.of())).isEmpty();
            assertThat(warnings(List.of(first, second), List.of(both))).isEmpty();
        }
    }

    @Test
    void patterns_overlap_only_with_those_of_equal_rank() {
        List<String> resources = List.of("/a/*/c", "/a/b/*", "/*/b/c", "/x/y/*", "/x/*/z", "/bb/*/*", "/*/cccc");
        assertThat(warnings(resources, List.of()))
                .extracting(ConfigurationProblem::value)
                .containsExactlyInAnyOrder("\"/a/b/*\"", "\"/*/b/c\"", "\"/*/b/c\"", "\"/x/*/z\"", "\"/*/cccc\"");
    }

    @Test
    void a_pattern_may_overlap_with_several() {
        assertThat(warnings(List.of("/a/*/c/d", "/*/b/c/d", "/a/b/*/d"), List.of()))
                .extracting(ConfigurationProblem::message)
                .extracting(message -> message.substring(0, message.indexOf(' ')))
                .containsExactly("/a/*/c/d", "/a/*/c/d", "/*/b/c/d");
    }

    @Test
    void the_order_of_declaration_makes_no_other_rank() {
        assertThat(warnings(List.of("/a/*", "/a"), List.of("^/a/.+")))
                .extracting(ConfigurationProblem::value)
                .containsExactly("\"/a/*\"");
        assertThat(warnings(List.of("/aa/*/*", "/a/*/c", "/*/bbbb"), List.of()))
                .extracting(ConfigurationProblem::value)
                .containsExactly("\"/*/bbbb\"");
        assertThat(warnings(List.of("/aaaa/*", "/*/c", "/*/d"), List.of())).isEmpty();
    }

    private static List<String> many(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).toList();
    }

    /** What is told of two patterns of equal rank that come after others. */
    private static List<ConfigurationProblem> afterOthers(List<String> first, List<String> others, String excluded) {
        List<String> all = new ArrayList<>(first);
        all.addAll(others);
        all.addAll(List.of("/aa/*/*", "/*/bbbb"));
        return warnings(all, list(excluded));
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "1010, 0"})
    void overlaps_are_sought_among_so_many_nodes(int each, int told) {
        List<String> first = many(each, i -> "/a" + (1_000 + i) + "/*/c");
        assertThat(afterOthers(first, many(each, i -> "/*/b" + (1_000 + i) + "/d"), null))
                .hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "95, 0"})
    void what_patterns_have_in_common_counts_by_its_length(int each, int told) {
        String deep = "/p".repeat(230);
        List<String> first = many(each, i -> deep + "/a" + (100 + i) + "/*/c/*");
        assertThat(afterOthers(first, many(each, i -> deep + "/*/b" + (100 + i) + "/*/d"), deep + "/*/*/c/d"))
                .hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"296, 1", "297, 0"})
    void expressions_of_300_parts_are_compared_and_no_larger_ones(int letters, int told) {
        String a = "a".repeat(letters);
        assertThat(warnings(List.of("^/" + a + ".", "^/." + a), List.of())).hasSize(told);
    }

    /** Of one hundred parts each: 36 pairs, of which 30 are compared. */
    @Test
    void expressions_are_compared_as_long_as_they_are_not_too_large_together() {
        assertThat(warnings(many(9, i -> "^/" + "a".repeat(i) + "." + "a".repeat(96 - i)), List.of()))
                .hasSize(30)
                .allMatch(warning -> warning.reason() == Reason.RESOURCES_OVERLAP);
    }

    /** Of those that begin alike: 20 expressions of 473 characters, each with those before it and one path of 33. */
    @ParameterizedTest
    @CsvSource({"^/z/e/b/ra, 20", "^/z/e/b/ras, 19"})
    void patterns_of_100000_characters_are_compared_and_of_no_more(String other, int told) {
        String beginning = "/" + "a".repeat(30) + "/";
        List<String> resources = new ArrayList<>(List.of(other, "/other/*", beginning + "*"));
        resources.addAll(many(20, i -> "^" + beginning + "[" + "b".repeat(i) + "c" + "b".repeat(437 - i) + "]"));
        assertThat(warnings(resources, List.of()))
                .filteredOn(warning -> warning.reason() == Reason.UNREACHABLE)
                .hasSize(told);
    }

    /** With all paths of three segments at most, over few segments and one that no pattern names. */
    @Test
    void what_is_told_is_true_of_every_path() {
        List<String> patterns = List.of(
                "/",
                "/*",
                "/a",
                "/a/*",
                "/*/b",
                "/a/*/b",
                "/a/b/*",
                "/*/*/b",
                "/*/*",
                "/v1/*",
                "^/v[0-9]+/.*",
                "^/v[0-9]/a",
                "^/[ab]/.*",
                "^/a(/b)?",
                "^/.*",
                "^/[a-z]+/b",
                "^/a/(a|b|v1)$",
                "^/v1(/[^/]+)?");
        Random random = new Random(20);
        int unreachable = 0;
        for (int i = 0; i < 400; i++) {
            Set<String> chosen = new HashSet<>();
            for (int j = 0; j < 5; j++) {
                chosen.add(patterns.get(random.nextInt(patterns.size())));
            }
            List<String> resources = chosen.stream().sorted().toList();
            PathTable<String> table = table(resources);
            Set<String> deciding = new HashSet<>();
            paths().forEach(path -> deciding.add(String.valueOf(table.find(path))));
            for (ConfigurationProblem warning : warnings(resources, List.of())) {
                String text = warning.value().replace("\"", "");
                if (warning.reason() == Reason.UNREACHABLE) {
                    unreachable++;
                    assertThat(deciding).as("%s in %s", text, resources).doesNotContain(text);
                }
            }
        }
        assertThat(unreachable).isGreaterThan(50);
    }

    private static Stream<String> paths() {
        List<String> all = Stream.concat(SEGMENTS.stream(), Stream.of("zz")).toList();
        List<String> paths = new ArrayList<>(List.of("/"));
        List<String> last = List.of("");
        for (int depth = 1; depth <= 3; depth++) {
            last = last.stream()
                    .flatMap(path -> all.stream().map(segment -> path + "/" + segment))
                    .toList();
            paths.addAll(last);
        }
        return paths.stream();
    }
}
