package io.github.cors4j;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;

/**
 * Decides whether a request opens a websocket, or one of the transports that SockJS uses instead. Browsers do not apply CORS
 * to these: a page of any origin can read the responses.
 */
final class WebSockets {
    private static final String WEBSOCKET = "websocket";

    /** The last segments of the paths by which SockJS opens a session or sends to one. */
    private static final String[] TRANSPORTS = {"xhr", "xhr_streaming", "xhr_send", "eventsource", "jsonp", "jsonp_send"
    };

    /**
     * The page that SockJS loads into a frame on a page of another origin. There, it uses the transports as a page of the
     * server.
     */
    private static final Pattern BRIDGE = Pattern.compile("(?s).*/iframe(?:-[^/]*)?\\.html/?");

    /** Also opens a session, whatever follows in the path. */
    private static final String FRAME = "/htmlfile";

    private WebSockets() {}

    static <R> boolean isOpening(R request, RequestReader<R> reader) {
        return reader.opensWebSocket(request) || isHandshake(request, reader) || isFallback(reader.path(request));
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>; no page can set {@code Upgrade}. */
    static <R> boolean isHandshake(R request, RequestReader<R> reader) {
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
     * Returns whether the path is a SockJS transport, {@code /prefix/server/session/transport}, or the bridge. Browsers load
     * the responses of {@code jsonp} and {@code htmlfile} as scripts and frames, and the bridge as a frame. They send no
     * {@code Origin} with these, so only {@code Sec-Fetch-Site} shows whose page it is.
     */
    private static boolean isFallback(String path) {
        int last = path.lastIndexOf('/');
        for (String transport : TRANSPORTS) {
            if (path.length() - last - 1 == transport.length() && path.endsWith(transport)) {
                return isSession(path, last);
            }
        }
        if (path.contains("/iframe") && BRIDGE.matches(path)) {
            return true;
        }
        int frame = path.indexOf(FRAME);
        while (frame >= 0 && !isSession(path, frame)) {
            frame = path.indexOf(FRAME, frame + 1);
        }
        return frame >= 0;
    }

    /** Returns whether a path up to an index ends with server and session, which have no dots. */
    private static boolean isSession(String path, int end) {
        int session = path.lastIndexOf('/', end - 1);
        int server = path.lastIndexOf('/', session - 1);
        int dot = path.indexOf('.', server + 1);
        return server >= 0 && server + 1 < session && session + 1 < end && (dot < 0 || dot > end);
    }
}
