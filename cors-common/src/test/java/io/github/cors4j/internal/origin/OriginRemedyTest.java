package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much text a proposal is made of, and what is proposed for a {@link Pattern}. */
class OriginRemedyTest {
    private static final int LONGEST = 200;

    private static String path(String text, int length) {
        return text + "/" + "x".repeat(length - text.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "a.example", "https://*.example.com"})
    void a_text_of_more_than_200_characters_has_no_proposal(String origin) {
        assertThat(OriginRemedy.of(path(origin, LONGEST))).isNotNull();
        assertThat(OriginRemedy.of(path(origin, LONGEST + 1))).isNull();
    }

    @Test
    void a_proposal_has_no_more_than_200_characters() {
        String label = "x".repeat(50) + ".";
        String host = label.repeat(3) + "x".repeat(39);
        assertThat(OriginRemedy.of(host)).isEqualTo("https://" + host).hasSize(LONGEST);
        assertThat(OriginRemedy.of(host + "x")).isNull();
    }

    @Test
    void nor_has_that_for_an_expression() {
        String labels = ("x".repeat(50) + "\\.").repeat(3);
        String name = labels + "x".repeat(LONGEST - labels.length() - "^https://\\.com$".length());
        String proposal = "^https://" + name + "\\.com$";
        assertThat(proposal).hasSize(LONGEST);
        assertThat(MarkedRemedy.ofExpression("^" + name + "\\.com$")).isEqualTo(proposal);
        assertThat(MarkedRemedy.ofExpression("^x" + name + "\\.com$")).isNull();
    }

    @Test
    void an_expression_of_more_than_200_characters_has_none() {
        assertThat(MarkedRemedy.ofExpression("^" + path("a\\.example", LONGEST)))
                .isEqualTo("^https://a\\.example$");
        assertThat(MarkedRemedy.ofExpression("^" + path("a\\.example", LONGEST + 1)))
                .isNull();
        assertThat(MarkedRemedy.ofPattern(path("^https://*.a.example", LONGEST)))
                .isEqualTo("https://*.a.example");
        assertThat(MarkedRemedy.ofPattern(path("^https://*.a.example", LONGEST + 1)))
                .isNull();
    }

    @Test
    void of_more_than_20_texts_in_one_nobody_reads_a_proposal() {
        assertThat(OriginRemedy.of("a.com ".repeat(20).strip())).isEqualTo("https://a.com");
        assertThat(OriginRemedy.of("a.com ".repeat(21).strip())).isNull();
    }

    /** Browsers leave out 80 and 443, each for one scheme, so a list of ports would not be what such a range means. */
    @ParameterizedTest
    @CsvSource({
        "81-83, (81|82|83)",
        "80-82,",
        "78-80,",
        "79-81,",
        "440-442, (440|441|442)",
        "441-443,",
        "443-445,",
        "444-445, (444|445)",
        "3000-3000,",
        "3001-3000,",
        "65534-65535, (65534|65535)",
        "65535-65536,",
    })
    void a_range_of_ports_is_written_out(String range, @Nullable String ports) {
        assertThat(OriginRemedy.of("http://localhost:" + range))
                .isEqualTo(ports == null ? null : "^http://localhost:" + ports + "$");
    }

    @Test
    void a_range_of_more_than_20_ports_is_not() {
        assertThat(OriginRemedy.of("http://localhost:3001-3020")).endsWith("|3020)$");
        assertThat(OriginRemedy.of("http://localhost:3001-3021")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.com$, https://*.example.com",
        "^https://*.example.com$, https://*.example.com",
        "https://pr-*\\.(example|acme)\\.com, '^https://pr-[a-z0-9-]+\\.(example|acme)\\.com$'",
        "ttps://app\\.example\\.com, '^https://app\\.example\\.com$'",
        "https://app\\.example\\.com|api\\.example\\.com, '^https://(app\\.example\\.com|api\\.example\\.com)$'",
        "app\\.example\\.com, '^https://app\\.example\\.com$'",
        "^app\\.example\\.com$, '^https://app\\.example\\.com$'"
    })
    void a_pattern_of_java_may_lack_the_mark_of_an_expression(String written, String proposed) {
        assertThat(problems(Pattern.compile(written)))
                .singleElement()
                .extracting(ConfigurationProblem::suggestion)
                .isEqualTo(proposed);
    }

    private static List<ConfigurationProblem> problems(Pattern origin) {
        try {
            return Cors.of(cors -> cors.origins(origin)).warnings();
        } catch (CorsConfigurationException e) {
            return e.problems();
        }
    }

    /** A dot before a question mark is still that of an address. */
    @ParameterizedTest
    @CsvSource({
        "http://192.168.0.?:30??, ^http://192\\.168\\.0\\.[0-9]:30[0-9][0-9]$",
        "http://192.168.?.5:300?, ^http://192\\.168\\.[0-9]\\.5:300[0-9]$",
        "http://192.168.0.?:3000, ^http://192\\.168\\.0\\.[0-9]:3000$"
    })
    void a_question_mark_in_an_address_and_its_port_is_a_digit(String written, String proposal) {
        assertThat(Problem.of(cors -> cors.origins(written)).suggestion()).isEqualTo(proposal);
    }
}
