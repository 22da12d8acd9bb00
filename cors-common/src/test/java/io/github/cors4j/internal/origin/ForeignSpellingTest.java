package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nobody can know which origins were meant, words say what is wrong, and nothing is proposed. */
class ForeignSpellingTest {
    @ParameterizedTest
    @CsvSource({
        "!https://a.example.com, SCHEME_INVALID, cannot exclude an origin",
        "not https://a.example.com, SCHEME_INVALID, cannot exclude an origin",
        "# https://a.example.com, SCHEME_INVALID, must not contain comments",
        "443, SCHEME_MISSING, a port must follow its host",
        "http://192.168.1.1-20, HOST_INVALID, list each address",
        "http://192.168.1.0/25, HOST_INVALID, list each address",
        "10.0.0.1-10.0.0.9, HOST_INVALID, list each address",
        "true, SCHEME_MISSING, list the allowed origins",
        "'\"on\"', SCHEME_MISSING, list the allowed origins",
        "'{\"origins\": [\"https://a.example.com\"], \"maxAge\": 60}', TYPE_INVALID, can list only origins",
        "// https://a.example.com, SCHEME_INVALID, must not contain comments",
        "-- https://a.example.com, SCHEME_INVALID, must not contain comments",
        "/* https://a.example.com */, SCHEME_INVALID, must not contain comments",
        "!Ref AllowedOrigin, SCHEME_MISSING, not replaced by its value",
        "!Sub https://${Domain}, HOST_INVALID, not replaced by its value",
        "*origins, SCHEME_MISSING, not replaced by its value",
        "<<: *default, SCHEME_MISSING, not replaced by its value",
        "ENC(abcdef==), SCHEME_MISSING, not replaced by its value",
        "{cipher}abcdef, SCHEME_MISSING, not replaced by its value",
        "vault:secret/data/cors#origins, SCHEME_MISSING, not replaced by its value",
        "op://vault/item/field, HOST_INVALID, not replaced by its value",
        "@/etc/cors/origins.txt, SCHEME_MISSING, not replaced by its value",
        "'@CrossOrigin(origins = \"https://a.example.com\")', SCHEME_INVALID, looks like code",
        "http://localhost:8000-9000, PORT_INVALID, a range of ports",
        "origin: true, SCHEME_MISSING, list the allowed origins",
        "n/a, SCHEME_MISSING, leave the policy out",
        "ALLOWED_ORIGINS, SCHEME_MISSING, not replaced by its value",
        "__origins__, SCHEME_MISSING, not replaced by its value",
        "app.blocked.origins=https://a.example.com, SCHEME_INVALID, cannot exclude an origin",
        "blocked-origins=https://a.example.com, SCHEME_INVALID, cannot exclude an origin",
        "policy.SetIsOriginAllowed(), SCHEME_INVALID, looks like code",
        "'cors({ origin: true, credentials: true })', SCHEME_INVALID, looks like code",
        "[], BLANK, its quotes or brackets must not be empty",
        "CHANGE_ME, SCHEME_MISSING, placeholder",
        "'\"null\"', SEVERAL_IN_ONE, must not have quotes or brackets",
        "enabled, SCHEME_MISSING, list the allowed origins",
        "public, SCHEME_MISSING, list the allowed origins",
        "echo, SCHEME_MISSING, list the allowed origins",
        "false, SCHEME_MISSING, leave the policy out",
        "no-one, SCHEME_MISSING, leave the policy out",
        "Disabled, SCHEME_MISSING, leave the policy out",
        "same_origin, SCHEME_MISSING, its own pages need no CORS; remove it",
        "'same-site', SCHEME_MISSING, its own pages need no CORS; remove it",
        "nil, SCHEME_MISSING, leave the policy out",
        "<origin>, SCHEME_MISSING, not replaced by its value",
        "<your origin>, SCHEME_MISSING, not replaced by its value",
        "{origin}, SCHEME_MISSING, not replaced by its value",
        "my_app://host, SCHEME_INVALID, a scheme must be a letter followed by letters",
        "1app://host, SCHEME_INVALID, a scheme must be a letter followed by letters",
        "myapp:, SCHEME_MISSING, must begin with its scheme",
        "capacitor:, SCHEME_MISSING, must begin with its scheme",
        "ssm:/origins, SCHEME_MISSING, not replaced by its value",
        "base64:aHR0cHM6Ly9h, SCHEME_MISSING, not replaced by its value",
        "config.origin, SCHEME_MISSING, not replaced by its value",
        "settings.cors.allowedOrigins, SCHEME_MISSING, not replaced by its value",
        "/run/secrets/origin, SCHEME_MISSING, not replaced by its value",
        "[object Object], SCHEME_MISSING, looks like code",
        "https://app-%V%.example.com, HOST_INVALID, not replaced by its value",
        "https://app-%VERSION%.example.com, HOST_INVALID, not replaced by its value",
        "https://@VERSION@.example.com, HOST_INVALID, not replaced by its value",
        "https://app.#V#.com, HOST_INVALID, not replaced by its value",
        "{}, SCHEME_MISSING, must begin with its scheme",
        "https://a.example.com or b, SEVERAL_IN_ONE, separated by commas"
    })
    void nothing_is_proposed(String written, Reason reason, String words) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(written));
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).contains(words);
        assertThat(problem.suggestion()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com # the shop, PATH_PRESENT, must not be followed by a comment, https://a.example.com",
        "'https://{a,b}.example.com', SEVERAL_IN_ONE, listed as an origin of its own, 'https://a.example.com, https://b.example.com'",
        "http://192.168.0.0/16, HOST_INVALID, not a range of addresses, '^http://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}$'",
        "Origin: https://a.example.com, SCHEME_INVALID, must not be preceded by a name or hyphen, https://a.example.com",
        "- https://a.example.com, SCHEME_INVALID, must not be preceded by a name or hyphen, https://a.example.com",
        "'- https://a.example.com\n- https://b.example.com', SEVERAL_IN_ONE, separated by commas, 'https://a.example.com, https://b.example.com'",
        "https://a.example.com\u2003https://b.example.com, HOST_NOT_ASCII, only look like a space, 'https://a.example.com, https://b.example.com'",
        "https://pr-#.example.com, FRAGMENT_PRESENT, must not have a fragment, https://pr-*.example.com",
        "https://pr-#.example.com/#top, FRAGMENT_PRESENT, must not have a fragment, https://pr-*.example.com",
        "https://pr-##.example.com:8443, FRAGMENT_PRESENT, must not have a fragment, https://pr-*.example.com:8443",
        "https://pr-#-web.example.com, FRAGMENT_PRESENT, must not have a fragment, https://pr-*-web.example.com",
        "https://app.example.com#a.b, FRAGMENT_PRESENT, must not have a fragment, https://app.example.com",
        "'C:\\Users\\me\\index.html', FILE_ORIGIN, pages opened from files, http://localhost:*",
        "C:/Users/me/index.html, FILE_ORIGIN, pages opened from files, http://localhost:*",
        "app:///index.html, PATH_PRESENT, must not have a path, app://",
        "htps:///app.example.com, PATH_PRESENT, must not have a path, https://app.example.com",
        "ht_tps://app.example.com, SCHEME_INVALID, a scheme must be a letter, https://app.example.com",
        "https://a.example.com\u200b, HOST_INVALID, an invisible character, https://a.example.com",
        "https://a.example.com; https://b.example.com, SEVERAL_IN_ONE, separated by commas, 'https://a.example.com, https://b.example.com'"
    })
    void a_text_is_proposed(String written, Reason reason, String words, String proposed) {
        ConfigurationProblem problem = Problem.of(cors -> cors.origins(List.of(written)));
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).contains(words).endsWith("; write " + proposed);
        assertThat(problem.suggestion()).isEqualTo(proposed);
    }

    @Test
    void of_a_list_that_is_cut_at_its_commas_each_part_is_told() {
        assertThat(Problem.allOf(cors -> cors.origins("https://a.example.com:80,443")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.value()).isEqualTo("\"443\"");
                    assertThat(problem.suggestion()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "^(null|https://a\\.example\\.com)$, UNREACHABLE, the origin null is allowed only if it is listed by itself",
        "^https://*.example.com$, LOOKS_LIKE_EXPRESSION, only the character before it"
    })
    void an_expression_that_builds_may_be_odd(String expression, Reason reason, String words) {
        assertThat(Cors.of(cors -> cors.origins(expression)).warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.reason()).isEqualTo(reason);
                    assertThat(warning.message()).contains(words);
                });
    }
}
