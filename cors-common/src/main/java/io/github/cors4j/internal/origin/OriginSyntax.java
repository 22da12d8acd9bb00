package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.CharacterClass;
import java.util.List;
import java.util.Locale;

/**
 * Decides whether a text is an {@code Origin} that a browser could have sent, and finds its parts
 * (<a href="https://fetch.spec.whatwg.org/#origin-header">Fetch</a>,
 * <a href="https://www.rfc-editor.org/rfc/rfc6454#section-7">RFC 6454</a>).
 */
public final class OriginSyntax {
    /** The text of an opaque origin, which belongs to no host. */
    public static final String NULL = "null";

    public static final String SCHEME_END = "://";
    static final int LONGEST_SCHEME = 64;
    static final int LONGEST_HOST = 253;
    static final int LONGEST_LABEL = 63;
    static final int LARGEST_PORT = 65_535;

    /** The longest origin. Its host may have one more character, the root's dot at its end. */
    static final int LONGEST = LONGEST_SCHEME + SCHEME_END.length() + LONGEST_HOST + 1 + ":65535".length();

    /** The result of {@link #hostEnd} for a text that is not a scheme, a host and perhaps a port. */
    static final int MALFORMED = -1;

    /**
     * <a href="https://url.spec.whatwg.org/#special-scheme">Special schemes</a>, whose origins always have a host, without
     * {@code file}, whose origin is {@code null}. For other schemes, engines send an empty host or one of dots:
     * {@code app://.}.
     */
    private static final List<String> WITH_HOST = List.of("https", "http", "ws", "wss", "ftp");

    private OriginSyntax() {}

    /** Returns whether origins of this scheme always have a name or an address as their host. */
    static boolean needsHost(String scheme) {
        return WITH_HOST.contains(scheme.toLowerCase(Locale.ROOT));
    }

    /** Returns the index at which the host of a well-formed origin begins. */
    public static int hostStart(String origin) {
        return origin.indexOf(':') + SCHEME_END.length();
    }

    /**
     * Returns the index at which the host ends: at the colon of the port, or at the end of the text.
     *
     * @return the index, or {@link #MALFORMED}
     */
    public static int hostEnd(String origin) {
        int schemeEnd = origin.length() > LONGEST ? MALFORMED : origin.indexOf(SCHEME_END);
        if (!isScheme(origin, schemeEnd) || origin.regionMatches(true, 0, "file:", 0, 5)) {
            return MALFORMED;
        }
        int start = schemeEnd + SCHEME_END.length();
        boolean bracketed = origin.startsWith("[", start);
        int hostEnd = bracketed ? origin.indexOf(']') + 1 : indexOrEnd(origin, ':', start);
        boolean host = bracketed
                ? hostEnd > 0 && IpLiteral.isIpv6(origin.substring(start + 1, hostEnd - 1))
                : isName(origin, start, hostEnd) || isNoName(origin, schemeEnd, hostEnd);
        boolean port = hostEnd == origin.length() || origin.charAt(hostEnd) == ':' && isPort(origin, hostEnd + 1);
        return host && port ? hostEnd : MALFORMED;
    }

    /** Returns whether the text up to an index is a scheme; {@code false} if the index is negative. */
    static boolean isScheme(String text, int end) {
        return end <= LONGEST_SCHEME
                && CharacterClass.SCHEME.hasAll(text, 0, end)
                && Character.isLetter(text.charAt(0));
    }

    /** Returns whether the host is empty or consists of dots, as engines send it for schemes that need none. */
    private static boolean isNoName(String origin, int schemeEnd, int hostEnd) {
        int start = schemeEnd + SCHEME_END.length();
        for (int i = start; i < hostEnd; i++) {
            if (origin.charAt(i) != '.') {
                return false;
            }
        }
        boolean portless = start < hostEnd || hostEnd == origin.length();
        return portless && hostEnd - start <= LONGEST_HOST && !needsHost(origin.substring(0, schemeEnd));
    }

    /** Returns whether a text is a host other than an IPv6 address. */
    static boolean isName(String text) {
        return isName(text, 0, text.length());
    }

    /** Returns whether a region is labels with dots between them, and perhaps a dot at the end. */
    private static boolean isName(String text, int from, int to) {
        if (!CharacterClass.HOST.hasAll(text, from, to)) {
            return false;
        }
        int label = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                boolean empty = i == label && i < to;
                if (empty || i - label > LONGEST_LABEL) {
                    return false;
                }
                label = i + 1;
            }
        }
        return to - from <= LONGEST_HOST + (text.charAt(to - 1) == '.' ? 1 : 0);
    }

    /** Returns whether the rest of the text is a number from 1 to 65535 without leading zeros. */
    private static boolean isPort(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 5 || text.charAt(from) == '0') {
            return false;
        }
        int port = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = 10 * port + c - '0';
        }
        return port <= LARGEST_PORT;
    }

    private static int indexOrEnd(String text, char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }
}
