package io.github.cors4j.javalin;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;

/**
 * Opens a websocket over HTTP/2, by its <a href="https://www.rfc-editor.org/rfc/rfc8441">extended CONNECT</a>, as browsers
 * do where the server offers it. Clients for Java do not.
 */
final class Http2Handshake {

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;

    private Http2Handshake() {}

    /**
     * Returns the response to the handshake; status 200 if the socket is open.
     *
     * @param headers names and values in turn
     */
    static MetaData.Response send(int port, String path, String... headers) throws Exception {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        add(block, ":method", "CONNECT");
        add(block, ":protocol", "websocket");
        add(block, ":scheme", "http");
        add(block, ":path", path);
        add(block, ":authority", "localhost:" + port);
        add(block, "sec-websocket-version", "13");
        for (int i = 0; i < headers.length; i += 2) {
            add(block, headers[i], headers[i + 1]);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            request.write(frame(SETTINGS, 0, 0, new byte[0]));
            request.write(frame(HEADERS, END_HEADERS, 1, block.toByteArray()));
            socket.getOutputStream().write(request.toByteArray());
            return response(new DataInputStream(socket.getInputStream()));
        }
    }

    /** A field that is not indexed, without the code of Huffman. */
    private static void add(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : new String[] {name, value}) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
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

    private static MetaData.Response response(DataInputStream in) throws Exception {
        while (true) {
            int lengthAndType = in.readInt();
            in.readByte();
            in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            int type = lengthAndType & 0xff;
            if (type == HEADERS) {
                HpackDecoder decoder = new HpackDecoder(8192, System::nanoTime);
                return (MetaData.Response) decoder.decode(ByteBuffer.wrap(payload));
            }
            if (type != SETTINGS && type != 8) {
                throw new IOException("The server closes the connection or the stream, frame of type " + type);
            }
        }
    }
}
