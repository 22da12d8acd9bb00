package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong in other libraries and needs no server to be shown, one test each, named after it. */
class KnownFailuresTest {
    private static final Duration SHORT = Duration.ofSeconds(20);

    @Test
    void flaskCors_CVE_2024_1681_a_request_forges_lines_of_the_log() {
        try (CapturedLog log = new CapturedLog(CapturedLog.TRACE)) {
            String forged = "/x\r\n127.0.0.1 - GET /admin\u0085\u2028\u001b[2J";
            Request.preflight(forged, forged, forged).asking(forged).decidedBy(Cors.defaults());
            Request.of(forged, forged).origin(forged).decidedBy(Cors.defaults());
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.matches("[ -~]*"));
        }
    }

    /** The whole value, of any length that a server takes, against repetitions within repetitions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^((a+)+)+b",
                "^(a|a)*b",
                "^(a|aa)+b",
                "^(.*a){20}b",
                "^(([a-z])+.)+[0-9]([a-z])+b",
                "^(a?){50}a{50}b",
                "^/(/?a+)+b"
            })
    void ReDoS_by_nested_repetition(String expression) {
        String longest = "a".repeat(16_000);
        String inner = expression.substring(expression.startsWith("^/") ? 2 : 1);
        Cors cors = Cors.of(options -> options.origins("^https://" + inner, "https://app.example.com")
                .allowHeaders("^" + inner)
                .resource("^/" + inner)
                .resource("/"));
        long start = System.nanoTime();
        assertThat(Request.preflight("/" + longest, longest, "PUT")
                        .asking(longest)
                        .decidedBy(cors)
                        .headers())
                .isEmpty();
        assertThat(Request.preflight("/", "https://app.example.com", "PUT")
                        .asking(longest)
                        .decidedBy(cors)
                        .headers())
                .doesNotContainKey("Access-Control-Allow-Headers");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT);
    }

    @Test
    void comma_lists_as_one_configured_origin() {
        Cors cors = Cors.of(options -> options.origins("https://a.example,https://b.example"));
        assertThat(Request.from("https://b.example").decidedBy(cors).headers())
                .containsEntry("Access-Control-Allow-Origin", "https://b.example");
        assertThat(Problem.of(options -> options.origins("https://a.example https://b.example"))
                        .toString())
                .contains("separated by commas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "^.*", "^.*$", "^https?://.*", "^(?i).+", "^[\\s\\S]*", "^https://[^/]+", "^.*://.*"})
    void any_origin_with_credentials_by_some_spelling(String origins) {
        assertThat(Problem.of(cors -> cors.origins(origins).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.ANY_ORIGIN_WITH_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://*.com", "https://*.co.uk", "https://*.github.io", "https://*.vercel.app"})
    void public_suffixes_with_credentials(String origins) {
        assertThat(Problem.of(cors -> cors.origins(origins).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS);
    }
}
