package io.github.cors4j.config;

import static java.util.Objects.requireNonNull;

import io.github.cors4j.internal.text.HarmlessText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param option where it is: an option's key, in a resource after the resource's name ({@code resources./api/*.maxAge})
 * @param value the offending value as text, in a form that is safe to log; empty for an unknown key, whose value may be a
 *     secret
 * @param reason what is wrong, as a code
 * @param message what is wrong and what to write instead, for people
 * @param suggestion the text alone that the message says to write in place of the value, for programs; {@code null} if
 *     it says so in words only
 */
public record ConfigurationProblem(
        String option,
        String value,
        Reason reason,
        String message,
        @Nullable String suggestion) {
    /**
     * Takes the parts; only a suggestion may be {@code null}.
     *
     * @param option where it is
     * @param value the offending value
     * @param reason what is wrong, as a code
     * @param message what is wrong, for people
     * @param suggestion what to write instead, if it can be told
     */
    public ConfigurationProblem {
        requireNonNull(option, "option");
        requireNonNull(value, "value");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    /**
     * Takes the parts of a problem for which there is no text to write instead.
     *
     * @param option where it is
     * @param value the offending value
     * @param reason what is wrong, as a code
     * @param message what is wrong, for people
     */
    public ConfigurationProblem(String option, String value, Reason reason, String message) {
        this(option, value, reason, message, null);
    }

    /**
     * Returns the problem in one line of printable ASCII, shortened if it is long, so that it is safe to log.
     *
     * @return option, value and message
     */
    @Override
    public String toString() {
        return HarmlessText.line(option + (value.isEmpty() ? "" : " " + value) + ": " + message);
    }
}
