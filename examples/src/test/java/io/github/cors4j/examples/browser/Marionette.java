package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Firefox's older <a href="https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html">protocol</a>, which
 * can ask the browser itself: what it writes to the console is not in BiDi's log.
 */
final class Marionette implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAKE_CONSOLE = """
            const texts = Services.console.getMessageArray()
                .map(message => message instanceof Ci.nsIScriptError ? message.errorMessage : message.message);
            Services.console.reset();
            return texts;
            """;

    private final Socket socket;
    private int id;

    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        read(); // it introduces itself
    }

    /** Starts a session, which BiDi shares, and gives its capabilities. */
    JsonNode newSession() {
        return send("WebDriver:NewSession", Map.of("webSocketUrl", true)).get("capabilities");
    }

    /** The messages that the console has got since the last call. */
    List<String> console() {
        send("Marionette:SetContext", Map.of("value", "chrome"));
        List<String> texts = new ArrayList<>();
        send("WebDriver:ExecuteScript", Map.of("script", TAKE_CONSOLE, "args", List.of()))
                .get("value")
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private JsonNode send(String command, Map<String, ?> parameters) {
        try {
            byte[] message = JSON.writeValueAsBytes(List.of(0, ++id, command, parameters));
            socket.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(message);
            JsonNode answer = read();
            if (!answer.get(2).isNull()) {
                throw new IllegalStateException(command + ": " + answer.get(2));
            }
            return answer.get(3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message is its length in decimal, a colon, and JSON. */
    private JsonNode read() throws IOException {
        InputStream input = socket.getInputStream();
        ByteArrayOutputStream length = new ByteArrayOutputStream();
        for (int c; (c = input.read()) != ':'; ) {
            length.write(c);
        }
        return JSON.readTree(input.readNBytes(Integer.parseInt(length.toString(StandardCharsets.US_ASCII))));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
