package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions are logged at DEBUG; nothing that came from a request can forge a line there. */
class LogTest {
    private final CapturedLog log = new CapturedLog(CapturedLog.TRACE);

    @AfterEach
    void release() {
        log.close();
    }

    private static final List<Cors> POLICIES = List.of(
            Cors.defaults(),
            Cors.of(cors -> cors.origins("https://app.example.com", "^https://.*\\.example\\.org")
                    .methods("PUT")
                    .allowHeaders("X-A")
                    .supportsCredentials(true)),
            Cors.of(cors -> cors.methods("*").resource("/a/*").exclude("/b")));

    static Stream<String> nasty() {
        return IntStream.concat(IntStream.range(0, 0x100), IntStream.of(0x202e, 0x2028, 0x2029, 0xd800, 0xfeff))
                .mapToObj(c -> "x" + (char) c + "2026-01-01 INFO forged");
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void whatever_a_request_holds_its_line_is_one_line_of_printable_ascii(String text) {
        for (Cors cors : POLICIES) {
            Request.of("OPTIONS", "/" + text)
                    .origin(text)
                    .with("Access-Control-Request-Method", text)
                    .asking(text, "X-A," + text)
                    .with("Cookie", text)
                    .decidedBy(cors);
            Request.of(text, "/a/" + text).origin(text).decidedBy(cors);
            Request.of(text, text).decidedBy(cors);
            Request.preflight("/a/", "https://app.example.com", "PUT")
                    .asking(text)
                    .decidedBy(cors);
            Request.preflight("/a/", "https://app.example.com", text).decidedBy(cors);
        }
        assertThat(log.lines()).hasSize(15).allSatisfy(line -> assertThat(line).matches("[ -~]+"));
        assertThat(log.records())
                .allSatisfy(entry -> assertThat(entry.getLevel())
                        .isEqualTo(entry.getMessage().contains(" request refused") ? Level.FINE : Level.FINEST));
        assertThat(log.records())
                .allSatisfy(entry -> assertThat(entry.getParameters()).isNull());
    }

    @Test
    void lines_stay_short() {
        String flood = "x".repeat(1_000_000);
        for (Cors cors : POLICIES) {
            Request.of(flood, flood).origin(flood).decidedBy(cors);
            Request.preflight(flood, "https://app.example.com", flood)
                    .asking(flood, flood)
                    .decidedBy(cors);
            Request.preflight("/a/", "https://app.example.com", "PUT")
                    .asking(flood)
                    .decidedBy(cors);
        }
        assertThat(log.lines())
                .hasSize(9)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(4_000));
    }

    @Test
    void a_quoted_text_cannot_end_its_quotes() {
        Request.get("/").origin("x\" allowed by resource \"/").decidedBy(Cors.defaults());
        assertThat(log.lines()).singleElement().asString().contains("x\\\" allowed by resource \\\"/");
    }

    @Test
    void a_decision_is_one_line_that_names_kind_outcome_resource_and_headers() {
        Cors cors =
                Cors.of(options -> options.origins("https://app.example.com").resource("/api/*"));
        Request.get("/api/x").origin("https://app.example.com").decidedBy(cors);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains(
                        "GET",
                        "/api/x",
                        "https://app.example.com",
                        "ACTUAL",
                        "allowed",
                        "/api/*",
                        "Access-Control-Allow-Origin");
    }

    @Test
    void at_debug_only_refusals_are_told() {
        log.restrictTo(CapturedLog.DEBUG);
        Cors cors =
                Cors.of(options -> options.origins("https://app.example.com").resource("/api/*"));
        Request.get("/api/x").origin("https://app.example.com").decidedBy(cors);
        Request.get("/health").decidedBy(cors);
        Request.get("/api/x")
                .origin("https://self.example")
                .with("Host", "self.example")
                .decidedBy(cors);
        assertThat(log.records()).isEmpty();
        Request.get("/api/x").origin("https://evil.example").decidedBy(cors);
        assertThat(log.lines()).singleElement().asString().contains("ACTUAL request refused");
    }

    @Test
    void nothing_is_logged_per_request_above_debug() {
        log.restrictTo(Level.CONFIG);
        for (Cors cors : POLICIES) {
            nasty().forEach(origin -> Request.from(origin).decidedBy(cors));
            for (String stranger : List.of("https://evil.example", "null", "http://[::1]")) {
                Request.preflight("/a", stranger, "DELETE").decidedBy(cors);
            }
        }
        assertThat(log.records()).isEmpty();
    }

    @Test
    void what_is_odd_about_a_configuration_is_a_warning_that_is_logged_once() {
        Cors cors = Cors.of(options -> options.maxAge(100_000).methods("PUT", "PUT"));
        assertThat(log.records())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getLevel()).isEqualTo(Level.WARNING));
        assertThat(log.lines())
                .containsExactlyElementsOf(cors.warnings().stream()
                        .map(warning -> "CORS configuration: " + warning)
                        .toList());
        log.restrictTo(Level.CONFIG);
        nasty().forEach(origin -> Request.from(origin).decidedBy(cors));
        assertThat(cors.warnings()).hasSize(2);
        assertThat(log.records()).hasSize(2);
        Cors.of(options -> options.maxAge(100_000));
        assertThat(log.records()).as("those of another policy").hasSize(3);
    }

    @Test
    void a_configuration_that_does_not_build_logs_nothing() {
        assertThatThrownBy(() -> Cors.of(options -> options.maxAge(100_000).methods("TRACE")))
                .isInstanceOf(CorsConfigurationException.class);
        assertThat(log.records()).isEmpty();
    }
}
