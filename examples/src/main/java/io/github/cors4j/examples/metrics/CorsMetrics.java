package io.github.cors4j.examples.metrics;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.CorsListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts the decisions of a policy, and the requests that a guard has refused, by cause and resource.
 *
 * <p>All tags come from the program: kinds, outcomes, and the path patterns of the policy. Nothing that a request sends, such
 * as its origin or path, becomes a tag: anybody who can invent tags can fill the registry's memory.
 */
public final class CorsMetrics implements CorsListener {
    private final MeterProvider<Counter> decisions;
    private final MeterProvider<Counter> refusals;

    /**
     * Creates a listener that counts in a registry.
     *
     * @param registry the registry that gets the counters {@code cors.decisions} and {@code cors.refused.requests}
     */
    public CorsMetrics(MeterRegistry registry) {
        decisions = Counter.builder("cors.decisions")
                .description("Decisions of the CORS policy")
                .withRegistry(registry);
        refusals = Counter.builder("cors.refused.requests")
                .description("Requests that a guard of the CORS policy has refused with 403")
                .withRegistry(registry);
    }

    @Override
    public void decided(CorsDecision decision) {
        String outcome = name(decision.outcome());
        String resource = decision.resource().orElse("none");
        decisions
                .withTags("kind", name(decision.kind()), "outcome", outcome, "resource", resource)
                .increment();
        if (decision.refusesRequest()) {
            refusals.withTags("cause", outcome, "resource", resource).increment();
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
