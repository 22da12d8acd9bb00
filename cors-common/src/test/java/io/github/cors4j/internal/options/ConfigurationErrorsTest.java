package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.HarmlessText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that cannot be right is refused, with its place, its reason and what to write instead. */
class ConfigurationErrorsTest {
    private static final String APP = "https://app.example.com";

    /** An origin, the reason why it is refused, and a part of the message that tells what to write. */
    private static Arguments origin(String origin, Reason reason, String remedy) {
        return arguments(origin, reason, remedy);
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                // no scheme
                origin("app.example.com", Reason.SCHEME_MISSING, "write https://app.example.com"),
                origin("localhost", Reason.SCHEME_MISSING, "write http://localhost"),
                origin("localhost:3000", Reason.SCHEME_MISSING, "write http://localhost:3000"),
                origin("//app.example.com", Reason.SCHEME_MISSING, "https://"),
                origin("https:app.example.com", Reason.SCHEME_MISSING, "https://"),
                origin("https:/app.example.com", Reason.SCHEME_MISSING, "https://"),
                origin("mailto:x@example.com", Reason.SCHEME_MISSING, "https://"),
                origin("*.example.com", Reason.SCHEME_MISSING, "https://*.example.com"),
                origin("NULL", Reason.NULL_ORIGIN, "dangerouslyAllowNullOrigin"),
                origin("**", Reason.SCHEME_MISSING, "write *"),
                origin("http", Reason.SCHEME_MISSING, "https://"),
                // a scheme that is none
                origin("://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("1s://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("h_s://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("ht/tps://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("httpſ://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("s".repeat(65) + "://app.example.com", Reason.SCHEME_INVALID, "https://"),
                origin("*://app.example.com", Reason.WILDCARD_MISPLACED, "https://..., http://..."),
                origin("http*://app.example.com", Reason.WILDCARD_MISPLACED, "https://..., http://..."),
                // path, trailing slash, query, fragment, userinfo
                origin(
                        "https://app.example.com/",
                        Reason.TRAILING_SLASH,
                        "no trailing slash; write https://app.example.com"),
                origin("https://app.example.com:8443/", Reason.TRAILING_SLASH, "write https://app.example.com:8443"),
                origin("https://*.example.com/", Reason.TRAILING_SLASH, "write https://*.example.com"),
                origin("https://app.example.com\\", Reason.TRAILING_SLASH, "write https://app.example.com"),
                origin("https://app.example.com//", Reason.PATH_PRESENT, "no path; write https://app.example.com"),
                origin("https://app.example.com/index.html", Reason.PATH_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com/*", Reason.PATH_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com\\a", Reason.PATH_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com?", Reason.QUERY_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com?a=b", Reason.QUERY_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com#", Reason.FRAGMENT_PRESENT, "write https://app.example.com"),
                origin("https://app.example.com#a", Reason.FRAGMENT_PRESENT, "write https://app.example.com"),
                origin("https://me@app.example.com", Reason.USERINFO_PRESENT, "after the @"),
                origin("https://me:pw@app.example.com", Reason.USERINFO_PRESENT, "after the @"),
                origin("https://@app.example.com", Reason.USERINFO_PRESENT, "after the @"),
                // ports
                origin("https://app.example.com:", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:0", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:00", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:0443", Reason.PORT_INVALID, "leading zeros"),
                origin("https://app.example.com:65536", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:99999", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:100000", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:4294967739", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:-1", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:+1", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:port", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:80a", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:8*", Reason.PORT_INVALID, "* for any"),
                origin("https://app.example.com:**", Reason.PORT_INVALID, "* for any"),
                origin("https://app.example.com:80:80", Reason.PORT_INVALID, "1 to 65535"),
                origin("https://app.example.com:٨٠", Reason.PORT_INVALID, "1 to 65535"),
                origin("http://[::1]:0", Reason.PORT_INVALID, "1 to 65535"),
                // hosts
                origin("https://", Reason.HOST_MISSING, "write https://app.example.com"),
                origin("https://:8443", Reason.HOST_MISSING, "write https://app.example.com"),
                origin("https://bücher.example", Reason.HOST_NOT_ASCII, "write https://xn--bcher-kva.example"),
                origin("https://BÜCHER.example", Reason.HOST_NOT_ASCII, "write https://xn--bcher-kva.example"),
                origin("https://*.bücher.example", Reason.HOST_NOT_ASCII, "xn--bcher-kva.example"),
                origin("https://пример.example", Reason.HOST_NOT_ASCII, "xn--e1afmkfd.example"),
                origin("https://аpp.example.com", Reason.HOST_NOT_ASCII, "xn--pp-6kc.example.com"),
                origin("https://ａpp.example.com", Reason.HOST_NOT_ASCII, "app.example.com"),
                origin("https://\u212Apple.example", Reason.HOST_NOT_ASCII, "kpple.example"),
                origin("https://app。example.com", Reason.HOST_NOT_ASCII, "app.example.com"),
                origin("https://straße.example", Reason.HOST_NOT_ASCII, "punycode"),
                origin("https://é" + "a".repeat(70) + ".example", Reason.HOST_NOT_ASCII, "punycode"),
                origin("https://a\u0080.example", Reason.HOST_NOT_ASCII, "write "),
                origin("https://a\u200Db.example", Reason.HOST_NOT_ASCII, "punycode"),
                origin("https://σίγμας.example", Reason.HOST_NOT_ASCII, "punycode"),
                origin("https://app_example!.com", Reason.HOST_INVALID, "letters, digits, hyphens and dots"),
                origin("https://app%2eexample.com", Reason.HOST_INVALID, "letters, digits, hyphens and dots"),
                origin("https://app$example.com", Reason.HOST_INVALID, "letters, digits, hyphens and dots"),
                origin("https://" + "a".repeat(64) + ".example", Reason.HOST_INVALID, "63"),
                origin("https://" + "a.".repeat(126) + "aa", Reason.HOST_INVALID, "253"),
                origin("https://app..example.com", Reason.LABEL_EMPTY, "remove the extra dot"),
                origin("https://.example.com", Reason.LABEL_EMPTY, "remove the extra dot"),
                origin("https://example.com..", Reason.LABEL_EMPTY, "remove the extra dot"),
                origin("https://.", Reason.LABEL_EMPTY, "remove the extra dot"),
                origin("https://*..example.com", Reason.LABEL_EMPTY, "remove the extra dot"),
                // wildcards
                origin("https://*", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*example.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://app*a*.example.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://app.*.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://app.example.*", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*.*.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*.a.*.example.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://**.example.com", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*:8443", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*:*", Reason.WILDCARD_MISPLACED, "https://*.example.com"),
                origin("https://*.192.0.2.1", Reason.WILDCARD_OVER_ADDRESS, "remove *."),
                origin("https://*.[2001:db8::1]", Reason.WILDCARD_OVER_ADDRESS, "remove *."),
                // addresses
                origin("https://192.0.2.01", Reason.ADDRESS_NOT_CANONICAL, "192.0.2.1"),
                origin("https://192.0.2.256", Reason.ADDRESS_NOT_CANONICAL, "0 to 255"),
                origin("https://192.0.2", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://3221225985", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://0xc0000201", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://0xc0.0.2.1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://192.0.2.0x1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://192.0.2.0x", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://192.0.2.0X1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://0300.0.2.1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://192.0.2.1.", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://app.example.1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://1.192.0.2.1", Reason.ADDRESS_NOT_CANONICAL, "four numbers"),
                origin("https://[2001:DB8:0::1]", Reason.ADDRESS_NOT_CANONICAL, "write https://[2001:db8::1]"),
                origin("https://[2001:0db8::1]", Reason.ADDRESS_NOT_CANONICAL, "[2001:db8::1]"),
                origin("https://[0:0:0:0:0:0:0:1]", Reason.ADDRESS_NOT_CANONICAL, "[::1]"),
                origin("https://[::ffff:192.0.2.1]", Reason.ADDRESS_NOT_CANONICAL, "[::ffff:c000:201]"),
                origin("https://[2001:db8::1:0:0:0]", Reason.ADDRESS_NOT_CANONICAL, "[2001:db8:0:0:1::]"),
                origin("https://[1:2:3:4:5:6:7::]", Reason.ADDRESS_NOT_CANONICAL, "[1:2:3:4:5:6:7:0]"),
                origin("https://[]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[::1", Reason.HOST_INVALID, "[::1]"),
                origin("https://[::1]x", Reason.HOST_INVALID, "[::1]"),
                origin("https://[::g]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[1::2::3]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[1:2:3:4:5:6:7]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[1:2:3:4:5:6:7:8:9]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[1:2:3:4:5:6:7::8]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[fe80::1%25eth0]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[192.0.2.1]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[192.0.2.1::]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[1:192.0.2.1::2]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[::192.0.2.1:1]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[::192.0.2.01]", Reason.HOST_INVALID, "[::1]"),
                origin("https://[12345::]", Reason.HOST_INVALID, "[::1]"),
                // null and file
                origin("null", Reason.NULL_ORIGIN, "dangerouslyAllowNullOrigin"),
                origin("file://", Reason.FILE_ORIGIN, "http://localhost"),
                origin("file:///", Reason.FILE_ORIGIN, "http://localhost"),
                origin("file:", Reason.FILE_ORIGIN, "http://localhost"),
                origin("FILE:///home/me", Reason.FILE_ORIGIN, "http://localhost"),
                origin("file://host", Reason.FILE_ORIGIN, "http://localhost"),
                // blanks and lists
                origin("", Reason.BLANK, "text"),
                origin("   ", Reason.BLANK, "text"),
                origin("https://a.example;https://b.example", Reason.SEVERAL_IN_ONE, "separated by commas"),
                origin("https://a.example https://b.example", Reason.SEVERAL_IN_ONE, "separated by commas"),
                origin("https://a.example\nhttps://b.example", Reason.SEVERAL_IN_ONE, "separated by commas"),
                // expressions
                origin("^https://(", Reason.EXPRESSION_INVALID, "RE2"),
                origin("^(?=https)https://a", Reason.EXPRESSION_INVALID, "RE2"));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void an_origin_that_no_browser_sends_is_refused(String origin, Reason reason, String remedy) {
        List<ConfigurationProblem> problems = Problem.allOf(cors -> cors.origins(origin));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.option()).isEqualTo("origins");
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.value()).isEqualTo(HarmlessText.of(origin));
            assertThat(problem.message()).contains(remedy);
        });
    }

    @ParameterizedTest
    @MethodSource("origins")
    void an_origin_that_no_browser_sends_is_refused_beside_good_ones_and_in_resources(
            String origin, Reason reason, String remedy) {
        assertThat(Problem.allOf(cors -> cors.origins(APP, origin, "https://b.example")))
                .extracting(ConfigurationProblem::reason)
                .contains(reason);
        assertThat(Problem.allOf(cors -> cors.resource("/a", a -> a.origins(origin, APP))))
                .anySatisfy(problem -> {
                    assertThat(problem.option()).isEqualTo("resources./a.origins");
                    assertThat(problem.reason()).isEqualTo(reason);
                    assertThat(problem.message()).contains(remedy);
                });
    }

    private static Arguments row(String option, Reason reason, String remedy, Consumer<CorsBuilder> configure) {
        return arguments(option, reason, remedy, configure);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                // any origin beside credentials
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "list the origins",
                        c -> c.supportsCredentials(true)),
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "list the origins",
                        c -> c.origins("*").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "leave supportsCredentials out",
                        c -> c.configuration(Map.of("supportsCredentials", true))),
                // wildcards beside others
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins("*", APP)),
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins(APP, "*")),
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins("^https://a", "*")),
                row("methods", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.methods("*", "GET")),
                row("methods", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.methods("PUT", "*")),
                row(
                        "exposeHeaders",
                        Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                        "list the headers",
                        c -> c.origins(APP).supportsCredentials(true).exposeHeaders("*")),
                row(
                        "exposeHeaders",
                        Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                        "list the headers",
                        c -> c.origins(APP).supportsCredentials(true).exposeHeaders("X-A", "*")),
                // insecure origins and public suffixes
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://app.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "dangerouslyAllowInsecureOrigins",
                        c -> c.origins("HTTP://*.example.com:*").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://192.168.0.1:8080").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://localhost.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://127.0.0.1.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://[::2]").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://128.0.0.1").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                        "dangerouslyAllowPublicSuffixes",
                        c -> c.origins("https://*.github.io").supportsCredentials(true)),
                // empty and null
                row("origins", Reason.EMPTY, "list them", c -> c.origins()),
                row("origins", Reason.EMPTY, "list them", c -> c.origins(List.of())),
                row("origins", Reason.NULL_VALUE, "text", c -> c.origins(APP, null)),
                row("methods", Reason.NULL_VALUE, "text", c -> c.methods("GET", null)),
                row("allowHeaders", Reason.NULL_VALUE, "text", c -> c.allowHeaders("X-A", null)),
                row("exposeHeaders", Reason.NULL_VALUE, "text", c -> c.exposeHeaders("X-A", null)),
                row("exclude", Reason.NULL_VALUE, "text", c -> c.exclude("/a", null)),
                row("methods", Reason.BLANK, "text", c -> c.methods("GET", " ")),
                row("allowHeaders", Reason.BLANK, "text", c -> c.allowHeaders("")),
                row("exposeHeaders", Reason.BLANK, "text", c -> c.exposeHeaders("")),
                row("exclude", Reason.BLANK, "text", c -> c.exclude("")),
                row("resources", Reason.BLANK, "text", c -> c.resource("")),
                row("origins", Reason.TYPE_INVALID, "text", c -> c.origins(List.of(42))),
                row("origins", Reason.TYPE_INVALID, "text", c -> c.origins(List.of(java.net.URI.create(APP)))),
                row("allowHeaders", Reason.TYPE_INVALID, "text", c -> c.allowHeaders(List.of(List.of("X-A"), "X-B"))),
                // methods
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("TRACE")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("CONNECT")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("TRACK")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("GET", "trace")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("Connect")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("tRaCk")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("G(T")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("PÜT")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("POſT")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("^P.*")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("a/b")),
                row("methods", Reason.SEVERAL_IN_ONE, "write GET, PUT", c -> c.methods("GET PUT")),
                // headers
                row("allowHeaders", Reason.HEADER_INVALID, "without a value", c -> c.allowHeaders("X:A")),
                row("allowHeaders", Reason.HEADER_INVALID, "letters, digits and hyphens", c -> c.allowHeaders("X-Ä")),
                row(
                        "allowHeaders",
                        Reason.HEADER_INVALID,
                        "letters, digits and hyphens",
                        c -> c.allowHeaders("X\r\nA")),
                row(
                        "allowHeaders",
                        Reason.HEADER_INVALID,
                        "letters, digits and hyphens",
                        c -> c.allowHeaders("X\u212A")),
                row("allowHeaders", Reason.SEVERAL_IN_ONE, "write X-A, X-B", c -> c.allowHeaders("X-A X-B")),
                row("allowHeaders", Reason.EXPRESSION_INVALID, "RE2", c -> c.allowHeaders("^x-(")),
                row("allowHeaders", Reason.EXPRESSION_UNMARKED, "write ^X-[a-z]+$", c -> c.allowHeaders("X-[a-z]+")),
                row("allowHeaders", Reason.EXPRESSION_UNMARKED, "write ^x-.*$", c -> c.allowHeaders("/^x-.*$/")),
                row("exposeHeaders", Reason.HEADER_INVALID, "letters, digits", c -> c.exposeHeaders("X-[a-z]+")),
                row("exposeHeaders", Reason.HEADER_INVALID, "without a value", c -> c.exposeHeaders("X:A")),
                row(
                        "exposeHeaders",
                        Reason.HEADER_INVALID,
                        "expressions are for allowed headers only",
                        c -> c.exposeHeaders("^X-.*")),
                row("exposeHeaders", Reason.SEVERAL_IN_ONE, "write X-A, X-B", c -> c.exposeHeaders("X-A X-B")),
                row("exposeHeaders", Reason.HEADER_FORBIDDEN, "remove", c -> c.exposeHeaders("Set-Cookie")),
                row("exposeHeaders", Reason.HEADER_FORBIDDEN, "remove", c -> c.exposeHeaders("set-cookie2")),
                // numbers
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(-1)),
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(Duration.ofMillis(-1))),
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(Long.MIN_VALUE)),
                row("maxAge", Reason.MAX_AGE_INVALID, "whole seconds", c -> c.maxAge(Duration.ofMillis(1500))),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(199)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(300)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(404)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(0)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(-200)),
                // paths
                row("resources", Reason.PATH_INVALID, "write /api/*", c -> c.resource("api/*")),
                row("resources", Reason.PATH_INVALID, "write /", c -> c.resource("https://app.example.com/api")),
                row("resources", Reason.PATH_INVALID, "write /", c -> c.resource("**")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api*")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api/**")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api/*.json")),
                row("resources", Reason.PATH_INVALID, "neither query", c -> c.resource("/api?x=1")),
                row("resources", Reason.PATH_INVALID, "neither query", c -> c.resource("/api#x")),
                row("resources", Reason.PATH_INVALID, "percent-encoded", c -> c.resource("//[ x")),
                row("resources", Reason.PATH_INVALID, "/users/*/photos", c -> c.resource("/users/{id}")),
                row("resources", Reason.PATH_INVALID, "/users/*/photos", c -> c.resource("/users/<id>")),
                row("resources", Reason.PATH_INVALID, "/my%20docs", c -> c.resource("/my docs")),
                row("resources", Reason.PATH_INVALID, "/caf%C3%A9", c -> c.resource("/café")),
                row("resources", Reason.PATH_INVALID, "/100%25", c -> c.resource("/100%")),
                row("resources", Reason.PATH_INVALID, "/a%5Cb", c -> c.resource("/a\\b")),
                row("resources", Reason.EXPRESSION_INVALID, "RE2", c -> c.resource("^/(")),
                row("exclude", Reason.PATH_INVALID, "write /api/*", c -> c.exclude("api/*")),
                row("exclude", Reason.EXPRESSION_INVALID, "RE2", c -> c.exclude("^/(")),
                // twice
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a").resource("/a")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "trailing slash",
                        c -> c.resource("/a").resource("/a/")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a/*").resource("/a/*/")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("*").resource("/*")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("^/a").resource("^/a")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a").resource("/%61")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.configuration(Map.of("resources", List.of("/a", "/a")))),
                row(
                        "resources",
                        Reason.SET_TWICE,
                        "set it once",
                        c -> c.configuration(Map.of("resources", "/a")).configuration(Map.of("resources", "/b"))));
    }

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("others")
    void what_cannot_be_right_is_refused(String option, Reason reason, String remedy, Consumer<CorsBuilder> configure) {
        ConfigurationProblem problem = Problem.of(configure);
        assertThat(problem.option()).isEqualTo(option);
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).contains(remedy);
    }

    static Stream<String> forbiddenHeaders() {
        return Stream.of(
                "Accept-Charset",
                "Accept-Encoding",
                "Access-Control-Request-Headers",
                "Access-Control-Request-Method",
                "Access-Control-Request-Private-Network",
                "Connection",
                "Content-Length",
                "Cookie",
                "Cookie2",
                "Date",
                "DNT",
                "Expect",
                "Host",
                "Keep-Alive",
                "Origin",
                "Referer",
                "Set-Cookie",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Via",
                "Proxy-Authorization",
                "Proxy-",
                "Sec-Fetch-Site",
                "sec-",
                "COOKIE",
                "hOsT");
    }

    @ParameterizedTest
    @MethodSource("forbiddenHeaders")
    void a_header_that_browsers_never_let_a_page_send_is_refused(String name) {
        ConfigurationProblem problem = Problem.of(cors -> cors.allowHeaders("X-A", name));
        assertThat(problem.option()).isEqualTo("allowHeaders");
        assertThat(problem.value()).isEqualTo(HarmlessText.of(name));
        assertThat(problem.reason()).isEqualTo(Reason.HEADER_FORBIDDEN);
        assertThat(problem.message()).contains("remove");
    }

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
                "^.*?");
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

    static Stream<Arguments> twice() {
        return Stream.of(
                twice("origins", c -> c.origins(APP).origins("https://b.example")),
                twice("origins", c -> c.origins(APP).origins(APP)),
                twice("methods", c -> c.methods("GET").methods(List.of("PUT"))),
                twice("allowHeaders", c -> c.allowHeaders("X-A").allowHeaders("X-B")),
                twice("exposeHeaders", c -> c.exposeHeaders("X-A").exposeHeaders("X-B")),
                twice("supportsCredentials", c -> c.supportsCredentials(false).supportsCredentials(false)),
                twice("maxAge", c -> c.maxAge(1).maxAge(Duration.ofSeconds(1))),
                twice("maxAge", c -> c.maxAge(null).maxAge(1)),
                twice("sendWildcard", c -> c.sendWildcard(true).sendWildcard(true)),
                twice("varyHeader", c -> c.varyHeader(true).varyHeader(true)),
                twice("alwaysSend", c -> c.alwaysSend(true).alwaysSend(true)),
                twice("automaticOptions", c -> c.automaticOptions(true).automaticOptions(true)),
                twice("preflightStatus", c -> c.preflightStatus(200).preflightStatus(204)),
                twice("allowPrivateNetwork", c -> c.allowPrivateNetwork(true).allowPrivateNetwork(true)),
                twice(
                        "dangerouslyAllowNullOrigin",
                        c -> c.dangerouslyAllowNullOrigin(true).dangerouslyAllowNullOrigin(true)),
                twice(
                        "dangerouslyAllowInsecureOrigins",
                        c -> c.dangerouslyAllowInsecureOrigins(true).dangerouslyAllowInsecureOrigins(true)),
                twice(
                        "dangerouslyAllowPublicSuffixes",
                        c -> c.dangerouslyAllowPublicSuffixes(true).dangerouslyAllowPublicSuffixes(true)),
                twice(
                        "dangerouslyAllowAnyExpression",
                        c -> c.dangerouslyAllowAnyExpression(true).dangerouslyAllowAnyExpression(false)),
                twice("exclude", c -> c.exclude("/a").exclude("/b")),
                twice("maxAge", c -> c.configuration(Map.of("maxAge", 1)).configuration(Map.of("maxAge", 2))),
                twice(
                        "CORS_MAX_AGE",
                        c -> c.configuration(Map.of("maxAge", 1)).environment(Map.of("CORS_MAX_AGE", "2"))),
                twice(
                        "resources./a.maxAge",
                        c -> c.resource("/a", a -> a.maxAge(1).maxAge(2))));
    }

    private static Arguments twice(String option, Consumer<CorsBuilder> configure) {
        return arguments(option, configure);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("twice")
    void an_option_that_is_set_twice_is_refused(String option, Consumer<CorsBuilder> configure) {
        ConfigurationProblem problem = Problem.of(configure);
        assertThat(problem.option()).isEqualTo(option);
        assertThat(problem.reason()).isEqualTo(Reason.SET_TWICE);
        assertThat(problem.message()).contains("set it once");
    }

    @Test
    void of_cookies_it_is_said_how_they_are_sent_and_of_other_headers_who_sets_them() {
        assertThat(Problem.of(cors -> cors.allowHeaders("Cookie")).message()).contains("supportsCredentials");
        assertThat(Problem.of(cors -> cors.exposeHeaders("Set-Cookie")).message())
                .contains("supportsCredentials");
        assertThat(Problem.of(cors -> cors.allowHeaders("Host")).message()).contains("browsers set this header");
    }

    @Test
    void all_problems_are_reported_at_once() {
        List<ConfigurationProblem> problems =
                Problem.allOf(cors -> cors.origins("app.example.com", "https://b.example/")
                        .methods("TRACE", "G T")
                        .allowHeaders("Cookie")
                        .exposeHeaders("X:A")
                        .maxAge(-1)
                        .maxAge(5)
                        .preflightStatus(404)
                        .exclude("nope")
                        .configuration(Map.of("origin", "x", "sendWildcard", "yes"))
                        .resource("api/*")
                        .resource("/a", a -> a.maxAge(-2).methods("CONNECT"))
                        .resource("/a"));
        assertThat(problems)
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(
                        Reason.SCHEME_MISSING,
                        Reason.TRAILING_SLASH,
                        Reason.METHOD_FORBIDDEN,
                        Reason.SEVERAL_IN_ONE,
                        Reason.HEADER_FORBIDDEN,
                        Reason.HEADER_INVALID,
                        Reason.MAX_AGE_INVALID,
                        Reason.SET_TWICE,
                        Reason.STATUS_INVALID,
                        Reason.PATH_INVALID,
                        Reason.UNKNOWN_KEY,
                        Reason.TYPE_INVALID,
                        Reason.PATH_INVALID,
                        Reason.MAX_AGE_INVALID,
                        Reason.METHOD_FORBIDDEN,
                        Reason.RESOURCE_TWICE);
    }

    @Test
    void every_flaw_of_one_origin_is_reported() {
        assertThat(Problem.allOf(cors -> cors.origins("1s://me@b*d:0/path")))
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(
                        Reason.SCHEME_INVALID,
                        Reason.USERINFO_PRESENT,
                        Reason.WILDCARD_MISPLACED,
                        Reason.PORT_INVALID,
                        Reason.PATH_PRESENT);
    }

    @Test
    void an_inherited_problem_is_reported_once_and_where_it_was_made() {
        List<ConfigurationProblem> problems = Problem.allOf(cors ->
                cors.supportsCredentials(true).resource("/a").resource("/b").resource("/c"));
        assertThat(problems).extracting(ConfigurationProblem::option).containsExactly("origins");
    }

    @Test
    void what_does_not_go_together_is_reported_where_the_innermost_of_it_is_set() {
        assertThat(Problem.of(cors -> cors.supportsCredentials(true).resource("/a", a -> a.maxAge(1)))
                        .option())
                .isEqualTo("origins");
        assertThat(Problem.of(cors ->
                                cors.supportsCredentials(true).origins(APP).resource("/a", a -> a.origins("*")))
                        .option())
                .isEqualTo("resources./a.origins");
        assertThat(Problem.of(cors -> cors.origins("null").resource("/a", a -> a.supportsCredentials(false)))
                        .option())
                .isEqualTo("origins");
        assertThat(Problem.of(cors -> cors.dangerouslyAllowNullOrigin(true)
                                .origins("null")
                                .resource("/a", a -> a.dangerouslyAllowNullOrigin(false)))
                        .option())
                .isEqualTo("resources./a.origins");
        assertThat(Problem.of(cors ->
                                cors.exposeHeaders("*").origins(APP).resource("/a", a -> a.supportsCredentials(true)))
                        .option())
                .isEqualTo("resources./a.exposeHeaders");
    }

    @Test
    void the_exception_reads_well_and_each_problem_is_one_line() {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.of(cors -> cors.origins("app.example.com\r\nX: y").maxAge(-1)));
        assertThat(refusal.getMessage().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("The CORS configuration has 2 problems:");
            assertThat(lines.get(1)).contains("origins", "\\u000d\\u000a");
            assertThat(lines.get(2)).contains("maxAge -1: ");
        });
    }

    @Test
    void the_exception_survives_serialisation() throws Exception {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class, () -> Cors.of(cors -> cors.maxAge(-1)));
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        try (var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
            CorsConfigurationException read = (CorsConfigurationException) in.readObject();
            assertThat(read).hasMessage(refusal.getMessage());
            assertThat(read.problems()).isEmpty();
        }
    }

    @Test
    void a_route_is_checked_as_well() {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.route(route -> route.supportsCredentials(true).maxAge(-1)));
        assertThat(refusal.problems())
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(Reason.ANY_ORIGIN_WITH_CREDENTIALS, Reason.MAX_AGE_INVALID);
        CorsConfigurationException paths = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.route(route -> route.configuration(Map.of("resources", "/a"))));
        assertThat(paths.problems()).extracting(ConfigurationProblem::reason).containsExactly(Reason.NOT_HERE);
    }
}
