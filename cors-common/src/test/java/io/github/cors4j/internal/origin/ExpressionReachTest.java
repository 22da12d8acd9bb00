package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside credentials, an expression that strangers can match does not build. */
class ExpressionReachTest {
    private static Reason refusal(String expression) {
        CorsConfigurationException refused = catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.of(cors -> cors.origins(expression).supportsCredentials(true)));
        assertThat(refused).as(expression).isNotNull();
        return refused.problems().get(0).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^.*$",
                "^.+$",
                "^https?://.*",
                "^https://[^/]+$",
                "^https://[a-z]+\\.com$",
                "^https://.*example\\.com$",
                "^https://.+example\\.com$",
                "^https://app\\.example\\.com.*",
                "^https://app\\.example\\.com.*$",
                "^https://app\\.example\\.com(:[0-9]+|.*)$",
                "^https://(app|admin)\\.example\\.com.+$"
            })
    void whatStrangersMatchIsAnyOrigin(String expression) {
        assertThat(refusal(expression)).isEqualTo(Reason.ANY_ORIGIN_WITH_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://[a-z-]+\\.github\\.io$",
                "^https://.*\\.vercel\\.app$",
                "^https://[a-z0-9.-]+\\.herokuapp\\.com$"
            })
    void whatAnybodyCanHostIsAPublicSuffix(String expression) {
        assertThat(refusal(expression)).isEqualTo(Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS);
        assertThat(Cors.of(cors ->
                        cors.origins(expression).supportsCredentials(true).dangerouslyAllowPublicSuffixes(true)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://([a-z]+\\.)?example\\.com$",
                "^https://(.*\\.)?example\\.com$",
                "^https://.*\\.example\\.com(:[0-9]+)?$",
                "^https://pr-[0-9]+\\.preview\\.example\\.com$",
                "^https?://localhost(:[0-9]+)?$"
            })
    void whatOneOwnsBuilds(String expression) {
        assertThat(Cors.of(cors -> cors.origins(expression).supportsCredentials(true)))
                .isNotNull();
    }

    @Test
    void withoutCredentialsAnyExpressionBuilds() {
        assertThat(Cors.of(cors -> cors.origins("^https://.*example\\.com.*$"))).isNotNull();
    }
}
