package io.github.cors4j.benchmarks;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A policy and the requests about which it decides.
 *
 * @param id the id, such as {@code allowed/10}
 * @param title the title in the table
 * @param shape the shape; scenarios of one shape share the measured base, which does not depend on the policy
 * @param policy the policy in force
 * @param samples returns the request at a place of the ring
 * @param honest for a hostile request, the id of an honest one of the same size; null if it is honest itself
 */
record Scenario(
        String id,
        String title,
        String shape,
        PolicySpec policy,
        IntFunction<Sample> samples,
        @Nullable String honest) {
    /** Enough that caches and branch predictors do not know the next request, and few enough to stay in memory. */
    static final int RING = 1024;

    boolean isHostile() {
        return honest != null;
    }

    Sample[] ring() {
        Sample[] ring = new Sample[RING];
        java.util.Arrays.setAll(ring, samples);
        return ring;
    }
}
