package io.github.cors4j.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much is measured, and for how long. */
enum Mode {
    /** A few minutes: enough to see what a change did to the bytes, and roughly to the time. */
    QUICK(
            3,
            TimeValue.milliseconds(200),
            List.of(
                    "allowed/10",
                    "refused/10",
                    "preflight/10",
                    "none/10",
                    "allowed/1000",
                    "allowed/100000",
                    "subdomains/100",
                    "asked/names")),

    /** All scenarios. */
    FULL(5, TimeValue.seconds(1), List.of());

    private final int iterations;
    private final TimeValue time;
    private final List<String> scenarios;

    Mode(int iterations, TimeValue time, List<String> scenarios) {
        this.iterations = iterations;
        this.time = time;
        this.scenarios = scenarios;
    }

    int iterations() {
        return iterations;
    }

    TimeValue time() {
        return time;
    }

    boolean has(Scenario scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario.id());
    }
}
