package io.github.cors4j.examples.browser;

/** Where a browser is known to do something else than the standard says; {@code docs/browsers.md} tells more. */
enum Quirk {
    /**
     * After a redirect that makes the origin {@code null} the preflight still tells the page's origin, the request
     * itself {@code null}: https://fetch.spec.whatwg.org/#serializing-a-request-origin.
     */
    KEEPS_ORIGIN_IN_PREFLIGHT,

    /** Asks after a redirect whenever it asked before, though the redirect made a plain GET of the request. */
    ASKS_AGAIN_AFTER_REDIRECT,

    /**
     * A redirect that makes a GET of a POST leaves it its Content-Type, which then needs a preflight:
     * https://fetch.spec.whatwg.org/#http-redirect-fetch, step "for each headerName of request-body-header name".
     */
    KEEPS_TYPE_WITHOUT_BODY,

    /** A redirect that makes a GET of a same-origin POST leaves it its Origin. */
    KEEPS_ORIGIN_IN_REDIRECTED_GET,

    /**
     * Names the page's origin where the page hides its address ({@code no-referrer}), though the standard then says
     * {@code null}: https://fetch.spec.whatwg.org/#append-a-request-origin-header.
     */
    KEEPS_ORIGIN_WITHOUT_REFERRER,

    /** Sends no {@code Sec-Fetch-Site} with the handshake of a websocket. */
    NO_FETCH_SITE_OF_SOCKETS,

    /** Takes no cookie that is {@code Secure} from {@code http://localhost}. */
    NO_SECURE_COOKIES_OVER_HTTP,

    /** Sends no cookies of third parties: https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/ */
    NO_THIRD_PARTY_COOKIES,

    /** Takes a sandboxed frame to be of one site with the page around it. */
    SANDBOX_IS_SAME_SITE
}
