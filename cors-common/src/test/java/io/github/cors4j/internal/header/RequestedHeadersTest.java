package io.github.cors4j.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the header names that a preflight asks for are granted, how they are spelled, and how many are looked at. */
class RequestedHeadersTest {
    private static final String APP = "https://app.example.com";

    private static Arguments granted(@Nullable String granted, boolean complete, String... lines) {
        return arguments(granted, complete, List.of(lines));
    }

    static Stream<Arguments> requestedHeaders() {
        return Stream.of(
                granted(null, true),
                granted(null, true, ""),
                granted(null, true, " , ,,", "\t"),
                granted("X-A", true, "X-A"),
                granted("x-a", true, "x-a"),
                granted("X-A,x-b", true, "X-A,x-b"),
                granted("x-b, X-A", true, "x-b,X-A"),
                granted("X-A, x-b", true, " X-A ,\tx-b\t, "),
                granted("X-A, X-B", true, "X-A", "X-B"),
                granted("X-A, X-B", true, "X-A,X-B", "x-b,x-a"),
                granted("X-A", true, "X-A,x-a,X-a,X-A"),
                granted("X-A", false, "X-A,X-No"),
                granted("X-A", false, "X-No,X-A"),
                granted("X-A", true, ",X-A"),
                granted("x-b", true, "x-b,x-b"),
                granted("X-A,X-AB,X-AB-C", true, "X-A,X-AB,X-AB-C"),
                granted("X-A,X-A!", true, "X-A,X-A!"),
                granted("a,X-A,X-A!", true, "a,X-A,X-A!"),
                granted("X-AB, X-A", true, "X-AB,X-A"),
                granted("x-ab-c, X-AB, X-A", true, "x-ab-c,X-AB,X-A"),
                granted("a,aa,b,X-A,z", true, "a,aa,b,X-A,z"),
                granted(null, false, "X-No"),
                granted(null, false, "*"),
                granted("X-A", false, "*, X-A"),
                granted(null, false, "X A"),
                granted(null, false, "X-A;X-B"),
                granted(null, false, "X-A: y"),
                granted(null, false, "X-A\r\nX-B"),
                granted(null, false, "X-A\u2003"),
                granted(null, false, "\u000bX-A"),
                granted(null, false, "X-A\u00a0"),
                granted("X-A", false, "X-A,X-\u00c4"),
                granted(null, false, "\"X-A\""),
                granted("X-B", false, "X-\u212A,X-B"));
    }

    @ParameterizedTest
    @MethodSource("requestedHeaders")
    void requested_headers_are_granted_each_once_as_they_are_spelled(
            @Nullable String granted, boolean complete, List<String> lines) {
        Cors cors = Cors.of(
                options -> options.allowHeaders("X-A", "X-B", "X-K", "X-AB", "X-AB-C", "X-A!", "a", "aa", "b", "z"));
        CorsDecision decision = Request.preflight("/", APP, "PUT")
                .asking(lines.toArray(String[]::new))
                .decidedBy(cors);
        assertThat(decision.headers().get("Access-Control-Allow-Headers")).isEqualTo(granted);
        assertThat(decision.outcome()).isEqualTo(complete ? Outcome.ALLOWED : Outcome.HEADER_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "X A", "", ",", "X-A\u0000", "\u2003X-A"})
    void even_if_any_header_is_allowed_only_names_are_granted(String line) {
        assertThat(Request.preflight("/", APP, "PUT")
                        .asking(line)
                        .decidedBy(Cors.defaults())
                        .headers())
                .doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void work_on_requested_headers_is_bounded() {
        String flood = "x,".repeat(1_000_000);
        CorsDecision decision =
                Request.preflight("/", APP, "PUT").asking("X-A", flood, "X-B").decidedBy(Cors.defaults());
        assertThat(decision.headers().get("Access-Control-Allow-Headers")).isEqualTo("X-A, x");
        assertThat(decision.outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
    }

    @Test
    void of_requested_headers_3000_characters_are_looked_at_over_all_lines() {
        String half = "x".repeat(1_500);
        String other = "y".repeat(1_500);
        assertThat(allowHeaders(half + other)).isEqualTo(half + other);
        assertThat(allowHeaders(half + other + "z")).isNull();
        assertThat(allowHeaders(half, other)).isEqualTo(half + ", " + other);
        assertThat(allowHeaders(half, other, "z")).isEqualTo(half + ", " + other);
        assertThat(allowHeaders(half, other + "z")).isEqualTo(half);
        assertThat(allowHeaders("x-a,x-b," + half + other)).isEqualTo("x-a, x-b");
        assertThat(allowHeaders(half, "x-a,x-b" + "y".repeat(1_498) + ",x-c,x-d"))
                .isEqualTo(half + ", x-a");
    }

    @Test
    void a_line_of_3000_characters_is_granted_unchanged() {
        String other = "b".repeat(2_998);
        assertThat(allowHeaders("a," + other)).isEqualTo("a," + other);
        assertThat(allowHeaders("a," + other + "b")).isEqualTo("a");
    }

    /** Names that are listed need no expression, however long they are; those that no expression may match count. */
    @Test
    void expressions_look_at_1024_characters_of_names_that_are_not_listed() {
        String listed = "l".repeat(250);
        String longest = "n".repeat(256);
        String longer = "n".repeat(257);
        Cors cors = Cors.of(options -> options.allowHeaders(listed, "^x-.*$"));
        assertThat(granted(cors, Collections.nCopies(5, listed), "x-e")).isEqualTo(listed + ", x-e");
        assertThat(granted(cors, Collections.nCopies(3, longest), "x-e")).isEqualTo("x-e");
        assertThat(granted(cors, Collections.nCopies(4, longest), "x-e")).isNull();
        assertThat(granted(cors, Collections.nCopies(5, longer), "x-e")).isEqualTo("x-e");
        List<String> sorted = Stream.of("a", "b", "c", "d")
                .map(end -> "x-" + "n".repeat(253) + end)
                .toList();
        assertThat(granted(cors, sorted, "x-o")).isEqualTo(String.join(", ", sorted));
        assertThat(granted(cors, Collections.nCopies(5, "no name".repeat(30)), "x-e"))
                .isEqualTo("x-e");
    }

    private static @Nullable String granted(Cors cors, List<String> names, String last) {
        return Request.preflight("/", APP, "PUT")
                .asking(String.join(",", names) + "," + last)
                .decidedBy(cors)
                .headers()
                .get("Access-Control-Allow-Headers");
    }

    private static @Nullable String allowHeaders(String... lines) {
        return Request.preflight("/", APP, "PUT")
                .asking(lines)
                .decidedBy(Cors.defaults())
                .headers()
                .get("Access-Control-Allow-Headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n"})
    void a_hundred_and_twenty_eight_header_names_are_looked_at(String separator) {
        assertAreLookedAt(separator, IntStream.range(0, 129).mapToObj("x-%d"::formatted));
        assertAreLookedAt(separator, IntStream.range(0, 129).mapToObj("x-%03d"::formatted)); // as browsers sort them
    }

    private static void assertAreLookedAt(String separator, Stream<String> all) {
        String[] names = all.toArray(String[]::new);
        String most = String.join(separator, Arrays.copyOf(names, 128));
        String more = String.join(separator, names);

        assertThat(decisionAbout(most).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(granted(decisionAbout(most))).hasSize(128);
        assertThat(decisionAbout(more).outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
        assertThat(granted(decisionAbout(more))).isEqualTo(granted(decisionAbout(most)));
    }

    private static CorsDecision decisionAbout(String lines) {
        return Request.preflight("/", APP, "PUT").asking(lines.split("\n")).decidedBy(Cors.defaults());
    }

    private static List<String> granted(CorsDecision decision) {
        return List.of(decision.headers().get("Access-Control-Allow-Headers").split(", ?"));
    }
}
