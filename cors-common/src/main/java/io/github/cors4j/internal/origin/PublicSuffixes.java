package io.github.cors4j.internal.origin;

import org.jspecify.annotations.Nullable;

/**
 * Knows the suffixes under which anybody can register a name, from the <a href="https://publicsuffix.org/">Public Suffix
 * List</a>; it is loaded when a policy with credentials first allows subdomains, or a remedy would.
 */
public final class PublicSuffixes {
    private PublicSuffixes() {}

    /**
     * Whether the list names the domain, or something below it, as {@code s3.amazonaws.com} is below {@code amazonaws.com}. A
     * domain that it does not know, such as a
     * company's own, is no public suffix: an outdated list must not refuse an honest policy.
     *
     * @throws IllegalStateException if the list cannot be read
     */
    public static boolean coverSubdomainsOf(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return name.equals(suffixOf(name)) || SuffixRules.loaded().areBelow(name);
    }

    /** Whether a domain is below one of them; of those that the list does not know, the last label counts as one. */
    static boolean haveBelow(String domain) {
        String suffix = suffixOf(domain);
        return suffix == null ? domain.indexOf('.') > 0 : !suffix.equals(domain);
    }

    /** Returns the longest public suffix that a domain is or ends in, or {@code null} where the list names none. */
    static @Nullable String suffixOf(String domain) {
        return SuffixRules.loaded().suffixOf(domain);
    }
}
