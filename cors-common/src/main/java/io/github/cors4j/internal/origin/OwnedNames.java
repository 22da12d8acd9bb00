package io.github.cors4j.internal.origin;

import java.util.HashMap;
import java.util.Map;

/** Decides who can own a host whose name is written out. Each is looked up once. */
final class OwnedNames {
    /** Who can own an origin of a host. */
    enum Owner {
        /** There is no host, or one of dots, which only schemes of applications have. */
        NOBODY,

        /** The owner of the name that is written out. */
        OF_THE_NAME,

        /** This machine. */
        LOOPBACK,

        /** Anybody who registers a name below the public suffix that is written out. */
        BELOW_A_SUFFIX,

        /** Whoever has the IP address. */
        ADDRESS,

        /** Anybody. */
        ANYBODY
    }

    private final Map<String, Owner> hosts = new HashMap<>();
    private final Map<String, Owner> parents = new HashMap<>();

    /** Returns who can own the host itself. */
    Owner ofHost(String host) {
        return hosts.computeIfAbsent(host, OwnedNames::lookUpHost);
    }

    /** Returns who can own the hosts that end in a dot and the name. */
    Owner ofHostsBelow(String name) {
        return parents.computeIfAbsent(name, OwnedNames::lookUpParent);
    }

    private static Owner lookUpHost(String host) {
        return Loopback.isHost(host) ? Owner.LOOPBACK : lookUp(host);
    }

    private static Owner lookUpParent(String name) {
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return Owner.LOOPBACK;
        }
        Owner owner = lookUp(name);
        return owner == Owner.OF_THE_NAME && PublicSuffixes.coverSubdomainsOf(name) ? Owner.BELOW_A_SUFFIX : owner;
    }

    private static Owner lookUp(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (bare.startsWith("[") || OriginSyntax.isName(bare) && IpLiteral.looksLikeIpv4(bare)) {
            return Owner.ADDRESS;
        }
        if (!OriginSyntax.isName(bare)) {
            return Owner.ANYBODY;
        }
        if (PublicSuffixes.haveBelow(bare)) {
            return Owner.OF_THE_NAME;
        }
        return bare.indexOf('.') > 0 ? Owner.BELOW_A_SUFFIX : Owner.ANYBODY;
    }
}
