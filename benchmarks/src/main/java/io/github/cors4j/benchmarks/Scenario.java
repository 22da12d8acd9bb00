package io.github.cors4j.benchmarks;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A policy and the requests that meet it.
 *
 * @param id such as {@code allowed/10}
 * @param title for the table
 * @param shape scenarios of one shape share the measured base, which does not depend on the policy
 * @param policy in force
 * @param samples the request at a place of the ring
 * @param honest of a request that somebody made to hurt, an honest one of the same size; null if it is honest itself
 */
record Scenario(
        String id,
        String title,
        String shape,
        PolicySpec policy,
        IntFunction<Sample> samples,
        @Nullable String honest) {
    /** Enough that neither caches nor branch predictors know the next one, few enough to stay in memory. */
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
