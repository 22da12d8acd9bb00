package io.github.cors4j.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdapterRulesTest {
    private static final String KOTLIN = "kotlin.Unit";

    @Test
    void names_of_headers_are_found_where_they_are() {
        assertThat(AdapterRules.violations(Cors.class))
                .anyMatch(line -> line.endsWith("Access-Control-Allow-Origin"))
                .anyMatch(line -> line.endsWith("reads the Origin"))
                .anyMatch(line -> line.contains("is internal to the core: "))
                .noneMatch(line -> line.contains("Kotlin"));
    }

    @Test
    void so_is_kotlin() {
        assertThat(KOTLIN).isNotEmpty();
        List<String> violations = AdapterRules.violations(AdapterRulesTest.class);
        assertThat(violations).anyMatch(line -> line.endsWith("AdapterRulesTest.class refers to Kotlin: " + KOTLIN));
    }
}
