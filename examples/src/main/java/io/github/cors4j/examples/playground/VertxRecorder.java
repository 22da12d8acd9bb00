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
     * @param api the id of the server
     * @param log the log to record in
     * @return the handler for the server
     */
    public static Handler<HttpServerRequest> around(Handler<HttpServerRequest> next, String api, ExchangeLog log) {
        return request -> {
            request.response()
                    .bodyEndHandler(end -> record(request, request.response().getStatusCode(), api, log));
            next.handle(request);
        };
    }

    /**
     * Records a request that has become a websocket. The recorder in front of the router does not see that response.
     *
     * @param request the request
     * @param api the id of the server
     * @param log the log to record in
     */
    public static void upgraded(HttpServerRequest request, String api, ExchangeLog log) {
        record(request, 101, api, log);
    }

    private static void record(HttpServerRequest request, int status, String api, ExchangeLog log) {
        String run = ExchangeLog.runOf(request.query());
        if (run != null) {
            log.add(
                    run,
                    api,
                    request.method().name(),
                    request.uri(),
                    lines(request.headers()),
                    status,
                    lines(request.response().headers()));
        }
    }

    private static Stream<List<String>> lines(MultiMap headers) {
        return headers.entries().stream().map(header -> List.of(header.getKey(), header.getValue()));
    }
}
