package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same over HTTP/2, where Jetty has streams of another kind. */
class Http2Test {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @Test
    void resultsErrorsAndPreflights() throws Exception {
        try (TestServer server = TestServer.startWithHttp2(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.routes.get("/", ctx -> ctx.header("Vary", "Accept").result("hello"));
            config.routes.get("/large", ctx -> ctx.outputStream().write(new byte[300_000]));
            config.routes.get("/reset", ctx -> ctx.res().reset());
            config.routes.get("/error", ctx -> ctx.res().sendError(403));
        })) {
            Map<String, List<String>> granted = Map.of(
                    "access-control-allow-credentials", List.of("true"),
                    "access-control-allow-origin", List.of(ORIGIN),
                    "vary", List.of("Origin"));

            assertThat(cors(server, "GET", "/"))
                    .containsEntry("vary", List.of("Accept, Origin"))
                    .hasSize(3);
            for (String path : List.of("/large", "/reset", "/error", "/none")) {
                assertThat(cors(server, "GET", path)).isEqualTo(granted);
            }
            assertThat(cors(server, "OPTIONS", "/"))
                    .containsEntry(
                            "access-control-allow-methods", List.of("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"))
                    .containsEntry("allow", List.of("GET, HEAD, OPTIONS"))
                    .containsEntry(
                            "vary", List.of("Origin, Access-Control-Request-Method, Access-Control-Request-Headers"))
                    .hasSize(5);
        }
    }

    private static Map<String, List<String>> cors(TestServer server, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Origin", ORIGIN);
        if (method.equals("OPTIONS")) {
            request.header("Access-Control-Request-Method", "GET");
        }
        HttpResponse<Void> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        Map<String, List<String>> cors = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (name.startsWith("access-control-") || name.equals("vary") || name.equals("allow")) {
                cors.put(name, values);
            }
        });
        return cors;
    }
}
