package io.github.cors4j;

/**
 * What a request is to the <a href="https://fetch.spec.whatwg.org/#http-requests">CORS protocol</a>.
 */
public enum RequestKind {
    /** A request without an {@code Origin}, or with an empty one: CORS has no say in it. */
    NON_CORS,

    /** A request with an {@code Origin} that is no preflight; a same-origin {@code POST} is one, too. */
    ACTUAL,

    /**
     * The question that a browser asks before an actual request: method {@code OPTIONS} on the wire, with an
     * {@code Origin} and a non-empty {@code Access-Control-Request-Method}.
     */
    PREFLIGHT
}
