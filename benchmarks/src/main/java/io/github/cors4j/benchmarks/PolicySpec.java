package io.github.cors4j.benchmarks;

import java.util.List;

/**
 * A policy in a form that every subject can translate into its own.
 *
 * @param origins exact ones, those with a leading {@code *.} for subdomains, or {@code *}
 * @param expressions expressions for origins
 * @param paths the paths that the policy is limited to; empty for all
 */
record PolicySpec(List<String> origins, List<String> expressions, List<String> paths) {
    static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    static final List<String> HEADERS = List.of("Authorization", "Content-Type", "X-Requested-With");
    static final String EXPOSED = "X-Total-Count";
    static final int MAX_AGE = 3600;

    boolean anyOrigin() {
        return origins.contains("*");
    }
}
