package io.github.cors4j.benchmarks;

import java.util.List;

/** How much is measured, and for how long. */
enum Mode {
    /** A few minutes: enough to see what a change did to the bytes and, roughly, to the time. */
    QUICK(List.of(
            "allowed/10",
            "refused/10",
            "preflight/10",
            "none/10",
            "allowed/1000",
            "allowed/100000",
            "subdomains/100",
            "asked/names")),

    /** All scenarios. */
    FULL(List.of());

    private final List<String> scenarios;

    Mode(List<String> scenarios) {
        this.scenarios = scenarios;
    }

    boolean has(Scenario scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario.id());
    }
}
