package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reports what is wrong with one option.
 *
 * @param place the option, as it was written
 * @param problems the section of that option
 */
public record OptionReport(String place, Problems problems) {
    void error(@Nullable Object value, Reason reason, String message) {
        problems.error(place, value, reason, message);
    }

    /** Says what is wrong, and proposes a text in place of the value, if one is known. */
    void error(Object value, Reason reason, String message, @Nullable String suggestion) {
        problems.error(place, value, reason, message, suggestion);
    }

    void warning(@Nullable Object value, Reason reason, String message) {
        problems.warning(place, value, reason, message);
    }

    /** Says what is odd, and proposes a text in place of the value, if one is known. */
    void warning(Object value, Reason reason, String message, @Nullable String suggestion) {
        problems.warning(place, value, reason, message, suggestion);
    }
}
