package io.github.cors4j.internal.origin;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.CharTable;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one configured origin, and names everything that is wrong with it. */
public final class OriginParser {
    private static final Map<String, String> DEFAULT_PORTS =
            Map.of("http", ":80", "https", ":443", "ws", ":80", "wss", ":443", "ftp", ":21");

    private final String option;
    private final String text;
    private final Problems problems;
    private boolean valid = true;

    private OriginParser(String option, String text, Problems problems) {
        this.option = option;
        this.text = text;
        this.problems = problems;
    }

    /**
     * Parses a text that is neither blank nor an expression.
     *
     * @return the pattern, or {@code null} after a problem was reported
     */
    public static @Nullable OriginPattern parse(String option, String text, Problems problems) {
        if (text.equals("*")) {
            return new OriginPattern.Any();
        }
        if (text.equals(OriginSyntax.NULL)) {
            return new OriginPattern.Null();
        }
        return new OriginParser(option, text, problems).parse();
    }

    private @Nullable OriginPattern parse() {
        if (isSeveral(text)) {
            problem(Reason.SEVERAL_IN_ONE, "one origin has neither commas nor blanks; write one entry an origin");
            return null;
        }
        int schemeEnd = text.indexOf(OriginSyntax.SCHEME_END);
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            problem(Reason.FILE_ORIGIN, "pages from files have the origin null; serve them from http://localhost");
            return null;
        }
        if (schemeEnd < 0) {
            problem(Reason.SCHEME_MISSING, "an origin begins with its scheme; write https://" + text);
            return null;
        }
        String scheme = scheme(schemeEnd);
        String authority = authority(text.substring(schemeEnd + OriginSyntax.SCHEME_END.length()));
        int portStart = portStart(authority);
        String port = port(scheme, authority.substring(portStart));
        String host = host(authority.substring(0, portStart));
        if (!valid) {
            return null;
        }
        boolean subdomains = host.startsWith("*.");
        return new OriginPattern.Host(scheme, subdomains ? host.substring(2) : host, subdomains, port);
    }

    private static boolean isSeveral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';' || Character.isWhitespace(c)) {
                return true;
            }
        }
        return false;
    }

    private String scheme(int end) {
        String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (scheme.contains("*")) {
            problem(
                    Reason.WILDCARD_MISPLACED,
                    "a scheme cannot be a wildcard; list each scheme: https://..., http://...");
        } else if (!OriginSyntax.isScheme(text, end)) {
            problem(
                    Reason.SCHEME_INVALID,
                    "a scheme is a letter and then letters, digits, +, - or .; write https://...");
        }
        return scheme.intern(); // one text for all origins, 48 bytes of each
    }

    /** What stands before path, query and fragment, less userinfo. */
    private String authority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String bare = text.substring(0, text.length() - rest.length() + end);
        if (end < rest.length()) {
            switch (rest.charAt(end)) {
                case '?' -> problem(Reason.QUERY_PRESENT, "an origin has no query; write " + bare);
                case '#' -> problem(Reason.FRAGMENT_PRESENT, "an origin has no fragment; write " + bare);
                default -> {
                    boolean slash = end == rest.length() - 1;
                    problem(
                            slash ? Reason.TRAILING_SLASH : Reason.PATH_PRESENT,
                            "an origin has no " + (slash ? "trailing slash" : "path") + "; write " + bare);
                }
            }
        }
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            authority = authority.substring(at + 1);
            problem(Reason.USERINFO_PRESENT, "an origin has no user or password; write the part after the @");
        }
        return authority;
    }

    private static int portStart(String authority) {
        int colon = authority.indexOf(':', authority.startsWith("[") ? Math.max(0, authority.indexOf(']')) : 0);
        return colon < 0 ? authority.length() : colon;
    }

    /** A colon and the port that a scheme has if none is written; {@code null} for a scheme that has none. */
    public static @Nullable String defaultPort(String scheme) {
        return DEFAULT_PORTS.get(scheme);
    }

    private @Nullable String port(String scheme, String port) {
        if (port.equals(":*")) {
            return null;
        }
        if (port.isEmpty() || port.equals(defaultPort(scheme))) {
            return "";
        }
        if (OriginSyntax.hostEnd("https://host" + port) == OriginSyntax.MALFORMED) {
            problem(
                    Reason.PORT_INVALID,
                    "a port is a number from 1 to 65535 without leading zeros, or * for any; leave out the colon for"
                            + " the scheme's own port");
        }
        return port;
    }

    private String host(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        boolean subdomains = host.startsWith("*.");
        String name = subdomains ? host.substring(2) : host;
        if (host.isEmpty()) {
            problem(Reason.HOST_MISSING, "the host is missing; write https://app.example.com");
        } else if (name.contains("*")) {
            problem(
                    Reason.WILDCARD_MISPLACED,
                    "* stands for whole labels at the beginning of the host, once: https://*.example.com");
        } else if (name.startsWith("[")) {
            checkIpv6(name, subdomains);
        } else if (!CharTable.HOST.hasAll(text, subdomains ? 2 : 0, text.length())) {
            // That was the host as it is written: in lower case, the Kelvin sign is a k.
            if (text.chars().allMatch(c -> c < 128)) {
                problem(Reason.HOST_INVALID, "a host is made of letters, digits, hyphens and dots");
            } else {
                problem(Reason.HOST_NOT_ASCII, "browsers send the host in ASCII; write " + punycode(name));
            }
        } else if (name.startsWith(".") || name.contains("..")) {
            problem(Reason.LABEL_EMPTY, "the host has an empty label; remove the extra dot");
        } else if (IpLiteral.looksLikeIpv4(name)) {
            checkIpv4(name, subdomains);
        } else if (OriginSyntax.hostEnd("https://" + name) == OriginSyntax.MALFORMED) {
            problem(Reason.HOST_INVALID, "a host has at most 253 characters, and 63 between two dots");
        }
        return host;
    }

    private void checkIpv6(String host, boolean subdomains) {
        String canonical = host.endsWith("]") ? IpLiteral.canonicalIpv6(host.substring(1, host.length() - 1)) : null;
        if (canonical == null) {
            problem(Reason.HOST_INVALID, "this is no IPv6 address in brackets; write for instance http://[::1]");
        } else if (!host.equals("[" + canonical + "]")) {
            problem(Reason.ADDRESS_NOT_CANONICAL, "browsers send this address as [" + canonical + "]; write that");
        }
        refuseSubdomainsOf(subdomains);
    }

    private void checkIpv4(String host, boolean subdomains) {
        if (!IpLiteral.isCanonicalIpv4(host)) {
            problem(
                    Reason.ADDRESS_NOT_CANONICAL,
                    "browsers send an IPv4 address as four numbers from 0 to 255 without leading zeros: 192.0.2.1");
        }
        refuseSubdomainsOf(subdomains);
    }

    private void refuseSubdomainsOf(boolean address) {
        if (address) {
            problem(Reason.WILDCARD_OVER_ADDRESS, "an address has no subdomains; remove *.");
        }
    }

    /** Of the letters that browsers keep and {@link IDN} replaces, no other form is proposed: it is another domain. */
    private static String punycode(String host) {
        String unknown = "its punycode form (xn--...)";
        if (host.chars().anyMatch(c -> "\u00df\u1e9e\u03c2\u200c\u200d".indexOf(c) >= 0)) {
            return unknown;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return unknown;
        }
    }

    private void problem(Reason reason, String message) {
        valid = false;
        problems.error(option, text, reason, message);
    }
}
