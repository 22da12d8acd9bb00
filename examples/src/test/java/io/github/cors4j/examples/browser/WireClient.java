package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends the lines of a request exactly as they are written down, and reads how the response begins. */
final class WireClient {
    private static final int PATIENCE_MILLIS = 30_000;

    private WireClient() {}

    /** Returns the status of the response; the body of a request comes after its last line. */
    static int status(int port, String requestLine, List<String> headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = requestLine + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            // HTTP/1.1 200 …
            String statusLine = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(statusLine.substring(9));
        }
    }
}
