package io.github.cors4j.attack;

import io.github.cors4j.attack.LoadTally.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over HTTP/2. One client sends them all, to whatever server, as in an application: it cannot be closed, and
 * threads of its own would stay for a minute.
 */
final class LoadStreams implements AutoCloseable {
    private final ThreadPoolExecutor executor =
            (ThreadPoolExecutor) Executors.newFixedThreadPool(4, work -> new Thread(work, "client of HTTP/2"));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .executor(executor)
            .build();

    LoadStreams() {
        executor.prestartAllCoreThreads();
    }

    /** Opens up to seventeen streams at once on one connection; one of them is cancelled or fails halfway. */
    void ask(int port, LoadTally tally, Random random) {
        while (tally.more()) {
            List<CompletableFuture<?>> streams = new ArrayList<>();
            LoadRequest.some(random).forEach(request -> streams.add(whole(port, tally, request)));
            if (random.nextBoolean()) {
                streams.add(half(port, tally, LoadRequest.half(random)));
            } else {
                send(port, tally, LoadRequest.LARGE, Kind.STREAM).cancel(true);
                tally.happened(Kind.CANCELLED);
            }
            try {
                CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                tally.hung("HTTP/2: " + e.getCause());
                streams.forEach(stream -> stream.cancel(true));
            }
        }
    }

    private CompletableFuture<?> whole(int port, LoadTally tally, LoadRequest request) {
        return send(port, tally, request, Kind.STREAM).handle((end, failure) -> {
            if (failure != null) {
                tally.broke(Kind.STREAM, failure);
            }
            return end;
        });
    }

    private CompletableFuture<?> half(int port, LoadTally tally, LoadRequest request) {
        int heads = tally.count(Kind.HALF_STREAM);
        return send(port, tally, request, Kind.HALF_STREAM).handle((end, failure) -> {
            if (failure == null && end.statusCode() == 200) {
                tally.fault("nothing failed halfway");
            } else if (failure != null && tally.count(Kind.HALF_STREAM) == heads) {
                tally.broke(Kind.HALF_STREAM, failure);
            }
            return end;
        });
    }

    /** Returns the client's own future, because cancelling any other would not reset the stream. */
    private CompletableFuture<HttpResponse<Void>> send(int port, LoadTally tally, LoadRequest request, Kind kind) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.noBody());
        request.headers().forEach(builder::header);
        int before = tally.policy();
        return client.sendAsync(builder.build(), head -> {
            Kind seen = head.version() == HttpClient.Version.HTTP_2 ? kind : Kind.PIPELINED;
            tally.answered(seen, request, head.statusCode(), cors(head.headers()), before);
            return BodySubscribers.discarding();
        });
    }

    private static Map<String, String> cors(HttpHeaders headers) {
        Map<String, String> cors = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            if (name.startsWith("access-control-") || name.equals("vary")) {
                cors.put(name, String.join(" | ", values));
            }
        });
        return cors;
    }

    /** Ends the threads. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
