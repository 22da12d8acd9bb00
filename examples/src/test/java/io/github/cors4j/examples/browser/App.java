package io.github.cors4j.examples.browser;

import io.github.cors4j.examples.browser.GuardedApi.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The headers that an app on a phone sends, as its HTTP client or its webview writes them.
 *
 * @param name for reports
 * @param always the headers of each request
 * @param ofPosts those that a POST has besides
 * @param ofSockets those that the handshake of a websocket has besides
 * @param allowed whether a guard has to let it pass
 */
record App(String name, List<String> always, List<String> ofPosts, List<String> ofSockets, boolean allowed) {
    static final String LISTED = "capacitor://localhost";

    private static final List<String> SOCKET = List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Extensions: permessage-deflate");

    /** Android, and most Java programs. */
    private static App okHttp(String name, String... ofSockets) {
        return new App(
                name,
                List.of("Accept-Encoding: gzip", "User-Agent: okhttp/4.12.0"),
                List.of("Connection: Keep-Alive"),
                List.of(ofSockets),
                true);
    }

    /** A page that an app shows by the engine of the system. */
    private static App webview(String name, String origin, boolean allowed) {
        return new App(
                name,
                List.of(
                        "Origin: " + origin,
                        "Accept: */*",
                        "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Mobile/15E148",
                        "Accept-Language: en-GB,en;q=0.9",
                        "Accept-Encoding: gzip, deflate",
                        "Sec-Fetch-Site: cross-site"),
                List.of("Connection: keep-alive", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
                List.of("Sec-Fetch-Mode: websocket", "Sec-Fetch-Dest: websocket"),
                allowed);
    }

    /** All of them; a server's own origin is what React Native gives to a websocket that has none. */
    static List<App> all(String own) {
        return List.of(
                okHttp("OkHttp"),
                okHttp("React Native on Android", "Origin: " + own),
                new App(
                        "CFNetwork",
                        List.of(
                                "Accept: */*",
                                "User-Agent: Shop/1 CFNetwork/1496.0.7 Darwin/23.5.0",
                                "Accept-Language: en-GB,en;q=0.9",
                                "Accept-Encoding: gzip, deflate"),
                        List.of("Connection: keep-alive"),
                        List.of(),
                        true),
                webview("listed webview", LISTED, true),
                webview("foreign webview", "ionic://localhost", false));
    }

    List<String> post(String host, String type, String body) {
        return lines(host, List.of("Content-Type: " + type, "Content-Length: " + body.length()), ofPosts);
    }

    List<String> socket(String host) {
        return lines(host, SOCKET, ofSockets);
    }

    /** What the server has to see of a request. */
    static Seen seen(List<String> headers) {
        return new Seen(value(headers, "Origin: "), value(headers, "Sec-Fetch-Site: "));
    }

    private static String value(List<String> headers, String name) {
        return headers.stream()
                .filter(header -> header.startsWith(name))
                .map(header -> header.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    private List<String> lines(String host, List<String> ofMethod, List<String> ofApp) {
        List<String> lines = new ArrayList<>(List.of("Host: " + host));
        Stream.of(ofMethod, always, ofApp).forEach(lines::addAll);
        return lines;
    }

    @Override
    public String toString() {
        return name;
    }
}
