package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request comes from a page of the same origin, to which browsers do not apply CORS: by
 * <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Sec-Fetch-Site</a>, which no page can set, or
 * without it by the host and port of its {@code Origin}.
 */
final class SameOrigin {
    private static final String SAME_ORIGIN = "same-origin";

    /** The user made the request, not a page: by a bookmark or a typed address. */
    private static final String NONE = "none";

    private SameOrigin() {}

    /**
     * Returns whether a request is same-origin. A malformed origin, too, is compared as text. A proxy that ends TLS may
     * change the scheme.
     */
    static <R> boolean is(String origin, R request, RequestReader<R> reader) {
        String site = reader.header(request, CorsHeaders.FETCH_SITE);
        if (site != null) {
            return site.equals(SAME_ORIGIN) && !reader.hasSeveral(request, CorsHeaders.FETCH_SITE);
        }
        String authority = reader.authority(request);
        return authority != null && isOf(authority, origin);
    }

    /** Returns whether a browser says that the request crosses origins, with or without an {@code Origin}. */
    static <R> boolean isCrossedBy(@Nullable String origin, R request, RequestReader<R> reader) {
        String site = reader.header(request, CorsHeaders.FETCH_SITE);
        if (site == null) {
            return origin != null && !is(origin, request, reader);
        }
        return !site.equals(SAME_ORIGIN) && !site.equals(NONE) || reader.hasSeveral(request, CorsHeaders.FETCH_SITE);
    }

    /** Returns whether host and port are the same. The default ports of http and https count as none. */
    private static boolean isOf(String authority, String origin) {
        int host = origin.startsWith("https://") ? 8 : origin.startsWith("http://") ? 7 : 0;
        String port = host == 8 ? ":443" : ":80";
        int length = origin.length() - host - (origin.endsWith(port) ? port.length() : 0);
        if (host == 0
                || authority.length() != length
                        && !(authority.length() == length + 3 && authority.endsWith(":80"))
                        && !(authority.length() == length + 4 && authority.endsWith(":443"))) {
            return false;
        }
        return length > 0 && authority.regionMatches(true, 0, origin, host, length);
    }
}
