package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
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
                "^https://(?i:[\\x{41}-\\x{5a}]{3})\\.[\\pL]{2}(x{}|y)\\.example",
                "^https://([]{1}()]{3}{2,x}|a\\.example)"
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

    private static List<String> many(int count, IntFunction<String> entry) {
        return IntStream.range(0, count).mapToObj(entry).toList();
    }

    private static Iterable<Integer> endless() {
        return () -> IntStream.iterate(0, i -> i + 1).iterator();
    }

    @Test
    void a_list_without_end_is_refused() {
        Iterable<String> origins = () ->
                IntStream.iterate(0, i -> i + 1).mapToObj(i -> "https://a" + i).iterator();
        assertThat(refusal(cors -> cors.origins(origins))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(cors -> cors.origins(endless()))).isEqualTo(Reason.TYPE_INVALID);
        Iterable<Map.Entry<String, Map<String, String>>> resources = () -> IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> Map.entry("/a" + i, Map.<String, String>of()))
                .iterator();
        assertThat(refusal(cors -> cors.configuration(Map.of("resources", resources))))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(cors -> cors.exclude(many(20_002, i -> "/a" + i)))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(cors -> cors.methods(",".repeat(300_000)))).isEqualTo(Reason.BLANK);
        assertThat(refusal(cors -> cors.allowHeaders("a,".repeat(300_000)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void ten_thousand_resources_build() {
        assertThat(Cors.of(cors -> cors.origins("*").configuration(Map.of("resources", many(10_000, i -> "/a" + i)))))
                .isNotNull();
    }

    @Test
    void what_no_host_sends_in_one_response_is_refused() {
        assertThat(refusal(cors -> cors.exposeHeaders(many(400, i -> "X-" + "a".repeat(40) + i))))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(cors -> cors.methods(many(300, i -> "METHOD-" + i)))).isEqualTo(Reason.TOO_LARGE);
        String name = "a".repeat(997); // with a digit, comma and blank, three of them are 3,000
        assertThat(Cors.of(cors -> cors.exposeHeaders(name + "1", name + "2", name + "3")))
                .isNotNull();
        assertThat(refusal(cors -> cors.exposeHeaders(name + "1", name + "2", name + "33")))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void of_very_many_problems_the_first_are_told() {
        CorsConfigurationException refused = catchThrowableOfType(
                CorsConfigurationException.class, () -> Cors.of(cors -> cors.origins(many(5_000, i -> "a" + i))));
        assertThat(refused.problems()).hasSize(400);
        assertThat(refused.getMessage().lines()).hasSize(52).last().isEqualTo("  - ... and 350 more");
    }

    @Test
    void a_problem_is_one_harmless_line_that_is_cut() {
        CorsConfigurationException refused = catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.of(cors -> cors.origins("https://a.example/\u001b[31m\n" + "x".repeat(2_000))
                        .resource("/\u2028" + "y".repeat(500), own -> own.maxAge(-1))
                        .configuration(Map.of("o\rrigins" + "z".repeat(50_000), "x"))));
        assertThat(refused.problems())
                .hasSizeGreaterThan(2)
                .allSatisfy(problem ->
                        assertThat(problem.toString()).matches("[ -~]+").hasSizeLessThan(1_600));
    }

    @Test
    void expressions_that_are_too_many_are_not_even_looked_at() {
        assertThat(refusal(cors ->
                        cors.configuration(Map.of("resources", many(3_000, i -> "^/" + "[a-z]".repeat(30) + i)))))
                .isEqualTo(Reason.EXPRESSION_INVALID);
        Map<String, Map<String, String>> resources = new LinkedHashMap<>();
        many(1_000, i -> "/a" + i)
                .forEach(path -> resources.put(path, Map.of("allowHeaders", "^" + "(a|b|c)".repeat(100))));
        assertThat(refusal(cors -> cors.origins("*").configuration(Map.of("resources", resources))))
                .isEqualTo(Reason.EXPRESSION_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "/", "X-", "^", "\"", "[", "a b"})
    void an_entry_that_is_too_long_is_refused(String beginning) {
        String text = beginning + "a".repeat(1_000_000);
        assertThat(refusal(cors -> cors.origins(text)))
                .isIn(Reason.TOO_LARGE, Reason.EXPRESSION_INVALID, Reason.PATH_INVALID);
        assertThat(refusal(cors -> cors.methods(text)))
                .isIn(Reason.TOO_LARGE, Reason.EXPRESSION_INVALID, Reason.PATH_INVALID);
        assertThat(refusal(cors -> cors.exclude(text)))
                .isIn(Reason.TOO_LARGE, Reason.EXPRESSION_INVALID, Reason.PATH_INVALID);
    }

    @Test
    void values_of_any_class_are_shown_without_a_hash() {
        Map<String, Object> twice = Map.of("resources", Map.of("/a", Map.of("maxAge", 1)));
        assertThat(Problem.of(cors -> cors.origins("*").configuration(twice).configuration(twice)))
                .hasToString("resources \"{/a}\": the option is set twice; set it once, with all values");
        assertThat(Problem.of(Map.of("origins", new Object())).value()).isEqualTo("\"a java.lang.Object\"");
        assertThat(Problem.of(Map.of("maxAge", List.of(1, List.of(2), Map.of())))
                        .value())
                .isEqualTo("\"[1, [...], {...}]\"");
        assertThat(Problem.of(Map.of("maxAge", many(9, i -> "x"))).value()).isEqualTo("\"[x, x, x, x, x, ...]\"");
        assertThat(Problem.of(Map.of("sendWildcard", new Object[] {Duration.ofSeconds(1), 'c', Reason.BLANK}))
                        .value())
                .isEqualTo("\"[PT1S, c, BLANK]\"");
    }
}
