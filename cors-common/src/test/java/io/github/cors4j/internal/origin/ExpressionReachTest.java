package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionParser;
import io.github.cors4j.internal.origin.ExpressionReach.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the structure of an expression shows of those whom it trusts. */
class ExpressionReachTest {
    private static Verdict reach(String expression) {
        return ExpressionReach.of(ExpressionParser.parse(expression, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                // names
                "^https://example\\.com$ : OWNED",
                "^https://example\\.com\\.$ : OWNED",
                "^https://.*\\.example\\.com\\.?$ : OWNED",
                "^https://com$ : ANY_NAME",
                "^https://.*\\.de$ : ANY_NAME",
                "^https://.*example\\.com$ : ANY_NAME",
                "^https://.*\\.?example\\.com$ : ANY_NAME",
                "^https://[.a]example\\.com$ : ANY_NAME",
                "^https://.*[./]example\\.com$ : OWNED",
                "^https://(.*|app\\.example\\.com)$ : ANY_NAME",
                "^https://(a\\.|b|)example\\.com$ : OWNED",
                "^https://(a\\.|[b]|)example\\.com$ : OWNED",
                "^https://(a\\.|[bc]|)example\\.com$ : ANY_NAME",
                "^https://(b)*example\\.com$ : ANY_NAME",
                "^https://(b\\.)*example\\.com$ : OWNED",
                "^https://(example\\.com){2}$ : ANY_NAME",
                "^https://(example\\.com){1}$ : OWNED",
                "^https://(www\\.){0}example\\.com$ : OWNED",
                "^https://a(\\.example\\.com)+$ : OWNED",
                "^https://a(\\.example\\.com)*$ : ANY_NAME",
                "^https://(.*\\.example\\.com)?$ : OWNED",
                "^https://example\\.com$|^.*$ : ANY_SCHEME",
                // what may be missing, and would run into a name
                "^https://www\\.?example\\.com$ : ANY_NAME",
                "^https://www(\\.)?example\\.com$ : ANY_NAME",
                "^https://www\\.*example\\.com$ : ANY_NAME",
                "^https://(www\\.?)?example\\.com$ : ANY_NAME",
                "^https://(www)?example\\.com$ : ANY_NAME",
                "^https://(www)??example\\.com$ : ANY_NAME",
                "^https://my-?shop\\.com$ : ANY_NAME",
                "^https://examples?\\.com$ : ANY_NAME",
                "^https://example\\.com?$ : ANY_NAME",
                "^https://www\\.?app\\.example\\.com$ : OWNED",
                "^https://(staging-)?app\\.example\\.com$ : OWNED",
                "^https://(www\\.)?example\\.com$ : OWNED",
                "^https://example\\.com(\\.au)?$ : OWNED",
                "^https://example(\\.co)?\\.uk$ : OWNED",
                "^https://example\\.(co\\.)?uk$ : OWNED",
                "^https://(www\\.)?example\\.(com?\\.|org\\.)?au$ : ANY_NAME",
                "^https://(www\\.)?example\\.(com\\.|org\\.)?au$ : OWNED",
                "^https://(app\\.)?(example\\.)?co\\.uk$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://(example\\.|[a-z]\\.)?co\\.uk$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://([a-z]+\\.)?(example\\.)?com$ : ANY_NAME",
                "^https://([a-z]+\\.)?(example\\.)?(co\\.)?uk$ : ANY_NAME",
                "^(https://)?example\\.com(:[0-9]+)?$ : OWNED",
                // classes, quotations, escapes and flags
                "^https://[\\pL.]*example\\.com$ : ANY_NAME",
                "^https://[^\\p{Greek}]example\\.com$ : ANY_NAME",
                "^https://(?i)[^[:^lower:]]example\\.com$ : ANY_NAME",
                "^https://[[:alpha:].]*example\\.com$ : ANY_NAME",
                "^https://.*\\Qexample.com\\E$ : ANY_NAME",
                "^https://.\\Q.example.com\\E$ : OWNED",
                "^https://.*\\056example\\x2Ecom$ : OWNED",
                "^(?i)https://[a-z]*\\.EXAMPLE\\.com$ : OWNED",
                "^https://.*\\bexample\\.com$ : ANY_NAME",
                "^https://.*\\.ex$ample\\.com$ : OWNED",
                // public suffixes
                "^https://[a-z]+\\.github\\.io$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://github\\.io$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://me\\.github\\.io$ : OWNED",
                "^https://[a-z]*me\\.github\\.io$ : ANY_NAME",
                "^https://.*\\.amazonaws\\.com$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://.*\\.s3\\.amazonaws\\.com$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://.*\\.me\\.s3\\.amazonaws\\.com$ : OWNED",
                "^https://.*\\.eu\\.compute\\.amazonaws\\.com$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://.*\\.compute\\.amazonaws\\.com$ : ANY_NAME_BELOW_A_SUFFIX",
                "^https://.*\\.corp\\.internal$ : OWNED",
                "^https://.*\\.internal$ : ANY_NAME",
                // addresses and loopback
                "^https://192\\.168\\.0\\.1$ : ADDRESS",
                "^https://.*\\.0\\.1$ : ADDRESS",
                "^https://.*\\.example\\.0x1$ : ADDRESS",
                "^https://\\[2001:db8::1\\]$ : ADDRESS",
                "^https://\\[::ffff:1\\.2\\.3\\.4\\]$ : ADDRESS",
                "^https://192\\.168\\.[0-9]{1,3}\\.\\d+(:\\d+)?$ : ADDRESS",
                "^https://(192\\.168\\.0\\.1|app\\.example\\.com)$ : ADDRESS",
                "^https://(192\\.168\\.0\\.1|com)$ : ANY_NAME",
                "^https://.*[0-9]$ : ANY_NAME",
                "^https://.*\\.[0-9a]$ : ANY_NAME",
                "^https://10\\.[0-9.]+$ : ANY_NAME",
                "^http://\\[::1\\]$ : OWNED",
                "^http://\\[::[12]\\]$ : ANY_NAME",
                "^http://[^a-z]*$ : ANY_NAME",
                "^http://127\\.0\\.0\\.1(:[0-9]+)?$ : OWNED",
                "^http://.*\\.127\\.0\\.0\\.1$ : ADDRESS",
                "^http://.*\\.localhost$ : OWNED",
                "^http://.*localhost$ : ANY_NAME",
                // ports
                "^https://example\\.com:8443$ : OWNED",
                "^https://example\\.com:9$ : OWNED",
                "^https://example\\.com:84[0-9]{2}$ : OWNED",
                "^https://example\\.com(:.*)?$ : ANY_NAME",
                "^https://example\\.com[0-9]*$ : ANY_NAME",
                "^https://example\\.com1$ : OWNED",
                "^https://.*:3000$ : ANY_NAME",
                // schemes
                "^.*\\.example\\.com$ : ANY_SCHEME",
                "^https?://example\\.com$ : OWNED",
                "^http[s]://example\\.com$ : OWNED",
                "^[a-z]+://example\\.com$ : ANY_SCHEME",
                "^https:.*\\.example\\.com$ : OWNED",
                "^(https)*://example\\.com$ : ANY_SCHEME",
                "^http://example\\.com$ : ONLY_INSECURE",
                "^http://(example\\.com|localhost)$ : OWNED",
                "^chrome-extension://[a-p]{32}$ : OWNED",
                "^[a-z]+-extension://[a-p]{32}$ : ANY_SCHEME",
                // no origins
                "^null : NOTHING",
                "^example\\.com$ : NOTHING",
                "^https:/example\\.com$ : NOTHING",
                "^https://$ : NOTHING",
                "^https://\\Q.example.com\\E$ : NOTHING",
                "^https://example\\.com:$ : NOTHING",
                "^https://a@example\\.com$ : NOTHING",
                "^file://example\\.com$ : NOTHING",
                "^app://$ : OWNED",
                "^app://\\.\\.$ : OWNED"
            })
    void is_seen(String expression, Verdict verdict) {
        assertThat(reach(expression)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "+", "{0,}", "?"})
    void repetitions_within_repetitions_take_no_time_that_doubles_with_each(String times) {
        String bare = "(".repeat(100) + "a" + (")" + times).repeat(100);
        assertThat(reach("^https://" + bare + "\\.example\\.com$")).isEqualTo(Verdict.OWNED);
        String nested = "(".repeat(100) + "a" + ("b)" + times).repeat(100);
        Verdict expected = times.equals("?") ? Verdict.OWNED : Verdict.TOO_COMPLEX;
        assertThat(reach("^https://" + nested + "\\.example\\.com$")).isEqualTo(expected);
        assertThat(reach("^https://((([a-z]+-)*[a-z]+)+\\.)*example\\.com$")).isEqualTo(Verdict.OWNED);
    }

    @Test
    void of_thousands_of_names_nobody_says_that_he_owns_them() {
        assertThat(reach("^https://" + "(a|b)".repeat(9) + "\\.com$")).isEqualTo(Verdict.OWNED);
        assertThat(reach("^https://" + "(a|b)".repeat(11) + "\\.com$")).isEqualTo(Verdict.TOO_COMPLEX);
        assertThat(reach("^https://" + "(a|b)".repeat(11) + "\\.example\\.com$"))
                .isEqualTo(Verdict.OWNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://.*:3000$",
                "^https://.*\\.de$",
                "^https://pr-[0-9]+.example\\.com$",
                "^https://[^/]*example[.]com$",
                "^https://.*(example|acme)\\.com$",
                "^https://[a-z0-9.-]*example\\x2ecom$",
                "^(?i)https://[a-z.]*EXAMPLE\\.com$",
                "^https://api\\.[^.]+\\.com$",
                "^https://app\\.example\\.com[a-z0-9:]*$",
                "^.*(bar|foo)$",
                "^.*$",
                "^https://[^/]+$",
                "^https://.+example\\.com$",
                "^https://app\\.example\\.com.*$",
                "^https://app\\.example\\.com(:[0-9]+|.*)$",
                "^https://[a-z]+-example\\.vercel\\.app$"
            })
    void whom_strangers_match_is_any_origin(String expression) {
        assertThat(Problem.of(cors -> cors.origins(expression).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.ANY_ORIGIN_WITH_CREDENTIALS);
        assertThat(Cors.of(cors -> cors.origins(expression))).isNotNull();
        assertThat(Cors.of(cors ->
                        cors.origins(expression).supportsCredentials(true).dangerouslyAllowAnyExpression(true)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://[a-z-]+\\.github\\.io$",
                "^https://.*\\.vercel\\.app$",
                "^https://.*\\.onrender\\.com$",
                "^https://myapp-[a-z0-9-]+\\.vercel\\.app$",
                "^https://[a-z0-9.-]+\\.herokuapp\\.com$"
            })
    void where_anybody_can_host_is_a_public_suffix(String expression) {
        assertThat(Problem.of(cors -> cors.origins(expression).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS);
        assertThat(Cors.of(cors ->
                        cors.origins(expression).supportsCredentials(true).dangerouslyAllowPublicSuffixes(true)))
                .isNotNull();
    }

    @Test
    void what_only_insecure_origins_match_is_insecure() {
        String expression = "^http://app\\.example\\.com$";
        assertThat(Problem.of(cors -> cors.origins(expression).supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.INSECURE_ORIGIN_WITH_CREDENTIALS);
        assertThat(Cors.of(cors ->
                        cors.origins(expression).supportsCredentials(true).dangerouslyAllowInsecureOrigins(true)))
                .isNotNull();
    }

    @Test
    void what_no_origin_matches_is_of_no_use() {
        assertThat(Problem.of(cors -> cors.origins("^app\\.example\\.com$").supportsCredentials(true))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }
}
