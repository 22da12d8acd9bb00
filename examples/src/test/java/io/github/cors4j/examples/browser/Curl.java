package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program, taken from the system. */
final class Curl {
    private static final String NAME = "curl";
    private static final String STATUS = "HTTP/1\\.1 (\\d+).*";
    private static final String MAX_SECONDS = "30";

    private Curl() {}

    /** Ends the test where there is no curl. */
    static void require() {
        if (Engine.find(NAME).isEmpty()) {
            Browsers.absent(NAME, NAME, true);
        }
    }

    static int post(String url, String... headers) throws IOException {
        return status(url, Stream.concat(Stream.of("--data", "to=me"), headers(headers)));
    }

    /** Opens a websocket, whose server then says something; the status is all that is waited for. */
    static int socket(String url, String... headers) throws IOException {
        Stream<String> handshake = headers(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        return status(url, Stream.concat(handshake, headers(headers)));
    }

    private static Stream<String> headers(String... headers) {
        return Stream.of(headers).flatMap(header -> Stream.of("--header", header));
    }

    private static int status(String url, Stream<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Engine.program(NAME).toString()));
        command.addAll(List.of("--silent", "--show-error", "--include", "--no-buffer", "--http1.1"));
        command.addAll(List.of("--noproxy", "*", "--max-time", MAX_SECONDS));
        options.forEach(command::add);
        command.add(url);
        try (Child curl = Child.start(new ProcessBuilder(command))) {
            return Integer.parseInt(curl.awaitLine(STATUS).replaceAll(STATUS, "$1"));
        }
    }
}
