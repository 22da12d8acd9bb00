package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What tests say about configurations that do not build. */
public final class Problem {
    private Problem() {}

    public static List<ConfigurationProblem> allOf(Consumer<? super CorsBuilder> configure) {
        CorsConfigurationException refusal =
                catchThrowableOfType(CorsConfigurationException.class, () -> Cors.of(configure));
        assertThat(refusal).as("the refusal to build").isNotNull();
        return refusal.problems();
    }

    /** The only problem of a configuration in code. */
    public static ConfigurationProblem of(Consumer<? super CorsBuilder> configure) {
        List<ConfigurationProblem> problems = allOf(configure);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    /** The only problem of a configuration from outside. */
    public static ConfigurationProblem of(Map<String, ?> configuration) {
        return of(cors -> cors.configuration(configuration));
    }
}
