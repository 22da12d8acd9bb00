package io.github.cors4j;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, and what is only odd, while a configuration is read. */
final class Problems {
    private final Set<ConfigurationProblem> errors = new LinkedHashSet<>();
    private final Set<ConfigurationProblem> warnings = new LinkedHashSet<>();

    void error(String option, @Nullable Object value, Reason reason, String message) {
        errors.add(new ConfigurationProblem(option, text(value), reason, message));
    }

    void warning(String option, @Nullable Object value, Reason reason, String message) {
        warnings.add(new ConfigurationProblem(option, text(value), reason, message));
    }

    void addAll(Problems others) {
        errors.addAll(others.errors);
        warnings.addAll(others.warnings);
    }

    boolean isEmpty() {
        return errors.isEmpty() && warnings.isEmpty();
    }

    List<ConfigurationProblem> warnings() {
        return List.copyOf(warnings);
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new CorsConfigurationException(List.copyOf(errors));
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return HarmlessText.of(Expression.text(value));
    }
}
