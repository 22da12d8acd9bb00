package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in the form in which browsers write them. */
class IpLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "1:0:0:2:3:4:5:6, 1::2:3:4:5:6",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "1::0:2, 1::2",
        "2001:DB8::00FF, 2001:db8::ff",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "1:2:3:4:5:6:255.254.253.252, 1:2:3:4:5:6:fffe:fdfc",
    })
    void the_longest_run_of_zeros_is_left_out_and_the_first_of_equals(String address, String canonical) {
        assertThat(IpLiteral.canonicalIpv6(address)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "9.10.99.100", "127.0.0.1", "255.255.255.255"})
    void four_numbers_from_0_to_255_are_an_address(String host) {
        assertThat(IpLiteral.isCanonicalIpv4(host)).isTrue();
        assertThat(IpLiteral.looksLikeIpv4(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.0004",
                "0x7f.1",
                "2130706433",
                "a.0x",
                "a.0x0f",
                "a.9"
            })
    void other_forms_look_like_one_to_browsers(String host) {
        assertThat(IpLiteral.isCanonicalIpv4(host)).isFalse();
        assertThat(IpLiteral.looksLikeIpv4(host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4., 1.2.3.4",
        "1.2.3, 1.2.0.3",
        "1.2, 1.0.0.2",
        "2130706433, 127.0.0.1",
        "4294967295, 255.255.255.255",
        "0x7f.1, 127.0.0.1",
        "0X7F.0x0.1, 127.0.0.1",
        "0xffffffff, 255.255.255.255",
        "0x, 0.0.0.0",
        "1.2.3.0x, 1.2.3.0",
        "0, 0.0.0.0",
        "0177.1, 127.0.0.1",
        "01.2.3.4, 1.2.3.4",
        "00000000000000000000001, 0.0.0.1",
    })
    void browsers_read_octal_and_hexadecimal_numbers_and_fill_up_with_the_last(String host, String canonical) {
        assertThat(IpLiteral.canonicalIpv4(host)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4.5",
                "1..2",
                "1.2.3.4..",
                "1.2.3.256",
                "1.256.3",
                "1.2.65536",
                "4294967296",
                "99999999999999999999",
                "0x100000000",
                "08.1",
                "0xg.1",
                "a.9",
                "-1",
                "+1"
            })
    void what_they_cannot_read_is_no_address(String host) {
        assertThat(IpLiteral.canonicalIpv4(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "1.example", "1.2.3.4a", "0xg", "a.0xg", "1.2.3.x", "a"})
    void names_do_not(String host) {
        assertThat(IpLiteral.looksLikeIpv4(host)).isFalse();
    }
}
