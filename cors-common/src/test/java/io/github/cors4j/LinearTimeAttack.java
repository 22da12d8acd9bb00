package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Eight times the input takes about eight times as long, not 64 times. It depends on time, so that it runs on demand:
 * {@code mvn -pl cors-common test -Dtest=LinearTimeAttack}.
 */
class LinearTimeAttack {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SMALL = 65_536;
    private static final int TIMES = 8;
    private static final long LEAST_NANOS = 20_000_000; // what is faster than that is fast enough

    @Test
    void eight_times_the_input_takes_about_eight_times_as_long() {
        Map<String, Function<Integer, Runnable>> all = new TreeMap<>();
        LinearWorkTest.requests()
                .forEach((name, request) -> all.put(name, n -> LinearWorkTest.answer(request.apply(n))));
        LinearWorkTest.manySettings()
                .forEach((name, settings) -> all.put(name, n -> LinearWorkTest.building(settings.apply(n / 16))));
        Map<String, Long> tooSlow = new TreeMap<>();
        all.forEach((name, work) -> {
            long small = nanos(work.apply(SMALL));
            long large = nanos(work.apply(TIMES * SMALL));
            System.out.printf("%-60s %10d us %10d us%n", name, small / 1_000, large / 1_000);
            if (large > LEAST_NANOS && large > 2.5 * TIMES * small) {
                tooSlow.put(name, large / small);
            }
        });
        assertThat(tooSlow).isEmpty();
    }

    /** The least of several, so that neither the compiler nor the collector counts. */
    private static long nanos(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
        }
        return Math.max(1, least);
    }
}
