package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed has to build beside the other options. */
class ProposalTest {
    @ParameterizedTest
    @ValueSource(strings = {"^null$", "^(null)$", "^nul+$", "^null|https://$"})
    void an_expression_does_not_allow_the_origin_null(String expression) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(expression));
        assertThat(problem.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(problem.suggestion()).isNull();
        assertThat(problem.message()).contains("null is allowed only if it is listed by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"self", "same-origin", "'self'", "sameorigin", "SAME-ORIGIN"})
    void the_site_itself_needs_no_entry(String word) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(word));
        assertThat(problem.suggestion()).isNull();
        assertThat(problem.message())
                .isEqualTo("the site itself needs no entry, because its own pages need no CORS; remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ORIGINS",
                "${ORIGINS}",
                "$(ORIGINS)",
                "%ORIGINS%",
                "{{origins}}",
                "#{origins}",
                "undefined",
                "\"$origin\"",
                "['${ORIGINS}']"
            })
    void a_variable_without_its_value_is_no_origin(String variable) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(variable));
        assertThat(problem.suggestion()).isNull();
        assertThat(problem.message())
                .isEqualTo("this looks like a variable that was not replaced by its value; set the variable, or write"
                        + " the value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "uk", "COM", ".com"})
    void what_slipped_from_a_name_is_no_host(String ending) {
        assertThat(Problem.of(cors -> cors.origins("https://example," + ending)).suggestion())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.0.*:3000",
                "https://127.0.0.*",
                "https://example.*",
                "https://*:3000",
                "https://*",
                "'*'",
                "[\"*\"]",
                "[*]",
                "*:3000",
                "https://10.0.0.1$",
                "all",
                "app.example.com/",
                "https://App.Example.com/",
                "http://app.example.com/",
                "*example.com"
            })
    void beside_credentials_nothing_is_proposed_that_they_refuse(String origin) {
        for (ConfigurationProblem problem :
                Problem.allOf(cors -> cors.origins(origin).supportsCredentials(true))) {
            String suggestion = problem.suggestion();
            if (suggestion == null) {
                assertThat(problem.message())
                        .doesNotContain("; write ")
                        .contains("; no similar pattern is safe combined with credentials");
            } else {
                assertThatCode(() -> Cors.of(cors -> cors.origins(suggestion).supportsCredentials(true)))
                        .as(suggestion)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "^http://app\\.example\\.com:80$, https://app.example.com",
        "^http://app\\.example\\.com(:80)?$, https://app.example.com",
        "^http://app\\.example\\.com:8080$, https://app.example.com:8080",
        "^http://app\\.example\\.com(:8080)?$, ^https://app\\.example\\.com(:8080)?$",
    })
    void https_is_proposed_without_the_port_of_http(String expression, String suggestion) {
        assertThat(Problem.of(cors -> cors.origins(expression).supportsCredentials(true))
                        .suggestion())
                .isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example.com/, https://app.example.com, an origin must not have a trailing slash",
        "http://app.example.com:8080/login, https://app.example.com:8080, an origin must not have a path",
        "http://app.example.com:443/, https://app.example.com, an origin must not have a trailing slash",
        "HTTP://*.example.com/*, https://*.example.com, an origin must not have a path",
        "*://app.example.com, https://app.example.com, the scheme cannot be a wildcard",
        "http://(app|api)\\.example\\.com, ^https://(app|api)\\.example\\.com$, this looks like a regular expression",
        "http://app.example.com:300?, ^https://app\\.example\\.com:300[0-9]$, this looks like a regular expression",
        "ws://app.example.com/, https://app.example.com, an origin must not have a trailing slash",
        "'[\"http://app.example.com\", \"http://localhost:3000\"]', 'https://app.example.com, http://localhost:3000',"
                + " an origin must not have quotes or brackets"
    })
    void beside_credentials_https_is_proposed(String origin, String suggestion, String words) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(origin).supportsCredentials(true));
        assertThat(problem.suggestion()).isEqualTo(suggestion);
        assertThat(problem.message())
                .startsWith(words)
                .endsWith("; combined with credentials, it must use https; write " + suggestion);
        assertThat(Cors.of(cors -> cors.origins(suggestion).supportsCredentials(true))
                        .warnings())
                .isEmpty();
    }

    @Test
    void http_is_proposed_beside_credentials_where_that_is_allowed() {
        assertThat(Problem.of(cors -> cors.origins("http://app.example.com/")
                                .supportsCredentials(true)
                                .dangerouslyAllowInsecureOrigins(true))
                        .suggestion())
                .isEqualTo("http://app.example.com");
        assertThat(Problem.of(cors -> cors.origins("http://localhost/").supportsCredentials(true))
                        .suggestion())
                .isEqualTo("http://localhost");
    }

    @Test
    void a_proposal_that_goes_with_credentials_stays() {
        assertThat(Problem.of(cors -> cors.origins("https://app.example.com/").supportsCredentials(true))
                        .suggestion())
                .isEqualTo("https://app.example.com");
    }

    @Test
    void beside_other_entries_no_wildcard_is_proposed() {
        assertThat(Problem.of(cors -> cors.origins("https://app.example.com", "all")))
                .satisfies(problem -> {
                    assertThat(problem.suggestion()).isNull();
                    assertThat(problem.message()).isEqualTo("any origin is written as *; remove it, or write * alone");
                });
    }

    @Test
    void a_resource_with_credentials_withdraws_what_the_policy_proposed() {
        assertThat(Problem.of(cors -> cors.origins("https://*")
                                .resource("/a")
                                .resource("/b", own -> own.supportsCredentials(true)))
                        .suggestion())
                .isNull();
        assertThat(Problem.of(cors -> cors.origins("https://*").resource("/a")).suggestion())
                .isEqualTo("^https://[^/]+$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^https://$", "^https://()$", "^https://*$", "^http:/*$", "^(http|https)://$", "^", "^$", "^*"})
    void an_origin_of_the_web_has_a_host(String expression) {
        assertThat(Problem.of(cors -> cors.origins(expression))).satisfies(problem -> {
            assertThat(problem.reason()).isIn(Reason.UNREACHABLE, Reason.EXPRESSION_INVALID);
            assertThat(problem.suggestion()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"^app://$", "^httpx://$", "^htt://$", "^h://$", "^https2://$", "^https://a*$"})
    void an_origin_of_another_scheme_may_have_none(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "all, *, any origin is written as *; write *",
        "any, *, any origin is written as *; write *",
        "ANY, *, any origin is written as *; write *",
        "none,, leave the policy out",
        "self,, needs no entry"
    })
    void words_of_other_policies_are_understood(String word, String suggestion, String words) {
        for (String written : List.of(word, "\"" + word + "\"", "'" + word + "'")) {
            ConfigurationProblem problem = Problem.of(cors -> cors.origins(written));
            assertThat(problem.suggestion()).isEqualTo(suggestion);
            assertThat(problem.message()).contains(words);
        }
    }
}
