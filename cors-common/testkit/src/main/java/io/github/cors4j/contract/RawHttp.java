package io.github.cors4j.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends requests byte by byte as they are written, and reads responses without repairing them. It keeps the connection as
 * long as the server does, so a wrong length shows in the response that follows.
 */
public final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final InetSocketAddress address;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    /** Connects when the first request is sent. */
    public RawHttp(int port) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        closeQuietly();
    }

    /** Sends a request without body, and reads the final response to it. */
    public Response send(Request request) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        head.append("Host: localhost:").append(address.getPort()).append("\r\n");
        request.headers().forEach(header -> head.append(header).append("\r\n"));
        if (List.of("POST", "PUT", "PATCH").contains(request.method())) {
            head.append("Content-Length: 0\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            boolean reused = !socket.isClosed();
            try {
                return exchange(bytes, request.method());
            } catch (EOFException e) {
                if (!reused) {
                    throw e;
                }
                closeQuietly(); // the server had closed the idle connection
                return exchange(bytes, request.method());
            }
        } catch (IOException e) {
            closeQuietly();
            throw new UncheckedIOException(request + ": " + e.getMessage(), e);
        }
    }

    private Response exchange(byte[] request, String method) throws IOException {
        if (socket.isClosed()) {
            socket = new Socket();
            socket.connect(address, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException("The connection was closed without a response");
        }
        in.reset();
        Response head = head();
        while (head.status() < 200) {
            head = head();
        }
        boolean bodiless = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        Response response = bodiless ? head : new Response(head.status(), head.headers(), body(head));
        if (head.values("Connection").stream().anyMatch("close"::equalsIgnoreCase)) {
            closeQuietly();
        }
        return response;
    }

    private Response head() throws IOException {
        String statusLine = line();
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("No header line: " + line);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Response(Integer.parseInt(statusLine.split(" ")[1]), headers, "");
    }

    private String body(Response head) throws IOException {
        List<String> lengths = head.values("Content-Length");
        if (head.values("Transfer-Encoding").contains("chunked")) {
            return chunks();
        }
        if (lengths.size() == 1) {
            return text(exactly(Integer.parseInt(lengths.get(0))));
        }
        if (!lengths.isEmpty()) {
            throw new IOException("Several lengths: " + lengths);
        }
        byte[] rest = in.readAllBytes();
        closeQuietly();
        return text(rest);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) {
                    // trailers
                }
                return body.toString();
            }
            body.append(text(exactly(size)));
            line();
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The body ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("The connection was closed after " + line);
            }
            line.write(b);
        }
        return text(line.toByteArray()).stripTrailing();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to do with it
        }
    }

    @Override
    public void close() {
        closeQuietly();
    }
}
