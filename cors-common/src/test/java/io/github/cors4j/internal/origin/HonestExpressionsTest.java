package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expressions that teams write who mean well. Beside credentials each builds, or is refused with a text that builds in
 * its place and lets the same origins in.
 */
class HonestExpressionsTest {
    private static Arguments builds(String expression, String... meant) {
        return arguments(expression, List.of(meant));
    }

    static Stream<Arguments> thatBuild() {
        String preview = "https://pr-12.example.com";
        String app = "https://app.example.com";
        return Stream.of(
                builds("^https://pr-[0-9]{1,4}\\.example\\.com$", preview),
                builds("^https://pr-\\d+\\.example\\.com$", preview),
                builds("^https://pr-[0-9]+\\.example\\.com", preview),
                builds("^https://pr-..\\.example\\.com$", preview),
                builds("^https://feature-.*\\.example\\.com$", "https://feature-x.example.com"),
                builds("^https://[a-z0-9-]+--site\\.example\\.com(:8443)?$", "https://a--site.example.com:8443"),
                builds(
                        "^https://([a-z0-9-]+\\.)*example\\.com$",
                        app,
                        "https://example.com",
                        "https://a.b.example.com"),
                builds("^https://([a-z0-9-]+\\.)+example\\.com$", app),
                builds("^https://([a-z0-9-]{1,63}\\.){1,8}example\\.com$", app, "https://a.b.example.com"),
                builds("^https://(?:[a-z0-9-]+\\.){0,3}example\\.com$", app, "https://example.com"),
                builds("^https://([^.]+\\.){1,2}example\\.co\\.uk$", "https://a.example.co.uk"),
                builds("^https://(app|api)\\.example\\.com(:[0-9]+)?$", app, app + ":8443"),
                builds("^https://(app|api)\\.example\\.(com|org)(:8443)?$", "https://api.example.org"),
                builds("^https://([a-z]+\\.)?example\\.(com|org|co\\.uk)$", "https://www.example.co.uk"),
                builds("^https://(example|acme)\\.com$", "https://acme.com"),
                builds("^https://(.+\\.)?example\\.(com\\.)?au$", "https://a.example.com.au", "https://example.au"),
                builds("^https://(www\\.)?example\\.com$", "https://www.example.com", "https://example.com"),
                builds("^https://(www\\.|)example\\.com$", "https://www.example.com", "https://example.com"),
                builds("^https://(.*\\.)?example\\.com$", "https://a.b.example.com", "https://example.com"),
                builds("^https://([^/]*\\.)?example\\.com$", app),
                builds("^https://.*\\.example\\.com$", app),
                builds("^https://.+\\.example\\.com$", app),
                builds("^https://.*[.]example[.]com$", app),
                builds("^https://[a-z0-9.-]+\\.example\\.co\\.uk$", "https://a.b.example.co.uk"),
                builds("^https://[^.]+\\.example\\.com$", app),
                builds("^https://[\\w-]+\\.example\\.com$", app),
                builds("^https://\\w+\\.example\\.com(:\\d+)?$", app, app + ":1"),
                builds("^https://[A-Za-z0-9-]+\\.example\\.com$", app),
                builds("^https://[[:alnum:]]+\\.example\\.com$", app),
                builds("^https://[^\\s/]+\\.example\\.com$", app),
                builds("^https://[a-z]*app\\.example\\.com$", "https://myapp.example.com"),
                builds("^https://app[12]\\.example\\.com$", "https://app2.example.com"),
                builds("^https://.*\\.example\\.com(:\\d{1,5})?$", app + ":8443"),
                builds("^https://app\\.example\\.com$", app),
                builds("^https:\\/\\/app\\.example\\.com$", app),
                builds("^https://app[.]example[.]com$", app),
                builds("^https://app\\x2eexample\\x{2e}com$", app),
                builds("^https://\\Qapp.example.com\\E$", app),
                builds("^(?i)https://APP\\.EXAMPLE\\.COM$", app),
                builds("^https://(?i:App)\\.example\\.com$", app),
                builds("^(?:https://)(?P<sub>[a-z]+)\\.example\\.com$", app),
                builds("^(https://app\\.example\\.com|https://api\\.example\\.com)$", app, "https://api.example.com"),
                builds("^https://app\\.example\\.com$|^https://api\\.example\\.com$", app, "https://api.example.com"),
                builds("^\\Ahttps://app\\.example\\.com\\z", app),
                builds("^https?://app\\.example\\.com$", app),
                builds("^http(s)?://(.+\\.)?example\\.com(:\\d+)?$", app),
                builds("^(https|http)://(app|api)\\.example\\.com$", app),
                builds("^https://app\\.example\\.com/?$", app),
                builds(
                        "^https://app-\\d{1,5}\\.preview\\.example\\.(?:com|net)(?::\\d{2,5})?$",
                        "https://app-1.preview.example.net"),
                builds("^https://[a-z]*\\.corp\\.internal$", "https://a.corp.internal"),
                builds("^https://me\\.github\\.io$", "https://me.github.io"),
                builds("^https://.*\\.me\\.github\\.io$", "https://a.me.github.io"),
                builds("^http://localhost(:[0-9]+)?$", "http://localhost:3000", "http://localhost"),
                builds("^https?://localhost(:\\d+)?$", "http://localhost:3000"),
                builds("^http://localhost:[0-9]{4}$", "http://localhost:3000"),
                builds("^http://(.+\\.)?localhost:\\d+$", "http://a.localhost:3000"),
                builds(
                        "^https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?$",
                        "http://127.0.0.1:1",
                        "http://[::1]"),
                builds("^https?://(localhost|.*\\.example\\.com)(:\\d+)?$", "http://localhost:3000", app),
                builds("^chrome-extension://[a-p]{32}$", "chrome-extension://" + "a".repeat(32)),
                builds("^moz-extension://[0-9a-f-]{36}$", "moz-extension://7c0a9d4f-1b0e-4f64-8f4a-2d1f0a8a3a11"),
                builds("^(capacitor|ionic|http|https)://localhost$", "capacitor://localhost", "http://localhost"),
                builds("^app://\\.$", "app://."));
    }

    private static void assertLetsIn(String written, String expression, List<String> meant) {
        Cors open = Cors.of(cors -> cors.origins(expression));
        Cors cors = Cors.of(options -> options.origins(written).supportsCredentials(true));
        for (String origin : meant) {
            assertThat(Request.from(origin).decidedBy(open).allowed())
                    .as(expression)
                    .isTrue();
            assertThat(Request.from(origin).decidedBy(cors).allowed())
                    .as(written)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("thatBuild")
    void builds_as_it_is(String expression, List<String> meant) {
        assertLetsIn(expression, expression, meant);
    }

    private static Arguments refused(String expression, String instead, String... meant) {
        return arguments(expression, instead, List.of(meant));
    }

    static Stream<Arguments> thatAreWrittenAnew() {
        String app = "https://app.example.com";
        String apex = "https://example.com";
        String preview = "https://pr-12.example.com";
        return Stream.of(
                refused("^https://app.example.com$", "https://app.example.com", app),
                refused("^https://app.example\\.com", "https://app.example.com", app),
                refused("^https://pr-[0-9]+.example\\.com$", "^https://pr-[0-9]+\\.example\\.com$", preview),
                refused("^https://pr-[a-z0-9-]+.example\\.com$", "https://pr-*.example.com", preview),
                refused("^https://(app|api).example\\.com$", "^https://(app|api)\\.example\\.com$", app),
                refused(
                        "^http://(localhost|127.0.0.1):\\d+$",
                        "^http://(localhost|127\\.0\\.0\\.1):\\d+$",
                        "http://127.0.0.1:3000",
                        "http://localhost:3000"),
                refused(
                        "^https://(app.example.com|example.org)$",
                        "^https://(app\\.example\\.com|example\\.org)$",
                        app,
                        "https://example.org"),
                refused(
                        "^(https://app.example.com|http://localhost:3000)$",
                        "^(https://app\\.example\\.com|http://localhost:3000)$",
                        app,
                        "http://localhost:3000"),
                refused(
                        "^https://((www|app).example.com)(:[0-9]+)?$",
                        "^https://(www|app)\\.example\\.com(:[0-9]+)?$",
                        app),
                refused("^https://(www.|app.|)example\\.com$", "^https://(www\\.|app\\.|)example\\.com$", app, apex),
                refused("^https://.*.example.com$", "https://*.example.com", app),
                refused("^https://*.example.com$", "https://*.example.com"),
                refused("^https://[a-z]*.example.com$", "^https://[a-z]*\\.example\\.com$", app),
                refused("^https://[^/]*example[.]com$", "^https://([^/]*\\.)?example[.]com$", app, apex),
                refused("^https://.*example\\.com$", "^https://(.*\\.)?example\\.com$", app, apex),
                refused("^https://(.*)example\\.com$", "^https://(.*\\.)?example\\.com$", app, apex),
                refused("^https://.*\\.?example\\.com$", "^https://(.*\\.)?example\\.com$", app, apex),
                refused("^https?://[a-z-]*\\.?example\\.com$", "^https?://([a-z-]*\\.)?example\\.com$", app, apex),
                refused("^https://.*(example|acme)\\.com$", "^https://(.*\\.)?(example|acme)\\.com$", app, apex),
                refused(
                        "^https://[a-z0-9.-]*example\\x2ecom$",
                        "^https://([a-z0-9.-]*\\.)?example\\x2ecom$",
                        app,
                        apex),
                refused("^(?i)https://[a-z.]*EXAMPLE\\.com$", "^https://([.A-Za-z]*\\.)?example\\.com$", app, apex),
                refused("^https://.*\\bexample\\.com$", "^https://(.*\\.)?example\\.com$", app, apex),
                refused("^https://.*[.-]example\\.com$", "https://*.example.com", app),
                refused("^.*\\.example\\.com$", "https://*.example.com", app),
                refused("^(https?://)?(.+\\.)?example\\.com$", "^https://(.+\\.)?example\\.com$", app),
                refused("^[a-z]+://app\\.example\\.com$", "https://app.example.com", app),
                refused("^.*://app\\.example\\.com$", "https://app.example.com", app),
                refused("^https://app\\.example\\.com[a-z0-9:]*$", "https://app.example.com:*", app, app + ":8443"),
                refused("^https://app\\.example\\.com.*", "https://app.example.com:*", app, app + ":8443"),
                refused("^https://app\\.example\\.com[^/]*$", "https://app.example.com:*", app, app + ":8443"),
                refused("^https://app\\.example\\.com(:[0-9]+|.*)$", "https://app.example.com:*", app, app + ":8443"),
                refused("^https://app\\.example\\.com:.*$", "^https://app\\.example\\.com:[0-9]+$", app + ":8443"),
                refused("^http://localhost:?[0-9]*$", "http://localhost:*", "http://localhost:3000"),
                refused("^https?://localhost.*$", "^https?://localhost(:[0-9]+)?$", "http://localhost:3000"),
                refused("^\\w+://localhost:3000$", "^https?://localhost:3000$", "http://localhost:3000"),
                refused("^.*://localhost(:\\d+)?$", "^https?://localhost(:\\d+)?$", "http://localhost:3000"),
                refused("^.*localhost:3000$", "^https?://(.*\\.)?localhost:3000$", "http://localhost:3000"),
                refused("^.*localhost.*$", "^https?://(.*\\.)?localhost(:[0-9]+)?$", "http://localhost:3000"),
                refused("^.*://127.0.0.1:80$", "^https?://127\\.0\\.0\\.1:80$", "https://127.0.0.1:80"),
                refused("^https://ex[ae]mple\\.com$", "^https://ex(a|e)mple\\.com$", "https://exemple.com"),
                refused("^https://x{2}\\.com$", "https://xx.com", "https://xx.com"),
                refused("^http://app\\.example\\.com$", "https://app.example.com"),
                refused("^https://intranet(:[0-9]+)?$", "https://intranet:*", "https://intranet:8443"),
                refused("^https://[a-z]+\\.corp$", "https://*.corp", "https://a.corp"),
                refused("^https://10\\.0\\.0\\.1(:[0-9]+)?$", "https://10.0.0.1:*", "https://10.0.0.1:8443"),
                refused("^https://github\\.io$", "https://github.io", "https://github.io"));
    }

    @ParameterizedTest
    @MethodSource("thatAreWrittenAnew")
    void is_shown_how_it_is_written(String expression, String instead, List<String> meant) {
        var problem = Problem.of(cors -> cors.origins(expression).supportsCredentials(true));
        assertThat(problem.suggestion()).isEqualTo(instead);
        assertThat(problem.message()).endsWith("; write " + instead);
        assertLetsIn(instead, expression, meant);
    }

    /** They mean well, and whom they trust is not for them to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https://deploy-preview-[0-9]+--site\\.netlify\\.app$",
                "^https://[a-z0-9-]+-team\\.vercel\\.app$",
                "^https://app-[a-z0-9]+\\.onrender\\.com$",
                "^https://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}$",
                "^https://app\\.example\\.[a-z]+$"
            })
    void has_no_safe_form_but_a_way_out(String expression) {
        var problem = Problem.of(cors -> cors.origins(expression).supportsCredentials(true));
        assertThat(problem.suggestion()).isNull();
        assertThat(problem.message()).contains("set dangerouslyAllow");
        assertThat(Cors.of(cors ->
                        cors.origins(expression).supportsCredentials(true).dangerouslyAllowAnyExpression(true)))
                .isNotNull();
    }
}
