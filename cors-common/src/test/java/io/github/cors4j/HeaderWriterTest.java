package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.spi.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a response that tells how many CORS headers it has, in the end there are those of the decision. */
class HeaderWriterTest {
    private static final String APP = "https://app.example.com";

    private static final Cors POLICY = Cors.of(cors ->
            cors.origins(APP, "https://other.example").supportsCredentials(true).exposeHeaders("X-Total"));

    private static final String ORIGIN = "Access-Control-Allow-Origin: " + APP;
    private static final String CREDENTIALS = "Access-Control-Allow-Credentials: true";
    private static final String EXPOSED = "Access-Control-Expose-Headers: X-Total";

    /** The lines of a response, and how often one was written or taken away. */
    private static final class Lines {
        final List<String> lines;
        int changes;

        Lines(List<String> lines) {
            this.lines = new ArrayList<>(lines);
        }
    }

    private static final ResponseHeaders<Lines> COUNTING = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(Lines response, String name) {
            return response.lines.stream()
                    .filter(line -> isOf(line, name))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }

        @Override
        public void set(Lines response, String name, String value) {
            remove(response, name);
            response.lines.add(name + ": " + value);
        }

        @Override
        public void remove(Lines response, String name) {
            response.lines.removeIf(line -> isOf(line, name));
            response.changes++;
        }

        @Override
        public int count(Lines response, String prefix) {
            return (int) response.lines.stream()
                    .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                    .count();
        }
    };

    private static boolean isOf(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    static Stream<List<String>> responses() {
        return Stream.of(
                List.of(),
                List.of(ORIGIN),
                List.of(CREDENTIALS, EXPOSED),
                List.of(ORIGIN, CREDENTIALS, EXPOSED),
                List.of(ORIGIN, ORIGIN, CREDENTIALS, EXPOSED),
                List.of(ORIGIN, ORIGIN, CREDENTIALS),
                List.of(ORIGIN, CREDENTIALS, "Access-Control-Allow-Methods: GET"),
                List.of("Access-Control-Allow-Origin: *", CREDENTIALS, EXPOSED),
                List.of("access-control-allow-origin: " + APP, "ACCESS-CONTROL-MAX-AGE: 60"),
                List.of(ORIGIN, CREDENTIALS, EXPOSED, "Access-Control-Allow-Headers: *"),
                List.of("Access-Control-Max-Age: 1", "Access-Control-Allow-Private-Network: true"));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void what_others_wrote_is_gone_and_what_is_due_stands_once(List<String> before) {
        Lines response = new Lines(before);
        Request.from(APP).decidedBy(POLICY).applyTo(response, COUNTING);

        assertThat(response.lines)
                .filteredOn(line -> !line.startsWith("Vary"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        ORIGIN.toLowerCase(Locale.ROOT),
                        CREDENTIALS.toLowerCase(Locale.ROOT),
                        EXPOSED.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://stranger.example", "nonsense"})
    void a_refused_origin_is_left_without_any(String origin) {
        Lines response = new Lines(List.of(ORIGIN, CREDENTIALS, "X-Other: 1"));
        Request.from(origin).decidedBy(POLICY).applyTo(response, COUNTING);

        assertThat(response.lines).containsExactlyInAnyOrder("X-Other: 1", "Vary: Origin");
    }

    static Stream<Request> requests() {
        return Stream.of(
                Request.from(APP),
                Request.get("/"),
                Request.from("https://stranger.example"),
                Request.preflight("/", APP, "PUT").asking("x-a"),
                Request.preflight("/", APP, "PUT")
                        .asking("x-a")
                        .with("Access-Control-Request-Private-Network", "true"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void doing_it_again_touches_nothing(Request request) {
        Cors policy = Cors.of(cors -> cors.origins(APP, "https://other.example")
                .supportsCredentials(true)
                .allowHeaders("x-a")
                .exposeHeaders("X-Total")
                .maxAge(60)
                .allowPrivateNetwork(true));
        CorsDecision decision = request.decidedBy(policy);
        Lines response = new Lines(List.of("X-Other: 1"));
        decision.applyTo(response, COUNTING);
        int changes = response.changes;
        decision.applyTo(response, COUNTING);
        decision.applyTo(response, COUNTING);

        assertThat(response.changes).isEqualTo(changes);
    }

    @Test
    void a_decision_replaces_what_others_set_and_doing_it_again_changes_nothing() {
        Cors cors = Cors.of(options -> options.origins(APP).exposeHeaders("X-A"));
        CorsDecision decision = Request.from(APP).decidedBy(cors);
        Response response = new Response()
                .add("access-control-allow-origin", "*")
                .add("Access-Control-Allow-Origin", "https://theirs.example")
                .add("Access-Control-Allow-Credentials", "true")
                .add("Access-Control-Allow-Methods", "TRACE")
                .add("Access-Control-Allow-Headers", "*")
                .add("Access-Control-Max-Age", "1")
                .add("Access-Control-Allow-Private-Network", "true")
                .add("Content-Type", "text/plain")
                .add("Vary", "Accept, accept-encoding")
                .add("vary", "origin , Cookie");
        for (int i = 0; i < 3; i++) {
            decision.applyTo(response, Response.HEADERS);
            assertThat(response.lines())
                    .isEqualTo(Map.of(
                            "Access-Control-Allow-Origin", List.of(APP),
                            "Access-Control-Expose-Headers", List.of("X-A"),
                            "Content-Type", List.of("text/plain"),
                            "Vary", List.of("Accept, accept-encoding, origin, Cookie")));
        }
    }

    @Test
    void a_refused_request_loses_the_cors_headers_that_others_set() {
        Response response =
                new Response().add("Access-Control-Allow-Origin", "*").add("Access-Control-Expose-Headers", "X-A");
        Request.from("https://evil.example")
                .decidedBy(Cors.of(options -> options.origins(APP)))
                .applyTo(response, Response.HEADERS);
        assertThat(response.lines()).isEqualTo(Map.of("Vary", List.of("Origin")));
    }

    @Test
    void what_is_withdrawn_is_gone_unless_somebody_has_changed_it() {
        CorsDecision decision = Request.from(APP).decidedBy(POLICY);
        Lines response = new Lines(List.of("Content-Type: text/plain"));
        decision.applyTo(response, COUNTING);
        COUNTING.set(response, "Access-Control-Expose-Headers", "X-Other");
        decision.withdrawFrom(response, COUNTING);
        assertThat(response.lines)
                .containsExactlyInAnyOrder(
                        "Content-Type: text/plain", "Access-Control-Expose-Headers: X-Other", "Vary: Origin");
    }
}
