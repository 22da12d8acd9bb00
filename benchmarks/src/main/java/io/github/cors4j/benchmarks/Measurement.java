package io.github.cors4j.benchmarks;

/**
 * What a subject needs for a request of a scenario.
 *
 * @param error half of the 99.9 % confidence interval
 */
record Measurement(Subjects subject, Scenario scenario, double nanos, double error, double bytes) {}
