package io.github.cors4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Sends the same request over and over on several connections, each as soon as the response has come. */
final class LoadGenerator {
    static final String PATH = "/api/items";

    private LoadGenerator() {}

    /** Returns the headers of a request from an allowed origin, without those that every client sets itself. */
    static List<String> headers() {
        Stream<String> others = Sample.OTHER_HEADERS.stream()
                .filter(header ->
                        !header.get(0).equals("Host") && !header.get(0).equals("Connection"))
                .map(header -> header.get(0) + ": " + header.get(1));
        return Stream.concat(others, Stream.of("Origin: " + Scenarios.origin(7)))
                .toList();
    }

    /**
     * Generates load.
     *
     * @param arguments the port and the seconds
     * @throws Exception if a connection fails
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        long start = System.nanoTime();
        long end = start + Long.parseLong(arguments[1]) * 1_000_000_000;
        ExecutorService threads = Executors.newFixedThreadPool(LoadClient.CONNECTIONS);
        List<Future<Long>> connections = new ArrayList<>();
        for (int i = 0; i < LoadClient.CONNECTIONS; i++) {
            connections.add(threads.submit(() -> connection(port, end)));
        }
        long requests = 0;
        for (Future<Long> connection : connections) {
            requests += connection.get();
        }
        threads.shutdown();
        System.out.printf(Locale.ROOT, "%d requests in %.2fs%n", requests, (System.nanoTime() - start) / 1e9);
    }

    private static long connection(int port, long end) throws IOException {
        byte[] request = ("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers())
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] buffer = new byte[8192];
        long requests = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                readHello(socket.getInputStream(), buffer);
                requests++;
            }
        }
        return requests;
    }

    /** Reads a response, which ends with the body; the text of the body occurs nowhere else. */
    private static void readHello(InputStream input, byte[] buffer) throws IOException {
        int length = 0;
        do {
            int read = input.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            length += read;
        } while (length < 5 || !new String(buffer, length - 5, 5, StandardCharsets.ISO_8859_1).equals("hello"));
    }
}
