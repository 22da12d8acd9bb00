package io.github.cors4j.internal.problem;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, and what is only odd, while a configuration is read. */
public final class Problems {
    private final Set<ConfigurationProblem> errors = new LinkedHashSet<>();
    private final Set<ConfigurationProblem> warnings = new LinkedHashSet<>();

    public void error(String option, @Nullable Object value, Reason reason, String message) {
        error(option, value, reason, message, null);
    }

    /** Says what is wrong, and proposes a text in place of the value, if one is known. */
    public void error(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        errors.add(problem(option, value, reason, message, suggestion));
    }

    /** Says what is odd, and proposes a text in place of the value, if one is known. */
    public void warning(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        warnings.add(problem(option, value, reason, message, suggestion));
    }

    private static ConfigurationProblem problem(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        String write = suggestion == null ? "" : "; write " + suggestion;
        return new ConfigurationProblem(option, text(value), reason, message + write, suggestion);
    }

    public void warning(String option, @Nullable Object value, Reason reason, String message) {
        warning(option, value, reason, message, null);
    }

    public void addAll(Problems others) {
        errors.addAll(others.errors);
        warnings.addAll(others.warnings);
    }

    public boolean isEmpty() {
        return errors.isEmpty() && warnings.isEmpty();
    }

    public List<ConfigurationProblem> warnings() {
        return List.copyOf(warnings);
    }

    public void throwIfAny() {
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

    /** Reads an expression; {@code null} after a problem was reported. */
    public @Nullable Expression expression(String place, Object entry) {
        try {
            return Expression.of(entry);
        } catch (IllegalArgumentException e) {
            error(
                    place,
                    entry,
                    Reason.EXPRESSION_INVALID,
                    "RE2 cannot take this expression (" + e.getMessage() + "); it has neither look-around nor"
                            + " back-references, see https://github.com/google/re2/wiki/Syntax");
            return null;
        }
    }
}
