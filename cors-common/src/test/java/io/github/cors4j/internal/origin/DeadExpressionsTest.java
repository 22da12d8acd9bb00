package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression that no origin can match is told, with the reason why none can, and what to write. */
class DeadExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "^https://256\\.1\\.1\\.1$ \"an IPv4 address of four numbers up to 255\" ",
                "^http://10\\.0\\.0\\.300:3000$ \"an IPv4 address of four numbers up to 255\" ",
                "^https://192\\.168\\.01\\.1$ \"an IPv4 address of four numbers up to 255\" https://192.168.1.1",
                "^https://10\\.0\\.1$ \"an IPv4 address of four numbers up to 255\" ",
                "^https://0x7f\\.1$ \"an IPv4 address of four numbers up to 255\" ",
                "^https://app\\.123$ \"an IPv4 address of four numbers up to 255\" ",
                "^https://[0-9]+\\.[0-9]+$ \"an IPv4 address of four numbers up to 255\" ",
                "^http://\\[2001:0db8::1\\]:3000$ \"an IPv4 address of four numbers up to 255\" http://[2001:db8::1]:3000",
                "^http://\\[1:2\\]$ \"an IPv4 address of four numbers up to 255\" ",
                "^https://App\\.example\\.com$ \"in lower case\" ^https://app\\.example\\.com$",
                "^https://app\\.example\\.com:443$ \"leave out its default port\" ^https://app\\.example\\.com$",
                "^http://app\\.example\\.com:80$ \"leave out its default port\" ^http://app\\.example\\.com$"
            })
    void what_no_browser_sends_is_a_warning(String expression, String words, String proposal) {
        Cors cors = Cors.of(options -> options.origins(expression));
        assertThat(cors.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(problem.message())
                    .startsWith("no browser sends an origin")
                    .contains(words);
            assertThat(problem.suggestion()).isEqualTo(proposal);
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "^file://$ \"pages opened from files\"",
                "^file://.*$ \"pages opened from files\"",
                "^(?i)file://[a-z]+$ \"pages opened from files\"",
                "^https://[^.]{64}\\.example\\.com$ \"63 characters\"",
                "^https://[a-z]{64}\\.example\\.com$ \"63 characters\"",
                "^https://[a-z]{64,}\\.example\\.com$ \"63 characters\"",
                "^https://[a-z]{300}$ \"63 characters\"",
                "^https://app\\.example\\.com:70000$ \"up to 65535\"",
                "^https://app\\.example\\.com:[0-9]{6}$ \"scheme://host:port\"",
                "^https://app\\.example\\.com:0[0-9]+$ \"scheme://host:port\"",
                "^https://app\\.example\\.com/login$ \"without a path\""
            })
    void what_is_no_origin_is_an_error(String expression, String words) {
        for (boolean credentials : new boolean[] {false, true}) {
            ConfigurationProblem problem =
                    Problem.of(cors -> cors.origins(expression).supportsCredentials(credentials));
            assertThat(problem.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(problem.message()).contains(words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://255\\.1\\.1\\.1$",
                "^https://[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$",
                "^https://[0-9.]+$",
                "^https://[a-z0-9-]{63}\\.example\\.com$",
                "^https://[^.]{63,}\\.example\\.com$",
                "^https://0x7g\\.test$",
                "^https://1a$",
                "^https://00a$",
                "^https://app\\.4example\\.com\\.$",
                "^https://app\\.example\\.com:65535$",
                "^https://app\\.example\\.com:[0-9]{5}$",
                "^https://app\\.example\\.com:80$",
                "^http://app\\.example\\.com:443$",
                "^http://\\[::1\\](:[0-9]+)?$",
                "^http://\\[::\\]$",
                "^http://\\[2001:db8::[0-9a-f]{1,4}\\]$",
                "^http://\\[1:2:3:4:5:6:7:8\\]$",
                "^http://\\[fe80:.*\\]$",
                "^files?://.*$",
                "^filesystem://x$",
                "^app://\\.$",
                "^app://0x7f$",
                "^chrome-extension://[a-p]{32}$",
                "^[a-z]+://.*$",
                "^https://[abc|xyz]+\\.example\\.com$",
                "^https://[abc|123]{3}\\.example\\.com$"
            })
    void what_some_browser_sends_is_neither(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "^https:/app\\.example\\.com$ ! ^https://app\\.example\\.com$",
                "^https://app\\.example\\.com $ ! ^https://app\\.example\\.com$",
                "^\"https://app\\.example\\.com\"$ ! ^https://app\\.example\\.com$",
                "^https://{tenant}\\.example\\.com$ ! ^https://[a-z0-9-]+\\.example\\.com$",
                "^https://<tenant>\\.example\\.com$ ! ^https://[a-z0-9-]+\\.example\\.com$",
                "^https://app\\.:tenant\\.example\\.com$ ! ^https://app\\.[a-z0-9-]+\\.example\\.com$",
                "^https://{app,api}\\.example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^https://${TENANT}\\.example\\.com$ !"
            })
    void what_was_meant_is_proposed(String expression, String proposal) {
        for (boolean credentials : new boolean[] {false, true}) {
            ConfigurationProblem problem =
                    Problem.of(cors -> cors.origins(expression).supportsCredentials(credentials));
            assertThat(problem.suggestion()).isEqualTo(proposal);
            if (proposal != null) {
                assertThat(Cors.of(cors -> cors.origins(proposal).supportsCredentials(credentials))
                                .warnings())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "^https://app\\.example\\.com|api\\.example\\.com$ ! ^https://(app\\.example\\.com|api\\.example\\.com)$",
                "^https://app\\.example\\.com$|^api\\.example\\.com$ ! ^https://(app\\.example\\.com|api\\.example\\.com)$",
                "^https?://app.example.com|api.example.com(:[0-9]+)?$ ! ^https?://(app\\.example\\.com|api\\.example\\.com(:[0-9]+)?)$",
                "^https://app\\.example\\.com|api$ !",
                "^https://app|api$ ! ^https://(app|api)$",
                "^(https://app\\.example\\.com|api\\.example\\.com)$ !",
                "^((?:https://app\\.example\\.com|api\\.example\\.com)$) !",
                "^https://app\\.example\\.com|$ !",
                "^app\\.example\\.com|https://api\\.example\\.com$ !",
                "^https://app\\.example\\.com|https:/api\\.example\\.com$ !"
            })
    void a_half_that_matches_nothing_is_warned_of(String expression, String proposal) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings())
                .singleElement()
                .returns(Reason.UNREACHABLE, ConfigurationProblem::reason)
                .returns(proposal, ConfigurationProblem::suggestion)
                .satisfies(warning -> assertThat(warning.message()).contains("must match a whole origin"));
        if (proposal != null) {
            assertThat(Cors.of(cors -> cors.origins(proposal)).warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "^ttps://app\\.example\\.com$ ! ^https://app\\.example\\.com$",
                "^htps://(app|api)\\.example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^(?i)HTPS://.*\\.example\\.com$ ! ^(?i)https://.*\\.example\\.com$",
                "^htp:\\/\\/localhost:[0-9]+$ ! ^http://localhost:[0-9]+$",
                "^redis://app\\.example\\.com$ ! ^https://app\\.example\\.com$"
            })
    void a_scheme_that_no_page_has_is_warned_of(String expression, String proposal) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings())
                .singleElement()
                .returns(Reason.UNREACHABLE, ConfigurationProblem::reason)
                .returns(proposal, ConfigurationProblem::suggestion)
                .satisfies(warning -> assertThat(warning.message()).contains("no page has the scheme"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^http://localhost:[3000-3010]$",
                "^http://localhost(:[3000-3999])?$",
                "^https://app\\.example\\.com:[8080-8090]"
            })
    void ports_in_brackets_are_warned_of(String expression) {
        for (boolean credentials : new boolean[] {false, true}) {
            assertThat(Cors.of(cors -> cors.origins(expression).supportsCredentials(credentials))
                            .warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message()).contains("write each port"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "^https://[A-Z0-9]+\\.example\\.com$ ! ^https://[a-z0-9]+\\.example\\.com$",
                "^https://[A-Z-]+\\.example\\.com$ ! ^https://[a-z-]+\\.example\\.com$",
                "^https://pr-[A-F0-9]{7}\\.example\\.com(:\\d+)?$ ! ^https://pr-[a-f0-9]{7}\\.example\\.com(:\\d+)?$",
                "^https://[[:upper:]0-9]+\\.example\\.com$ ! ^https://[[:lower:]0-9]+\\.example\\.com$",
                "^https://(app|API)\\.example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^https://(App-)?[0-9]+\\.example\\.com$ ! ^https://(app-)?[0-9]+\\.example\\.com$"
            })
    void capitals_that_match_nothing_are_warned_of(String expression, String proposal) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings())
                .singleElement()
                .returns(Reason.UNREACHABLE, ConfigurationProblem::reason)
                .returns(proposal, ConfigurationProblem::suggestion)
                .satisfies(warning -> assertThat(warning.message()).contains("in lower case"));
        for (boolean credentials : new boolean[] {false, true}) {
            assertThat(Cors.of(cors -> cors.origins(proposal).supportsCredentials(credentials))
                            .warnings())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://[A-Za-z0-9]+\\.example\\.com$",
                "^https://[a-zA-F]+\\.example\\.com$",
                "^https://([A-Z]|[a-z])+\\.example\\.com$",
                "^https://[A-Z]?[a-z]+\\.example\\.com$",
                "^https://[^A-Z/]+\\.example\\.com$",
                "^(?i)https://[A-Z0-9]+\\.EXAMPLE\\.com$",
                "^https://(APP|[^/]*)\\.example\\.com$",
                "^https://\\D+\\.example\\.com$"
            })
    void capitals_beside_what_browsers_send_are_not(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings()).isEmpty();
    }

    /** It matches something: an origin with one of these characters. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "^https://[app|api].example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^https://[app|api]\\.example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^https://[app,api].example\\.com$ ! ^https://(app|api)\\.example\\.com$",
                "^https://[app|api][ab|cd]\\.example\\.com$ ! ^https://(app|api)(ab|cd)\\.example\\.com$"
            })
    void words_in_brackets_are_warned_of(String expression, String proposal) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings())
                .singleElement()
                .returns(proposal, ConfigurationProblem::suggestion)
                .satisfies(warning -> assertThat(warning.message()).contains("brackets match one"));
        for (boolean credentials : new boolean[] {false, true}) {
            assertThat(Cors.of(cors -> cors.origins(proposal).supportsCredentials(credentials))
                            .warnings())
                    .isEmpty();
        }
    }
}
