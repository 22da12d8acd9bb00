package io.github.cors4j.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Those who ask a server that is under load, each in a way of its own. All of them check every answer they get. */
final class LoadClients {
    private static final int DEEPEST_PIPELINE = 16;

    private final int port;
    private final PolicyWheel wheel;
    private final AtomicInteger left;
    final AtomicInteger answers = new AtomicInteger();
    final AtomicInteger answersOfHttp2 = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    final AtomicInteger vanished = new AtomicInteger();
    final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean serverStops;

    LoadClients(int port, PolicyWheel wheel, int requests) {
        this.port = port;
        this.wheel = wheel;
        this.left = new AtomicInteger(requests);
    }

    /** Lets everybody finish what they have begun, and begin nothing. */
    void stop() {
        left.set(0);
    }

    /** From now on what is under way may fail with a status of the server's; its headers are still to be whole. */
    void serverStops() {
        serverStops = true;
    }

    private boolean more() {
        return left.get() > 0 && faults.isEmpty();
    }

    private void check(LoadRequest request, int status, Map<String, String> cors, int before) {
        boolean cutOff = serverStops && !request.preflight() && (status == 500 || status == 503);
        String fault = cutOff || request.canHave(status)
                ? PolicyWheel.fault(request, status, cors, before, wheel.number())
                : "status " + status;
        if (fault != null) {
            faults.add(request + ": " + fault);
        }
        answers.incrementAndGet();
        left.decrementAndGet();
    }

    /** Keeps a connection and sends up to sixteen requests before it reads an answer. */
    void pipelining(Random random) {
        while (more()) {
            try (RawConnection connection = new RawConnection(port)) {
                while (more()) {
                    List<LoadRequest> requests = some(random);
                    int before = wheel.number();
                    send(connection, requests);
                    for (LoadRequest request : requests) {
                        RawAnswer answer = connection.read(false);
                        check(request, answer.status(), answer.cors(), before);
                    }
                }
            } catch (IOException e) {
                broken.incrementAndGet();
            }
        }
    }

    /** Sends requests and leaves, with or without having read a part of the first answer. */
    void vanishing(Random random) {
        while (more()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(30_000);
                if (random.nextBoolean()) {
                    socket.setSoLinger(true, 0);
                }
                StringBuilder text = new StringBuilder();
                some(random).forEach(request -> text.append(request.text()));
                String sent = text.substring(0, random.nextInt(text.length()));
                socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                if (sent.contains("\r\n\r\n") && random.nextBoolean()) {
                    socket.getInputStream().read();
                }
                vanished.incrementAndGet();
            } catch (IOException e) {
                broken.incrementAndGet();
            }
        }
    }

    /** Asks for much, and reads it when others have had a few hundred answers. */
    void slow(Random random) {
        LoadRequest large = new LoadRequest("GET", "/large", true, false);
        while (more()) {
            try (RawConnection connection = new RawConnection(port)) {
                int before = wheel.number();
                send(connection, List.of(large, large));
                int seen = answers.get();
                while (more() && answers.get() < seen + 300) {
                    LockSupport.parkNanos(100_000);
                }
                for (int i = 0; i < 2; i++) {
                    RawAnswer answer = connection.read(false);
                    check(large, answer.status(), answer.cors(), before);
                }
            } catch (IOException e) {
                broken.incrementAndGet();
            }
        }
    }

    /** Has up to sixteen streams at once on one connection of HTTP/2. */
    void http2(Random random) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        while (more()) {
            try {
                List<CompletableFuture<Void>> streams = new ArrayList<>();
                int before = wheel.number();
                for (LoadRequest request : some(random)) {
                    HttpRequest.Builder builder = HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + request.path()))
                            .method(request.method(), HttpRequest.BodyPublishers.noBody());
                    request.headers().forEach(builder::header);
                    streams.add(client.sendAsync(builder.build(), HttpResponse.BodyHandlers.discarding())
                            .thenAccept(response -> {
                                if (response.version() == HttpClient.Version.HTTP_2) {
                                    answersOfHttp2.incrementAndGet();
                                }
                                check(request, response.statusCode(), cors(response), before);
                            }));
                }
                CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new))
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof IOException)) {
                    faults.add("HTTP/2: " + e.getCause());
                }
                broken.incrementAndGet();
            }
        }
    }

    private static Map<String, String> cors(HttpResponse<?> response) {
        Map<String, String> cors = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (name.startsWith("access-control-") || name.equals("vary")) {
                cors.put(name, String.join(" | ", values));
            }
        });
        return cors;
    }

    private static List<LoadRequest> some(Random random) {
        return Stream.generate(() -> LoadRequest.any(random))
                .limit(1 + random.nextInt(DEEPEST_PIPELINE))
                .toList();
    }

    private static void send(RawConnection connection, List<LoadRequest> requests) throws IOException {
        StringBuilder text = new StringBuilder();
        requests.forEach(request -> text.append(request.text()));
        connection.send(text.toString(), StandardCharsets.ISO_8859_1);
    }
}
