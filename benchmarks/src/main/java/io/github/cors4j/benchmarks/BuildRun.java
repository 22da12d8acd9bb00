package io.github.cors4j.benchmarks;

import io.github.cors4j.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Measures the time to build large policies, and the memory that they hold. */
final class BuildRun {
    private static final int ROUNDS = 9;

    /**
     * What one policy took to build.
     *
     * @param firstMillis the time in a process that has not built any policy before
     * @param millis the median time once the code is compiled
     * @param megabytes the memory that it holds, without the texts that it was configured with
     */
    record Built(String title, double firstMillis, double millis, double megabytes) {}

    private BuildRun() {}

    static List<Built> run() {
        return List.of(
                measure("100,000 exact origins", () -> policy(Scenarios.exact(100_000))),
                measure("100,000 subdomain patterns", () -> policy(origins(i -> "https://*.app" + i + ".example.com"))),
                measure("10,000 exact paths", () -> policy(paths(i -> "/area" + i + "/items"))),
                measure("10,000 prefix paths", () -> policy(paths(i -> "/area" + i + "/*"))));
    }

    private static Cors policy(PolicySpec spec) {
        return OurPolicy.of(spec);
    }

    private static PolicySpec origins(IntFunction<String> origin) {
        return Scenarios.origins(IntStream.range(0, 100_000).mapToObj(origin).toList());
    }

    private static PolicySpec paths(IntFunction<String> path) {
        return new PolicySpec(
                Scenarios.exact(10).origins(),
                List.of(),
                IntStream.range(0, 10_000).mapToObj(path).toList());
    }

    private static Built measure(String title, Supplier<Cors> build) {
        List<Double> millis = new ArrayList<>();
        List<Cors> kept = new ArrayList<>();
        long before = usedMemory();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kept.add(build.get());
            millis.add((System.nanoTime() - start) / 1e6);
        }
        double megabytes = (usedMemory() - before) / 1e6 / kept.size();
        Built built = new Built(
                title,
                millis.get(0),
                millis.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow(),
                megabytes);
        System.out.println(built);
        return built;
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
