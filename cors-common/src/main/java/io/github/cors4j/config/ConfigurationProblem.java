package io.github.cors4j.config;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a configuration.
 *
 * @param option where it is: an option's key, in a resource after the resource's name ({@code resources./api/*.maxAge})
 * @param value the offending value as text, in a form that is safe to log
 * @param reason what is wrong, as a code
 * @param message what is wrong and what to write instead, for people
 */
public record ConfigurationProblem(String option, String value, Reason reason, String message) {
    /**
     * Takes the parts; none may be {@code null}.
     *
     * @param option where it is
     * @param value the offending value
     * @param reason what is wrong, as a code
     * @param message what is wrong, for people
     */
    public ConfigurationProblem {
        requireNonNull(option, "option");
        requireNonNull(value, "value");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    /**
     * Writes the problem in one line.
     *
     * @return option, value and message
     */
    @Override
    public String toString() {
        return option + " " + value + ": " + message;
    }
}
