package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths a pattern covers. */
class PathPatternTest {
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

    /** As it is configured, and as the same path in another spelling. */
    @ParameterizedTest
    @CsvSource({
        "/a%27b, /a%27b",
        "/A%27b, /A%27b",
        "/a%27b, /a'b",
        "/a%27b/*, /a%27b/c",
        "/*/a%27b, /x/a%27b",
        "/a%20b, /a%20b"
    })
    void a_resource_written_with_an_escape_covers_that_very_path(String pattern, String path) {
        assertThat(page(path).decidedBy(policy(pattern)).resource()).hasValue(pattern);
        Cors excluding = Cors.of(options -> options.exclude(pattern));
        assertThat(page(path).decidedBy(excluding).outcome()).isEqualTo(Outcome.NOT_COVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/x, /API/X",
        "/api/x, /Api/x/",
        "/API/*, /api/x",
        "/api/*, /API/Y/z",
        "/A%27b, /a%27b",
        "/a%27b, /A%27b",
        "/A%27b/*, /a%27b/x",
        "/Caf%C3%A9, /caf%c3%a9",
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
    @ValueSource(strings = {"/a", "/*", "/(", "/%61", "/a;b"})
    void a_path_has_250_segments_at_most(String segment) {
        assertThat(Cors.of(cors -> cors.resource(segment.repeat(250))).warnings())
                .isEmpty();
        assertThat(Problem.of(cors -> cors.resource(segment.repeat(251))).message())
                .isEqualTo("no request has a path with so many segments; the most is 250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/a%00/b", "/%2F", "/a%2f"})
    void an_escape_is_no_flaw_whatever_it_stands_for(String path) {
        assertThat(Cors.of(cors -> cors.resource(path)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/a%41b$",
                "^/%7Euser$",
                "^/a//b$",
                "^/a/\\.\\./b$",
                "^/\\./b$",
                "^/r^api$",
                "^/x$y",
                "^/a\\|b$",
                "^/a\\^b$",
                "^/a b$"
            })
    void an_expression_of_paths_that_are_never_normal_is_refused(String expression) {
        assertThat(Problem.of(cors -> cors.exclude(expression)).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(Problem.of(cors -> cors.resource(expression)).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/a b", "^/(", "^/a b$"})
    void of_what_is_refused_there_is_no_pattern(String text) {
        Problems problems = new Problems();
        assertThat(PathPattern.parse("resources", text, false, problems)).isNull();
        assertThat(problems.errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/caf%C3%A9/.*",
                "^(?i)/caf%c3%a9/.*",
                "^/a%2Fb$",
                "^/a%2Ab$",
                "^/a\\*b$",
                "^/100%25$",
                "^/\\.well-known/.*",
                "^/a\\.\\.b$",
                "^/a(/.*)?$",
                "^/a(/|$)",
                "^/a$",
                "^/a/$",
                "^/a/[^/]+",
                "^/(a|b)",
                "^(^/a|^/b)$"
            })
    void an_expression_of_paths_that_are_normal_is_not(String expression) {
        assertThat(Cors.of(cors -> cors.resource(expression)).warnings()).isEmpty();
    }
}
