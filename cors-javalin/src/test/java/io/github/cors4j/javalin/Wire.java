package io.github.cors4j.javalin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests and answers exactly as they are on the wire: nothing refused, repaired or folded by a client. */
final class Wire {

    static final String ORIGIN = "https://app.example.com";

    private Wire() {}

    /** What came back: the status, every header line and the body as sent, and the lines of interim responses. */
    record Answer(int status, List<String> lines, String body, List<String> interim) {

        /** The values of a header, one for each line. */
        List<String> values(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return lines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .toList();
        }

        /** Every line that has to do with CORS or Vary, sorted: what a test compares whole. */
        List<String> cors() {
            return lines.stream()
                    .filter(line -> {
                        String lower = line.toLowerCase(Locale.ROOT);
                        return lower.startsWith("access-control-") || lower.startsWith("vary:");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** A request with {@link #ORIGIN}. */
    static Answer get(int port, String target, String... headers) {
        return send(port, "GET", target, with("Origin: " + ORIGIN, headers));
    }

    /** A preflight from {@link #ORIGIN}. */
    static Answer preflight(int port, String target, String method, String... headers) {
        return send(
                port,
                "OPTIONS",
                target,
                with("Access-Control-Request-Method: " + method, with("Origin: " + ORIGIN, headers)));
    }

    static Answer send(int port, String method, String target, String... headers) {
        return sendTo("localhost", port, method, target, headers);
    }

    /** The same with a name of the host of one's own. */
    static Answer sendTo(String host, int port, String method, String target, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        boolean upgrade = List.of(headers).contains("Connection: Upgrade");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!upgrade) {
            request.append("Connection: close\r\n");
        }
        return raw(port, request.append("\r\n").toString(), upgrade || method.equals("HEAD"));
    }

    /** A request with a body of ASCII. */
    static Answer post(int port, String target, String body, String... headers) {
        return raw(
                port,
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body,
                false);
    }

    private static Answer raw(int port, String request, boolean headOnly) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            List<String> head = head(in);
            List<String> interim = new ArrayList<>();
            while (head.get(0).startsWith("HTTP/1.1 10") && !head.get(0).startsWith("HTTP/1.1 101")) {
                interim.addAll(head);
                head = head(in);
            }
            String body = headOnly ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(
                    Integer.parseInt(head.get(0).split(" ")[1]),
                    List.copyOf(head.subList(1, head.size())),
                    body,
                    List.copyOf(interim));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("Connection closed after " + lines);
                }
                line.write(b);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
        }
    }

    static String[] with(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
