package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which origins are allowed: those that were meant, in the one spelling in which browsers send them. */
class OriginMatchingTest {
    private static final String APP = "https://app.example.com";
    static final String EXACT = APP;
    static final String SUBDOMAIN = "https://*.example.com";
    static final String ANY_PORT = APP + ":*";
    static final String BOTH = "https://*.example.com:*";
    static final String EXPRESSION = "^https://[a-z0-9-]+\\.example\\.com(:[0-9]+)?";

    static Cors policy(boolean credentials, String... origins) {
        return Cors.of(cors -> cors.origins(List.of(origins)).supportsCredentials(credentials));
    }

    static Map<String, String> granted(Cors cors, String origin) {
        Map<String, String> headers = Request.from(origin).decidedBy(cors).headers();
        assertThat(Request.preflight("/", origin, "PUT")
                        .decidedBy(cors)
                        .headers()
                        .get("Access-Control-Allow-Origin"))
                .as("what the preflight says")
                .isEqualTo(headers.get("Access-Control-Allow-Origin"));
        return headers;
    }

    static boolean allows(String pattern, String origin) {
        Map<String, String> without = granted(policy(false, pattern), origin);
        Map<String, String> with = granted(policy(true, pattern), origin);
        assertThat(without).isEqualTo(without.isEmpty() ? Map.of() : Map.of("Access-Control-Allow-Origin", origin));
        assertThat(with)
                .isEqualTo(
                        without.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        "Access-Control-Allow-Origin",
                                        origin,
                                        "Access-Control-Allow-Credentials",
                                        "true"));
        return !without.isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        //                                  exact, subdomain, any port, both, expression
        "https://app.example.com,           true,  true,      true,     true,  true",
        "https://app.example.com:443,       false, false,     true,     true,  true",
        "https://app.example.com:8443,      false, false,     true,     true,  true",
        "https://app.example.com:1,         false, false,     true,     true,  true",
        "https://app.example.com:65535,     false, false,     true,     true,  true",
        "https://a.example.com,             false, true,      false,    true,  true",
        "https://a.example.com:8443,        false, false,     false,    true,  true",
        "https://a.b.example.com,           false, true,      false,    true,  false",
        "https://a.app.example.com,         false, true,      false,    true,  false",
        "https://a.b.c.d.e.f.example.com,   false, true,      false,    true,  false",
        "https://a-b.example.com,           false, true,      false,    true,  true",
        "https://a_b.example.com,           false, true,      false,    true,  false",
        "https://xn--pp-6kc.example.com,    false, true,      false,    true,  true",
        "https://example.com.example.com,   false, true,      false,    true,  false",
        "https://1.2.3.4.example.com,       false, true,      false,    true,  false",
        "https://example.com,               false, false,     false,    false, false",
        "https://example.com:8443,          false, false,     false,    false, false",
        "http://app.example.com,            false, false,     false,    false, false",
        "http://app.example.com:443,        false, false,     false,    false, false",
        "HTTPS://app.example.com,           false, false,     false,    false, false",
        "https://APP.example.com,           false, false,     false,    false, false",
        "https://app.EXAMPLE.com,           false, false,     false,    false, false",
        "https://app.example.coM,           false, false,     false,    false, false",
        "https://A.example.com,             false, false,     false,    false, false",
        "https://Z.example.com,             false, false,     false,    false, false",
        "https://A.example.com:8443,        false, false,     false,    false, false",
        "https://app.example.com.,          false, false,     false,    false, false",
        "https://app.example.com.:8443,     false, false,     false,    false, false",
        "null,                              false, false,     false,    false, false"
    })
    void each_form_of_pattern_allows_what_it_says(
            String origin, boolean exact, boolean subdomain, boolean anyPort, boolean both, boolean expression) {
        assertThat(allows(EXACT, origin)).isEqualTo(exact);
        assertThat(allows(SUBDOMAIN, origin)).isEqualTo(subdomain);
        assertThat(allows(ANY_PORT, origin)).isEqualTo(anyPort);
        assertThat(allows(BOTH, origin)).isEqualTo(both);
        assertThat(allows(EXPRESSION, origin)).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://App.Example.COM, https://app.example.com",
        "https://app.example.com:443, https://app.example.com",
        "http://app.example.com:80, http://app.example.com",
        "http://app.example.com:443, http://app.example.com:443",
        "https://app.example.com:80, https://app.example.com:80",
        "ws://a.example:80, ws://a.example",
        "wss://a.example:443, wss://a.example",
        "ftp://a.example:21, ftp://a.example",
        "x-y://a.example:443, x-y://a.example:443",
        "http://[::1]:80, http://[::1]",
        "https://[2001:db8::A]:8443, https://[2001:db8::a]:8443",
        "CHROME-EXTENSION://abcdefgh, chrome-extension://abcdefgh",
        "capacitor://localhost, capacitor://localhost",
        "ionic://localhost, ionic://localhost",
        "tauri://localhost, tauri://localhost",
        "vscode-webview://1a2b, vscode-webview://1a2b",
        "moz-extension://7c0a9d4f-1b0e, moz-extension://7c0a9d4f-1b0e",
        "https://app.example.com., https://app.example.com."
    })
    void exact_origins_are_normalised_when_they_are_configured(String configured, String sent) {
        Cors cors = policy(false, configured);
        assertThat(granted(cors, sent)).containsEntry("Access-Control-Allow-Origin", sent);
        assertThat(Request.get("/").decidedBy(cors).headers()).containsEntry("Access-Control-Allow-Origin", sent);
        if (!configured.equals(sent)) {
            assertThat(granted(cors, configured)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:*, http://localhost, true",
        "http://localhost:*, http://localhost:3000, true",
        "http://localhost:*, https://localhost, false",
        "http://localhost:*, http://localhost.evil.example, false",
        "http://localhost:*, http://xlocalhost:3000, false",
        "http://localhost:*, http://localhost:0, false",
        "http://localhost:*, http://localhost:, false",
        "http://localhost:*, http://localhost:65536, false",
        "http://localhost:*, http://LOCALHOST:3000, false",
        "http://*.localhost:*, http://a.localhost:3000, true",
        "http://*.localhost:*, http://localhost:3000, false",
        "http://127.0.0.1:*, http://127.0.0.1:8080, true",
        "http://127.0.0.1:*, http://127.0.0.1.evil.example:8080, false",
        "http://[::1]:*, http://[::1]:8080, true",
        "http://[::1]:*, http://[::1], true",
        "http://[::1]:*, http://[0:0:0:0:0:0:0:1]:8080, false",
        "http://[::1]:*, http://[::2]:8080, false",
        "http://[::1], http://[::1], true",
        "http://[::1], http://[0::1], false",
        "capacitor://*.example:*, capacitor://a.example, true"
    })
    void any_port_is_any_port_of_that_host(String pattern, String origin, boolean allowed) {
        assertThat(allows(pattern, origin)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://evil.example", "null", ""})
    void several_origin_lines_are_malformed_even_if_they_agree(String second) {
        for (String first : List.of(APP, "null", "https://evil.example")) {
            Request request = Request.get("/").origin(first).origin(second);
            CorsDecision listed = request.decidedBy(policy(true, APP));
            assertThat(listed.outcome()).isEqualTo(Outcome.ORIGIN_MALFORMED);
            assertThat(listed.headers()).isEmpty();
            assertThat(request.decidedBy(policy(false, "^.*")).headers()).isEmpty();
            assertThat(request.decidedBy(Cors.defaults()).headers())
                    .containsExactly(Map.entry("Access-Control-Allow-Origin", "*"));
        }
    }

    @Test
    void null_is_an_origin_like_any_other_under_any_origin_only() {
        assertThat(granted(Cors.defaults(), "null")).containsEntry("Access-Control-Allow-Origin", "null");
        assertThat(granted(policy(false, "^.*"), "null")).isEmpty();
        assertThat(granted(policy(false, "^null.*"), "null")).isEmpty();
        Cors dangerous = Cors.of(
                cors -> cors.origins(APP, "null").supportsCredentials(true).dangerouslyAllowNullOrigin(true));
        assertThat(granted(dangerous, "null"))
                .containsEntry("Access-Control-Allow-Origin", "null")
                .containsEntry("Access-Control-Allow-Credentials", "true");
        Cors unlisted =
                Cors.of(cors -> cors.origins(APP).supportsCredentials(true).dangerouslyAllowNullOrigin(true));
        assertThat(granted(unlisted, "null")).isEmpty();
        assertThat(Request.get("/").decidedBy(unlisted).headers()).containsEntry("Access-Control-Allow-Origin", APP);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example.com, false",
        "http://a.example.com:8080, false",
        "HTTP://a.example.com, false",
        "http://localhost.example.com, false",
        "http://127.0.0.1.example.com, false",
        "http://localhost, true",
        "http://localhost:3000, true",
        "http://a.localhost, true",
        "http://127.0.0.1:3000, true",
        "http://127.9.9.9, true",
        "http://[::1]:3000, true",
        "http://[::2], false",
        "http://localhost., false",
        "http://127.1, false",
        "http://192.168.0.1, false",
        "https://a.example.com, true"
    })
    void an_expression_lets_no_insecure_origin_in_beside_credentials_but_loopback(String origin, boolean allowed) {
        String own =
                "^(?i)https?://((.*\\.)?example\\.com|(.*\\.)?localhost\\.?|127\\.[0-9.]+|192\\.168\\.0\\.1|\\[::[12]\\])(:[0-9]+)?";
        Cors cors = Cors.of(
                options -> options.origins(own).supportsCredentials(true).dangerouslyAllowAnyExpression(true));
        assertThat(Request.from(origin).decidedBy(cors).outcome())
                .isEqualTo(allowed ? Outcome.ALLOWED : Outcome.ORIGIN_INSECURE);
        assertThat(granted(cors, origin).isEmpty()).isEqualTo(!allowed);
        assertThat(granted(policy(false, own), origin)).isNotEmpty();
        Cors dangerous = Cors.of(options -> options.origins(own)
                .supportsCredentials(true)
                .dangerouslyAllowAnyExpression(true)
                .dangerouslyAllowInsecureOrigins(true));
        assertThat(granted(dangerous, origin)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.com, https://a.example.com",
        "https://*.example.com:8443, https://a.example.com:8443",
        "https://*.example.com:443, https://a.example.com",
        "http://*.example.com:80, http://a.example.com",
        "HTTPS://*.EXAMPLE.com, https://a.example.com",
        "https://*.com, https://a.b.com",
        "https://*.example.com., https://a.example.com."
    })
    void subdomain_patterns_are_normalised_as_well(String pattern, String origin) {
        assertThat(granted(policy(false, pattern), origin)).containsEntry("Access-Control-Allow-Origin", origin);
    }

    @Test
    void the_longest_origin_is_allowed_and_one_more_character_is_malformed() {
        String label = "a".repeat(63);
        String host = String.join(".", label, label, label, "a".repeat(61));
        assertThat(host).hasSize(253);
        String longest = "s".repeat(64) + "://" + host + ":65535";
        assertThat(granted(policy(false, longest), longest)).isNotEmpty();
        String longestWithRoot = longest.replace(":65535", ".:65535");
        assertThat(granted(Cors.defaults(), longestWithRoot))
                .containsEntry("Access-Control-Allow-Origin", longestWithRoot);
        assertThat(Request.from("s" + longest).decidedBy(Cors.defaults()).headers())
                .containsEntry("Access-Control-Allow-Origin", "*");
        assertThat(granted(Cors.defaults(), "https://" + host + "."))
                .containsEntry("Access-Control-Allow-Origin", "https://" + host + ".");
        assertThat(granted(Cors.defaults(), "https://a" + host)).containsEntry("Access-Control-Allow-Origin", "*");
    }

    @Test
    void exactly_one_exact_origin_is_told_to_everybody_however_often_it_is_listed() {
        for (Cors cors : List.of(policy(true, APP), policy(true, APP, APP + ":443", "HTTPS://APP.example.com"))) {
            assertThat(Request.get("/").decidedBy(cors).headers())
                    .containsEntry("Access-Control-Allow-Origin", APP)
                    .containsEntry("Access-Control-Allow-Credentials", "true");
        }
        for (Cors cors : List.of(
                policy(true, APP, "https://b.example"),
                policy(true, APP, SUBDOMAIN),
                policy(true, SUBDOMAIN),
                policy(true, ANY_PORT),
                policy(true, "^https://app\\.example\\.com"),
                policy(true, APP, "^https://app\\.example\\.com"),
                Cors.of(options -> options.origins(APP, "null").dangerouslyAllowNullOrigin(true)))) {
            assertThat(Request.get("/").decidedBy(cors).headers()).isEmpty();
        }
    }
}
