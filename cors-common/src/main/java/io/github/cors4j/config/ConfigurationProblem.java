package io.github.cors4j.config;

import static java.util.Objects.requireNonNull;

import io.github.cors4j.internal.text.HarmlessText;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a configuration: an error, or a warning about a setting that is allowed but probably not meant.
 *
 * @param option where the problem is: the key of an option ({@code maxAge}), in a resource after the name of the resource
 *     ({@code resources./api/*.maxAge}), or the name of a variable ({@code CORS_MAX_AGE})
 * @param value the offending value as text, in a form that is safe to log; empty for an unknown key, whose value may be a
 *     secret
 * @param reason what is wrong, as a code for programs
 * @param message what is wrong and what to write instead, in words for people
 * @param suggestion the text that the message says to write in place of the value, on its own, for programs; {@code null}
 *     if the message gives no such text
 */
public record ConfigurationProblem(
        String option,
        String value,
        Reason reason,
        String message,
        @Nullable String suggestion) {
    /**
     * Creates a problem; only the suggestion may be {@code null}.
     *
     * @param option where the problem is
     * @param value the offending value
     * @param reason what is wrong, as a code
     * @param message what is wrong, for people
     * @param suggestion the text to write instead, if one is known
     * @throws NullPointerException if anything but the suggestion is {@code null}
     */
    public ConfigurationProblem {
        requireNonNull(option, "option");
        requireNonNull(value, "value");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    /**
     * Creates a problem without a suggestion.
     *
     * @param option where the problem is
     * @param value the offending value
     * @param reason what is wrong, as a code
     * @param message what is wrong, for people
     * @throws NullPointerException if an argument is {@code null}
     */
    public ConfigurationProblem(String option, String value, Reason reason, String message) {
        this(option, value, reason, message, null);
    }

    /**
     * Returns the problem as one line of printable ASCII, shortened if it is long, so that it is safe to log.
     *
     * @return option, value and message
     */
    @Override
    public String toString() {
        return HarmlessText.line(option + (value.isEmpty() ? "" : " " + value) + ": " + message);
    }
}
