package io.github.cors4j.benchmarks;

import java.util.List;

/** How much is measured, and for how long. */
enum Mode {
    /** A few minutes: enough to see what a change did to the bytes, and roughly to the time. */
    QUICK(
            1,
            List.of(
                    "allowed/10",
                    "refused/10",
                    "preflight/10",
                    "none/10",
                    "allowed/1000",
                    "allowed/100000",
                    "subdomains/100",
                    "asked/names")),

    /** All scenarios, and each in two processes, since the compiler does not come to the same code every time. */
    FULL(2, List.of());

    private final int forks;
    private final List<String> scenarios;

    Mode(int forks, List<String> scenarios) {
        this.forks = forks;
        this.scenarios = scenarios;
    }

    int forks() {
        return forks;
    }

    boolean has(Scenario scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario.id());
    }
}
