package io.github.cors4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions: never guessed, always whole, never slow. */
class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^https://a\\.example  ; https://a.example         ; true",
                "^https://a\\.example$ ; https://a.example         ; true",
                "^https://a\\.example  ; https://a.example.evil    ; false",
                "^https://a\\.example  ; https://a.example:8443    ; false",
                "^https://a\\.example|https://b\\.example ; https://b.example ; true",
                "^https://a\\.example|b ; https://a.example.evil   ; false",
                "^https://a|https://ab  ; https://ab                ; true",
                "^.*a\\.example        ; https://evil-a.example    ; true",
                "^.*a\\.example        ; https://a.example.evil    ; false",
                "^(?i)https://A\\.example ; https://a.example      ; true",
                "^https://A\\.example  ; https://a.example         ; false",
                "^https://.            ; https://ab                ; false"
            })
    void matches_the_whole_value(String expression, String origin, boolean allowed) {
        Cors cors = Cors.of(options -> options.origins(expression));
        assertThat(Request.from(origin).decidedBy(cors).allowed()).isEqualTo(allowed);
        Cors compiled = Cors.of(options -> options.origins(Pattern.compile(expression)));
        assertThat(Request.from(origin).decidedBy(compiled).allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://.*",
                "https://a.example|https://b.example",
                ".*",
                "(^https://a.example$)",
                "https://[a-z]+.example",
                "https://a.example$"
            })
    void only_a_leading_caret_makes_a_text_an_expression_among_origins(String text) {
        assertThat(Problem.allOf(cors -> cors.origins(text)))
                .extracting(ConfigurationProblem::reason)
                .doesNotContain(Reason.EXPRESSION_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/.*", "/api/(a)", "/api.v1", "/a+", "/$a"})
    void without_a_caret_a_path_is_no_expression(String path) {
        String literal = path.equals("/api/.*") ? "/api/(.)" : path;
        Cors cors = Cors.of(options -> options.resource(literal));
        assertThat(Request.get(literal).decidedBy(cors).covered()).isTrue();
        assertThat(Request.get("/api/a").decidedBy(cors).covered()).isFalse();
        assertThat(Request.get("/apixv1").decidedBy(cors).covered()).isFalse();
        assertThat(Request.get("/aa").decidedBy(cors).covered()).isFalse();
    }

    @Test
    void a_header_name_with_dots_is_no_expression() {
        Cors cors = Cors.of(options -> options.allowHeaders("x.a"));
        assertThat(Request.preflight("/", "https://a.example", "PUT")
                        .asking("x-a")
                        .decidedBy(cors)
                        .outcome())
                .isEqualTo(Outcome.HEADER_NOT_ALLOWED);
    }

    static Stream<Object> beyondRe2() {
        return Stream.of(
                "^(a",
                "^a)",
                "^[a",
                "^a**",
                "^(?=a)a",
                "^(?!a)b",
                "^(?<=a)b",
                "^(?<!a)b",
                "^(a)\\1",
                "^a++",
                "^(?>a)",
                "^a{1001}",
                "^\\",
                "^[b-a]",
                "^\\p{NoSuch}",
                "^(?z)a",
                "^\\Za",
                Pattern.compile("(?=a)a"),
                Pattern.compile("(a)\\1"),
                Pattern.compile("a++"),
                Pattern.compile("(?>a)"),
                Pattern.compile("a", Pattern.COMMENTS),
                Pattern.compile("a", Pattern.LITERAL),
                Pattern.compile("a", Pattern.UNICODE_CASE),
                Pattern.compile("a", Pattern.CANON_EQ),
                Pattern.compile("a", Pattern.UNIX_LINES),
                Pattern.compile("a", Pattern.UNICODE_CHARACTER_CLASS),
                Pattern.compile("[a&&[ab]]"),
                Pattern.compile("[a[b]]"),
                Pattern.compile("[^a&&b]"),
                Pattern.compile("\\h"),
                Pattern.compile("\\R"),
                Pattern.compile("a(?u)b"),
                Pattern.compile("(?x) a"));
    }

    @ParameterizedTest
    @MethodSource("beyondRe2")
    void what_re2_cannot_express_is_refused_among_origins_headers_and_paths(Object expression) {
        for (var problem : new ConfigurationProblem[] {
            Problem.of(cors -> cors.origins(List.of(expression))),
            Problem.of(cors -> cors.allowHeaders(List.of(expression))),
            Problem.of(cors -> cors.exclude(List.of(expression)))
        }) {
            assertThat(problem.reason()).isEqualTo(Reason.EXPRESSION_INVALID);
            assertThat(problem.message()).contains("RE2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "^https://A\\.example, https://A.example, ^https://a\\.example",
        "^HTTPS://a\\.example, HTTPS://a.example, ^https://a\\.example",
        "^https://A\\D\\.example, https://Ab.example, ^https://a\\D\\.example",
        "'^https://\\[[A-F]{4}::1\\]', https://[ABCD::1], '^https://\\[[a-f]{4}::1\\]'"
    })
    void an_expression_that_takes_upper_case_only_matches_no_browser(String expression, String tool, String remedy) {
        Cors cors = Cors.of(options -> options.origins(expression));
        assertThat(Request.from(tool).decidedBy(cors).allowed()).isTrue();
        assertThat(Request.from(tool.toLowerCase(Locale.ROOT)).decidedBy(cors).allowed())
                .isFalse();
        assertThat(cors.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(warning.suggestion()).isEqualTo(remedy);
        });
    }

    @Test
    void characters_beyond_ascii_are_refused() {
        assertThat(Expression.of("^\u007f").matches("\u007f")).isTrue();
        assertThatThrownBy(() -> Expression.of("^\u0080")).hasMessageContaining("ASCII");
    }

    @Test
    void a_program_has_at_most_5000_steps() {
        String almost = "^(a{1000}){4}";
        String rest = "b".repeat(5_000 - Expression.of(almost).size());
        assertThat(Expression.of(almost + rest).size()).isEqualTo(5_000);
        assertThatThrownBy(() -> Expression.of(almost + rest + "b")).hasMessage(Expression.TOO_LARGE);
    }

    /** Of what is repeated no times, the program has nothing. */
    @Test
    void an_expression_has_at_most_20000_parts() {
        assertThat(Expression.of(parts(198, 100)).matches("")).isTrue(); // 200 a hundred times
        assertThatThrownBy(() -> Expression.of(parts(175, 113))).hasMessage(Expression.TOO_LARGE); // 177 * 113 = 20,001
    }

    private static String parts(int depth, int times) {
        return "(?:" + "(?:".repeat(depth) + "a" + "){0}".repeat(depth) + "){" + times + "}";
    }

    @Test
    void what_is_nested_too_deeply_to_be_told_is_said_to_be() {
        List<?> nested = List.of();
        for (int i = 0; i < 100_000; i++) {
            nested = List.of(nested);
        }
        assertThat(Expression.text(nested)).isEqualTo("nested too deeply");
    }

    static Stream<Arguments> flags() {
        return Stream.of(
                arguments(Pattern.compile("https://A\\.example", Pattern.CASE_INSENSITIVE), true),
                arguments(Pattern.compile("https://a.example", Pattern.DOTALL), true),
                arguments(Pattern.compile("^https://a.example$", Pattern.MULTILINE), true),
                arguments(Pattern.compile("https://A\\.example", Pattern.DOTALL), false),
                arguments(Pattern.compile(Pattern.quote("https://a.example")), true),
                arguments(Pattern.compile(Pattern.quote("https://aXexample")), false));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void the_flags_of_a_pattern_count(Pattern pattern, boolean allowed) {
        Cors cors = Cors.of(options -> options.origins(List.of(pattern)));
        assertThat(Request.from("https://a.example").decidedBy(cors).allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"x-custom-1, true", "X-CUSTOM-1, true", "x-custom-, false", "x-custom-1a, false", "ax-custom-1, false"})
    void header_expressions_ignore_case_and_match_whole_names(String name, boolean allowed) {
        for (Object expression : new Object[] {"^X-Custom-[0-9]", Pattern.compile("X-Custom-[0-9]")}) {
            Cors cors = Cors.of(options -> options.allowHeaders(List.of(expression)));
            CorsDecision decision = Request.preflight("/", "https://a.example", "PUT")
                    .asking(name)
                    .decidedBy(cors);
            assertThat(decision.allowed()).isEqualTo(allowed);
        }
    }

    /** Patterns that bring backtracking engines to a halt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://(a+)+\\.example",
                "^https://(a|aa)+\\.example",
                "^https://(a*)*b\\.example",
                "^https://([a-z]+)*\\.example",
                "^(.*a){20}\\.example"
            })
    void nested_repetition_is_not_slow(String expression) {
        Cors cors = Cors.of(options -> options.origins(expression).resource(expression.replace("https:/", "")));
        String as = "a".repeat(60) + "." + "a".repeat(60);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(Request.get("/" + "a".repeat(1_000))
                                .origin("https://" + as)
                                .decidedBy(cors)
                                .allowed())
                        .isFalse();
            }
        });
    }
}
