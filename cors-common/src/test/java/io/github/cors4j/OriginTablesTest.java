package io.github.cors4j;

import static io.github.cors4j.OriginMatchingTest.ANY_PORT;
import static io.github.cors4j.OriginMatchingTest.BOTH;
import static io.github.cors4j.OriginMatchingTest.EXACT;
import static io.github.cors4j.OriginMatchingTest.EXPRESSION;
import static io.github.cors4j.OriginMatchingTest.SUBDOMAIN;
import static io.github.cors4j.OriginMatchingTest.allows;
import static io.github.cors4j.OriginMatchingTest.granted;
import static io.github.cors4j.OriginMatchingTest.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No origin that tries to pass for an allowed one is allowed, whatever the form of the pattern. */
class OriginTablesTest {
    static Stream<String> patterns() {
        return Stream.of(
                EXACT,
                SUBDOMAIN,
                ANY_PORT,
                BOTH,
                EXPRESSION,
                "^https://(.*\\.)?example\\.com",
                "^https://app\\.example\\.com");
    }

    static Stream<Arguments> strangersByPattern() {
        return patterns().flatMap(pattern -> Origins.strangers().stream().map(origin -> arguments(pattern, origin)));
    }

    @ParameterizedTest
    @MethodSource("strangersByPattern")
    void a_stranger_is_refused(String pattern, String origin) {
        assertThat(allows(pattern, origin)).isFalse();
        for (boolean credentials : List.of(true, false)) {
            assertThat(Request.from(origin)
                            .decidedBy(policy(credentials, pattern))
                            .outcome())
                    .isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
        }
    }

    static Stream<String> strangers() {
        return Origins.strangers().stream();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_stranger_is_echoed_under_any_origin_because_it_is_well_formed(String origin) {
        assertThat(granted(Cors.defaults(), origin)).containsExactly(Map.entry("Access-Control-Allow-Origin", origin));
        assertThat(granted(policy(false, "^.*"), origin)).containsEntry("Access-Control-Allow-Origin", origin);
    }

    static Stream<String> malformed() {
        return Origins.malformed();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_origin_is_never_allowed_nor_handed_to_an_expression(String origin) {
        List<Cors> policies = Stream.concat(
                        patterns().flatMap(pattern -> Stream.of(policy(true, pattern), policy(false, pattern))),
                        Stream.of(
                                policy(false, "^(?s).*"),
                                policy(false, "^[\\s\\S]*", "^null.*"),
                                Cors.of(cors -> cors.origins("null").dangerouslyAllowNullOrigin(true))))
                .toList();
        for (Cors cors : policies) {
            assertThat(granted(cors, origin)).isEmpty();
            assertThat(Request.from(origin).decidedBy(cors).outcome()).isEqualTo(Outcome.ORIGIN_MALFORMED);
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_origin_gets_the_wildcard_under_any_origin_and_is_never_echoed(String origin) {
        assertThat(granted(Cors.defaults(), origin)).containsExactly(Map.entry("Access-Control-Allow-Origin", "*"));
        assertThat(Request.from(origin).decidedBy(Cors.defaults()).vary()).containsExactly("Origin");
    }

    @Test
    void the_tables_are_long_enough_to_mean_something() {
        assertThat(Origins.malformed().distinct().count() + Origins.strangers().size())
                .isGreaterThan(700);
    }

    @Test
    void ten_thousand_origins_of_each_form_are_told_apart() {
        List<String> origins = IntStream.range(0, 10_000)
                .boxed()
                .flatMap(i -> Stream.of(
                        "https://a" + i + ".example",
                        "http://b" + i + ".example:*",
                        "https://*.c" + i + ".example",
                        "https://*.d" + i + ".example:*"))
                .collect(Collectors.toList());
        Cors cors = Cors.of(options -> options.origins(origins));
        for (int i = 0; i < 10_000; i += 7) {
            assertThat(Request.from("https://a" + i + ".example")
                            .decidedBy(cors)
                            .allowed())
                    .isTrue();
            assertThat(Request.from("http://b" + i + ".example:81")
                            .decidedBy(cors)
                            .allowed())
                    .isTrue();
            assertThat(Request.from("https://x.y.c" + i + ".example")
                            .decidedBy(cors)
                            .allowed())
                    .isTrue();
            assertThat(Request.from("https://x.d" + i + ".example:8443")
                            .decidedBy(cors)
                            .allowed())
                    .isTrue();
            assertThat(Request.from("https://b" + i + ".example:81")
                            .decidedBy(cors)
                            .allowed())
                    .isFalse();
            assertThat(Request.from("https://c" + i + ".example")
                            .decidedBy(cors)
                            .allowed())
                    .isFalse();
            assertThat(Request.from("https://x.c" + i + ".example:81")
                            .decidedBy(cors)
                            .allowed())
                    .isFalse();
        }
        assertThat(Request.from("https://a10000.example").decidedBy(cors).allowed())
                .isFalse();
    }
}
