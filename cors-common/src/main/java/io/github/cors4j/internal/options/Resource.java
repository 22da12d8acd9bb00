package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.path.PathPattern;

/**
 * A path pattern with the options that it sets for itself.
 *
 * @param report where to report what is wrong with the path
 */
public record Resource(PathPattern pattern, ScopeSettings scope, OptionReport report) {
    /** Reports what is wrong with its path. */
    public void refuse(Reason reason, String message) {
        report.error(pattern.text(), reason, message);
    }
}
