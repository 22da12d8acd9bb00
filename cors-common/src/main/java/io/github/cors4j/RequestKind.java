package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a request in the <a href="https://fetch.spec.whatwg.org/#http-requests">CORS protocol</a>.
 */
public enum RequestKind {
    /** A request without an {@code Origin}, or with an empty one: CORS does not apply to it. */
    NON_CORS,

    /** A request that has an {@code Origin} and is not a preflight. A same-origin {@code POST} is one, too. */
    ACTUAL,

    /**
     * The request by which a browser asks whether it may send the actual one. It was sent with the method {@code OPTIONS},
     * an {@code Origin} and a non-empty {@code Access-Control-Request-Method}.
     */
    PREFLIGHT;

    static final String OPTIONS = "OPTIONS";

    /**
     * Stands for several {@code Origin} lines, even if the first is empty: they are malformed, not absent. Since it is not
     * an origin, every policy finds it malformed.
     */
    private static final String SEVERAL = "several";

    /** Returns the request's origin; {@code null} if it has none, or an empty one. */
    static <R> @Nullable String origin(R request, RequestReader<R> reader) {
        String origin = reader.header(request, CorsHeaders.ORIGIN);
        if (origin != null && reader.hasSeveral(request, CorsHeaders.ORIGIN)) {
            return SEVERAL;
        }
        return origin == null || origin.isEmpty() ? null : origin;
    }

    /** Returns the kind of a request that has this {@link #origin}. */
    static <R> RequestKind of(@Nullable String origin, R request, RequestReader<R> reader) {
        if (origin == null) {
            return NON_CORS;
        }
        if (!reader.method(request).equals(OPTIONS)) {
            return ACTUAL;
        }
        String requested = reader.header(request, CorsHeaders.REQUEST_METHOD);
        return requested == null || requested.isEmpty() ? ACTUAL : PREFLIGHT;
    }
}
