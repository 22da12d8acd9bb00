package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who could act as the signed-in user, and must not, is refused combined with credentials. */
class CredentialErrorsTest {
    static Stream<String> everybody() {
        return Stream.of(
                "^.*$",
                "^.*",
                "^.+",
                "^https?://.*",
                "^https://.*",
                "^https://.+$",
                "^http://.*",
                "^[\\s\\S]*",
                "^(.*)",
                "^(?i).*",
                "^(?s).*",
                "^.{0,300}",
                "^https://[^/]+",
                "^https://[a-z.]+",
                "^https://[\\w.-]+",
                "^https://.*\\.com",
                "^https://[a-z]+\\.com",
                "^[a-z]+://.*",
                "^https?://[a-z0-9.-]+(:[0-9]+)?",
                "^null|https://.*",
                "^(https|http)://.*$",
                "^.*\\.org$",
                "^.*:8080$",
                "^[^ ]*$",
                "^https://.*\\.io",
                "^\\S+",
                "^https://(www\\.)?[a-z]+\\.(com|org)$",
                "^.*?",
                "^https://" + "(a|b)".repeat(11) + "\\.com$");
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void an_expression_that_matches_strangers_is_any_origin_beside_credentials(String expression) {
        ConfigurationProblem problem =
                Problem.of(cors -> cors.origins(expression).supportsCredentials(true));
        assertThat(problem.option()).isEqualTo("origins");
        assertThat(problem.reason()).isEqualTo(Reason.ANY_ORIGIN_WITH_CREDENTIALS);
        assertThat(problem.message()).contains("narrow it");
        Cors.of(cors -> cors.origins(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "^https://.*$ ! ANY_ORIGIN_WITH_CREDENTIALS ! dangerouslyAllowAnyExpression",
                "http://app.example.com ! INSECURE_ORIGIN_WITH_CREDENTIALS ! dangerouslyAllowInsecureOrigins",
                "https://*.github.io ! PUBLIC_SUFFIX_WITH_CREDENTIALS ! dangerouslyAllowPublicSuffixes",
                "^https://[a-z]+\\.github\\.io$ ! PUBLIC_SUFFIX_WITH_CREDENTIALS ! dangerouslyAllowPublicSuffixes"
            })
    void origins_of_the_policy_are_reported_for_the_resource_that_does_not_go_with_them(
            String origin, Reason reason, String permission) {
        ConfigurationProblem added =
                Problem.of(cors -> cors.origins(origin).resource("/a", own -> own.supportsCredentials(true)));
        ConfigurationProblem withdrawn = Problem.of(cors -> cors.origins(origin)
                .supportsCredentials(true)
                .configuration(Map.of(permission, true))
                .resource("/a", own -> own.configuration(Map.of(permission, false))));
        for (ConfigurationProblem problem : List.of(added, withdrawn)) {
            assertThat(problem.option()).isEqualTo("resources./a.origins");
            assertThat(problem.reason()).isEqualTo(reason);
        }
    }

    @Test
    void an_expression_that_can_match_no_host_is_told_so_combined_with_credentials() {
        String expression = "^https://\\.example\\.com$";
        ConfigurationProblem problem =
                Problem.of(cors -> cors.origins(expression).resource("/a", own -> own.supportsCredentials(true)));
        assertThat(problem.option()).isEqualTo("resources./a.origins");
        assertThat(problem.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    static Stream<String> publicSuffixes() {
        return Stream.of(
                "com",
                "org",
                "io",
                "dev",
                "app",
                "de",
                "co.uk",
                "org.uk",
                "com.au",
                "co.jp",
                "github.io",
                "gitlab.io",
                "herokuapp.com",
                "netlify.app",
                "vercel.app",
                "pages.dev",
                "workers.dev",
                "web.app",
                "firebaseapp.com",
                "azurewebsites.net",
                "s3.amazonaws.com",
                "amazonaws.com",
                "cloudfront.net",
                "blogspot.com",
                "ck",
                "foo.ck",
                "kawasaki.jp",
                "foo.kawasaki.jp",
                "com.",
                "github.io.",
                "xn--p1ai",
                "xn--55qx5d.cn",
                "COM",
                "GitHub.io");
    }

    @ParameterizedTest
    @MethodSource("publicSuffixes")
    void a_public_suffix_stands_not_beside_credentials_unless_it_is_said_to_be_dangerous(String suffix) {
        for (String port : List.of("", ":8443", ":*")) {
            String origin = "https://*." + suffix + port;
            ConfigurationProblem problem =
                    Problem.of(cors -> cors.origins(origin).supportsCredentials(true));
            assertThat(problem.reason()).isEqualTo(Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS);
            Cors.of(cors -> cors.origins(origin));
            Cors.of(cors -> cors.origins(origin).supportsCredentials(true).dangerouslyAllowPublicSuffixes(true));
        }
    }
}
