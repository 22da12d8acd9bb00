package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsExplanation.Check;
import io.github.cors4j.CorsExplanation.ResourceMatch;
import io.github.cors4j.CorsExplanation.Result;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an explanation says of each check, of the resources, and of what a browser may still refuse. */
class ExplanationTest {
    private static final String APP = "https://app.example.com";

    static Stream<Refusal> origins() {
        return Stream.of(
                new Refusal(
                        "null",
                        cors -> cors.origins(APP),
                        Request.from("null"),
                        Outcome.ORIGIN_NOT_ALLOWED,
                        "Origin null is not allowed: it is what pages from files and sandboxed frames send",
                        "serve the page from a server, such as http://localhost:3000, and list that origin"),
                new Refusal(
                        "insecure",
                        cors -> cors.origins("^https?://app\\.example\\.com").supportsCredentials(true),
                        Request.from("http://app.example.com"),
                        Outcome.ORIGIN_INSECURE,
                        "Origin \"http://app.example.com\" is insecure, and the policy supports credentials",
                        "serve the page over https, or set dangerouslyAllowInsecureOrigins"),
                new Refusal(
                        "path in the origin",
                        cors -> cors.origins(APP),
                        Request.from(APP + "/"),
                        Outcome.ORIGIN_MALFORMED,
                        "Origin \"" + APP + "/\" is malformed: it is neither scheme://host, with or without a port,"
                                + " nor null",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash"),
                new Refusal(
                        "two origins",
                        cors -> cors.origins(APP),
                        Request.from(APP).origin(APP),
                        Outcome.ORIGIN_MALFORMED,
                        "the request has several Origin headers",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash"));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void nothing_of_it_is_on_the_wire(Refusal refusal) {
        CorsDecision decision = refusal.explanation().decision();

        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
        assertThat(decision.endsRequest()).isFalse();
    }

    @Test
    void what_is_allowed_has_neither_cause_nor_remedy() {
        CorsExplanation explanation = Cors.defaults().explain(Request.from(APP), Request.READER);

        assertThat(explanation.cause()).isEmpty();
        assertThat(explanation.remedy()).isEmpty();
        assertThat(explanation.notes()).isEmpty();
        assertThat(explanation.summary()).isEqualTo("ACTUAL request allowed by resource *");
    }

    @Test
    void every_check_has_its_result() {
        Cors cors = Cors.of(options -> options.origins(APP).methods("GET"));

        assertThat(cors.explain(Request.preflight("/", APP, "PUT").asking("x-one"), Request.READER)
                        .checks())
                .containsExactly(
                        new Check("path", Result.PASSED, "the policy covers every path"),
                        new Check("origin", Result.PASSED, "Origin \"" + APP + "\" is allowed by [" + APP + "]"),
                        new Check("method", Result.FAILED, "method \"PUT\" is not allowed: the policy allows GET"),
                        new Check("headers", Result.SKIPPED, "not reached"));
    }

    @Test
    void what_does_not_apply_is_skipped_and_says_why() {
        Check path = new Check("path", Result.PASSED, "the policy covers every path");
        Check origin = new Check("origin", Result.PASSED, "Origin \"" + APP + "\" is allowed by [" + APP + "]");
        Check noMethod = new Check("method", Result.SKIPPED, "only preflights ask for a method");
        Check noHeaders = new Check("headers", Result.SKIPPED, "only preflights ask for headers");

        assertThat(checks(Request.get("/")))
                .containsExactly(
                        path,
                        new Check(
                                "origin",
                                Result.SKIPPED,
                                "the request has no Origin: it does not come from a page, or comes from a page of"
                                        + " the same origin"),
                        noMethod,
                        noHeaders);
        assertThat(checks(Request.from(APP))).containsExactly(path, origin, noMethod, noHeaders);
        assertThat(checks(Request.from(APP).with("Access-Control-Request-Method", "PUT")))
                .containsExactly(path, origin, noMethod, noHeaders);
        assertThat(checks(Request.preflight("/", APP, "PUT")))
                .containsExactly(
                        path,
                        origin,
                        new Check("method", Result.PASSED, "method \"PUT\" is allowed"),
                        new Check("headers", Result.PASSED, "no request header needs permission"));
        assertThat(checks(Request.preflight("/", APP, "PUT").asking("", "x-one")))
                .last()
                .isEqualTo(new Check("headers", Result.PASSED, "all request headers are allowed"));
        assertThat(checks(Request.preflight("/", "https://b.example", "PUT")))
                .endsWith(
                        new Check("method", Result.SKIPPED, "not reached"),
                        new Check("headers", Result.SKIPPED, "not reached"));
        assertThat(Cors.of(options -> options.resource("/api"))
                        .explain(Request.from(APP), Request.READER)
                        .checks())
                .endsWith(new Check("origin", Result.SKIPPED, "not reached"), noMethod, noHeaders);
    }

    private static List<Check> checks(Request request) {
        return Cors.of(options -> options.origins(APP))
                .explain(request, Request.READER)
                .checks();
    }

    @Test
    void one_policy_for_all_paths_is_one_resource() {
        assertThat(Cors.defaults().explain(Request.get("/x"), Request.READER).resources())
                .containsExactly(new ResourceMatch("*", true, true));
    }

    @Test
    void a_router_that_ignores_case_has_its_resources_and_exclusions_explained_so() {
        Cors cors = Cors.of(options -> options.resource("/api/*").exclude("/api/no"));

        assertThat(cors.explain(Request.get("/API/x").ignoringCase(), Request.READER)
                        .resources())
                .containsExactly(new ResourceMatch("/api/*", true, true));
        assertThat(cors.explain(Request.get("/API/NO").origin(APP).ignoringCase(), Request.READER)
                        .cause())
                .hasValueSatisfying(cause -> assertThat(cause).endsWith("is excluded by /api/no"));
    }

    @Test
    void resources_that_match_and_do_not_decide_are_told() {
        Cors cors = Cors.of(
                options -> options.resource("/api/*").resource("/api/public/*").resource("/files/*"));

        assertThat(cors.explain(Request.get("/api/public/x").origin(APP), Request.READER)
                        .resources())
                .containsExactly(
                        new ResourceMatch("/api/*", true, false),
                        new ResourceMatch("/api/public/*", true, true),
                        new ResourceMatch("/files/*", false, false));
    }

    @Test
    void cookies_under_any_origin_are_noted() {
        Request withCookie = Request.from(APP).with("Cookie", "session=1");

        assertThat(notes(options -> {}, withCookie))
                .containsExactly("the request carries cookies, and the policy does not support credentials: a page that"
                        + " sends them cannot read the response; list the origins and set supportsCredentials, or do not"
                        + " send cookies");
        assertThat(notes(options -> options.sendWildcard(true), withCookie))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("* is never combined with credentials"));
        assertThat(notes(options -> options.origins(APP).supportsCredentials(true), withCookie))
                .isEmpty();
        assertThat(notes(options -> {}, Request.get("/").with("Cookie", "session=1")))
                .as("a page of the same origin")
                .isEmpty();
    }

    @Test
    void preflights_that_the_application_answers_are_noted() {
        assertThat(notes(options -> options.automaticOptions(false), Request.preflight("/", APP, "PUT")))
                .containsExactly(
                        "automaticOptions is off: the application itself has to respond to the preflight, with a"
                                + " status from 200 to 299");
    }

    @Test
    void private_networks_are_noted() {
        Request request = Request.preflight("/", APP, "PUT").with("Access-Control-Request-Private-Network", "true");

        assertThat(notes(options -> {}, request))
                .containsExactly(
                        "the browser also asks for access to a private network; set allowPrivateNetwork to grant it");
        assertThat(notes(options -> options.allowPrivateNetwork(true), request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | X-Id | its preflight is refused: method \"PUT\" is not allowed: the policy allows GET, HEAD, POST;"
                        + " add \"PUT\" to methods",
                "POST | X-Id | its preflight is refused: request header X-Id is not allowed: the policy allows"
                        + " [Content-Type]; add X-Id to allowHeaders, or do not set it in the page's script",
                "POST | Content-Type |",
                "POST | Accept |",
            })
    void a_preflight_that_the_policy_refuses_is_noted(String method, String header, String note) {
        Cors cors = Cors.of(
                options -> options.origins(APP).methods("GET", "HEAD", "POST").allowHeaders("Content-Type"));
        CorsRequest request = CorsRequest.of(method, "/").from(APP).header(header, "application/json");
        CorsExplanation explanation = cors.explain(request);

        assertThat(explanation.decision().allowed()).isTrue();
        assertThat(explanation.cause()).isEmpty();
        assertThat(explanation.notes()).isEqualTo(note == null ? List.of() : List.of(note));
        assertThat(cors.isReadable(request)).isEqualTo(note == null);
    }

    @Test
    void a_preflight_that_no_browser_sends_is_not_noted() {
        Cors cors = Cors.of(options -> options.origins(APP).methods("GET"));
        CorsRequest put = CorsRequest.of("PUT", "/").from(APP);

        assertThat(cors.explain(put).notes()).isNotEmpty();
        assertThat(cors.explain(put.header("Sec-Fetch-Site", "same-origin")).notes())
                .isEmpty();
        assertThat(cors.explain(put.header("Host", "app.example.com")).notes()).isEmpty();
        assertThat(cors.explain(CorsRequest.of("PUT", "/")).notes()).isEmpty();
        assertThat(cors.explain(CorsRequest.get("/")
                                .from(APP)
                                .header("Upgrade", "websocket")
                                .header("Connection", "Upgrade")
                                .header("Sec-WebSocket-Version", "13")
                                .header("X-Id", "1"))
                        .notes())
                .isEmpty();
    }

    private static List<String> notes(Consumer<CorsBuilder> policy, Request request) {
        return Cors.of(policy).explain(request, Request.READER).notes();
    }

    @Test
    void the_summary_ends_with_the_notes_and_the_text_has_a_line_for_each_check() {
        CorsExplanation explanation = Cors.of(options -> options.automaticOptions(false))
                .explain(Request.preflight("/", APP, "PUT"), Request.READER);

        assertThat(explanation.summary())
                .isEqualTo(
                        "PREFLIGHT request allowed by resource *. Note: automaticOptions is off: the application itself"
                                + " has to respond to the preflight, with a status from 200 to 299");
        assertThat(explanation.toString().lines())
                .containsExactly(
                        explanation.summary(),
                        "  path PASSED: the policy covers every path",
                        "  origin PASSED: Origin \"" + APP + "\" is allowed by [*]",
                        "  method PASSED: method \"PUT\" is allowed",
                        "  headers PASSED: no request header needs permission");
    }
}
