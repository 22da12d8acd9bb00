package io.github.cors4j.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Predicate;

/**
 * Measures the bytes for each request, and no times: this takes a minute, even on a busy machine. Meant for work on the code
 * only.
 */
final class BytesRun {
    private static final int WARMUP = 40_000;
    private static final int MEASURED = 20_000;

    private BytesRun() {}

    static void run(Predicate<Subjects> subjects, Predicate<Scenario> scenarios) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Scenario scenario : Scenarios.all()) {
            for (Subjects chosen : Subjects.values()) {
                if (scenarios.test(scenario) && subjects.test(chosen) && chosen.takes(scenario)) {
                    try (Subject subject = chosen.create(scenario)) {
                        int sink = repeat(subject, WARMUP);
                        long before = threads.getCurrentThreadAllocatedBytes();
                        sink += repeat(subject, MEASURED);
                        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                        System.out.printf(
                                "%-28s %-18s %8d B%s%n",
                                scenario.id(), chosen.id(), bytes / MEASURED, sink == 0 ? " " : "");
                    }
                }
            }
        }
    }

    private static int repeat(Subject subject, int times) {
        int sink = 0;
        for (int i = 0; i < times; i++) {
            sink += System.identityHashCode(subject.handle(i & (Scenario.RING - 1))) & 1;
        }
        return sink;
    }
}
