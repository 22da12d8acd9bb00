package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.linkage.AdapterRules;
import org.junit.jupiter.api.Test;

/** The adapter knows HTTP of its framework, and no rule of CORS. */
class ArchitectureTest {
    @Test
    void there_is_no_rule_of_cors_and_no_kotlin_in_here() {
        assertThat(AdapterRules.violations(CrossOriginPlugin.class)).isEmpty();
    }
}
