package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.linkage.AdapterRules;
import io.github.cors4j.linkage.NativeImageRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The adapter knows HTTP of its framework, and no rule of CORS. */
class ArchitectureTest {
    @Test
    void there_is_no_rule_of_cors_and_no_kotlin_in_here() {
        assertThat(AdapterRules.violations(CrossOriginHandler.class)).isEmpty();
    }

    /** So that a native image can be built of it without metadata. */
    @Test
    void nothing_is_looked_up_by_a_name_that_only_run_time_knows() {
        assertThat(NativeImageRules.violations(CrossOriginHandler.class, Set.of()))
                .isEmpty();
    }
}
