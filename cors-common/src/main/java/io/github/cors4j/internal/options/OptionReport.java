package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reports the problems of one option.
 *
 * @param place the option's name, as it was written
 * @param problems the section that collects its problems
 */
public record OptionReport(String place, Problems problems) {
    void error(@Nullable Object value, Reason reason, String message) {
        problems.error(place, value, reason, message);
    }

    /** Reports an error, with a text to write in place of the value if one is known. */
    void error(Object value, Reason reason, String message, @Nullable String suggestion) {
        problems.error(place, value, reason, message, suggestion);
    }

    void warning(@Nullable Object value, Reason reason, String message) {
        problems.warning(place, value, reason, message);
    }

    /** Reports a warning, with a text to write in place of the value if one is known. */
    void warning(Object value, Reason reason, String message, @Nullable String suggestion) {
        problems.warning(place, value, reason, message, suggestion);
    }
}
