package io.github.cors4j.vertx;

import static io.restassured.RestAssured.given;

import io.github.cors4j.vertx.internal.route.KnownRoute;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A Vert.x server on a free port, with the routes that a test gives it, and ways to ask it. */
public final class Server implements AutoCloseable {

    static final Vertx VERTX = Vertx.vertx();
    static final String APP = "https://app.example.com";
    static final String OTHER = "https://other.example.com";
    static final String EVIL = "https://evil.example";

    private final HttpServer server;
    private final int port;

    private Server(HttpServer server) {
        this.server = server;
        this.port = server.actualPort();
    }

    public static Server start(Consumer<? super Router> routes) {
        return start(new HttpServerOptions(), routes);
    }

    public static Server start(HttpServerOptions options, Consumer<? super Router> routes) {
        Router router = Router.router(VERTX);
        routes.accept(router);
        options.setHost("localhost").setPort(0);
        return new Server(
                await(VERTX.createHttpServer(options).requestHandler(router).listen()));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Until what Vert.x tells nobody of a router that is mounted is seen: that it is disabled, or has lost its routes. */
    static void awaitLookAtMounts() {
        try {
            Thread.sleep(KnownRoute.MOUNT_STAYS.toMillis() + 20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static Router router() {
        return Router.router(VERTX);
    }

    int port() {
        return port;
    }

    /** @param headers name, value, name, value … */
    Answer send(String method, String path, String... headers) {
        return send(port, method, path, headers);
    }

    static Answer send(int port, String method, String path, String... headers) {
        RequestSpecification request = given().baseUri("http://localhost")
                .port(port)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        Response response = request.request(method, path);
        List<Map.Entry<String, String>> received = new ArrayList<>();
        response.headers().forEach(header -> received.add(Map.entry(header.getName(), header.getValue())));
        return new Answer(response.statusCode(), received, response.asString());
    }

    /** A GET from the page at {@link #APP}. */
    Answer get(String path) {
        return send("GET", path, "Origin", APP);
    }

    /** The preflight of a page at {@link #APP}. */
    Answer preflight(String method, String path) {
        return send("OPTIONS", path, "Origin", APP, "Access-Control-Request-Method", method);
    }

    /** Sends the lines as they are, each ended, and an empty one; {@code Host} and {@code Connection: close} are added. */
    Answer raw(String... lines) {
        String text = lines[0] + "\r\nHost: localhost\r\nConnection: close\r\n";
        for (int i = 1; i < lines.length; i++) {
            text += lines[i] + "\r\n";
        }
        return Answer.parse(exchange(text + "\r\n"));
    }

    /** Sends the same, but does not wait for more than the head of the response. */
    Answer head(String... lines) {
        String text = lines[0] + "\r\nHost: localhost\r\n";
        for (int i = 1; i < lines.length; i++) {
            text += lines[i] + "\r\n";
        }
        try (Socket socket = connect(text + "\r\n")) {
            StringBuilder head = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                head.append((char) c);
                if (head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                    break;
                }
            }
            return Answer.parse(head.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that comes back until the server closes the connection. */
    public String exchange(String text) {
        try (Socket socket = connect(text)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Socket connect(String text) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    @Override
    public void close() {
        await(server.close());
    }
}
