package io.github.cors4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cost against the number of routes on Vert.x: all in one router, or in ten sub-routers. Everything in turn, in one run, so
 * that ratios hold on a machine that others load as well; what is told is the least processor time of all rounds, without
 * CORS deducted.
 */
final class RoutesRun {
    private static final int[] COUNTS = {1, 10, 100, 1_000};
    private static final int ROUNDS = 25;
    private static final int REQUESTS = 4_096;

    /** What CORS is done by. */
    enum By {
        NOBODY,
        BUILT_IN,
        HAND,
        ROOT,
        HANDLER,
        SUB_ROUTERS,
        BOTH
    }

    private record Row(int routes, boolean inSubRouters, By by) {
        VertxSubject subject(PolicySpec policy) {
            return VertxSubject.withRoutes(policy, routes, inSubRouters, by);
        }
    }

    private RoutesRun() {}

    static void run() throws Exception {
        PolicySpec policy = Scenarios.exact(10);
        for (String request : List.of("allowed", "none", "preflight")) {
            for (boolean inSubRouters : new boolean[] {false, true}) {
                for (int routes : COUNTS) {
                    if (routes >= 10 || !inSubRouters) {
                        measure(request, routes, inSubRouters, policy);
                    }
                }
            }
        }
    }

    private static void measure(String request, int routes, boolean inSubRouters, PolicySpec policy) throws Exception {
        List<By> all = new ArrayList<>(List.of(By.values()));
        if (!inSubRouters) {
            all.removeAll(List.of(By.SUB_ROUTERS, By.BOTH));
        }
        List<VertxSubject> subjects = new ArrayList<>();
        Sample[] ring = ring(request, VertxSubject.lastPath(routes, inSubRouters));
        for (By by : all) {
            VertxSubject subject = new Row(routes, inSubRouters, by).subject(policy);
            subject.prepare(ring);
            subjects.add(subject);
        }
        double[] least = new double[all.size()];
        long[] bytes = new long[all.size()];
        java.util.Arrays.fill(least, Double.MAX_VALUE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = threads.getCurrentThreadCpuTime();
                for (int n = 0; n < REQUESTS; n++) {
                    sink += System.identityHashCode(subjects.get(i).handle(n & (Scenario.RING - 1))) & 1;
                }
                least[i] = Math.min(least[i], (threads.getCurrentThreadCpuTime() - start) / (double) REQUESTS);
                bytes[i] = (threads.getCurrentThreadAllocatedBytes() - allocated) / REQUESTS;
            }
        }
        for (int i = 1; i < subjects.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %5d %-5s %-12s %7.0f ns %6d B%s%n",
                    request,
                    routes,
                    inSubRouters ? "in 10" : "flat",
                    all.get(i).name().toLowerCase(Locale.ROOT),
                    least[i] - least[0],
                    bytes[i] - bytes[0],
                    sink == 0 ? " " : "");
        }
        for (VertxSubject subject : subjects) {
            subject.close();
        }
    }

    private static Sample[] ring(String request, String path) {
        Sample[] ring = new Sample[Scenario.RING];
        for (int slot = 0; slot < ring.length; slot++) {
            String origin = Scenarios.origin(Scenarios.spread(10, slot));
            ring[slot] = switch (request) {
                case "allowed" -> Sample.actual(path, origin);
                case "none" -> Sample.actual(path, null);
                default -> Sample.preflight(path, origin, Scenarios.ASKED);
            };
        }
        return ring;
    }
}
