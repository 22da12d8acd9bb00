package io.github.cors4j.benchmarks;

/**
 * What one subject took for a request of one scenario.
 *
 * @param nanos the time of the fastest iteration: whatever else the machine does can only add to it
 * @param medianNanos the median of all iterations, which shows how quiet the machine was
 * @param bytes the allocated bytes, the median of all iterations
 */
record Measurement(Subjects subject, Scenario scenario, double nanos, double medianNanos, double bytes) {}
