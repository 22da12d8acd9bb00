package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the resource of a path decides, and what becomes of paths that have none. */
class ResourceTableTest {
    private static final String PAGE = "https://page.example";

    private static Cors policy(String... resources) {
        return Cors.of(cors -> List.of(resources).forEach(cors::resource));
    }

    private static Request page(String path) {
        return Request.get(path).origin(PAGE);
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

    @Test
    void letter_case_counts_unless_the_router_is_said_to_ignore_it() {
        Cors cors = Cors.of(options -> options.resource("/api/*").resource("/about"));
        assertThat(cors.decide(CorsRequest.get("/api/x")).covered()).isTrue();
        assertThat(cors.decide(CorsRequest.get("/API/x")).covered()).isFalse();
        assertThat(cors.decide(CorsRequest.get("/About")).covered()).isFalse();
    }
}
