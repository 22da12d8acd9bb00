package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are far too large or too deep are refused as others are, and what builds answers every request. */
class HostileConfigurationTest {
    private static Reason refusal(Consumer<? super CorsBuilder> configure) {
        CorsConfigurationException refused =
                catchThrowableOfType(CorsConfigurationException.class, () -> Cors.of(configure));
        assertThat(refused).isNotNull();
        return refused.problems().get(0).reason();
    }

    private static void assertRefusedEverywhere(String expression) {
        assertThat(refusal(cors -> cors.origins(expression))).isEqualTo(Reason.EXPRESSION_INVALID);
        assertThat(refusal(cors -> cors.allowHeaders(expression))).isEqualTo(Reason.EXPRESSION_INVALID);
        assertThat(refusal(cors -> cors.resource(expression))).isEqualTo(Reason.EXPRESSION_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {251, 5_000, 100_000})
    void a_path_with_more_segments_than_any_request_has_is_refused(int depth) {
        assertThat(refusal(cors -> cors.resource("/a".repeat(depth) + "/*"))).isEqualTo(Reason.PATH_INVALID);
        assertThat(refusal(cors -> cors.exclude("/*".repeat(depth)))).isEqualTo(Reason.PATH_INVALID);
    }

    @Test
    void a_path_with_one_long_segment_builds() {
        assertThat(Cors.of(cors -> cors.resource("/" + "a".repeat(1_000)))).isNotNull();
    }

    @Test
    void a_path_with_very_many_segments_is_covered() {
        Cors cors = Cors.of(options -> options.resource("/*".repeat(250)));
        assertThat(Request.get("/a".repeat(249))
                        .origin("https://a.example")
                        .decidedBy(cors)
                        .covered())
                .isTrue();
    }

    @Test
    void an_expression_that_is_nested_too_deeply_is_refused() {
        assertRefusedEverywhere("^" + "(".repeat(20_000) + "a" + ")".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^((a{1000}){1000}){1000}",
                "^(?:(?:[a-z]{100}){100}){100}",
                "^((\\.{2,1000}){0,1000}){1000,}",
                "^((]{1000}){1000}[]{}()]{1000}){1000}",
                "^((\\x{41}{1000}){1000}){1000}",
                "^(\\pL{1000}x){100}"
            })
    void an_expression_that_repeats_repetitions_is_refused_before_it_takes_the_memory(String expression) {
        assertThat(refusal(cors -> cors.origins(expression))).isEqualTo(Reason.EXPRESSION_INVALID);
    }

    @Test
    void an_expression_that_would_overflow_the_stack_of_a_request_is_refused() {
        assertThat(refusal(cors -> cors.origins("^" + "(a|)".repeat(4_000)))).isEqualTo(Reason.EXPRESSION_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?i)\u1c80",
                "^(?i)[\\x{1c80}-\\x{1c88}]",
                "^/[ -\uffff]+",
                "^/[^\\x{80}-\\x{10ffff}]+",
                "^x-[\\x{0000fff}]"
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // where it never ends, nothing else would
    void an_expression_with_letters_whose_other_case_is_never_found_is_refused(String expression) {
        assertRefusedEverywhere(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://([a-z0-9-]{1,63}\\.){1,8}example\\.com",
                "^https://[a-z]{1,63}\\.[a-z]{1,63}\\.[a-z]{1,63}\\.example\\.com(:[0-9]{1,5})?",
                "^https://(?i:[\\x{41}-\\x{5a}]{3})\\.[\\pL]{2}x{}\\.example",
                "^https://[]{1}()]{3}{2,x}"
            })
    void an_expression_that_repeats_what_hosts_repeat_builds(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression))).isNotNull();
    }

    @Test
    void an_expression_of_five_thousand_steps_builds_and_one_of_more_does_not() {
        String most = "^" + "a".repeat(5_000 - Pattern.compile("^").programSize());
        assertThat(Pattern.compile(most).programSize()).isEqualTo(5_000);
        assertThat(Cors.of(cors -> cors.allowHeaders(most))).isNotNull();
        assertThat(refusal(cors -> cors.allowHeaders(most + "a"))).isEqualTo(Reason.EXPRESSION_INVALID);
    }

    @Test
    void an_expression_may_name_every_ascii_character() {
        assertThat(Cors.of(cors -> cors.resource("^/[\u0001-\u007f]+"))).isNotNull();
    }

    @Test
    void an_expression_with_a_thousand_alternatives_builds_and_decides() {
        String names = String.join(
                "|", IntStream.range(0, 1_000).mapToObj(i -> "t" + i).toList());
        Cors cors = Cors.of(options ->
                options.origins("^https://(" + names + ")\\.example\\.com").supportsCredentials(true));
        assertThat(Request.from("https://t999.example.com").decidedBy(cors).allowed())
                .isTrue();
        assertThat(Request.from("https://t1000.example.com").decidedBy(cors).allowed())
                .isFalse();
    }

    @Test
    void a_key_that_is_blank_is_named_all_the_same() {
        CorsConfigurationException refused = catchThrowableOfType(
                CorsConfigurationException.class, () -> Cors.of(cors -> cors.configuration(Map.of("", "x"))));
        assertThat(refused.problems().get(0).option()).isEqualTo("\"\"");
        assertThat(refused).hasMessageContaining("\"\": there is no such option");
    }

    @Test
    void a_value_that_is_nested_too_deeply_is_refused() {
        List<Object> outermost = new ArrayList<>();
        List<Object> innermost = outermost;
        for (int i = 0; i < 20_000; i++) {
            List<Object> list = new ArrayList<>();
            innermost.add(list);
            innermost = list;
        }
        for (String key : List.of("origins", "supportsCredentials", "maxAge", "exclude", "resources", "orgins")) {
            assertThat(refusal(cors -> cors.configuration(Map.of(key, outermost))))
                    .as(key)
                    .isIn(Reason.TYPE_INVALID, Reason.UNKNOWN_KEY);
        }
    }
}
