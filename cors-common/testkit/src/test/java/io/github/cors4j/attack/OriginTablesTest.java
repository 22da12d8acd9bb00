package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No origin that tries to pass for an allowed one is allowed, whatever the form of the pattern. */
class OriginTablesTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    static Stream<String> patterns() {
        return Stream.of(
                "https://app.example.com",
                "https://*.example.com",
                "https://app.example.com:*",
                "https://*.example.com:*",
                "^https://[a-z0-9-]+\\.example\\.com(:[0-9]+)?",
                "^https://(.*\\.)?example\\.com",
                "^https://app\\.example\\.com");
    }

    private static Stream<Cors> policies(String pattern) {
        return Stream.of(true, false)
                .map(credentials -> Cors.of(cors -> cors.origins(pattern).supportsCredentials(credentials)));
    }

    private static List<CorsDecision> decisions(Cors cors, String origin) {
        return Stream.of(CorsRequest.get("/"), CorsRequest.preflight("PUT", "/"))
                .map(request -> cors.decide(request.from(origin)))
                .toList();
    }

    private static boolean allows(Cors cors, String origin) {
        return decisions(cors, origin).stream().allMatch(CorsDecision::allowed);
    }

    private static void refuses(Cors cors, String origin, Outcome outcome) {
        assertThat(decisions(cors, origin)).allSatisfy(decision -> {
            assertThat(decision.headers()).isEmpty();
            assertThat(decision.outcome()).isEqualTo(outcome);
        });
    }

    static Stream<Arguments> strangersByPattern() {
        return patterns().flatMap(pattern -> Origins.strangers().stream().map(origin -> arguments(pattern, origin)));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void those_who_were_meant_are_allowed(String pattern) {
        assertThat(policies(pattern)).allMatch(cors -> allows(cors, Origins.APP));
    }

    @ParameterizedTest
    @MethodSource("strangersByPattern")
    void a_stranger_is_refused(String pattern, String origin) {
        policies(pattern).forEach(cors -> refuses(cors, origin, Outcome.ORIGIN_NOT_ALLOWED));
    }

    static Stream<String> strangers() {
        return Origins.strangers().stream();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_stranger_is_echoed_under_any_origin_because_it_is_well_formed(String origin) {
        for (Cors cors : List.of(Cors.defaults(), Cors.of(options -> options.origins("^.*")))) {
            assertThat(decisions(cors, origin))
                    .allSatisfy(decision -> assertThat(decision.headers()).containsEntry(ALLOW_ORIGIN, origin));
        }
    }

    static Stream<String> malformed() {
        return MalformedOrigins.all();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_origin_is_never_allowed_nor_handed_to_an_expression(String origin) {
        Stream.concat(
                        patterns().flatMap(OriginTablesTest::policies),
                        Stream.of(
                                Cors.of(cors -> cors.origins("^(?s).*")),
                                Cors.of(cors -> cors.origins("^[\\s\\S]*", "^null.*")),
                                Cors.of(cors -> cors.origins("null").dangerouslyAllowNullOrigin(true))))
                .forEach(cors -> refuses(cors, origin, Outcome.ORIGIN_MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_origin_gets_the_wildcard_under_any_origin_and_is_never_echoed(String origin) {
        CorsDecision get = decisions(Cors.defaults(), origin).get(0);
        assertThat(get.headers()).containsExactly(Map.entry(ALLOW_ORIGIN, "*"));
        assertThat(get.vary()).containsExactly("Origin");
    }

    @Test
    void the_tables_are_long_enough_to_mean_something() {
        assertThat(MalformedOrigins.all().distinct().count()
                        + Origins.strangers().size())
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
                .toList();
        Cors cors = Cors.of(options -> options.origins(origins));
        for (int i = 0; i < 10_000; i += 7) {
            assertThat(List.of(
                            "https://a" + i + ".example",
                            "http://b" + i + ".example:81",
                            "https://x.y.c" + i + ".example",
                            "https://x.d" + i + ".example:8443"))
                    .allMatch(origin -> allows(cors, origin));
            assertThat(List.of(
                            "https://b" + i + ".example:81",
                            "https://c" + i + ".example",
                            "https://x.c" + i + ".example:81"))
                    .allSatisfy(origin -> refuses(cors, origin, Outcome.ORIGIN_NOT_ALLOWED));
        }
        refuses(cors, "https://a10000.example", Outcome.ORIGIN_NOT_ALLOWED);
    }
}
