package io.github.cors4j.benchmarks;

/**
 * What one subject took for a request of one scenario.
 *
 * @param nanos of the fastest iteration: whatever else a machine does can only add to it
 * @param medianNanos of all iterations, which tells how quiet the machine was
 * @param bytes allocated, the median of all iterations
 */
record Measurement(Subjects subject, Scenario scenario, double nanos, double medianNanos, double bytes) {}
