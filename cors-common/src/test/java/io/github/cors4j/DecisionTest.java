package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
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

/** What kind of request it is, what a preflight is granted, and how a decision gets onto a response. */
class DecisionTest {
    private static final String APP = "https://app.example.com";

    static Stream<Arguments> kinds() {
        Request options = Request.of("OPTIONS", "/");
        return Stream.of(
                arguments(Request.get("/"), RequestKind.NON_CORS),
                arguments(Request.from(""), RequestKind.NON_CORS),
                arguments(options, RequestKind.NON_CORS),
                arguments(options.with("Access-Control-Request-Method", "PUT"), RequestKind.NON_CORS),
                arguments(options.origin("").with("Access-Control-Request-Method", "PUT"), RequestKind.NON_CORS),
                arguments(Request.from(APP), RequestKind.ACTUAL),
                arguments(Request.from("null"), RequestKind.ACTUAL),
                arguments(Request.from("nonsense"), RequestKind.ACTUAL),
                arguments(options.origin(APP), RequestKind.ACTUAL),
                arguments(options.origin(APP).with("Access-Control-Request-Method", ""), RequestKind.ACTUAL),
                arguments(options.origin(APP).asking("X-A"), RequestKind.ACTUAL),
                arguments(Request.from(APP).with("Access-Control-Request-Method", "PUT"), RequestKind.ACTUAL),
                arguments(
                        Request.of("options", "/").origin(APP).with("Access-Control-Request-Method", "PUT"),
                        RequestKind.ACTUAL),
                arguments(
                        Request.of("POST", "/")
                                .origin(APP)
                                .with("Access-Control-Request-Method", "PUT")
                                .with("X-HTTP-Method-Override", "OPTIONS"),
                        RequestKind.ACTUAL),
                arguments(
                        Request.preflight("/", APP, "PUT").with("X-HTTP-Method-Override", "POST"),
                        RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", APP, "PUT"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "null", "PUT"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "nonsense", "no method"), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", APP, "PUT").origin(APP), RequestKind.PREFLIGHT),
                arguments(Request.preflight("/", "", "PUT").origin(APP), RequestKind.PREFLIGHT));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_request_is_of_one_kind(Request request, RequestKind kind) {
        CorsDecision decision = request.decidedBy(Cors.defaults());
        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.endsRequest()).isEqualTo(kind == RequestKind.PREFLIGHT);
        assertThat(Cors.requestedMethod(request, Request.READER) != null).isEqualTo(kind == RequestKind.PREFLIGHT);
    }

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

    private static Arguments granted(@Nullable String granted, boolean complete, String... lines) {
        return arguments(granted, complete, List.of(lines));
    }

    static Stream<Arguments> requestedHeaders() {
        return Stream.of(
                granted(null, true),
                granted(null, true, ""),
                granted(null, true, " , ,,", "\t"),
                granted("X-A", true, "X-A"),
                granted("x-a", true, "x-a"),
                granted("X-A,x-b", true, "X-A,x-b"),
                granted("x-b, X-A", true, "x-b,X-A"),
                granted("X-A, x-b", true, " X-A ,\tx-b\t, "),
                granted("X-A, X-B", true, "X-A", "X-B"),
                granted("X-A, X-B", true, "X-A,X-B", "x-b,x-a"),
                granted("X-A", true, "X-A,x-a,X-a,X-A"),
                granted("X-A", false, "X-A,X-No"),
                granted("X-A", false, "X-No,X-A"),
                granted("X-A", true, ",X-A"),
                granted("x-b", true, "x-b,x-b"),
                granted("X-A,X-AB,X-AB-C", true, "X-A,X-AB,X-AB-C"),
                granted("X-A,X-A!", true, "X-A,X-A!"),
                granted("X-AB, X-A", true, "X-AB,X-A"),
                granted("x-ab-c, X-AB, X-A", true, "x-ab-c,X-AB,X-A"),
                granted("a,aa,b,X-A,z", true, "a,aa,b,X-A,z"),
                granted(null, false, "X-No"),
                granted(null, false, "*"),
                granted("X-A", false, "*, X-A"),
                granted(null, false, "X A"),
                granted(null, false, "X-A;X-B"),
                granted(null, false, "X-A: y"),
                granted(null, false, "X-A\r\nX-B"),
                granted(null, false, "X-A\u2003"),
                granted(null, false, "\u000bX-A"),
                granted(null, false, "X-A\u00a0"),
                granted("X-A", false, "X-A,X-\u00c4"),
                granted(null, false, "\"X-A\""),
                granted("X-B", false, "X-\u212A,X-B"));
    }

    @ParameterizedTest
    @MethodSource("requestedHeaders")
    void requested_headers_are_granted_each_once_as_they_are_spelled(
            @Nullable String granted, boolean complete, List<String> lines) {
        Cors cors = Cors.of(
                options -> options.allowHeaders("X-A", "X-B", "X-K", "X-AB", "X-AB-C", "X-A!", "a", "aa", "b", "z"));
        CorsDecision decision = Request.preflight("/", APP, "PUT")
                .asking(lines.toArray(String[]::new))
                .decidedBy(cors);
        assertThat(decision.headers().get("Access-Control-Allow-Headers")).isEqualTo(granted);
        assertThat(decision.outcome()).isEqualTo(complete ? Outcome.ALLOWED : Outcome.HEADER_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "X A", "", ",", "X-A\u0000", "\u2003X-A"})
    void even_if_any_header_is_allowed_only_names_are_granted(String line) {
        assertThat(Request.preflight("/", APP, "PUT")
                        .asking(line)
                        .decidedBy(Cors.defaults())
                        .headers())
                .doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void work_on_requested_headers_is_bounded() {
        String flood = "x,".repeat(1_000_000);
        CorsDecision decision =
                Request.preflight("/", APP, "PUT").asking("X-A", flood, "X-B").decidedBy(Cors.defaults());
        assertThat(decision.headers().get("Access-Control-Allow-Headers")).isEqualTo("X-A, x");
        assertThat(decision.outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
    }

    @Test
    void of_requested_headers_3000_characters_are_looked_at_over_all_lines() {
        String half = "x".repeat(1_500);
        String other = "y".repeat(1_500);
        assertThat(allowHeaders(half + other)).isEqualTo(half + other);
        assertThat(allowHeaders(half + other + "z")).isNull();
        assertThat(allowHeaders(half, other)).isEqualTo(half + ", " + other);
        assertThat(allowHeaders(half, other, "z")).isEqualTo(half + ", " + other);
        assertThat(allowHeaders(half, other + "z")).isEqualTo(half);
        assertThat(allowHeaders("x-a,x-b," + half + other)).isEqualTo("x-a, x-b");
        assertThat(allowHeaders(half, "x-a,x-b" + "y".repeat(1_498) + ",x-c,x-d"))
                .isEqualTo(half + ", x-a");
    }

    private static @Nullable String allowHeaders(String... lines) {
        return Request.preflight("/", APP, "PUT")
                .asking(lines)
                .decidedBy(Cors.defaults())
                .headers()
                .get("Access-Control-Allow-Headers");
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

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "TRUE, true, false", "1, true, false", "'', true, false"})
    void private_network_access_is_granted_if_it_is_asked_for_and_allowed(
            String asked, boolean allowed, boolean granted) {
        Cors cors = Cors.of(options -> options.allowPrivateNetwork(allowed));
        Request request = Request.preflight("/", APP, "PUT").with("Access-Control-Request-Private-Network", asked);
        assertThat(request.decidedBy(cors).headers().get("Access-Control-Allow-Private-Network"))
                .isEqualTo(granted ? "true" : null);
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
    void a_decision_replaces_what_others_set_and_doing_it_again_changes_nothing() {
        Cors cors = Cors.of(options -> options.origins(APP).exposeHeaders("X-A"));
        CorsDecision decision = Request.from(APP).decidedBy(cors);
        Response response = new Response()
                .add("access-control-allow-origin", "*")
                .add("Access-Control-Allow-Origin", "https://theirs.example")
                .add("Access-Control-Allow-Credentials", "true")
                .add("Access-Control-Allow-Methods", "TRACE")
                .add("Access-Control-Allow-Headers", "*")
                .add("Access-Control-Max-Age", "1")
                .add("Access-Control-Allow-Private-Network", "true")
                .add("Content-Type", "text/plain")
                .add("Vary", "Accept, accept-encoding")
                .add("vary", "origin , Cookie");
        for (int i = 0; i < 3; i++) {
            decision.applyTo(response, Response.HEADERS);
            assertThat(response.lines())
                    .isEqualTo(Map.of(
                            "Access-Control-Allow-Origin", List.of(APP),
                            "Access-Control-Expose-Headers", List.of("X-A"),
                            "Content-Type", List.of("text/plain"),
                            "Vary", List.of("Accept, accept-encoding, origin, Cookie")));
        }
    }

    @Test
    void a_refused_request_loses_the_cors_headers_that_others_set() {
        Response response =
                new Response().add("Access-Control-Allow-Origin", "*").add("Access-Control-Expose-Headers", "X-A");
        Request.from("https://evil.example")
                .decidedBy(Cors.of(options -> options.origins(APP)))
                .applyTo(response, Response.HEADERS);
        assertThat(response.lines()).isEqualTo(Map.of("Vary", List.of("Origin")));
    }

    private static Arguments vary(String merged, String... lines) {
        return arguments(merged, List.of(lines));
    }

    static Stream<Arguments> varies() {
        return Stream.of(
                vary("Origin"),
                vary("Origin", ""),
                vary("Origin", " , "),
                vary("Accept, Origin", "Accept"),
                vary("Accept, Cookie, Origin", "Accept", "Cookie"),
                vary("Accept, Cookie, Origin", "Accept,Cookie,accept"),
                vary("origin", "origin"),
                vary("ORIGIN, Accept", "ORIGIN, Accept, Origin"),
                vary("*", "*"),
                vary("*", "Accept, *"),
                vary("*", "Accept", "*", "Cookie"),
                vary("X-Origin, Origin", "X-Origin"));
    }

    @ParameterizedTest
    @MethodSource("varies")
    void vary_is_one_line_with_each_name_once(String merged, List<String> lines) {
        Response response = new Response();
        lines.forEach(line -> response.add("Vary", line));
        Request.get("/").decidedBy(Cors.defaults()).applyTo(response, Response.HEADERS);
        assertThat(response.lines()).containsEntry("Vary", List.of(merged));
    }

    @Test
    void vary_that_says_enough_is_not_written_again() {
        CorsDecision decision = Request.from(APP).decidedBy(Cors.defaults());
        Response enough = new Response().add("Vary", "Origin");
        List<String> line = enough.lines().get("Vary");
        decision.applyTo(enough, Response.HEADERS);
        assertThat(enough.lines().get("Vary")).isSameAs(line);
        Response twoLines = new Response().add("Vary", "Origin").add("Vary", "Accept");
        decision.applyTo(twoLines, Response.HEADERS);
        assertThat(twoLines.lines().get("Vary")).containsExactly("Origin, Accept");
    }

    @Test
    void vary_is_never_touched_where_that_is_configured() {
        Response response = new Response().add("Vary", "Accept").add("Vary", "accept");
        Request.from(APP)
                .decidedBy(Cors.of(options -> options.varyHeader(false)))
                .applyTo(response, Response.HEADERS);
        assertThat(response.lines()).containsEntry("Vary", List.of("Accept", "accept"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, GET, ''",
        "true, false, GET, Origin",
        "false, true, GET, Origin",
        "false, false, GET, Origin",
        "true, true, OPTIONS, 'Access-Control-Request-Method, Access-Control-Request-Headers'",
        "false, true, OPTIONS, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'"
    })
    void vary_is_left_out_only_where_no_answer_depends_on_the_origin(
            boolean sendWildcard, boolean alwaysSend, String method, String vary) {
        Cors cors = Cors.of(options -> options.sendWildcard(sendWildcard).alwaysSend(alwaysSend));
        Request request = Request.of(method, "/").origin(APP).with("Access-Control-Request-Method", "PUT");
        assertThat(String.join(", ", request.decidedBy(cors).vary())).isEqualTo(vary);
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

    @ParameterizedTest
    @ValueSource(strings = {",", "\n"})
    void a_hundred_and_twenty_eight_header_names_are_looked_at(String separator) {
        assertAreLookedAt(separator, IntStream.range(0, 129).mapToObj("x-%d"::formatted));
        assertAreLookedAt(separator, IntStream.range(0, 129).mapToObj("x-%03d"::formatted)); // as browsers sort them
    }

    private static void assertAreLookedAt(String separator, Stream<String> all) {
        String[] names = all.toArray(String[]::new);
        String most = String.join(separator, Arrays.copyOf(names, 128));
        String more = String.join(separator, names);

        assertThat(decisionAbout(most).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(granted(decisionAbout(most))).hasSize(128);
        assertThat(decisionAbout(more).outcome()).isEqualTo(Outcome.HEADER_NOT_ALLOWED);
        assertThat(granted(decisionAbout(more))).isEqualTo(granted(decisionAbout(most)));
    }

    private static CorsDecision decisionAbout(String lines) {
        return Request.preflight("/", APP, "PUT").asking(lines.split("\n")).decidedBy(Cors.defaults());
    }

    private static List<String> granted(CorsDecision decision) {
        return List.of(decision.headers().get("Access-Control-Allow-Headers").split(", ?"));
    }
}
