package io.github.cors4j.examples.migration;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with one of the two configurations.
 *
 * @param port where it listens
 * @param handled how many requests have reached a handler of the application
 * @param stop stops it
 */
record RunningServer(int port, AtomicInteger handled, AutoCloseable stop) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Reply send(Call call) throws IOException, InterruptedException {
        int before = handled.get();
        HttpResponse<Void> response = CLIENT.send(call.request(port), BodyHandlers.discarding());
        return Reply.of(response, handled.get() > before, port);
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
