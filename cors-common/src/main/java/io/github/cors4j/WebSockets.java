package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;

/**
 * Decides whether a request opens a websocket, or what SockJS has in its place where there is none. Browsers ask no CORS for
 * these: a page of any origin reads what comes back.
 */
final class WebSockets {
    private static final String WEBSOCKET = "websocket";

    private WebSockets() {}

    static <R> boolean isOpening(R request, RequestReader<R> reader) {
        return reader.opensWebSocket(request) || isHandshake(request, reader) || isFallback(reader.path(request));
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>; no page can set {@code Upgrade}. */
    private static <R> boolean isHandshake(R request, RequestReader<R> reader) {
        if (reader.header(request, CorsHeaders.UPGRADE) == null) {
            return false;
        }
        for (String line : reader.headers(request, CorsHeaders.UPGRADE)) {
            for (String protocol : line.split(",")) {
                if (protocol.strip().regionMatches(true, 0, WEBSOCKET, 0, WEBSOCKET.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Decides by the path, {@code /prefix/server/session/jsonp}: these are scripts and frames, which browsers load without
     * {@code Origin}, so that all there is to tell whose they are is {@code Sec-Fetch-Site}.
     */
    private static boolean isFallback(String path) {
        return (path.endsWith("/jsonp") || path.endsWith("/jsonp_send") || path.endsWith("/htmlfile"))
                && path.chars().filter(c -> c == '/').count() > 2;
    }
}
