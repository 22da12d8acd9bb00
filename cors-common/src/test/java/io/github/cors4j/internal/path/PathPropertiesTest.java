package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Request;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.spi.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which resource a path gets, compared with a walk over all patterns. */
class PathPropertiesTest {
    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "c", "A", "aa", "", "*", "d;x", "e+f")
                .list()
                .ofMaxSize(5)
                .map(segments -> "/" + String.join("/", segments));
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        Arbitrary<String> plain = Arbitraries.of("a", "b", "c", "A", "aa", "*", "*", "d;x", "e+f")
                .list()
                .ofMaxSize(4)
                .map(segments -> "/" + String.join("/", segments));
        Arbitrary<String> expressions =
                Arbitraries.of("^/a.*", "^/b/.*", "^/[ab]/c", "^.*", "^/a/b/?", "^/.*/c", "^/..?", "^/(a|b)/(b|c)/.*");
        return Arbitraries.oneOf(plain, plain, plain, expressions)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static List<String> distinct(List<String> patterns) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String pattern : patterns) {
            if (seen.add(pattern.startsWith("^") ? pattern : PathOracle.bare(pattern))) {
                distinct.add(pattern);
            }
        }
        return distinct;
    }

    private static PathTable<String> table(List<String> patterns) {
        Problems problems = new Problems();
        return new PathTable<>(patterns.stream()
                .map(text -> new PathTable.Entry<>(
                        java.util.Objects.requireNonNull(PathPattern.parse("resources", text, false, problems)), text))
                .toList());
    }

    @Property(tries = 1_000)
    void the_table_finds_what_a_walk_over_all_patterns_finds(
            @ForAll("patterns") List<String> patterns, @ForAll("paths") String path) {
        List<String> declared = distinct(patterns);
        assertThat(Optional.ofNullable(table(declared).find(path)))
                .as("%s in %s", path, declared)
                .isEqualTo(new PathOracle(declared).find(path));
    }

    @Property(tries = 1_000)
    void ignoring_case_is_the_same_as_lower_case_everywhere(
            @ForAll("patterns") List<String> patterns, @ForAll("paths") String path) {
        List<String> lower = distinct(
                patterns.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList());
        PathTable<String> table = table(lower);
        assertThat(table.ignoringCase().find(path)).isEqualTo(table.find(path.toLowerCase(Locale.ROOT)));
    }

    @Property(tries = 1_000)
    void a_trailing_slash_makes_no_difference(@ForAll("patterns") List<String> patterns, @ForAll("paths") String path) {
        PathTable<String> table = table(distinct(patterns));
        String bare = path.replaceAll("/+$", "");
        if (!bare.isEmpty()) {
            assertThat(table.find(bare + "/")).isEqualTo(table.find(bare));
        }
    }

    @Provide
    Arbitrary<String> spelledPaths() {
        return Arbitraries.of(
                        "a", "b", "/", "/", "/", ".", "..", "%61", "%2e", "%2E", "%2F", "%2f", "%25", "%2561", "%7e",
                        "%C3%A9", "%c3%a9", "%2C", "%2c", ",", ";", "+", "%2B", "*", "%2A", " ", "\u00e9", "|", "%7C",
                        "\\", "%5c")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }

    @Property(tries = 1_000)
    void a_normal_path_is_its_own_normal_form(@ForAll("spelledPaths") String path) {
        String normal = PathNormalizer.normalize(path);
        assertThat(PathNormalizer.normalize(normal)).isEqualTo(normal);
        assertThat(normal).startsWith("/").doesNotContain("//", "/./", "/../", "%61", "%2e", "%2E", "%7e");
        String decoded = PathNormalizer.decoded(normal);
        assertThat(PathNormalizer.decoded(decoded)).isEqualTo(decoded);
        assertThat(PathNormalizer.normalize(decoded)).isEqualTo(decoded);
        assertThat(decoded).matches("[!-~]+");
    }

    @Property(tries = 1_000)
    void the_decoded_form_says_the_same_as_the_path(@ForAll("spelledPaths") String path) {
        String normal = PathNormalizer.normalize(path);
        assertThat(URI.create(PathNormalizer.decoded(normal)).getPath())
                .isEqualTo(URI.create(legal(normal)).getPath());
    }

    /** What {@link URI} refuses to read, escaped. */
    private static String legal(String path) {
        return path.replace(" ", "%20").replace("|", "%7C").replace("\\", "%5C");
    }

    @Property(tries = 1_000)
    void every_spelling_of_a_path_gets_the_same_resource_or_nothing(
            @ForAll("patterns") List<String> patterns,
            @ForAll("paths") String path,
            @ForAll("spellings") List<Integer> how) {
        Cors cors = Cors.of(options -> distinct(patterns).forEach(options::resource));
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int way = how.get(i % how.size());
            if (c != '/') {
                spelled.append(
                        way == 0 ? String.format("%%%02X", (int) c) : way == 1 ? String.format("%%%02x", (int) c) : c);
            } else {
                spelled.append(way == 0 ? "//" : way == 1 ? "/./" : way == 2 ? "/zz/../" : "/");
            }
        }
        String normal = PathNormalizer.normalize(path);
        CorsDecision expected =
                Request.get(normal).origin("https://page.example").decidedBy(cors);
        CorsDecision decision =
                Request.get(spelled.toString()).origin("https://page.example").decidedBy(cors);
        if (decision.allowed()) {
            assertThat(decision.resource()).as("%s for %s", spelled, normal).isEqualTo(expected.resource());
        }
    }

    @Provide
    Arbitrary<List<Integer>> spellings() {
        return Arbitraries.integers().between(0, 6).list().ofSize(7);
    }

    @Provide
    Arbitrary<String> climbingPaths() {
        return Arbitraries.of(
                        "a", "b", "/", "/", ".", "..", "..", "%2e", "%2E.", "%252e", "%2f", "%252F", "%5c", "%255C",
                        "\\", ";", ";v=1", "%3b", "/..", "/..;", "..%2f", "x", "%61")
                .list()
                .ofMaxSize(9)
                .map(parts -> "/a/" + String.join("", parts));
    }

    /** Nobody who serves files by some reading of a path serves one from elsewhere with the grant. */
    @Property(tries = 3_000)
    void a_grant_never_goes_with_a_file_from_outside_of_the_resource(@ForAll("climbingPaths") String path) {
        for (Cors cors : List.of(
                Cors.of(options -> options.resource("/a/*")),
                Cors.of(options -> options.resource("/a/*").resource("/b/*", b -> b.maxAge(5))),
                Cors.of(options -> options.resource("^/a(/.*)?$")))) {
            if (!Request.get(path)
                    .origin("https://page.example")
                    .decidedBy(cors)
                    .headers()
                    .isEmpty()) {
                assertThat(PathOracle.files(path)).as("%s by %s", path, cors).allMatch(file -> file.startsWith("/a"));
            }
        }
    }

    /** The policy of a route or a sub-router covers what is below it, and does not know where that ends. */
    @Property(tries = 3_000)
    void a_grant_for_every_path_never_goes_with_one_that_climbs_unseen(@ForAll("climbingPaths") String path) {
        String normal = PathNormalizer.normalize(path);
        for (Cors cors : List.of(Cors.defaults(), Cors.of(options -> options.exclude("/elsewhere")))) {
            Request request = Request.get(normal).origin("https://page.example");
            if (!request.decidedBy(cors, Scope.SUB_ROUTER).headers().isEmpty()) {
                assertThat(PathOracle.files(normal))
                        .as("%s by %s", path, cors)
                        .allMatch(file -> file.startsWith(below(normal)));
            }
        }
    }

    /** What stands before the first character that servers read in more than one way. */
    private static String below(String normal) {
        String plain = normal.replaceAll("[%;\\\\].*", "");
        return plain.substring(0, plain.lastIndexOf('/') + 1);
    }
}
