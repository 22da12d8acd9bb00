package io.github.cors4j.internal.header;

/** The header names of the CORS protocol, each spelled in one place. */
public final class CorsHeaders {
    public static final String ORIGIN = "Origin";
    public static final String REQUEST_METHOD = "Access-Control-Request-Method";
    public static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    public static final String REQUEST_PRIVATE_NETWORK = "Access-Control-Request-Private-Network";

    /** Tells whether a browser sends a request from the same origin, the same site or another one. */
    public static final String FETCH_SITE = "Sec-Fetch-Site";

    public static final String COOKIE = "Cookie";
    public static final String UPGRADE = "Upgrade";

    public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    public static final String MAX_AGE = "Access-Control-Max-Age";
    public static final String ALLOW_PRIVATE_NETWORK = "Access-Control-Allow-Private-Network";

    /** The prefix of all response headers that a policy overrides. */
    public static final String PREFIX = "Access-Control-";

    public static final String VARY = "Vary";

    private CorsHeaders() {}
}
