package io.github.cors4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts load on servers over loopback, in turn and several times, and counts requests and the server's processor time. Server
 * and client have one processor each.
 */
final class LoadRun {
    /**
     * The result of a server, the median of the rounds.
     *
     * @param cpuMicros the processor time of the server's process for each request
     */
    record Loaded(String server, double perSecond, double cpuMicros) {}

    private static final List<String> VARIANTS = List.of("plain", "peer", "ours");

    private final int rounds;
    private final int seconds;

    LoadRun(Mode mode) {
        this.rounds = mode == Mode.FULL ? 7 : 5;
        this.seconds = mode == Mode.FULL ? 5 : 3;
    }

    List<Loaded> run() throws IOException, InterruptedException {
        List<Loaded> loaded = new ArrayList<>();
        for (String framework : List.of("vertx", "javalin")) {
            loaded.addAll(run(framework));
        }
        return loaded;
    }

    private List<Loaded> run(String framework) throws IOException, InterruptedException {
        Map<String, ServerProcess> servers = new LinkedHashMap<>();
        try {
            for (String variant : VARIANTS) {
                servers.put(variant, ServerProcess.start(framework + "-" + variant));
            }
            LoadClient client = LoadClient.choose();
            for (ServerProcess server : servers.values()) {
                warmUp(server, client);
            }
            Map<String, List<Loaded>> all = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, ServerProcess> server : servers.entrySet()) {
                    Loaded once = measure(framework + "-" + server.getKey(), server.getValue(), client);
                    all.computeIfAbsent(server.getKey(), key -> new ArrayList<>())
                            .add(once);
                    System.out.println(once);
                }
            }
            return all.values().stream().map(LoadRun::median).toList();
        } finally {
            servers.values().forEach(ServerProcess::stop);
        }
    }

    /**
     * Warms up for a number of requests, because on a busy machine no time is long enough to be sure that everything is
     * compiled; but not for ever.
     */
    private static void warmUp(ServerProcess server, LoadClient client) throws IOException, InterruptedException {
        long requests = 0;
        for (int i = 0; i < 10 && requests < 200_000; i++) {
            requests += client.load(server.port(), 3).requests();
        }
    }

    private Loaded measure(String name, ServerProcess server, LoadClient client)
            throws IOException, InterruptedException {
        double before = server.cpuSeconds();
        LoadClient.Load load = client.load(server.port(), seconds);
        double cpu = server.cpuSeconds() - before;
        return new Loaded(name, load.requests() / load.seconds(), 1e6 * cpu / load.requests());
    }

    private static Loaded median(List<Loaded> rounds) {
        return new Loaded(
                rounds.get(0).server(),
                median(rounds.stream().mapToDouble(Loaded::perSecond).sorted().toArray()),
                median(rounds.stream().mapToDouble(Loaded::cpuMicros).sorted().toArray()));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
