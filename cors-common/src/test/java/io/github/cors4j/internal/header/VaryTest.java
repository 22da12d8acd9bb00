package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Request;
import io.github.cors4j.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code Vary} says, and how it is merged with what stands there. */
class VaryTest {
    private static final String APP = "https://app.example.com";

    private static Arguments vary(String merged, String... lines) {
        return arguments(merged, List.of(lines));
    }

    static Stream<Arguments> varies() {
        return Stream.of(
                vary("Origin"),
                vary("Origin", ""),
                vary("Origin", " , "),
                vary("Accept, Origin", "Accept"),
                vary("Accept, Cookie, Origin", "Accept", "Cookie"),
                vary("Accept, Cookie, Origin", "Accept,Cookie,accept"),
                vary("origin", "origin"),
                vary("ORIGIN, Accept", "ORIGIN, Accept, Origin"),
                vary("*", "*"),
                vary("*", "Accept, *"),
                vary("*", "Accept", "*", "Cookie"),
                vary("X-Origin, Origin", "X-Origin"));
    }

    @ParameterizedTest
    @MethodSource("varies")
    void vary_is_one_line_with_each_name_once(String merged, List<String> lines) {
        Response response = new Response();
        lines.forEach(line -> response.add("Vary", line));
        Request.get("/").decidedBy(Cors.defaults()).applyTo(response, Response.HEADERS);
        assertThat(response.lines()).containsEntry("Vary", List.of(merged));
    }

    @Test
    void vary_that_says_enough_is_not_written_again() {
        CorsDecision decision = Request.from(APP).decidedBy(Cors.defaults());
        Response enough = new Response().add("Vary", "Origin");
        List<String> line = enough.lines().get("Vary");
        decision.applyTo(enough, Response.HEADERS);
        assertThat(enough.lines().get("Vary")).isSameAs(line);
        Response twoLines = new Response().add("Vary", "Origin").add("Vary", "Accept");
        decision.applyTo(twoLines, Response.HEADERS);
        assertThat(twoLines.lines().get("Vary")).containsExactly("Origin, Accept");
    }

    @Test
    void vary_is_never_touched_where_that_is_configured() {
        Response response = new Response().add("Vary", "Accept").add("Vary", "accept");
        Request.from(APP)
                .decidedBy(Cors.of(options -> options.varyHeader(false)))
                .applyTo(response, Response.HEADERS);
        assertThat(response.lines()).containsEntry("Vary", List.of("Accept", "accept"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, GET, ''",
        "true, false, GET, Origin",
        "false, true, GET, Origin",
        "false, false, GET, Origin",
        "true, true, OPTIONS, 'Access-Control-Request-Method, Access-Control-Request-Headers'",
        "false, true, OPTIONS, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'"
    })
    void vary_is_left_out_only_where_no_answer_depends_on_the_origin(
            boolean sendWildcard, boolean alwaysSend, String method, String vary) {
        Cors cors = Cors.of(options -> options.sendWildcard(sendWildcard).alwaysSend(alwaysSend));
        Request request = Request.of(method, "/").origin(APP).with("Access-Control-Request-Method", "PUT");
        assertThat(String.join(", ", request.decidedBy(cors).vary())).isEqualTo(vary);
    }
}
