package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.path.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern with the options that it sets for itself.
 *
 * @param pattern {@code null} if it could not be read; what is wrong with the options is told all the same
 * @param report where to report what is wrong with the path
 */
public record Resource(@Nullable PathPattern pattern, ScopeSettings scope, OptionReport report) {
    /** Reports what is wrong with its path, given as it was written. */
    public void refuse(String path, Reason reason, String message) {
        report.error(path, reason, message);
    }
}
