package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the host of an origin ends, and up to which lengths and numbers it is one. */
class OriginSyntaxTest {
    private static final String LABEL = "a".repeat(63);
    private static final String LONGEST_HOST = String.join(".", LABEL, LABEL, LABEL, "a".repeat(61));

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, 23",
        "https://app.example.com:8443, 23",
        "https://app.example.com., 24",
        "a://b, 5",
        "a+b-c.9://b, 11",
        "http://a:1, 8",
        "http://a:9090, 8",
        "http://a:65535, 8",
        "http://[::1], 12",
        "http://[::1]:80, 12",
        "http://[09af:AF90::]:80, 20",
        "http://[1:2:3:4:5:6:7:8], 24",
        "http://[1:2:3:4:5:6:192.0.2.255], 32",
        "app://., 7",
        "app://..:80, 8",
        "myapp://, 8",
    })
    void the_host_ends_before_the_port(String origin, int end) {
        assertThat(OriginSyntax.hostEnd(origin)).isEqualTo(end);
    }

    static Stream<String> longest() {
        return Stream.of(
                "s".repeat(64) + "://a",
                "s://" + LABEL,
                "s://a." + LABEL + ".b",
                "s://" + LONGEST_HOST,
                "s://" + LONGEST_HOST + ".",
                "s://" + ".".repeat(253),
                "s".repeat(64) + "://" + LONGEST_HOST + ".:65535");
    }

    @ParameterizedTest
    @MethodSource("longest")
    void the_longest_of_each_part_is_taken(String origin) {
        assertThat(OriginSyntax.hostEnd(origin)).isPositive();
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "s".repeat(65) + "://a",
                "s://a" + LABEL,
                "s://a." + LABEL + "a.b",
                "s://b.a" + LABEL,
                "s://b.a" + LABEL + ".",
                "s://" + LONGEST_HOST + "a",
                "s://" + LONGEST_HOST + "a.",
                "s://" + ".".repeat(254),
                "s".repeat(64) + "://" + LONGEST_HOST + ".:655350");
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void one_more_is_malformed(String origin) {
        assertThat(OriginSyntax.hostEnd(origin)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "://",
                "://a",
                "https://",
                "WSS://",
                "a://:80",
                "a://.b",
                "a://b..",
                "https://..",
                "a://[",
                "1a://b",
                "a_b://c",
                "a:/b",
                "file://a",
                "File://a",
                "file:x://a",
                "http://.",
                "http://.a",
                "http://a..b",
                "http://a..",
                "http://a/",
                "http://a@b",
                "http://a:",
                "http://a:0",
                "http://a:01",
                "http://a:65536",
                "http://a:8/",
                "http://a:8:",
                "http://a:8080:8080",
                "http://:80",
                "http://[",
                "http://[]",
                "http://[::1",
                "http://[::1]80",
                "http://[::1]:",
                "http://[::1].",
                "http://[:1]",
                "http://[1]",
                "http://[::1::]",
                "http://[::g]",
                "http://[::00001]",
                "http://[1:2:3:4:5:6:7]",
                "http://[1:2:3:4:5:6:7:8:9]",
                "http://[1::2:3:4:5:6:7:8]",
                "http://[::192.0.2.256]",
                "http://[::192.0.2.01]",
                "http://[::192.0.2]",
                "http://[192.0.2.1::]",
                "http://[192.0.2.1::1]",
                "http://[::1%25eth0]"
            })
    void what_no_browser_sends_is_malformed(String origin) {
        assertThat(OriginSyntax.hostEnd(origin)).isNegative();
    }
}
