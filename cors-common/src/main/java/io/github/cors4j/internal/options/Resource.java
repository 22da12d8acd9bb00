package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.path.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern with the options that it sets for itself.
 *
 * @param pattern the pattern; {@code null} if it could not be read, but problems of its options are reported all the same
 * @param scope the options
 * @param report where to report problems of the path
 */
public record Resource(@Nullable PathPattern pattern, ScopeSettings scope, OptionReport report) {
    /** Reports that the path, given as it was written, is refused. */
    public void refuse(String path, Reason reason, String message) {
        report.error(path, reason, message);
    }
}
