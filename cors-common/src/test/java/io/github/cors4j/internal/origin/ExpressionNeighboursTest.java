package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside credentials, an expression must not take names that somebody else can register beside one's own. */
class ExpressionNeighboursTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://.*?example\\.com$",
                "^https://.+?example\\.com$",
                "^https://[^/]*example\\.com$",
                "^https://[a-z]*example\\.com$",
                "^https://[a-z0-9.-]*example\\.co\\.uk$",
                "^https?://[\\w.-]+example\\.com(:[0-9]+)?$",
                "^http://\\w*example\\.vercel\\.app$",
                "^https://app\\.example\\.com[^/]*$",
                "^https://app\\.example\\.com.*?$",
                "^https://([a-z]+\\.)?example\\.com(\\.[a-z]+)*$",
                "^https://\\w+\\.example\\.com\\S*",
                "^https://app.example\\.com$",
                "^https://app.example.com",
                "^https://(app|api).example\\.com$",
                "^https://[a-z]+\\.example.(co\\.uk|com)$"
            })
    void whoever_registers_a_name_that_only_looks_alike_is_a_stranger(String expression) {
        assertThatThrownBy(() -> Cors.of(cors -> cors.origins(expression).supportsCredentials(true)))
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(ConfigurationProblem::reason)
                                .contains(Reason.ANY_ORIGIN_WITH_CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://([^/]*\\.)?example\\.com$",
                "^https://[a-z0-9.-]+\\.example\\.co\\.uk$",
                "^https://[a-z]*app\\.example\\.com$",
                "^https://[a-z0-9-]+--site\\.example\\.com(:8443)?$",
                "^https://\\w+\\.example\\.com(:\\d+)?$",
                "^https://[a-z]*\\.corp\\.internal$",
                "^https://pr-..\\.example\\.com$",
                "^https://[a-z.]+\\.example[.]com$",
                "^chrome-extension://[a-p]{32}$"
            })
    void whoever_owns_the_domain_owns_what_is_below(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression).supportsCredentials(true)))
                .isNotNull();
    }
}
