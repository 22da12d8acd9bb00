package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Combined with credentials, http is never allowed, so an expression that matches nothing else is told, whatever else it is. */
class InsecureExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                "^http://app\\.example\\.com$ : dangerouslyAllowAnyExpression : INSECURE_ORIGIN_WITH_CREDENTIALS",
                "^http://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}$ : dangerouslyAllowAnyExpression : INSECURE_ORIGIN_WITH_CREDENTIALS",
                "^http://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}$ : dangerouslyAllowInsecureOrigins : ANY_ORIGIN_WITH_CREDENTIALS",
                "^http://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}$ : exclude : INSECURE_ORIGIN_WITH_CREDENTIALS,ANY_ORIGIN_WITH_CREDENTIALS",
                "^http://.*\\.github\\.io$ : dangerouslyAllowPublicSuffixes : INSECURE_ORIGIN_WITH_CREDENTIALS",
                "^http://.*\\.github\\.io$ : dangerouslyAllowInsecureOrigins : PUBLIC_SUFFIX_WITH_CREDENTIALS",
                "^http://.*\\.github\\.io$ : exclude : INSECURE_ORIGIN_WITH_CREDENTIALS,PUBLIC_SUFFIX_WITH_CREDENTIALS",
                "http://*.github.io : exclude : INSECURE_ORIGIN_WITH_CREDENTIALS,PUBLIC_SUFFIX_WITH_CREDENTIALS",
                "^http://[^/]*example\\.com$ : exclude : INSECURE_ORIGIN_WITH_CREDENTIALS,ANY_ORIGIN_WITH_CREDENTIALS",
                "^http://127\\.0\\.0\\.\\d+$ : exclude : ANY_ORIGIN_WITH_CREDENTIALS",
                "^http://.*$ : exclude : ANY_ORIGIN_WITH_CREDENTIALS"
            })
    void what_only_insecure_origins_match_is_told_beside_all_else(
            String expression, String permission, String reasons) {
        Object permitted = permission.equals("exclude") ? List.of() : true;
        assertThatThrownBy(() -> Cors.of(cors -> cors.origins(expression)
                        .supportsCredentials(true)
                        .configuration(Map.of(permission, permitted))))
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.reason().name())
                                .containsExactly(reasons.split(",")));
    }

    /** Loopback is secure by http, too, so what may match it is of use. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^http://127\\.0\\.0\\.\\d+$",
                "^http://.*$",
                "^http://[a-z.]*(:[0-9]+)?$",
                "^http://\\[.*\\]$",
                "^https?://192\\.168\\.0\\.\\d+$"
            })
    void what_loopback_or_https_match_is_not_insecure(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression)
                                .supportsCredentials(true)
                                .dangerouslyAllowAnyExpression(true))
                        .warnings())
                .isEmpty();
    }

    @Test
    void addresses_in_an_expression_are_told_to_be_listed() {
        assertThat(Problem.of(cors -> cors.origins("^https://(192\\.168\\.1\\.5|app\\.example\\.com)$")
                                .supportsCredentials(true))
                        .message())
                .contains("IP addresses, which must be listed");
    }
}
