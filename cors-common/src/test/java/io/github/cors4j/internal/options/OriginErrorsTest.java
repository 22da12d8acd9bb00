package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every origin that no browser sends is refused, with its reason and what to write instead. */
class OriginErrorsTest {
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
                        "must not have a trailing slash; write https://app.example.com"),
                origin("https://app.example.com:8443/", Reason.TRAILING_SLASH, "write https://app.example.com:8443"),
                origin("https://*.example.com/", Reason.TRAILING_SLASH, "write https://*.example.com"),
                origin("https://app.example.com\\", Reason.TRAILING_SLASH, "write https://app.example.com"),
                origin(
                        "https://app.example.com//",
                        Reason.PATH_PRESENT,
                        "must not have a path; write https://app.example.com"),
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
                origin("https://аpp.example.com", Reason.HOST_NOT_ASCII, "punycode form"),
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
                origin("", Reason.BLANK, "must not be blank"),
                origin("   ", Reason.BLANK, "must not be blank"),
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
}
