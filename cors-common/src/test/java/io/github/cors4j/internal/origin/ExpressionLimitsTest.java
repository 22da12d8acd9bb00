package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.Reason;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However large a request is, the expressions of a policy make only so many steps with it: what they may make together is
 * counted when the policy is built, and what is too long is not handed to them.
 */
class ExpressionLimitsTest {
    private static final String APP = "https://app.example.com";

    private static void assertTooLarge(Consumer<? super CorsBuilder> configure) {
        assertThat(Problem.allOf(configure)).allSatisfy(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.EXPRESSION_INVALID);
            assertThat(problem.message()).containsAnyOf("too large", "too many steps");
        });
    }

    @Test
    void an_expression_whose_repetitions_are_repeated_is_too_large_for_paths_and_header_names() {
        assertTooLarge(cors -> cors.resource("^/([a-z0-9%/-]{1,60}/?){1,40}$"));
        assertTooLarge(cors -> cors.exclude("^/([a-z0-9%/-]{1,60}/?){1,40}$"));
        assertTooLarge(cors -> cors.allowHeaders("^(.{0,50}x){1,30}$"));
        assertTooLarge(cors -> cors.origins("^(.{0,50}x){1,30}$"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^\\Q[\\E((a{1000}){1000}){10}",
                "^\\Q(\\E((a{1000}){1000}){10}",
                "^\\x{5b}((a{1000}){1000}){10}",
                "^[[]((a{1000}){1000}){10}",
                "^(?i)((a{1000}){1000}){10}"
            })
    void nothing_hides_what_is_repeated(String expression) {
        assertTooLarge(cors -> cors.origins(expression));
        assertTooLarge(cors -> cors.allowHeaders(expression));
        assertTooLarge(cors -> cors.resource(expression));
    }

    @Test
    void a_text_of_six_thousand_characters_is_the_longest() {
        String longest = "^/[" + "a".repeat(6_000 - 4) + "]";
        assertThat(Cors.of(cors -> cors.resource(longest))).isNotNull();
        assertTooLarge(cors -> cors.resource(longest.replace("]", "a]")));
    }

    @Test
    void many_expressions_share_what_one_may_take() {
        String some = "^/[a-z]+/[a-z]+/[a-z]+/";
        assertThat(Cors.of(cors -> cors.exclude(each(some, 9)))).isNotNull();
        assertTooLarge(cors -> cors.exclude(each(some, 12)));
        assertTooLarge(cors -> {
            cors.exclude(each(some, 6));
            each(some + "x", 6).forEach(cors::resource);
        });
        assertThat(Cors.of(cors -> cors.origins(each("^https://pr-[0-9]+\\.a", 200))))
                .isNotNull();
        assertTooLarge(cors -> cors.origins(each("^https://pr-[0-9]+\\.a", 1_000)));
        assertThat(Cors.of(cors -> cors.allowHeaders(each("^x-[a-z]+-", 30)))).isNotNull();
        assertTooLarge(cors -> cors.allowHeaders(each("^x-[a-z]+-", 300)));
    }

    private static List<String> each(String expression, int times) {
        return IntStream.range(0, times).mapToObj(i -> expression + i).toList();
    }

    @Test
    void a_path_of_more_than_1024_characters_is_handed_to_no_expression() {
        Cors resource = Cors.of(cors -> cors.resource("^/a+"));
        Cors exclusion = Cors.of(cors -> cors.exclude("^/a+"));
        Cors both = Cors.of(cors -> cors.resource("/b/*").resource("^/a+").exclude("/b/c/*"));
        String longest = "/" + "a".repeat(1_023);
        assertThat(isGranted(resource, longest)).isTrue();
        assertThat(isGranted(resource, longest + "a")).isFalse();
        assertThat(isGranted(exclusion, "/" + "b".repeat(1_023))).isTrue();
        assertThat(isGranted(exclusion, longest)).isFalse();
        assertThat(isGranted(exclusion, longest + "a")).isFalse();
        assertThat(isGranted(exclusion, "/" + "b".repeat(1_024)))
                .as("it might be excluded")
                .isFalse();
        assertThat(isGranted(both, "/b/" + "a".repeat(2_000)))
                .as("no expression is needed")
                .isTrue();
    }

    private static boolean isGranted(Cors cors, String path) {
        return Request.get(path).origin(APP).decidedBy(cors).headers().containsKey("Access-Control-Allow-Origin");
    }

    @Test
    void a_header_name_of_more_than_256_characters_is_handed_to_no_expression() {
        String longest = "x-" + "a".repeat(254);
        assertThat(granted(longest)).isEqualTo(longest);
        assertThat(granted(longest + "a")).isNull();
        assertThat(granted("x-y, " + longest + "a")).isEqualTo("x-y");
    }

    @Test
    void of_all_header_names_expressions_see_1024_characters() {
        String name = "x-" + "a".repeat(30);
        String fitting = String.join(",", each(name, 10)) + "," + String.join(",", each(name + "b", 10));
        assertThat(granted(fitting)).isEqualTo(fitting);
        String beyond = String.join(
                ", ", IntStream.range(10, 70).mapToObj(i -> name + i).toList());
        assertThat(granted(beyond).split(", ")).hasSize(1_024 / (name.length() + 2));
        assertThat(granted(beyond + ", x-Listed"))
                .as("names are looked up by hash")
                .endsWith(", x-Listed");
    }

    private static String granted(String names) {
        Cors cors = Cors.of(options -> options.allowHeaders("^x-[a-z0-9]+", "X-Listed"));
        return Request.preflight("/", APP, "PUT")
                .asking(names)
                .decidedBy(cors)
                .headers()
                .get("Access-Control-Allow-Headers");
    }
}
