package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.internal.path.PathNormalizer;
import io.github.cors4j.spi.RequestReader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which resource decides about a path. */
class ResourceChoiceTest {
    private static final String PAGE = "https://page.example";

    private static Cors policy(String... resources) {
        return Cors.of(cors -> List.of(resources).forEach(cors::resource));
    }

    private static Request page(String path) {
        return Request.get(path).origin(PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        // the very path
        "/api, /api, true",
        "/api, /api/, true",
        "/api/, /api, true",
        "/api/, /api/, true",
        "/api, /api/x, false",
        "/api, /apiary, false",
        "/api, /ap, false",
        "/api, /API, false",
        "/api, /Api, false",
        "/api, /, false",
        "/, /, true",
        "/, /a, false",
        "/a/b, /a/b, true",
        "/a/b, /a/b/, true",
        "/a/b, /a, false",
        "/a/b, /a/b/c, false",
        // and all below
        "/api/*, /api, true",
        "/api/*, /api/, true",
        "/api/*, /api/x, true",
        "/api/*, /api/x/y/z/, true",
        "/api/*, /apiary, false",
        "/api/*, /apiary/x, false",
        "/api/*, /ap, false",
        "/api/*, /, false",
        "/api/*, /API/x, false",
        "/api/*, /x/api/y, false",
        "/api/*/, /api/x, true",
        "/a/b/*, /a, false",
        "/a/b/*, /a/b, true",
        "/a/b/*, /a/b/c/d, true",
        "/a/b/*, /a/c, false",
        // exactly one segment
        "/users/*/photos, /users/1/photos, true",
        "/users/*/photos, /users/1/photos/, true",
        "/users/*/photos, /users/photos, false",
        "/users/*/photos, /users//photos, false",
        "/users/*/photos, /users/1/2/photos, false",
        "/users/*/photos, /users/1/photos/2, false",
        "/users/*/photos, /users/1, false",
        "/users/*/photos, /users/1/PHOTOS, false",
        "/users/*/photos, /users/*/photos, true",
        "/users/*/photos/*, /users/1/photos, true",
        "/users/*/photos/*, /users/1/photos/2/3, true",
        "/users/*/photos/*, /users/1/videos, false",
        "/*/x, /a/x, true",
        "/*/x, /x, false",
        "/*/x, /a/b/x, false",
        "/*/*/x, /a/b/x, true",
        "/*/*/x, /a/x, false",
        "/a/*/*, /a/b, true",
        "/a/*/*, /a/b/c/d, true",
        "/a/*/*, /a, false",
        // everything
        "*, /, true",
        "*, /a/b/c, true",
        "/*, /, true",
        "/*, /a/b/c, true",
        // plain characters
        "/a+b, /a+b, true",
        "/a+b, /a b, false",
        "/a+b, /a%20b, false",
        "/a+b, /aab, false",
        "/a;b, /a;b, true",
        "/a;b, /a, false",
        "/api, /api;v=1, false",
        "/api/*, /api;v=1/x, false",
        "/api, /api;, false",
        "/a.b, /axb, false",
        "/a.b, /a.b, true",
        "/(a), /(a), true",
        "/(a), /a, false",
        "/a$, /a$, true",
        "/a$, /a, false",
        "/a%20b, /a%20b, true",
        "/a%20b, /a+b, false",
        "/a%2Fb, /a%2Fb, true",
        "/a%2Fb, /a/b, false",
        "/a/b, /a%2Fb, false",
        "/:id, /:id, true",
        "/:id, /1, false",
        "/~me, /~me, true",
        "/%7Eme, /~me, true",
        "/.well-known/x, /.well-known/x, true",
        // expressions
        "^/v[0-9]+, /v1, true",
        "^/v[0-9]+, /v12/, true",
        "^/v[0-9]+, /v1/x, false",
        "^/v[0-9]+/.*, /v1/x, true",
        "^/v[0-9]+/.*, /v1, true",
        "^/v[0-9]+/.*, /x/v1/x, false",
        "^/v[0-9]+/, /v1, true",
        "^/v[0-9]+$, /V1, false",
        "^.*/x, /a/b/x, true",
        "^/$, /, true",
        "^/, /, true",
        "^/, /a, false"
    })
    void a_pattern_covers_these_paths_and_no_others(String pattern, String path, boolean covered) {
        CorsDecision decision = page(path).decidedBy(policy(pattern));
        assertThat(decision.covered()).isEqualTo(covered);
        assertThat(decision.allowed()).isEqualTo(covered);
        assertThat(decision.resource().isPresent()).isEqualTo(covered);
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

    @Test
    void the_first_that_matches_decides_also_when_it_refuses() {
        Cors cors = Cors.of(
                options -> options.resource("/*").resource("/api/*", api -> api.origins("https://other.example")));
        CorsDecision decision = page("/api/x").decidedBy(cors);
        assertThat(decision.outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
        assertThat(decision.headers()).isEmpty();
        assertThat(decision.resource()).hasValue("/api/*");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/x, /API/X",
        "/api/x, /Api/x/",
        "/API/*, /api/x",
        "/api/*, /API/Y/z",
        "/u/*/Photos, /U/ME/photos",
        "^/V[0-9]+, /v1",
        "^/v[0-9]+, /V1",
        "^/Api/.*, /aPI/x",
        "/*, /X"
    })
    void a_router_that_ignores_case_has_a_policy_that_does(String pattern, String path) {
        Cors cors = policy(pattern);
        assertThat(page(path).ignoringCase().decidedBy(cors).resource()).hasValue(pattern);
        Cors excluding = Cors.of(options -> options.exclude(pattern));
        assertThat(page(path).ignoringCase().decidedBy(excluding).covered()).isFalse();
    }

    @Test
    void a_router_that_ignores_case_still_tells_paths_apart() {
        Cors cors = policy("/api", "^/v[0-9]+");
        assertThat(page("/API/x").ignoringCase().decidedBy(cors).covered()).isFalse();
        assertThat(page("/VX").ignoringCase().decidedBy(cors).covered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/x",
                "/a%70i/x",
                "//api/x",
                "/./api/x",
                "/zzz/../api/x",
                "/zzz/%2e%2e/api/x",
                "/zzz/%2E./api/x",
                "/%2e/api/x",
                "/other/../api/x",
                "/other//../../api/x",
                "/other/..//api/x",
                "/api/../other",
                "/api/x/../../other",
                "/api/%2e%2e/other",
                "/api/..",
                "/api/.%2e/other",
                "/api//../other",
                "/api//%2e%2e/other",
                "/other//../api/x",
                "/other///.././api/x",
                "/api/\\..\\x",
                "/api/%5c..%5cx"
            })
    void a_path_whose_normal_form_belongs_to_another_resource_is_granted_nothing(String path) {
        Cors cors = Cors.of(options -> options.resource("/api/*", api -> api.origins(PAGE))
                .resource("/*", all -> all.origins(PAGE).maxAge(5)));
        CorsDecision decision = page(path).decidedBy(cors);
        assertThat(decision.outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
        CorsDecision preflight = Request.preflight(path, PAGE, "PUT").decidedBy(cors);
        assertThat(preflight.outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(preflight.headers()).isEmpty();
        assertThat(preflight.vary())
                .containsExactly("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//x",
                "/api/./x",
                "/api/x/..",
                "/api/%78",
                "/api/x/%2e%2e/y",
                "/api/%2Fx",
                "/api/../api/x",
                "/api/a%252e%252e/x",
                "/api/%",
                "/api/%zz",
                "/api/%u0041",
                "/api/a%20b"
            })
    void a_path_whose_normal_form_belongs_to_the_same_resource_is_decided(String path) {
        assertThat(page(path).decidedBy(policy("/api/*", "/*")).resource()).hasValue("/api/*");
        assertThat(page(path).decidedBy(policy("/api/*", "/*")).allowed()).isTrue();
    }

    /** Servers of files decode these, too. */
    @ParameterizedTest
    @CsvSource({
        "/a+b/*, /a%2Bb/x",
        "/a+b/*, /a%2bb/x",
        "/a;b/*, /a%3Bb/x",
        "/me@x/*, /me%40x/y",
        "/a:b, /a%3Ab",
        "/a$b, /a%24b",
        "/(a), /%28a%29",
        "/caf%C3%A9/*, /caf%c3%a9/x",
        "/caf%C3%A9/*, /caf%c3%A9/x",
        "/a%20b%C3%A9, /a%20b%c3%a9",
        "/caf%c3%a9/*, /caf%c3%A9/x",
        "/a%7Cb, /a|b",
        "/a%5Bb, /a[b",
        "^/a\\+b/.*, /a%2Bb/x",
        "/a!b, /a%21b",
        "/a=b&c, /a%3Db%26c"
    })
    void a_path_that_is_another_resource_once_it_is_decoded_is_granted_nothing(String pattern, String path) {
        Cors alone = policy(pattern);
        assertThat(page(path).decidedBy(alone).outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(page(path).decidedBy(alone).headers()).isEmpty();
        if (!pattern.startsWith("^")) {
            assertThat(page(path).decidedBy(policy("/*", pattern)).outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        }
        Cors excluding = Cors.of(options -> options.exclude(pattern));
        assertThat(page(path).decidedBy(excluding).headers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/caf%c3%a9/*, /caf%C3%A9/x",
        "/a%2Cb, '/a,b'",
        "/users/*/photos, /users/me%40x.com/photos",
        "/api/*, /api/a%2Cb",
        "/a%20b, /a%20b",
        "/a%2fb, /a%2Fb",
        "/*, /%E4"
    })
    void a_spelling_that_belongs_to_no_other_resource_is_decided(String pattern, String path) {
        assertThat(page(path).decidedBy(policy(pattern)).resource()).hasValue(pattern);
        assertThat(page(path).decidedBy(policy(pattern)).allowed()).isTrue();
    }

    @Test
    void of_two_ambiguous_resources_the_one_that_varies_more_is_told_to_caches() {
        for (String path : List.of("/%61", "/b/../a", "/a/../b")) {
            Cors cors = Cors.of(options -> options.resource("/a", a -> a.origins(PAGE))
                    .resource("/b", b -> b.origins(PAGE))
                    .resource("/*", all -> all.sendWildcard(true)));
            assertThat(page(path).decidedBy(cors).vary()).containsExactly("Origin");
        }
    }

    @Test
    void of_two_ambiguous_resources_that_vary_alike_the_one_of_the_path_as_it_was_sent_answers() {
        Cors cors = Cors.of(options ->
                options.resource("/a/*", a -> a.preflightStatus(201)).resource("/b/*", b -> b.preflightStatus(202)));
        assertThat(Request.preflight("/a/../b/x", PAGE, "GET").decidedBy(cors).status())
                .isEqualTo(201);
        assertThat(Request.preflight("/b/../a/x", PAGE, "GET").decidedBy(cors).status())
                .isEqualTo(202);
    }

    @Test
    void one_policy_for_all_paths_does_not_look_at_them() {
        assertThat(page("/%2e%2e/%zz//").decidedBy(Cors.defaults()).allowed()).isTrue();
        assertThat(page("*").decidedBy(Cors.defaults()).allowed()).isTrue();
        assertThat(page("").decidedBy(Cors.route()).resource()).hasValue("*");
    }

    @ParameterizedTest
    @CsvSource({
        "/private, /private, false",
        "/private, /private/, false",
        "/private, /private/x, true",
        "/private/*, /private/x, false",
        "^/[0-9]+, /12, false",
        "^/[0-9]+, /12/, false",
        "^/[0-9]+, /12a, true",
        "*, /, false",
        "/*, /a/b, false",
        "/Private, /private, true",
        "/a/*/c, /a/b/c, false",
        "/a/*/c, /a/b/d, true"
    })
    void an_exclusion_goes_over_everything(String exclusion, String path, boolean covered) {
        for (Cors cors : List.of(
                Cors.of(options -> options.exclude(exclusion)),
                Cors.of(options -> options.resource("*").exclude(exclusion)),
                Cors.of(options -> options.resource("^/.*").resource(path).exclude(exclusion)))) {
            CorsDecision decision = page(path).decidedBy(cors);
            assertThat(decision.covered()).isEqualTo(covered);
            assertThat(decision.vary().isEmpty()).isEqualTo(!covered);
            assertThat(Request.preflight(path, PAGE, "PUT").decidedBy(cors).endsRequest())
                    .isEqualTo(covered);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/private/../open", "/open/../private", "/%70rivate", "//private", "/./private/"})
    void a_spelling_of_an_excluded_path_is_granted_nothing(String path) {
        Cors cors = Cors.of(options -> options.exclude("/private/*"));
        CorsDecision decision = page(path).decidedBy(cors);
        assertThat(decision.headers()).isEmpty();
        assertThat(decision.outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(decision.covered()).isFalse();
        assertThat(decision.resource()).isEmpty();
        assertThat(page(path).explainedBy(cors).resources()).noneMatch(CorsExplanation.ResourceMatch::decides);
    }

    /** As it is configured, and as the same path in another spelling. */
    @ParameterizedTest
    @CsvSource({"/a%27b, /a%27b", "/a%27b, /a'b", "/a%27b/*, /a%27b/c", "/*/a%27b, /x/a%27b", "/a%20b, /a%20b"})
    void a_resource_written_with_an_escape_covers_that_very_path(String pattern, String path) {
        assertThat(page(path).decidedBy(policy(pattern)).resource()).hasValue(pattern);
        Cors excluding = Cors.of(options -> options.exclude(pattern));
        assertThat(page(path).decidedBy(excluding).outcome()).isEqualTo(Outcome.NOT_COVERED);
    }

    @Test
    void an_uncovered_path_is_left_alone() {
        Cors cors = policy("/api/*");
        for (Request request : List.of(Request.get("/x"), page("/x"), Request.preflight("/x", PAGE, "PUT"))) {
            CorsDecision decision = request.decidedBy(cors);
            assertThat(decision.outcome()).isEqualTo(Outcome.NOT_COVERED);
            assertThat(decision.endsRequest()).isFalse();
            Response response =
                    new Response().add("Access-Control-Allow-Origin", "theirs").add("Vary", "Accept");
            decision.applyTo(response, Response.HEADERS);
            assertThat(response.lines())
                    .containsEntry("Access-Control-Allow-Origin", List.of("theirs"))
                    .containsEntry("Vary", List.of("Accept"))
                    .hasSize(2);
        }
    }

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

    /** What an adapter has to write at least. */
    private static final RequestReader<String> GET_OF_A_PATH = new RequestReader<>() {
        @Override
        public String method(String path) {
            return "GET";
        }

        @Override
        public String path(String path) {
            return path;
        }

        @Override
        public @Nullable String header(String path, String name) {
            return null;
        }

        @Override
        public List<String> headers(String path, String name) {
            return List.of();
        }
    };

    @Test
    void letter_case_counts_unless_the_router_is_said_to_ignore_it() {
        Cors cors = Cors.of(options -> options.resource("/api/*").resource("/about"));
        assertThat(cors.decide("/api/x", GET_OF_A_PATH).covered()).isTrue();
        assertThat(cors.decide("/API/x", GET_OF_A_PATH).covered()).isFalse();
        assertThat(cors.decide("/About", GET_OF_A_PATH).covered()).isFalse();
    }
}
