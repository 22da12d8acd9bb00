package io.github.cors4j.benchmarks;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Builds the policies with this library. */
final class OurPolicy {
    private OurPolicy() {}

    static Cors of(PolicySpec policy) {
        return Cors.of(cors -> configure(policy, cors));
    }

    static Cors guarded(PolicySpec policy) {
        return Cors.of(cors -> {
            configure(policy, cors);
            cors.guardWebSockets(true).guardUnsafeMethods(true).refuseDisallowed(true);
        });
    }

    static Cors listened(PolicySpec policy) {
        LongAdder decisions = new LongAdder();
        return Cors.of(cors -> {
            configure(policy, cors);
            cors.listener(decision -> decisions.increment());
        });
    }

    static void configure(PolicySpec policy, CorsBuilder cors) {
        List<String> origins = new ArrayList<>(policy.origins());
        origins.addAll(policy.expressions());
        cors.origins(origins)
                .methods(PolicySpec.METHODS)
                .exposeHeaders(List.of(PolicySpec.EXPOSED))
                .maxAge(Duration.ofSeconds(PolicySpec.MAX_AGE));
        if (!policy.anyOrigin()) {
            cors.supportsCredentials(true).allowHeaders(PolicySpec.HEADERS);
        }
        policy.paths().forEach(cors::resource);
    }
}
