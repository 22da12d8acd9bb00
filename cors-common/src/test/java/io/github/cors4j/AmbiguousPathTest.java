package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that can be taken for one of another resource is granted nothing. */
class AmbiguousPathTest {
    private static final String PAGE = "https://page.example";

    private static Cors policy(String... resources) {
        return Cors.of(cors -> List.of(resources).forEach(cors::resource));
    }

    private static Request page(String path) {
        return Request.get(path).origin(PAGE);
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
}
