package io.github.cors4j.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to a server on this machine, kept alive, on which any bytes can be sent. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects to a port of the loopback interface. */
    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** Returns a request without a body; the lines of its headers are sent as they are. */
    public static String request(String method, String target, String... lines) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String line : lines) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** Sends the bytes of a text. */
    public void send(String text, Charset charset) throws IOException {
        socket.getOutputStream().write(text.getBytes(charset));
    }

    /** Sends one request and reads the response. */
    public RawAnswer ask(String method, String target, String... lines) throws IOException {
        send(request(method, target, lines), StandardCharsets.UTF_8);
        return read(method.equals("HEAD"));
    }

    /** Reads the next final response. */
    public RawAnswer read(boolean toHead) throws IOException {
        List<String> head = head();
        int status = Integer.parseInt(head.get(0).split(" ")[1]);
        if (status < 200) {
            return read(toHead);
        }
        RawAnswer answer = new RawAnswer(status, List.copyOf(head.subList(1, head.size())), "", false);
        boolean close = "close".equalsIgnoreCase(answer.header("Connection"));
        String length = answer.header("Content-Length");
        String body = "";
        if (!toHead && status != 204 && status != 304) {
            if ("chunked".equalsIgnoreCase(answer.header("Transfer-Encoding"))) {
                body = chunks();
            } else if (length != null) {
                body = text(in.readNBytes(Integer.parseInt(length)));
            } else {
                body = text(in.readAllBytes());
                close = true;
            }
        }
        return new RawAnswer(status, answer.lines(), body, close);
    }

    /** Reads the head of the next response, also of one that is not final. The connection cannot be used after that. */
    public RawAnswer readHead() throws IOException {
        List<String> head = head();
        return new RawAnswer(
                Integer.parseInt(head.get(0).split(" ")[1]), List.copyOf(head.subList(1, head.size())), "", true);
    }

    /** Returns whether the server ends the connection without sending more; waits until it does one or the other. */
    public boolean ended() throws SocketTimeoutException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(text(in.readNBytes(size)));
            line();
        }
        while (!line().isEmpty()) {
            // trailers
        }
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0].trim(), 16);
    }

    private List<String> head() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server closed the connection after " + line);
            }
            line.write(b);
        }
        return text(line.toByteArray()).stripTrailing();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
