package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.Settings;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.foreign.text.Regex;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of texts, in whatever form they come: several entries in one text, and entries that are there twice. */
class ListReaderTest {
    private static final String APP = "https://app.example.com";

    @Test
    void blank_entries_are_problems() {
        assertThat(Problem.of(cors -> cors.environment(Map.of("CORS_ORIGINS", APP + ",,https://b.example")))
                        .reason())
                .isEqualTo(Reason.BLANK);
        assertThat(Problem.of(Map.of("methods", "")).reason()).isEqualTo(Reason.BLANK);
        assertThat(Problem.of(Map.of("exposeHeaders", " ")).reason()).isEqualTo(Reason.BLANK);
        assertThat(Problem.of(Map.of("resources", "/a,")).reason()).isEqualTo(Reason.BLANK);
        assertThat(Problem.of(Map.of("exclude", "/a,,/b")).reason()).isEqualTo(Reason.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"origins", "methods", "allowHeaders", "exposeHeaders", "exclude", "resources"})
    void quotes_with_nothing_in_them_are_blank(String option) {
        for (String nothing : List.of("\"\"", "''", "' '", "[\"\"]", "[\"\", \"\"]", "[ ]")) {
            ConfigurationProblem problem = Problem.of(Map.of(option, nothing));
            assertThat(problem.reason()).isEqualTo(Reason.BLANK);
            assertThat(problem.suggestion()).isNull();
        }
    }

    /** Texts with several entries, and the list of these. */
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("origins", APP + ",https://b.example", List.of(APP, "https://b.example")),
                arguments("origins", " " + APP + " \t,\n https://b.example ", List.of(APP, "https://b.example")),
                arguments("origins", APP + "\n", List.of(APP)),
                arguments(
                        "origins",
                        "^https://[a-z,]{1,3}\\.(a,b|c)\\.example, ^https://x(\\,|-)y\\.example",
                        List.of("^https://[a-z,]{1,3}\\.(a,b|c)\\.example", "^https://x(\\,|-)y\\.example")),
                arguments("origins", "^https://[(b]a, " + APP, List.of("^https://[(b]a", APP)),
                arguments("origins", "^https://[^],]a, " + APP, List.of("^https://[^],]a", APP)),
                arguments("origins", "^https://[[:alpha:],]a, " + APP, List.of("^https://[[:alpha:],]a", APP)),
                arguments(
                        "origins",
                        "^https://((a,b|c),d|e)\\.example, " + APP,
                        List.of("^https://((a,b|c),d|e)\\.example", APP)),
                arguments("origins", "^https://[\\],b]a, " + APP, List.of("^https://[\\],b]a", APP)),
                arguments("origins", "http://[::1]:8080, " + APP, List.of("http://[::1]:8080", APP)),
                arguments("methods", "GET, PUT", List.of("GET", "PUT")),
                arguments("methods", "DELETE ", List.of("DELETE")),
                arguments("allowHeaders", "X-A,^x-b{1,2}", List.of("X-A", "^x-b{1,2}")),
                arguments("exposeHeaders", "X-A , X-B", List.of("X-A", "X-B")),
                arguments("exclude", "/a, /b/*", List.of("/a", "/b/*")),
                arguments("resources", "/a, ^/b{1,2}", List.of("/a", "^/b{1,2}")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void one_text_may_hold_several_entries_whatever_holds_the_text(String key, String text, List<String> entries) {
        List<String> meant = Settings.answers(Cors.of(cors -> cors.configuration(Map.of(key, entries))));
        assertThat(Settings.answers(Cors.of(cors -> cors.configuration(Map.of(key, text)))))
                .isEqualTo(meant);
        assertThat(Settings.answers(Cors.of(cors -> cors.configuration(Map.of(key, List.of(text))))))
                .isEqualTo(meant);
        assertThat(Settings.answers(Cors.of(cors -> cors.configuration(Map.of(key, new StringBuilder(text))))))
                .isEqualTo(meant);
        String variable = "CORS_" + key.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
        assertThat(Cors.of(cors -> cors.environment(Map.of(variable, text))))
                .hasToString(Cors.of(cors -> cors.configuration(Map.of(key, entries)))
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[^", "[]", "[b,c", "[b\\", "[[:b"})
    void a_class_of_characters_that_does_not_end_takes_the_rest_of_the_text(String rest) {
        assertThat(ListText.split("a," + rest, 9)).containsExactly("a", rest);
    }

    @Test
    void a_named_class_has_a_name() {
        assertThat(ListText.split("[b[:],a", 9)).containsExactly("[b[:]", "a");
    }

    @Test
    void what_has_an_order_keeps_it() {
        List<String> collide = List.of("X-BB", "X-Aa"); // to a set of hashes they are alike, so that it keeps the order
        assertThat(Cors.of(cors -> cors.exposeHeaders(collide))).asString().contains("[X-BB, X-Aa]");
        assertThat(Cors.of(cors -> cors.exposeHeaders(new LinkedHashSet<>(collide))))
                .asString()
                .contains("[X-BB, X-Aa]");
        assertThat(Cors.of(cors -> cors.exposeHeaders(new HashSet<>(collide))))
                .asString()
                .contains("[X-Aa, X-BB]");
    }

    @Test
    void a_list_within_a_list_is_told_from_other_entries() {
        for (Object within : List.of(List.of(APP), new Object[] {APP})) {
            assertThat(Problem.of(cors -> cors.origins(List.of(within))).message())
                    .contains("list");
        }
        assertThat(Problem.of(cors -> cors.origins(List.of(1))).message()).doesNotContain("list");
    }

    @Test
    void one_text_may_hold_several_entries_in_code_as_well() {
        assertThat(Cors.of(cors -> cors.origins(APP + ", https://b.example")
                        .methods("GET, PUT")
                        .allowHeaders("X-A, X-B")
                        .exposeHeaders("X-A, X-B")
                        .exclude("/no, /nor")
                        .resource("/a, /b", both -> both.maxAge(1))))
                .hasToString(Cors.of(cors -> cors.origins(APP, "https://b.example")
                                .methods("GET", "PUT")
                                .allowHeaders("X-A", "X-B")
                                .exposeHeaders("X-A", "X-B")
                                .exclude("/no", "/nor")
                                .resource("/a", a -> a.maxAge(1))
                                .resource("/b", b -> b.maxAge(1)))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"https://a.example\"] | https://a.example",
                "[\"https://a.example\", 'https://b.example'] | https://a.example, https://b.example",
                "['https://a.example'] | https://a.example",
                "[https://a.example] | https://a.example",
                "\"https://a.example\" | https://a.example"
            })
    void a_list_within_a_text_is_told_to_lose_its_brackets_and_quotes(String text, String remedy) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(Map.of("CORS_ORIGINS", text)));
        assertThat(problem.option()).isEqualTo("CORS_ORIGINS");
        assertThat(problem.reason()).isEqualTo(Reason.SEVERAL_IN_ONE);
        assertThat(problem.message())
                .contains("must not have quotes or brackets")
                .endsWith("write " + remedy);
        assertThat(problem.suggestion()).isEqualTo(remedy);
        assertThat(Cors.of(cors -> cors.environment(Map.of("CORS_ORIGINS", remedy)))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_whole_header_line_is_not_several_names() {
        ConfigurationProblem problem = Problem.of(cors -> cors.allowHeaders("X-Foo: a"));
        assertThat(problem.reason()).isEqualTo(Reason.HEADER_INVALID);
        assertThat(problem.suggestion()).isEqualTo("X-Foo");
    }

    @Test
    void what_is_listed_twice_is_taken_once_and_warned_of() {
        Cors cors = Cors.of(options -> options.configuration(Map.of(
                "origins", List.of("*", "*"),
                "methods", "put, PUT",
                "allowHeaders", "X-A, x-a",
                "exposeHeaders", "X-A, x-a")));
        assertThat(cors.toString())
                .contains("origins=[*]", "methods=[PUT]", "allowHeaders=[X-A]", "exposeHeaders=[X-A]");
        assertThat(cors.warnings())
                .extracting(ConfigurationProblem::option)
                .containsExactly("allowHeaders", "exposeHeaders", "methods", "origins");
        assertThat(cors.warnings()).extracting(ConfigurationProblem::reason).containsOnly(Reason.DUPLICATE);
        assertThat(cors.warnings())
                .extracting(ConfigurationProblem::value)
                .containsExactly("\"x-a\"", "\"x-a\"", "\"PUT\"", "\"*\"");
    }

    @Test
    void a_regex_of_kotlin_is_told_how_to_become_a_pattern() {
        for (Object written : List.of(new Regex(), List.of(new Regex()))) {
            ConfigurationProblem problem = Problem.of(Map.of("origins", written));
            assertThat(problem.reason()).isEqualTo(Reason.TYPE_INVALID);
            assertThat(problem.message()).contains("toPattern()");
        }
        assertThat(Problem.of(cors -> cors.exclude(List.of(new Regex()))).message())
                .contains("toPattern()");
    }
}
