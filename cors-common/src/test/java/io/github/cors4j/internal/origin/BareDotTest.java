package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without its backslash, a dot of an expression takes appxexample.com for app.example.com: that is told. */
class BareDotTest {
    @ParameterizedTest
    @CsvSource({
        "^https://app.example.com$, ^https://app\\.example\\.com$",
        "^https://app..example\\.com$, ^https://app\\.example\\.com$",
        "^https://app..example...com$, ^https://app\\.example\\.com$",
        "^https://(app|api)..example\\.com$, ^https://(app|api)\\.example\\.com$",
        "^https://app\\.example.com$, ^https://app\\.example\\.com$",
        "^https://(app|api).example.com(:[0-9]+)?$, ^https://(app|api)\\.example\\.com(:[0-9]+)?$",
        "^https://(www.)?example\\.com$, ^https://(www\\.)?example\\.com$",
        "^https://([a-z0-9-]+.)*example\\.com$, ^https://([a-z0-9-]+\\.)*example\\.com$",
        "^https://[^.].example\\.com$, ^https://[^.]\\.example\\.com$",
        "^https://(?:1.)example\\.com$, ^https://(?:1\\.)example\\.com$",
        "^https://.*.example.com$, ^https://.*\\.example\\.com$",
        "^(?i)https://app.example\\.(com|org)$, ^(?i)https://app\\.example\\.(com|org)$"
    })
    void a_dot_that_is_any_character_is_told(String expression, String proposal) {
        assertThat(warnings(expression)).singleElement().satisfies(warning -> {
            assertThat(warning.reason()).isEqualTo(Reason.LOOKS_LIKE_EXPRESSION);
            assertThat(warning.message())
                    .startsWith("in an expression, a dot without a backslash matches any character");
            assertThat(warning.suggestion()).isEqualTo(proposal);
        });
        assertThat(warnings(Pattern.compile(expression))).hasSize(1);
        assertThat(warnings(proposal)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://.*\\.example\\.com$",
                "^https://.+\\.example[.]com$",
                "^https://[^.]+\\.example\\.com$",
                "^https://(.+\\.)?example\\.com$",
                "^https://pr.[0-9]+\\.example\\.com$",
                "^https://..?\\.example\\.com$",
                "^https://(.|ab)\\.example\\.com$",
                "^https://.{1,3}\\.example\\.com$",
                "^https://\\Qapp.example.com\\E$",
                "^https://[a..b]+\\.example\\.com$",
                "^https://pr-..\\.example\\.com$",
                "^https://pr-..web\\.example\\.com$",
                "^http://localhost:3..0$",
                "^https://app\\x2eexample\\.com$",
                "^https://[[:alpha:].0-9-]+\\.example\\.com$",
                "^https://[].a]+\\.example\\.com$",
                "^https://[^].a]+\\.example\\.com$",
                "^http://localhost:3.00$",
                "^http://localhost(:3.0.)?$",
                "^app://.$"
            })
    void a_dot_that_may_be_meant_is_not(String expression) {
        assertThat(warnings(expression)).isEmpty();
    }

    private static List<ConfigurationProblem> warnings(Object origin) {
        return Cors.of(cors -> cors.origins(List.of(origin))).warnings();
    }
}
