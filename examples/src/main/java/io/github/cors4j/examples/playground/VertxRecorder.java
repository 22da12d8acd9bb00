package io.github.cors4j.examples.playground;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Stream;

/** Records what a Vert.x server receives and sends. */
public final class VertxRecorder {
    private VertxRecorder() {}

    /**
     * Puts the recorder in front of a router.
     *
     * @param next the router
     * @param api what the server is called
     * @param log where to
     * @return the handler for the server
     */
    public static Handler<HttpServerRequest> around(Handler<HttpServerRequest> next, String api, ExchangeLog log) {
        return request -> {
            String run = ExchangeLog.runOf(request.query());
            if (run != null) {
                request.response()
                        .bodyEndHandler(end -> log.add(
                                run,
                                api,
                                request.method().name(),
                                request.uri(),
                                lines(request.headers()),
                                request.response().getStatusCode(),
                                lines(request.response().headers())));
            }
            next.handle(request);
        };
    }

    private static Stream<List<String>> lines(MultiMap headers) {
        return headers.entries().stream().map(header -> List.of(header.getKey(), header.getValue()));
    }
}
