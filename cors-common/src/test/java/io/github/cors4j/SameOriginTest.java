package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that calls its own server needs no CORS, and nobody is told to add his own site to the origins. */
class SameOriginTest {
    private static final Cors STRICT = Cors.of(cors ->
            cors.origins("https://partner.example").supportsCredentials(true).resource("/api/*"));

    private static Request post(String origin) {
        return Request.of("POST", "/api/x").origin(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, app.example",
        "http://app.example, app.example",
        "https://app.example, app.example:443",
        "http://app.example, app.example:80",
        "https://app.example:443, app.example",
        "https://app.example:443, app.example:443",
        "http://app.example:80, app.example",
        "https://app.example, app.example:80",
        "https://app.example, APP.example",
        "https://app.example:8443, app.example:8443",
        "http://localhost:8080, localhost:8080",
        "http://[::1]:8080, [::1]:8080"
    })
    void host_and_port_of_the_authority_are_the_same_origin(String origin, String host) {
        CorsDecision decision = post(origin).with("Host", host).decidedBy(STRICT);
        assertThat(decision.outcome()).isEqualTo(Outcome.SAME_ORIGIN);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, app.example:8443",
        "https://app.example:8443, app.example",
        "https://app.example:8443, app.example:443",
        "http://app.example:443, app.example",
        "https://app.example:80, app.example",
        "https://app.example, www.app.example",
        "https://www.app.example, app.example",
        "https://app.example, app.example.evil.example",
        "https://app.example, app.example:",
        "https://app.example, app.example:8080",
        "https://app.example, user@app.example",
        "https://app.example, ''",
        "chrome-extension://app.example, app.example",
        "null, null",
        "https://1, 1:443:443"
    })
    void anything_else_is_not(String origin, String host) {
        assertThat(post(origin).with("Host", host).decidedBy(STRICT).outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void the_browsers_word_goes_over_the_host() {
        assertThat(post("https://app.example")
                        .with("Host", "internal:8080")
                        .with("Sec-Fetch-Site", "same-origin")
                        .decidedBy(STRICT)
                        .outcome())
                .isEqualTo(Outcome.SAME_ORIGIN);
        assertThat(post("null")
                        .with("Sec-Fetch-Site", "same-origin")
                        .decidedBy(STRICT)
                        .outcome())
                .as("a form of a page that sends no referrer")
                .isEqualTo(Outcome.SAME_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site", "none", "", "Same-Origin", "same-origin, same-origin", "x"})
    void only_same_origin_is_the_same_origin(String site) {
        assertThat(post("https://app.example")
                        .with("Host", "app.example")
                        .with("Sec-Fetch-Site", site)
                        .decidedBy(STRICT)
                        .outcome())
                .isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void several_lines_prove_nothing() {
        assertThat(post("https://app.example")
                        .with("Sec-Fetch-Site", "same-origin")
                        .with("Sec-Fetch-Site", "cross-site")
                        .decidedBy(STRICT)
                        .allowed())
                .isFalse();
        assertThat(post("https://app.example")
                        .with("Host", "app.example")
                        .with("Host", "b.example")
                        .decidedBy(STRICT)
                        .allowed())
                .isFalse();
        assertThat(post("https://app.example")
                        .origin("https://app.example")
                        .with("Host", "app.example")
                        .decidedBy(STRICT)
                        .outcome())
                .isEqualTo(Outcome.ORIGIN_MALFORMED);
    }

    @Test
    void an_origin_that_is_listed_too_gets_its_headers() {
        CorsDecision decision = post("https://partner.example")
                .with("Sec-Fetch-Site", "same-origin")
                .decidedBy(STRICT);
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(decision.headers()).containsKey("Access-Control-Allow-Origin");
    }

    @Test
    void an_explanation_says_that_cors_does_not_apply() {
        CorsExplanation explanation =
                post("https://app.example").with("Host", "app.example").explainedBy(STRICT);
        assertThat(explanation.cause()).isEmpty();
        assertThat(explanation.remedy()).isEmpty();
        assertThat(explanation.summary())
                .isEqualTo(
                        "ACTUAL request allowed by resource /api/*: it comes from a page of the same origin, to which CORS"
                                + " does not apply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x", "/other"})
    void it_is_the_same_on_paths_that_are_not_covered(String path) {
        CorsExplanation explanation = Request.of("POST", path)
                .origin("https://app.example")
                .with("Host", "app.example")
                .explainedBy(STRICT);
        assertThat(explanation.decision().outcome()).isEqualTo(Outcome.SAME_ORIGIN);
        assertThat(explanation.decision().covered()).isEqualTo(path.startsWith("/api"));
        assertThat(explanation.decision().headers()).isEmpty();
        assertThat(explanation.remedy()).isEmpty();
    }

    @Test
    void a_health_check_is_no_refusal() {
        CorsExplanation explanation = Request.get("/health").explainedBy(STRICT);
        assertThat(explanation.decision().allowed()).isTrue();
        assertThat(explanation.decision().outcome()).isEqualTo(Outcome.NOT_COVERED);
        assertThat(explanation.remedy()).isEmpty();
        assertThat(explanation.summary()).isEqualTo("NON_CORS request allowed");
    }
}
