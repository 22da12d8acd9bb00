package io.github.cors4j.internal.origin;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.domains.EffectiveTldFinder.EffectiveTLD;

/**
 * Suffixes under which strangers register their names, from the <a href="https://publicsuffix.org/">Public Suffix
 * List</a>; it is loaded when a policy with credentials first allows subdomains.
 */
public final class PublicSuffixes {
    private PublicSuffixes() {}

    /**
     * Whether the list names the domain, or what is directly below it. A domain that it does not know, such as a
     * company's own, is no public suffix: an outdated list must not refuse an honest policy.
     */
    public static boolean coverSubdomainsOf(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return contains(name) || contains("qxzvkjwq." + name);
    }

    /** Whether a domain is one that is registered, and no subdomain of it. */
    static boolean areDirectlyAbove(String domain) {
        return domain.equals(EffectiveTldFinder.getAssignedDomain(domain, true));
    }

    private static boolean contains(String name) {
        EffectiveTLD suffix = EffectiveTldFinder.getEffectiveTLD(name);
        return suffix != null && EffectiveTldFinder.getAssignedDomain(name, true) == null;
    }
}
