package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The honest neighbours of what is refused: they build, and without a warning. */
class HonestConfigurationsTest {
    private static final String APP = "https://app.example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "http://app.example.com",
                "HTTPS://APP.EXAMPLE.COM",
                "https://app.example.com:443",
                "http://app.example.com:80",
                "http://app.example.com:443",
                "https://app.example.com:1",
                "https://app.example.com:65535",
                "https://app.example.com:*",
                "https://*.example.com",
                "https://*.example.com:8443",
                "https://*.example.com:*",
                "https://*.a.b.c.example.com",
                "http://localhost",
                "http://localhost:3000",
                "http://localhost:*",
                "http://*.localhost:*",
                "https://192.0.2.1",
                "https://192.0.2.1:8443",
                "https://0.0.0.0",
                "https://255.255.255.255",
                "http://127.0.0.1:*",
                "http://[::1]",
                "http://[::1]:3000",
                "http://[::1]:*",
                "https://[2001:db8::1]",
                "https://[::]",
                "https://[::ffff:c000:201]",
                "https://[1:2:3:4:5:6:7:8]",
                "https://xn--bcher-kva.example",
                "https://a_b.example.com",
                "https://-a.example.com",
                "https://a--b.example",
                "https://app.example.com.",
                "https://intranet",
                "https://1.example.com",
                "https://1a",
                "https://0xyz.example",
                "https://example.0xg",
                "https://a1",
                "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                "moz-extension://7c0a9d4f-1b0e-4f64-8f4a-2d1f0a8a3a11",
                "capacitor://localhost",
                "ionic://localhost",
                "tauri://localhost",
                "vscode-webview://1a2b3c",
                "app://obsidian.md",
                "com.example.app://x",
                "git+ssh://app.example.com",
                "filesystem://x",
                "^https://[a-z]+\\.example\\.com"
            })
    void origins_that_browsers_send(String origin) {
        assertThat(Cors.of(cors -> cors.origins(origin)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://*.example.com",
                "https://*.example.com:*",
                "https://*.example.co.uk",
                "https://*.me.github.io",
                "https://*.corp",
                "https://*.internal",
                "https://*.corp.internal",
                "https://*.intranet.local",
                "https://*.example",
                "https://*.test",
                "https://*.localhost",
                "http://localhost",
                "http://localhost:*",
                "http://*.localhost:3000",
                "http://127.0.0.1:8080",
                "http://127.255.255.254",
                "http://[::1]:*",
                "http://app.localhost",
                "capacitor://localhost",
                "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                "https://github.io",
                "https://com",
                "https://*.www.ck",
                "https://*.city.kawasaki.jp",
                "^https://[a-z]+\\.example\\.com",
                "^https://.*\\.example\\.com",
                "^http://localhost:[0-9]+",
                "^https://(app|api)\\.example\\.(com|org)(:8443)?",
                "^https://pr-[0-9]+\\.example\\.dev",
                "^chrome-extension://[a-p]{32}"
            })
    void origins_that_go_with_credentials(String origin) {
        Cors cors = Cors.of(options -> options.origins(origin).supportsCredentials(true));
        assertThat(cors.warnings()).isEmpty();
    }

    private static Arguments row(String name, Consumer<CorsBuilder> configure) {
        return arguments(name, configure);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row("nothing", c -> {}),
                row("* alone", c -> c.origins("*")),
                row("any method", c -> c.methods("*")),
                row(
                        "any method beside credentials",
                        c -> c.methods("*").origins(APP).supportsCredentials(true)),
                row("any header beside names", c -> c.allowHeaders("*", "Authorization")),
                row(
                        "any header beside credentials",
                        c -> c.allowHeaders("*").origins(APP).supportsCredentials(true)),
                row("any exposed header", c -> c.exposeHeaders("*")),
                row("any exposed header beside names", c -> c.exposeHeaders("*", "Authorization")),
                row(
                        "methods of one's own",
                        c -> c.methods("PURGE", "purge", "M-SEARCH", "PROPFIND", "VERSION-CONTROL")),
                row("no methods", c -> c.methods()),
                row("no headers", c -> c.allowHeaders()),
                row("no exposed headers", c -> c.exposeHeaders(List.of())),
                row("no exclusions", c -> c.exclude(List.of())),
                row("odd header names", c -> c.allowHeaders("X_A", "x.a", "1", "~", "!#$%&'*+-.^_`|~")),
                row(
                        "names near forbidden ones",
                        c -> c.allowHeaders("Secure", "Proxy", "Cookies", "Hosts", "Sec_", "User-Agent")),
                row(
                        "safelisted headers",
                        c -> c.allowHeaders("Accept", "Content-Type").exposeHeaders("Cache-Control")),
                row("* that is written", c -> c.configuration(Map.of("origins", "*"))),
                row("origins in code only", c -> c.origins(APP).environment(Map.of())),
                row(
                        "origins in a resource only",
                        c -> c.configuration(Map.of("resources", Map.of("/a", Map.of("origins", APP))))),
                row("a wildcard for all", c -> c.sendWildcard(true).varyHeader(false)),
                row(
                        "a wildcard for some",
                        c -> c.sendWildcard(true).resource("/a").resource("/b", b -> b.origins(APP))),
                row(
                        "a guard for some",
                        c -> c.guardWebSockets(true).resource("/a").resource("/b", b -> b.origins(APP))),
                row(
                        "guards",
                        c -> c.origins(APP)
                                .guardWebSockets(true)
                                .guardUnsafeMethods(true)
                                .refuseDisallowed(true)),
                row("a private network", c -> c.origins(APP).allowPrivateNetwork(true)),
                row("zero max age", c -> c.maxAge(0)),
                row("max age of a day", c -> c.maxAge(Duration.ofDays(1))),
                row("no max age", c -> c.maxAge(null)),
                row("first status", c -> c.preflightStatus(200)),
                row("last status", c -> c.preflightStatus(299)),
                row("null where it is dangerous", c -> c.origins("null", APP).dangerouslyAllowNullOrigin(true)),
                row(
                        "null beside credentials where it is dangerous",
                        c -> c.origins("null").dangerouslyAllowNullOrigin(true).supportsCredentials(true)),
                row(
                        "insecure where it is dangerous",
                        c -> c.origins("http://*.example.com")
                                .supportsCredentials(true)
                                .dangerouslyAllowInsecureOrigins(true)),
                row(
                        "any origin while a resource has credentials",
                        c -> c.resource("/*")
                                .resource("/me/*", me -> me.origins(APP).supportsCredentials(true))),
                row(
                        "credentials while a resource has any origin",
                        c -> c.origins(APP)
                                .supportsCredentials(true)
                                .resource("/*")
                                .resource("/open/*", open -> open.origins("*").supportsCredentials(false))),
                row(
                        "resources of all forms",
                        c -> c.resource("/")
                                .resource("/a")
                                .resource("/a/*")
                                .resource("/a/*/b")
                                .resource("/*")
                                .resource("/a+b")
                                .resource("/a;b")
                                .resource("/a%20b")
                                .resource("/~a/.well-known")
                                .resource("/a:b@c$d&e'(f)*g".replace("*", "!"))),
                row("the same path with another case", c -> c.resource("/a").resource("/A")),
                row("a path and what is below it", c -> c.resource("/a").resource("/a/*")),
                row(
                        "a segment that is a colon, and an escaped null",
                        c -> c.resource("/a/:").resource("/%00")),
                row("excluded part of a resource", c -> c.resource("/a/*").exclude("/a/private/*", "^/a/[0-9]+")),
                row("expressions of paths", c -> c.resource("^/v[0-9]+/.*").resource("^/api/v[0-9]+/.*$")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void build_without_a_warning(String name, Consumer<CorsBuilder> configure) {
        assertThat(Cors.of(configure).warnings()).as(name).isEmpty();
    }

    private static Arguments odd(String option, Reason reason, Consumer<CorsBuilder> configure) {
        return arguments(option, reason, configure);
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                odd("origins", Reason.DUPLICATE, c -> c.origins(APP, APP + ":443")),
                odd("methods", Reason.DUPLICATE, c -> c.methods("put", "PUT")),
                odd("methods", Reason.LOOKS_LIKE_EXPRESSION, c -> c.methods(".*")),
                odd("methods", Reason.LOOKS_LIKE_EXPRESSION, c -> c.methods("GET|PUT")),
                odd("exclude", Reason.DUPLICATE, c -> c.exclude("/a", "/a/")),
                odd("methods", Reason.LOOKS_LIKE_EXPRESSION, c -> c.methods("P*")),
                odd("allowHeaders", Reason.LOOKS_LIKE_EXPRESSION, c -> c.allowHeaders("X-*")),
                odd("allowHeaders", Reason.LOOKS_LIKE_EXPRESSION, c -> c.allowHeaders("X-.*")),
                odd("exposeHeaders", Reason.LOOKS_LIKE_EXPRESSION, c -> c.exposeHeaders("X-*")),
                odd("allowHeaders", Reason.CORS_HEADER, c -> c.allowHeaders("Access-Control-Allow-Origin")),
                odd("exposeHeaders", Reason.CORS_HEADER, c -> c.exposeHeaders("access-control-max-age")),
                odd("sendWildcard", Reason.WITHOUT_EFFECT, c -> c.origins(APP).sendWildcard(true)),
                odd(
                        "sendWildcard",
                        Reason.WITHOUT_EFFECT,
                        c -> c.origins(APP).sendWildcard(true).resource("/a").resource("/b", b -> b.maxAge(1))),
                odd("guardWebSockets", Reason.WITHOUT_EFFECT, c -> c.guardWebSockets(true)),
                odd("guardUnsafeMethods", Reason.WITHOUT_EFFECT, c -> c.guardUnsafeMethods(true)),
                odd("refuseDisallowed", Reason.WITHOUT_EFFECT, c -> c.refuseDisallowed(true)),
                odd("varyHeader", Reason.VARY_MISSING, c -> c.varyHeader(false)),
                odd("varyHeader", Reason.VARY_MISSING, c -> c.origins(APP).varyHeader(false)),
                odd(
                        "varyHeader",
                        Reason.VARY_MISSING,
                        c -> c.varyHeader(false).sendWildcard(true).alwaysSend(false)),
                odd("allowPrivateNetwork", Reason.PRIVATE_NETWORK_FOR_ANY_ORIGIN, c -> c.allowPrivateNetwork(true)),
                odd("origins", Reason.ANY_ORIGIN_BY_OMISSION, c -> c.configuration(Map.of())),
                odd("origins", Reason.ANY_ORIGIN_BY_OMISSION, c -> c.configuration(Map.of("maxAge", 1))),
                odd("CORS_ORIGINS", Reason.ANY_ORIGIN_BY_OMISSION, c -> c.environment(Map.of("HOME", "/"))),
                odd("SHOP_ORIGINS", Reason.ANY_ORIGIN_BY_OMISSION, c -> c.environment("SHOP_", Map.of())),
                odd("origins", Reason.ANY_ORIGIN_BY_OMISSION, c -> c.configuration(Map.of("resources", "/a"))),
                odd(
                        "resources./a.origins",
                        Reason.ANY_ORIGIN_BY_OMISSION,
                        c -> c.resource("/a", a -> a.configuration(Map.of()))),
                odd("maxAge", Reason.MAX_AGE_CAPPED, c -> c.maxAge(86_401)),
                odd("maxAge", Reason.MAX_AGE_CAPPED, c -> c.maxAge(Duration.ofDays(365))),
                odd("resources./a.maxAge", Reason.MAX_AGE_CAPPED, c -> c.resource("/a", a -> a.maxAge(86_401))),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/*").resource("^/a/.*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("^/a/.*").resource("*")),
                odd(
                        "resources",
                        Reason.UNREACHABLE,
                        c -> c.origins(APP)
                                .resource("/api/*")
                                .resource("^/api/v[0-9]+/admin(/.*)?$", admin -> admin.supportsCredentials(true))),
                odd(
                        "resources",
                        Reason.UNREACHABLE,
                        c -> c.resource("^/v[0-9]+/.*").resource("^/v[0-9]+/.*$")),
                odd(
                        "resources",
                        Reason.RESOURCES_OVERLAP,
                        c -> c.resource("/a/*/c").resource("/a/b/*")),
                odd(
                        "resources",
                        Reason.RESOURCES_OVERLAP,
                        c -> c.resource("^/[ab]/x").resource("^/a/[xy]")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a").exclude("/a")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/").exclude("/a")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/b").exclude("/a/*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/b/*").exclude("/a/*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/*/c").exclude("/a/*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/*").exclude("*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("^/a$").exclude("/*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/b").exclude("^/a/.*")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/../b")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/./b")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a//b")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/a/%2e%2e/b")),
                odd("resources", Reason.UNREACHABLE, c -> c.resource("/users/:id")),
                odd("exclude", Reason.UNREACHABLE, c -> c.exclude("/a/../b")));
    }

    @ParameterizedTest
    @CsvSource({
        "X-*, ^X-.*$, X-Shop",
        "*-Id, ^.*-Id$, shop-id",
        "X-a.b*, ^X-a\\.b.*$, x-a.bc",
        "X-.*, ^X-.*$, X-Shop",
        "X-.+, ^X-.+$, X-Shop",
        "X-.*|X-B, ^X-.*|X-B$, x-b"
    })
    void a_header_that_looks_like_an_expression_is_shown_as_one(String name, String expression, String meant) {
        assertThat(Cors.of(cors -> cors.allowHeaders(name)).warnings())
                .singleElement()
                .extracting(ConfigurationProblem::suggestion)
                .isEqualTo(expression);
        Cors mended = Cors.of(cors -> cors.allowHeaders(expression));
        assertThat(mended.warnings()).isEmpty();
        assertThat(Request.preflight("/", APP, "PUT")
                        .asking(meant)
                        .decidedBy(mended)
                        .allowed())
                .isTrue();
        assertThat(Cors.of(cors -> cors.exposeHeaders(name)).warnings())
                .singleElement()
                .extracting(ConfigurationProblem::suggestion)
                .isNull();
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("odd")
    void what_is_only_odd_is_warned_of(String option, Reason reason, Consumer<CorsBuilder> configure) {
        assertThat(Cors.of(configure).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.option()).isEqualTo(option);
            assertThat(warning.reason()).isEqualTo(reason);
        });
    }
}
