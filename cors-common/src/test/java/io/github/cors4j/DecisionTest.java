package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods a preflight is granted, what a plain {@code OPTIONS} gets, and what policies and decisions tell of themselves. */
class DecisionTest {
    private static final String APP = "https://app.example.com";

    @ParameterizedTest
    @CsvSource({
        "GET, true",
        "PUT, true",
        "DELETE, true",
        "put, false",
        "Put, false",
        "PU, false",
        "PUTT, false",
        "TRACE, false",
        "' PUT', false",
        "'PUT ', false",
        "'PUT,GET', false",
        "*, false",
        "PURGE, false",
        "P\u00DCT, false"
    })
    void methods_compare_byte_for_byte(String method, boolean allowed) {
        CorsDecision decision =
                Request.preflight("/", APP, method).asking("X-A").decidedBy(Cors.defaults());
        assertThat(decision.outcome()).isEqualTo(allowed ? Outcome.ALLOWED : Outcome.METHOD_NOT_ALLOWED);
        assertThat(decision.headers().containsKey("Access-Control-Allow-Methods"))
                .isEqualTo(allowed);
        assertThat(decision.headers().containsKey("Access-Control-Allow-Headers"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "put", "PURGE", "M-SEARCH", "*", "x"})
    void any_method_is_the_wildcard_or_beside_credentials_the_method_itself(String method) {
        Cors any = Cors.of(cors -> cors.methods("*"));
        assertThat(Request.preflight("/", APP, method).decidedBy(any).headers())
                .containsEntry("Access-Control-Allow-Methods", "*");
        Cors credentials = Cors.of(cors -> cors.methods("*").origins(APP).supportsCredentials(true));
        assertThat(Request.preflight("/", APP, method).decidedBy(credentials).headers())
                .containsEntry("Access-Control-Allow-Methods", method);
    }

    @Test
    void any_method_is_any_method_however_long() {
        String method = "M".repeat(65);
        for (Cors any : List.of(
                Cors.of(cors -> cors.methods("*")),
                Cors.of(cors -> cors.methods("*").origins(APP).supportsCredentials(true)))) {
            assertThat(Request.preflight("/", APP, method).decidedBy(any).outcome())
                    .isEqualTo(Outcome.ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT, GET", "PU T", "PUT\r\nX: y", "PÜT", "a/b", " "})
    void a_method_that_is_no_token_is_never_echoed(String method) {
        Cors credentials = Cors.of(cors -> cors.methods("*").origins(APP).supportsCredentials(true));
        CorsDecision decision = Request.preflight("/", APP, method).decidedBy(credentials);
        assertThat(decision.outcome()).isEqualTo(Outcome.METHOD_NOT_ALLOWED);
        assertThat(decision.headers())
                .containsOnlyKeys("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "TRUE, true, false", "1, true, false", "'', true, false"})
    void private_network_access_is_granted_if_it_is_asked_for_and_allowed(
            String asked, boolean allowed, boolean granted) {
        Cors cors = Cors.of(options -> options.allowPrivateNetwork(allowed));
        Request request = Request.preflight("/", APP, "PUT").with("Access-Control-Request-Private-Network", asked);
        assertThat(request.decidedBy(cors).headers().get("Access-Control-Allow-Private-Network"))
                .isEqualTo(granted ? "true" : null);
        assertThat(request.decidedBy(cors).vary().contains("Access-Control-Request-Private-Network"))
                .isEqualTo(allowed);
        assertThat(Request.from(APP)
                        .with("Access-Control-Request-Private-Network", "true")
                        .decidedBy(cors)
                        .headers())
                .doesNotContainKey("Access-Control-Allow-Private-Network");
    }

    static Stream<Arguments> allows() {
        return Stream.of(
                arguments(List.of(), null),
                arguments(List.of("POST"), "POST, OPTIONS"),
                arguments(List.of("GET", "HEAD", "POST"), "GET, HEAD, POST, OPTIONS"),
                arguments(List.of("OPTIONS", "GET"), "GET, OPTIONS"),
                arguments(List.of("OPTIONS"), "OPTIONS"),
                arguments(List.of("GET", "GET", "PUT", "GET"), "GET, PUT, OPTIONS"));
    }

    @ParameterizedTest
    @MethodSource("allows")
    void allow_names_each_method_once_and_options_last(List<String> methods, @Nullable String value) {
        assertThat(CorsDecision.allow(methods)).isEqualTo(value);
    }

    @Test
    void a_route_answers_a_plain_options_with_the_headers_of_an_actual_request() {
        for (Cors cors : List.of(
                Cors.route(route -> route.origins(APP).preflightStatus(204).exposeHeaders("X-A")),
                Cors.of(any -> any.origins(APP).preflightStatus(204).exposeHeaders("X-A")))) {
            Request plain = Request.of("OPTIONS", "/x").origin(APP);
            CorsDecision decision = plain.decidedByRouteOf(cors);
            assertThat(decision.kind()).isEqualTo(RequestKind.ACTUAL);
            assertThat(decision.endsRequest()).isTrue();
            assertThat(decision.status()).isEqualTo(204);
            assertThat(decision.headers())
                    .isEqualTo(Map.of("Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-A"));
            assertThat(plain.decidedBy(cors).headers()).isEqualTo(decision.headers());
            assertThat(plain.decidedBy(cors).endsRequest()).isFalse();
            assertThat(Request.of("OPTIONS", "/x").decidedByRouteOf(cors).endsRequest())
                    .isTrue();
            assertThat(Request.get("/x").origin(APP).decidedByRouteOf(cors).endsRequest())
                    .isFalse();
        }
    }

    @Test
    void a_route_leaves_every_options_to_the_application_where_automatic_options_are_off() {
        Cors manual = Cors.route(route -> route.automaticOptions(false));
        assertThat(Request.of("OPTIONS", "/x")
                        .origin(APP)
                        .decidedByRouteOf(manual)
                        .endsRequest())
                .isFalse();
        assertThat(Request.preflight("/x", APP, "PUT").decidedByRouteOf(manual).endsRequest())
                .isFalse();
    }

    @Test
    void what_holds_nothing_of_the_request_is_decided_once() {
        Cors any = Cors.of(cors -> cors.sendWildcard(true));
        Cors listed = Cors.of(cors -> cors.origins(APP));
        assertThat(Request.get("/").decidedBy(any)).isSameAs(Request.get("/x").decidedBy(any));
        assertThat(Request.from(APP).decidedBy(any))
                .isSameAs(Request.from("https://b.example").decidedBy(any));
        assertThat(Request.from("https://b.example").decidedBy(listed))
                .isSameAs(Request.from("https://c.example").decidedBy(listed));
        assertThat(Request.preflight("/", "https://b.example", "PUT").decidedBy(listed))
                .isSameAs(Request.preflight("/", "https://c.example", "GET").decidedBy(listed));
    }

    @Test
    void what_tells_paths_apart_has_resources() {
        assertThat(Cors.route().hasResources()).isFalse();
        assertThat(Cors.defaults().hasResources()).isFalse();
        assertThat(Cors.of(cors -> cors.origins(APP)).hasResources()).isFalse();
        assertThat(Cors.of(cors -> cors.resource("/x")).hasResources()).isTrue();
        assertThat(Cors.of(cors -> cors.exclude("/x")).hasResources()).isTrue();
    }

    @Test
    void what_a_policy_and_a_decision_hand_out_cannot_be_changed() {
        Cors cors = Cors.of(options -> options.maxAge(100_000));
        CorsDecision decision = Request.from(APP).decidedBy(cors);
        assertThatThrownBy(() -> decision.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> decision.vary().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> cors.warnings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void policies_and_decisions_tell_what_they_are() {
        Cors cors = Cors.of(
                options -> options.origins(APP).maxAge(60).resource("/api/*").exclude("/api/x"));
        assertThat(cors.toString())
                .contains("/api/*", "/api/x", APP, "maxAge=60", "supportsCredentials=false", "methods=[DELETE, GET,");
        assertThat(Request.get("/api").origin(APP).decidedBy(cors).toString())
                .contains("ACTUAL", "allowed", "/api/*", APP, "Vary [Origin]");
        assertThat(Cors.defaults().toString()).contains("maxAge=null", "exposeHeaders=[]");
        assertThat(Cors.of(options -> options.origins(APP, "null").dangerouslyAllowNullOrigin(true))
                        .toString())
                .contains("origins=[" + APP + ", null]");
        String[] many = IntStream.range(0, 1_000)
                .mapToObj(i -> "https://a" + i + ".example")
                .toArray(String[]::new);
        assertThat(Cors.of(options -> options.origins(many)).toString().length())
                .isLessThan(2_000);
    }
}
