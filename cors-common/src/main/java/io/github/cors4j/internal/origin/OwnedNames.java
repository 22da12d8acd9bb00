package io.github.cors4j.internal.origin;

import java.util.HashMap;
import java.util.Map;

/** Decides who can have a host whose name is written out; each is looked up once. */
final class OwnedNames {
    /** Who can have an origin of some host. */
    enum Owner {
        /** There is no host, or one of dots, as only schemes of applications have it. */
        NOBODY,

        /** Whoever has the name that is written out. */
        OF_THE_NAME,

        /** This machine. */
        LOOPBACK,

        /** Whoever registers below a public suffix that is written out. */
        BELOW_A_SUFFIX,

        /** Anybody. */
        ANYBODY
    }

    private final Map<String, Owner> hosts = new HashMap<>();
    private final Map<String, Owner> parents = new HashMap<>();

    /** Of the host itself. */
    Owner ofHost(String host) {
        return hosts.computeIfAbsent(host, OwnedNames::lookUpHost);
    }

    /** Of every host that ends in a dot and the name. */
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
        if (!OriginSyntax.isName(bare) || IpLiteral.looksLikeIpv4(bare)) {
            return Owner.ANYBODY;
        }
        if (PublicSuffixes.haveBelow(bare)) {
            return Owner.OF_THE_NAME;
        }
        return bare.indexOf('.') > 0 ? Owner.BELOW_A_SUFFIX : Owner.ANYBODY;
    }
}
