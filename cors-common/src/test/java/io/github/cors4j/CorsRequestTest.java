package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.spi.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is asked about requests without a server, and what a browser would do. */
class CorsRequestTest {
    private static final String APP = "https://app.example.com";
    private static final Cors CORS = Cors.of(cors -> cors.origins(APP)
            .methods("GET", "PUT")
            .allowHeaders("x-a")
            .exposeHeaders("X-Total")
            .resource("/api/*"));

    @Test
    void a_preflight_is_decided_and_explained() {
        CorsRequest request =
                CorsRequest.preflight("PUT", "/api/orders?x=1").from(APP).headers("x-a");
        assertThat(CORS.decide(request).kind()).isEqualTo(RequestKind.PREFLIGHT);
        assertThat(CORS.decide(request).allowed()).isTrue();
        assertThat(CORS.explain(request).decision().headers()).containsEntry("Access-Control-Allow-Headers", "x-a");
        assertThat(CORS.explain(request.headers("x-b")).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("x-b"));
        assertThat(request.path()).isEqualTo("/api/orders");
        assertThat(request.method()).isEqualTo("OPTIONS");
        assertThat(request.header("origin")).hasValue(APP);
        assertThat(request.header("Cookie")).isEmpty();
        assertThat(request)
                .hasToString("OPTIONS /api/orders [Line[name=Access-Control-Request-Method, value=PUT],"
                        + " Line[name=Origin, value=" + APP
                        + "], Line[name=Access-Control-Request-Headers, value=x-a]]");
    }

    @Test
    void lines_add_up_and_requests_stay_as_they_are() {
        CorsRequest one = CorsRequest.get("/api/x").from(APP);
        assertThat(CORS.decide(one.from(APP)).outcome()).isEqualTo(Outcome.ORIGIN_MALFORMED);
        assertThat(CORS.decide(one).allowed()).isTrue();
        assertThat(CORS.explain(CorsRequest.of("OPTIONS", "/api/x").from(APP), Scope.ROUTE)
                        .decision()
                        .endsRequest())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/x, https://app.example.com, , true",
        "GET, /api/x, https://evil.example, , false",
        "GET, /other, https://app.example.com, , false",
        "PUT, /api/x, https://app.example.com, , true",
        "PUT, /api/x, https://app.example.com, X-A, true",
        "GET, /api/x, https://app.example.com, X-A, true",
        "GET, /api/x, https://app.example.com, X-B, false",
        "DELETE, /api/x, https://app.example.com, , false",
        "POST, /api/x, https://app.example.com, , true",
        "POST, /api/x, https://app.example.com, X-A, false"
    })
    void a_browser_asks_first_where_it_has_to(
            String method, String path, String origin, String header, boolean readable) {
        CorsRequest request = CorsRequest.of(method, path).from(origin);
        assertThat(CORS.isReadable(header == null ? request : request.header(header, "1")))
                .isEqualTo(readable);
    }

    @Test
    void a_request_of_the_own_page_is_readable() {
        assertThat(CORS.isReadable(CorsRequest.of("DELETE", "/other"))).isTrue();
        assertThat(CORS.isReadable(CorsRequest.of("DELETE", "/other")
                        .from("https://x.example")
                        .header("Host", "x.example")))
                .isTrue();
    }

    @Test
    void of_the_own_page_nothing_is_asked_first_though_its_origin_is_allowed() {
        CorsRequest own = CorsRequest.of("DELETE", "/api/x").from(APP).cookies("a=b");
        assertThat(CORS.isReadable(own)).isFalse();
        assertThat(CORS.isReadable(own.header("Host", "app.example.com"))).isTrue();
        assertThat(CORS.isReadable(own.header("Sec-Fetch-Site", "same-origin"))).isTrue();
        assertThat(CORS.isReadable(own.header("Host", "app.example.com").header("Sec-Fetch-Site", "cross-site")))
                .isFalse();
    }

    @Test
    void a_preflight_may_ask_for_headers_on_several_lines() {
        Cors cors = Cors.of(options -> options.origins(APP).allowHeaders("x-a", "x-b"));
        CorsRequest preflight = CorsRequest.preflight("PUT", "/").from(APP).headers("x-a");
        assertThat(cors.isReadable(preflight.headers("x-b"))).isTrue();
        assertThat(cors.isReadable(preflight.headers("x-forbidden"))).isFalse();
    }

    /** Browsers let any page open a websocket and read from it: CORS has no say, only a guard. */
    @Test
    void a_websocket_is_readable_unless_a_guard_refuses_the_handshake() {
        CorsRequest handshake =
                CorsRequest.get("/").from("https://evil.example").header("Upgrade", "websocket");
        assertThat(CORS.isReadable(handshake)).isTrue();
        assertThat(Cors.of(options -> options.origins(APP).guardWebSockets(true))
                        .isReadable(handshake))
                .isFalse();
    }

    @Test
    void guards_look_at_the_method_by_which_it_is_routed() {
        Cors guarded = Cors.of(cors -> cors.origins(APP).guardUnsafeMethods(true));
        CorsRequest get = CorsRequest.get("/").from("https://evil.example");
        assertThat(guarded.decide(get).refusesRequest()).isFalse();
        assertThat(guarded.decide(get.routedAs("DELETE")).refusesRequest()).isTrue();
        assertThat(guarded.decide(CorsRequest.of("POST", "/")
                                .from("https://evil.example")
                                .routedAs("GET"))
                        .refusesRequest())
                .isTrue();
        assertThat(get.routedAs("DELETE").header("X-A", "1"))
                .hasToString("GET as DELETE / [Line[name=Origin, value="
                        + "https://evil.example], Line[name=X-A, value=1]]");
    }

    @Test
    void what_a_guard_refuses_is_not_readable() {
        Cors guarded = Cors.of(cors -> cors.origins(APP).guardUnsafeMethods(true));
        CorsRequest post = CorsRequest.of("POST", "/");
        assertThat(guarded.isReadable(post)).isTrue();
        assertThat(guarded.isReadable(post.header("Sec-Fetch-Site", "cross-site")))
                .isFalse();
        assertThat(guarded.isReadable(post.header("Sec-Fetch-Site", "same-origin")))
                .isTrue();
        assertThat(guarded.isReadable(post.from("https://evil.example"))).isFalse();
    }

    @Test
    void with_cookies_credentials_have_to_be_allowed() {
        CorsRequest request = CorsRequest.get("/api/x").from(APP);
        Cors credentials = Cors.of(cors -> cors.origins(APP).supportsCredentials(true));
        assertThat(CORS.isReadable(request.cookies("a=b"))).isFalse();
        assertThat(credentials.isReadable(request.cookies("a=b"))).isTrue();
        assertThat(Cors.defaults().isReadable(request)).isTrue();
        assertThat(Cors.defaults().isReadable(request.cookies("a=b"))).isFalse();
    }

    @Test
    void of_a_preflight_it_is_whether_the_request_may_follow() {
        assertThat(CORS.isReadable(CorsRequest.preflight("PUT", "/api/x").from(APP)))
                .isTrue();
        assertThat(CORS.isReadable(
                        CorsRequest.preflight("PUT", "/api/x").from(APP).headers("x-a", "x-b")))
                .isFalse();
        assertThat(CORS.isReadable(CorsRequest.preflight("DELETE", "/api/x").from(APP)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, text/html, true",
        "Accept, 'text/html{', false",
        "Accept, 'text/html;q=\"1\"', false",
        "Accept, 'a\u0001b', false",
        "Accept, 'a\tb', true",
        "accept-language, 'en-GB, *;q=0.5', true",
        "Accept-Language, en_GB, false",
        "Content-Type, 'text/plain;charset=utf-8', true",
        "Content-Type, 'Text/Plain ; charset=utf-8', true",
        "Content-Type, multipart/form-data, true",
        "Content-Type, application/x-www-form-urlencoded, true",
        "Content-Type, 'text/plain;charset=\"utf-8\"', false",
        "Content-Type, 'text/plain;a:b', false",
        "Content-Type, application/json, false",
        "Content-Type, '', false",
        "range, bytes=0-, true",
        "Range, bytes=0-255, true",
        "Range, bytes=7-7, true",
        "Range, bytes=00007-8, true",
        "Range, bytes=99999999999999999999-100000000000000000000, true",
        "Range, bytes=100000000000000000000-99999999999999999999, false",
        "Range, bytes=8-7, false",
        "Range, bytes=-255, false",
        "Range, 'bytes=0-1,2-3', false",
        "Range, 'bytes = 0-1', false",
        "Range, Bytes=0-1, false",
        "Range, items=0-1, false",
        "X-A, 1, false"
    })
    void some_headers_are_safe_by_their_value(String name, String value, boolean safe) {
        assertThat(BrowserCheck.isSafe(name, value)).isEqualTo(safe);
        assertThat(BrowserCheck.isSafe(name, value + " ".repeat(128))).isFalse();
    }

    @Test
    void what_is_exposed_is_readable() {
        BrowserCheck check = new BrowserCheck(
                CORS.decide(CorsRequest.get("/api/x").from(APP)).headers(), APP, false);
        assertThat(check.isReadable("x-total")).isTrue();
        assertThat(check.isReadable("Content-Type")).isTrue();
        assertThat(check.isReadable("X-Other")).isFalse();
        Map<String, String> all = Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "*");
        assertThat(new BrowserCheck(all, APP, false).isReadable("X-Other")).isTrue();
        assertThat(new BrowserCheck(all, APP, false).isReadable("Set-Cookie")).isFalse();
        assertThat(new BrowserCheck(all, APP, true).isReadable("X-Other")).isFalse();
    }

    @Test
    void a_star_lets_all_through_but_authorization() {
        Map<String, String> all = Map.of(
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Allow-Methods", "*",
                "Access-Control-Allow-Headers", "*");
        BrowserCheck check = new BrowserCheck(all, APP, false);
        assertThat(check.letsThrough("PURGE", java.util.List.of("X-A"))).isTrue();
        assertThat(check.letsThrough("PURGE", java.util.List.of("Authorization")))
                .isFalse();
        assertThat(new BrowserCheck(all, APP, true).letsThrough("GET", java.util.List.of()))
                .isFalse();
    }
}
