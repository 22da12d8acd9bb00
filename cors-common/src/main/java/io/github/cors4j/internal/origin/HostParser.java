package io.github.cors4j.internal.origin;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Flaw;
import io.github.cors4j.internal.text.CharacterClass;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the host of a configured origin, with or without a {@code *}, and reports its flaws. */
final class HostParser {
    private final String scheme;
    private final String text;
    private final @Nullable String port;
    private final List<Flaw> flaws;
    /** Empty, or {@code *.}, or the first label with its dot if it has a {@code *} and other characters. */
    private final String below;

    private final String name;

    HostParser(String scheme, String text, @Nullable String port, List<Flaw> flaws) {
        this.scheme = scheme;
        this.text = text;
        this.port = port;
        this.flaws = flaws;
        String host = text.toLowerCase(Locale.ROOT);
        int dot = host.startsWith("[") ? -1 : host.indexOf('.');
        this.below = host.lastIndexOf('*', dot) >= 0 ? host.substring(0, dot + 1) : "";
        this.name = host.substring(below.length());
        check();
    }

    OriginPattern.Host pattern() {
        return new OriginPattern.Host(scheme, below.equals("*.") ? OriginPattern.Host.ALL_BELOW : below, name, port);
    }

    private void check() {
        if (text.chars().allMatch(c -> c == '.') && !OriginSyntax.needsHost(scheme)) {
            checkNoName();
        } else if (text.isEmpty()) {
            flaw(Reason.HOST_MISSING, "the host is missing", "; write https://app.example.com");
        } else if (isMisplaced()) {
            flaw(
                    Reason.WILDCARD_MISPLACED,
                    "a host may contain one *, for whole labels at its beginning or for part of its first label:"
                            + " https://*.example.com, https://pr-*.example.com",
                    "");
        } else if (name.startsWith("[")) {
            checkIpv6();
        } else if (IpLiteral.isIpv6(name)) {
            flaw(Reason.HOST_INVALID, "an IPv6 address must be in brackets", ": http://[::1]");
        } else if (!CharacterClass.HOST.hasAll(text.replace("*", "x"))) {
            // This checked the host as it is written: lower-casing turns the Kelvin sign into a k.
            if (CharacterClass.isAscii(text)) {
                flaw(Reason.HOST_INVALID, "a host may contain only letters, digits, hyphens and dots", "");
            } else {
                flaw(Reason.HOST_NOT_ASCII, "browsers send the host in ASCII", "; write its punycode form (xn--...)");
            }
        } else if (name.startsWith(".") || name.contains("..")) {
            flaw(Reason.LABEL_EMPTY, "the host has an empty label; remove the extra dot", "");
        } else if (IpLiteral.looksLikeIpv4(name)) {
            checkIpv4();
        } else if (OriginSyntax.hostEnd("https://" + shortest()) == OriginSyntax.MALFORMED) {
            flaw(Reason.HOST_INVALID, "a host has at most 253 characters, and 63 between two dots", "");
        }
    }

    /** Returns the shortest host that the pattern can match: if it is too long, all are. */
    private String shortest() {
        return below.replace('*', 'x') + name;
    }

    private void checkNoName() {
        if (OriginSyntax.hostEnd(scheme + OriginSyntax.SCHEME_END + text + (port == null ? "" : port))
                        == OriginSyntax.MALFORMED
                || text.isEmpty() && port == null) {
            flaw(Reason.HOST_MISSING, "a port must follow a host", "");
        }
    }

    /** Returns whether a {@code *} is misplaced. For instance, {@code *example.com} would match evilexample.com. */
    private boolean isMisplaced() {
        return name.isEmpty()
                || name.contains("*")
                || below.indexOf('*') != below.lastIndexOf('*')
                || below.length() > 2
                        && below.startsWith("*")
                        && CharacterClass.TOKEN.has(below.charAt(1))
                        && below.charAt(1) != '-'
                        && !name.contains(".");
    }

    private void checkIpv6() {
        String canonical = name.endsWith("]") ? IpLiteral.canonicalIpv6(name.substring(1, name.length() - 1)) : null;
        if (canonical == null) {
            flaw(Reason.HOST_INVALID, "the brackets must contain a valid IPv6 address, as in http://[::1]", "");
        } else if (!name.equals("[" + canonical + "]")) {
            flaw(Reason.ADDRESS_NOT_CANONICAL, "browsers send this address as [" + canonical + "]", "");
        }
        refuseBelow();
    }

    private void checkIpv4() {
        if (!IpLiteral.isCanonicalIpv4(name)) {
            String canonical = IpLiteral.canonicalIpv4(name);
            flaw(
                    Reason.ADDRESS_NOT_CANONICAL,
                    "browsers send an IPv4 address as four numbers from 0 to 255 without leading zeros"
                            + (canonical == null ? ": 192.0.2.1" : ", this one as " + canonical),
                    "");
        }
        refuseBelow();
    }

    private void refuseBelow() {
        if (!below.isEmpty()) {
            flaw(Reason.WILDCARD_OVER_ADDRESS, "an IP address has no subdomains; remove " + below, "");
        }
    }

    private void flaw(Reason reason, String words, String otherwise) {
        flaws.add(new Flaw(reason, words, otherwise));
    }
}
