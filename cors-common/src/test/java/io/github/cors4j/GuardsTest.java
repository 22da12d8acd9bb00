package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.spi.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard refuses, and what it lets pass. */
class GuardsTest {
    private static final String APP = "https://app.example.com";
    private static final String SELF = "https://api.example.com";
    private static final String EVIL = "https://evil.example";

    private static final Cors SOCKETS =
            Cors.of(cors -> cors.origins(APP).supportsCredentials(true).guardWebSockets(true));
    private static final Cors UNSAFE = Cors.of(cors ->
            cors.origins(APP).methods("GET", "POST").supportsCredentials(true).guardUnsafeMethods(true));
    private static final Cors REFUSING =
            Cors.of(cors -> cors.origins(APP).exposeHeaders("X-A").refuseDisallowed(true));

    private static Request request(String method, @Nullable String origin, @Nullable String site) {
        Request request = Request.of(method, "/x").with("Host", "api.example.com");
        request = origin == null ? request : request.origin(origin);
        return site == null ? request : request.with("Sec-Fetch-Site", site);
    }

    private static void refused(Cors cors, Request request, Outcome cause) {
        CorsDecision decision = request.decidedBy(cors);
        assertThat(decision.refusesRequest()).as("%s", request).isTrue();
        assertThat(decision.endsRequest()).isTrue();
        assertThat(decision.status()).isEqualTo(403);
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.outcome()).isEqualTo(cause);
        assertThat(decision.vary()).containsExactly("Origin");
        CorsExplanation explanation = request.explainedBy(cors);
        assertThat(explanation.cause()).isPresent();
        assertThat(explanation.remedy()).isPresent();
        assertThat(explanation.summary()).contains("refused by a guard with status 403");
    }

    private static void passes(Cors cors, Request request) {
        CorsDecision decision = request.decidedBy(cors);
        assertThat(decision.refusesRequest()).as("%s", request).isFalse();
        assertThat(decision.endsRequest()).isFalse();
        assertThat(decision.status()).isEqualTo(200);
    }

    private static Request handshake(@Nullable String origin, @Nullable String site) {
        return request("GET", origin, site).with("Connection", "Upgrade").with("Upgrade", "websocket");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,, ORIGIN_NOT_ALLOWED",
        "https://evil.example, cross-site, ORIGIN_NOT_ALLOWED",
        "https://other.example.com, same-site, ORIGIN_NOT_ALLOWED",
        "https://api.example.com, cross-site, ORIGIN_NOT_ALLOWED",
        "https://api.example.com:8443,, ORIGIN_NOT_ALLOWED",
        "null,, ORIGIN_NOT_ALLOWED",
        "null, cross-site, ORIGIN_NOT_ALLOWED",
        "https://app.example.com.evil.example,, ORIGIN_NOT_ALLOWED",
        "https://app.example.com/,, ORIGIN_MALFORMED",
        "https://api.example.com/,, ORIGIN_MALFORMED",
        ", cross-site, CROSS_SITE",
        ", same-site, CROSS_SITE"
    })
    void a_strange_page_opens_no_websocket(@Nullable String origin, @Nullable String site, Outcome cause) {
        refused(SOCKETS, handshake(origin, site), cause);
        assertThat(handshake(origin, site).decidedBy(SOCKETS).headers().get("Access-Control-Allow-Origin"))
                .as("what any response without Origin gets, and nothing for others")
                .isEqualTo(origin == null ? APP : null);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, cross-site",
        "https://app.example.com,",
        "https://api.example.com,",
        "https://api.example.com, same-origin",
        "http://api.example.com,",
        "null, same-origin",
        ",",
        ", same-origin",
        ", none"
    })
    void an_allowed_page_and_the_own_one_and_what_is_no_browser_open_it(
            @Nullable String origin, @Nullable String site) {
        passes(SOCKETS, handshake(origin, site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket", "websocket/13"})
    void a_handshake_is_recognised_in_every_spelling(String upgrade) {
        refused(SOCKETS, request("GET", EVIL, null).with("Upgrade", upgrade), Outcome.ORIGIN_NOT_ALLOWED);
        refused(
                SOCKETS,
                request("GET", EVIL, null).with("Upgrade", "h2c").with("Upgrade", upgrade),
                Outcome.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void the_guard_of_websockets_leaves_other_requests_alone() {
        passes(SOCKETS, request("GET", EVIL, null));
        passes(SOCKETS, request("POST", EVIL, "cross-site"));
        passes(SOCKETS, request("GET", EVIL, null).with("Upgrade", "h2c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/000/abc/jsonp",
                "/chat/000/abc/jsonp_send",
                "/000/abc/htmlfile",
                "/chat/000/abc/htmlfile/more",
                "/chat/000/abc/htmlfile.html",
                "/chat/htmlfile/htmlfile/htmlfile",
                "/a.b/000/abc/xhr",
                "/chat/000/abc/xhr_streaming",
                "/chat/000/abc/xhr_send",
                "/chat/000/abc/eventsource",
                "/chat/iframe.html",
                "/chat/iframe.html/",
                "/iframe-1.6.1.html",
                "/a/iframe-.html"
            })
    void transports_of_sockjs_are_guarded_like_websockets(String path) {
        Request request = Request.get(path).with("Host", "api.example.com");
        refused(SOCKETS, request.with("Sec-Fetch-Site", "cross-site"), Outcome.CROSS_SITE);
        refused(SOCKETS, request.origin(EVIL), Outcome.ORIGIN_NOT_ALLOWED);
        passes(SOCKETS, request.with("Sec-Fetch-Site", "same-origin"));
        passes(SOCKETS, request.origin("https://api.example.com"));
        passes(SOCKETS, request.origin(APP));
        passes(SOCKETS, request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jsonp",
                "/abc/jsonp",
                "//abc/jsonp",
                "/000//jsonp",
                "/000/a.c/jsonp",
                "/0.0/abc/htmlfile",
                "/000/abc/jsonp/",
                "/000/abc/my_xhr",
                "/000/abc/xhrs",
                "/000/abc/xhr.js",
                "/chat/my-iframe.html",
                "/chat/iframe1.html",
                "/chat/iframe-a/b.html",
                "/chat/iframe.htm",
                "iframe.html",
                "xhr",
                ""
            })
    void what_no_session_has_is_no_transport(String path) {
        passes(SOCKETS, Request.get(path).with("Sec-Fetch-Site", "cross-site"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, https://evil.example,, ORIGIN_NOT_ALLOWED",
        "POST, https://evil.example, cross-site, ORIGIN_NOT_ALLOWED",
        "POST, null,, ORIGIN_NOT_ALLOWED",
        "POST, null, cross-site, ORIGIN_NOT_ALLOWED",
        "POST, https://other.example.com, same-site, ORIGIN_NOT_ALLOWED",
        "POST, https://api.example.com:444,, ORIGIN_NOT_ALLOWED",
        "POST, , cross-site, CROSS_SITE",
        "POST, , same-site, CROSS_SITE",
        "POST, , Same-Origin, CROSS_SITE",
        "POST, '', cross-site, CROSS_SITE",
        "post, https://evil.example,, ORIGIN_NOT_ALLOWED",
        "get, https://evil.example,, ORIGIN_NOT_ALLOWED",
        "TRACE, https://evil.example,, ORIGIN_NOT_ALLOWED",
        "DELETE, https://app.example.com,, METHOD_NOT_ALLOWED",
        "DELETE, https://app.example.com, cross-site, METHOD_NOT_ALLOWED",
        "post, https://app.example.com,, METHOD_NOT_ALLOWED"
    })
    void a_strange_page_changes_nothing(String method, @Nullable String origin, @Nullable String site, Outcome cause) {
        refused(UNSAFE, request(method, origin, site), cause);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, https://app.example.com, cross-site",
        "POST, https://app.example.com,",
        "POST, https://api.example.com,",
        "DELETE, https://api.example.com,",
        "DELETE, https://api.example.com, same-origin",
        "DELETE, https://app.example.com, same-origin",
        "POST, null, same-origin",
        "POST, , same-origin",
        "POST, , none",
        "POST, ,",
        "DELETE, ,",
        "GET, https://evil.example, cross-site",
        "HEAD, https://evil.example,",
        "OPTIONS, https://evil.example,",
        "GET, , cross-site"
    })
    void who_may_or_is_no_browser_or_only_reads_passes(String method, @Nullable String origin, @Nullable String site) {
        passes(UNSAFE, request(method, origin, site));
    }

    @Test
    void an_allowed_page_can_read_why_its_method_is_refused() {
        CorsDecision decision = request("DELETE", APP, "cross-site").decidedBy(UNSAFE);
        assertThat(decision.headers())
                .containsEntry("Access-Control-Allow-Origin", APP)
                .containsEntry("Access-Control-Allow-Credentials", "true")
                .hasSize(2);
        assertThat(request("DELETE", APP, null).explainedBy(UNSAFE).cause())
                .hasValueSatisfying(cause -> assertThat(cause).contains("DELETE", "GET, POST"));
    }

    @Test
    void both_the_real_and_the_overridden_method_have_to_be_allowed() {
        refused(UNSAFE, request("GET", EVIL, null).routedAs("POST"), Outcome.ORIGIN_NOT_ALLOWED);
        refused(UNSAFE, request("OPTIONS", EVIL, null).routedAs("DELETE"), Outcome.ORIGIN_NOT_ALLOWED);
        refused(UNSAFE, request("POST", EVIL, null).routedAs("GET"), Outcome.ORIGIN_NOT_ALLOWED);
        refused(UNSAFE, request("POST", APP, null).routedAs("DELETE"), Outcome.METHOD_NOT_ALLOWED);
        refused(UNSAFE, request("DELETE", APP, null).routedAs("POST"), Outcome.METHOD_NOT_ALLOWED);
        passes(UNSAFE, request("POST", APP, null).routedAs("GET"));
    }

    @Test
    void several_lines_prove_nothing() {
        refused(UNSAFE, request("POST", APP, null).origin(EVIL), Outcome.ORIGIN_MALFORMED);
        refused(UNSAFE, request("POST", APP, null).origin(APP), Outcome.ORIGIN_MALFORMED);
        refused(
                UNSAFE,
                request("POST", SELF, "same-origin").with("Sec-Fetch-Site", "cross-site"),
                Outcome.ORIGIN_NOT_ALLOWED);
        refused(UNSAFE, request("POST", SELF, null).with("Host", "evil.example"), Outcome.ORIGIN_NOT_ALLOWED);
        refused(UNSAFE, request("POST", null, "same-origin").with("Sec-Fetch-Site", "none"), Outcome.CROSS_SITE);
    }

    @Test
    void every_disallowed_request_is_refused_where_that_is_set() {
        refused(REFUSING, request("GET", EVIL, null), Outcome.ORIGIN_NOT_ALLOWED);
        refused(REFUSING, request("GET", EVIL + "/", null), Outcome.ORIGIN_MALFORMED);
        refused(REFUSING, request("OPTIONS", EVIL, null), Outcome.ORIGIN_NOT_ALLOWED);
        assertThat(request("GET", EVIL, null).decidedBy(REFUSING).headers()).isEmpty();
        passes(REFUSING, request("GET", APP, "cross-site"));
        passes(REFUSING, request("DELETE", SELF, null));
        passes(REFUSING, request("POST", null, "cross-site"));
        passes(REFUSING, request("GET", null, null));
    }

    @Test
    void a_refused_preflight_keeps_its_response() {
        for (Cors cors : java.util.List.of(SOCKETS, UNSAFE, REFUSING)) {
            CorsDecision decision = Request.preflight("/x", EVIL, "PUT").decidedBy(cors);
            assertThat(decision.refusesRequest()).isFalse();
            assertThat(decision.status()).isEqualTo(200);
        }
    }

    @Test
    void under_any_origin_nothing_is_refused() {
        Cors any = Cors.of(
                cors -> cors.guardWebSockets(true).guardUnsafeMethods(true).refuseDisallowed(true));
        passes(any, handshake(EVIL, "cross-site"));
        passes(any, request("DELETE", EVIL, "cross-site"));
        passes(any, request("POST", EVIL + "/", null));
        passes(any, request("POST", null, "cross-site"));
        assertThat(any.isGuarded()).isFalse();
        assertThat(UNSAFE.isGuarded()).isTrue();
        assertThat(Cors.of(cors -> cors.origins(APP)).isGuarded()).isFalse();
        assertThat(Cors.of(cors -> cors.origins(APP).resource("/a").resource("/b", b -> b.refuseDisallowed(true)))
                        .isGuarded())
                .isTrue();
    }

    @Test
    void a_guard_counts_where_its_resource_does() {
        Cors cors = Cors.of(options -> options.origins(APP)
                .resource("/x", x -> x.refuseDisallowed(true))
                .resource("/*")
                .exclude("/out"));
        refused(cors, request("GET", EVIL, null), Outcome.ORIGIN_NOT_ALLOWED);
        passes(cors, Request.get("/y").origin(EVIL));
        passes(cors, Request.get("/out").origin(EVIL));
        refused(cors, Request.get("/%78").origin(EVIL).with("Host", "h"), Outcome.PATH_AMBIGUOUS);
        passes(cors, Request.get("/%78").origin("https://h").with("Host", "h"));
    }

    /** No browser sends it, but where a header makes it a DELETE, that is what the handler gets. */
    @Test
    void a_preflight_that_is_routed_by_an_unsafe_method_is_guarded() {
        Cors cors = Cors.of(options -> options.origins(APP)
                .methods("GET", "PUT")
                .guardUnsafeMethods(true)
                .automaticOptions(false));
        CorsRequest preflight = CorsRequest.preflight("GET", "/").from(EVIL);
        assertThat(cors.decide(preflight).refusesRequest()).isFalse();
        assertThat(cors.decide(preflight.routedAs("GET")).refusesRequest()).isFalse();
        assertThat(cors.decide(preflight.routedAs("DELETE")).refusesRequest()).isTrue();
        CorsRequest allowed = CorsRequest.preflight("GET", "/").from(APP);
        assertThat(cors.decide(allowed.routedAs("PUT")).refusesRequest()).isFalse();
        assertThat(cors.decide(allowed.routedAs("DELETE")).refusesRequest()).isTrue();
    }

    @Test
    void a_refusal_is_no_answer_to_options() {
        CorsDecision decision = request("OPTIONS", EVIL, null).decidedBy(REFUSING, Scope.ROUTE);
        assertThat(decision.status()).isEqualTo(403);
        assertThat(request("OPTIONS", APP, null)
                        .decidedBy(REFUSING, Scope.ROUTE)
                        .status())
                .isEqualTo(200);
    }
}
