package io.github.cors4j.attack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request over HTTP/2 whose fields are sent exactly as given, also those that no client would send: several authorities,
 * or the <a href="https://www.rfc-editor.org/rfc/rfc8441">extended CONNECT</a> by which browsers open websockets.
 */
public final class Http2Request {
    /** Reads the fields of a response, each as {@code name: value}, with the framework's own HPACK decoder. */
    @FunctionalInterface
    public interface Decoder {
        List<String> fields(byte[] block) throws Exception;
    }

    /** The status if the server ends the stream or the connection instead of responding. */
    public static final int RESET = 0;

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final boolean ends;

    private Http2Request(boolean ends) {
        this.ends = ends;
    }

    /** Returns a request without a body. */
    public static Http2Request of(String method, String path) {
        return new Http2Request(true)
                .with(":method", method)
                .with(":scheme", "http")
                .with(":path", path);
    }

    /** Returns the handshake of a websocket. */
    public static Http2Request handshake(String path) {
        return new Http2Request(false)
                .with(":method", "CONNECT")
                .with(":protocol", "websocket")
                .with(":scheme", "http")
                .with(":path", path);
    }

    /** Adds a field, not indexed and not Huffman-coded; fields that begin with a colon come first. */
    public Http2Request with(String name, String value) {
        block.write(0);
        for (String text : List.of(name, value)) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return this;
    }

    /** Sends it on a connection of its own, and reads the head of the response. */
    public RawAnswer send(int port, Decoder decoder) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
            request.writeBytes(frame(HEADERS, ends ? END_HEADERS | END_STREAM : END_HEADERS, 1, block.toByteArray()));
            socket.getOutputStream().write(request.toByteArray());
            return response(new DataInputStream(socket.getInputStream()), decoder);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static RawAnswer response(DataInputStream in, Decoder decoder) throws Exception {
        while (true) {
            int lengthAndType;
            try {
                lengthAndType = in.readInt();
            } catch (IOException closed) {
                return new RawAnswer(RESET, List.of(), "", true);
            }
            int flags = in.readByte();
            in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            int type = lengthAndType & 0xff;
            if (type == HEADERS) {
                List<String> fields = new ArrayList<>(decoder.fields(withoutPriority(payload, flags)));
                String status = fields.remove(0);
                return new RawAnswer(
                        Integer.parseInt(status.substring(":status: ".length())), List.copyOf(fields), "", false);
            }
            if (type == RST_STREAM || type == GOAWAY) {
                return new RawAnswer(RESET, List.of(), "", true);
            }
        }
    }

    /** Removes what precedes the fields; servers do not pad. */
    private static byte[] withoutPriority(byte[] payload, int flags) {
        return (flags & PRIORITY) == 0 ? payload : Arrays.copyOfRange(payload, 5, payload.length);
    }
}
