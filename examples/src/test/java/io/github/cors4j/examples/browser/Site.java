package io.github.cors4j.examples.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Serves the pages that do the fetching: two ports, so that there are origins which differ in nothing else. */
final class Site implements AutoCloseable {
    /** A host that is none of the loopback names; the browsers are told where to find it. */
    static final String FAKE_HOST = "shop.example.test";

    private final HttpServer one;
    private final HttpServer two;

    Site() throws IOException {
        one = server();
        two = server();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Site::serve);
        server.start();
        return server;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
            if (path.equals("/cookies")) {
                exchange.getResponseHeaders().put("Set-Cookie", Cookies.SEEDED);
            }
            byte[] body = path.equals("/cookies") ? new byte[] {'.'} : resource(path.substring(1));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    static byte[] resource(String name) {
        try (InputStream stream = Site.class.getResourceAsStream("/browser/" + name)) {
            return stream == null ? "none".getBytes() : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that sets the cookies of the host on which the APIs are. */
    String cookies() {
        return "http://localhost:" + port() + "/cookies";
    }

    int port() {
        return one.getAddress().getPort();
    }

    int otherPort() {
        return two.getAddress().getPort();
    }

    /** The pages from which the matrix fetches, each of another origin. */
    List<Page> pages() {
        return List.of(
                Page.of("listed", "http://localhost:" + port()),
                Page.of("other port", "http://localhost:" + otherPort()),
                Page.of("address", "http://127.0.0.1:" + port()),
                Page.of("subdomain", "http://app.localhost:" + port()),
                Page.of("insecure", "http://" + FAKE_HOST + ":" + port()),
                Page.sandboxed("http://localhost:" + port()));
    }

    @Override
    public void close() {
        one.stop(0);
        two.stop(0);
    }
}
