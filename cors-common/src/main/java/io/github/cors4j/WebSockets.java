package io.github.cors4j;

import com.google.re2j.Pattern;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;

/**
 * Decides whether a request opens a websocket, or one of the transports that SockJS uses instead. Browsers do not apply CORS to
 * these: a page of any origin can read the responses.
 */
final class WebSockets {
    private static final String WEBSOCKET = "websocket";

    /** The paths by which SockJS opens a session or sends to one. */
    private static final String[] TRANSPORTS = {"xhr", "xhr_streaming", "xhr_send", "eventsource", "jsonp", "jsonp_send"
    };

    /** The page that SockJS puts into a frame of another origin's page. There it calls the transports as the server's own page. */
    private static final Pattern BRIDGE = Pattern.compile("(?s).*/iframe(?:-[^/]*)?\\.html/?");

    /** Opens a session, too, whatever comes after it in the path. */
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
     * Decides by the path, {@code /prefix/server/session/transport}. Browsers load the responses of {@code jsonp} and
     * {@code htmlfile} as scripts and frames, and the bridge as a frame. They send no {@code Origin} with these: only
     * {@code Sec-Fetch-Site} shows whose page it is.
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

    /** Decides whether a path up to there ends with server and session, which have no dots. */
    private static boolean isSession(String path, int end) {
        int session = path.lastIndexOf('/', end - 1);
        int server = path.lastIndexOf('/', session - 1);
        int dot = path.indexOf('.', server + 1);
        return server >= 0 && server + 1 < session && session + 1 < end && (dot < 0 || dot > end);
    }
}
