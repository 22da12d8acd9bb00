package io.github.cors4j.internal.origin;

import org.jspecify.annotations.Nullable;

/**
 * Knows the suffixes below which anybody can register a name, from the <a href="https://publicsuffix.org/">Public Suffix
 * List</a>. The list is loaded when a policy with credentials, or a suggestion, first depends on it.
 */
public final class PublicSuffixes {
    private PublicSuffixes() {}

    /**
     * Returns whether the list names the domain, or a name below it, as {@code s3.amazonaws.com} is below
     * {@code amazonaws.com}. A domain that it does not know, such as a company's internal one, is not a public suffix: an
     * outdated list must not refuse a legitimate policy.
     *
     * @throws IllegalStateException if the list cannot be read
     */
    public static boolean coverSubdomainsOf(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return name.equals(suffixOf(name)) || SuffixRules.loaded().areBelow(name);
    }

    /** Returns whether a domain is below a public suffix. If the list does not know it, its last label counts as one. */
    static boolean haveBelow(String domain) {
        String suffix = suffixOf(domain);
        return suffix == null ? domain.indexOf('.') > 0 : !suffix.equals(domain);
    }

    /** Returns the longest public suffix that a domain is or ends in; {@code null} if the list has none. */
    static @Nullable String suffixOf(String domain) {
        return SuffixRules.loaded().suffixOf(domain);
    }
}
