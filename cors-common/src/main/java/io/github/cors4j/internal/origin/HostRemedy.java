package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.CharacterClass;
import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a host and a port.
 *
 * @param text the host
 * @param port a colon with a number, {@code *} or an expression; may be empty
 */
record HostRemedy(String text, String port) {
    private static final Pattern ANY_PORT = Pattern.compile("(?i):\\*+|:[a-z_]*port|:any|:all");
    private static final Pattern PORTS = Pattern.compile(":([1-9][0-9]{1,4})-([1-9][0-9]{1,4})");
    private static final Pattern PORT_WITH_STAR = Pattern.compile(":([0-9]*)\\*([0-9]*)");
    private static final Pattern DIGITS_AS_LETTERS = Pattern.compile(":([1-9][0-9]{0,3})(x+)");
    private static final Pattern LEADING_ZEROS = Pattern.compile(":0+([1-9][0-9]*)");
    private static final Pattern DOTS = Pattern.compile("\\.\\.+");
    private static final Pattern LOOPBACK_AND_PORT = Pattern.compile("::1:([0-9]{1,5})");
    private static final Pattern ZONE = Pattern.compile("%(25)?[A-Za-z0-9]+\\]$");
    private static final Pattern ONLY_STARS = Pattern.compile("\\*(\\.\\*)*\\.*");
    private static final String ADDRESS_OF_STARS = "*.*.*.*";
    private static final Pattern STARS_BEHIND = Pattern.compile("\\*+$");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+|\\*)(\\.([0-9]+|\\*))*");

    private static final int DOTS_OF_ADDRESS = 3;

    /** The length of the longest port, with its colon. */
    private static final int LONGEST_PORT = 6;

    /** The most ports that are listed, to keep the expression short. */
    private static final int MOST_PORTS = 20;

    /** Letters that browsers keep but {@link IDN} replaces, which leads to another domain: nothing is suggested for them. */
    private static final String KEPT = "\u00df\u1e9e\u03c2\u200c\u200d";

    static @Nullable HostRemedy of(String authority) {
        String whole = LOOPBACK_AND_PORT.matches(authority) ? "[::1]" + authority.substring(3) : authority;
        int portStart = OriginParser.portStart(whole);
        String port = port(whole.substring(portStart));
        String host = host(whole.substring(0, portStart));
        return port == null || host == null || host.isEmpty() && !port.isEmpty() ? null : starless(host, port);
    }

    /**
     * Reads a {@code *} after a whole name: after a loopback host, it is any port; after any other host, it means nothing,
     * and the result is {@code null}.
     */
    private static @Nullable HostRemedy starless(String host, String port) {
        String stem = STARS_BEHIND.matcher(host).replaceFirst("");
        if (stem.equals(host) || stem.endsWith(".") || stem.isEmpty()) {
            return new HostRemedy(host, port);
        }
        return Loopback.isHost(stem) && port.isEmpty() ? new HostRemedy(stem, ":*") : null;
    }

    private static @Nullable String port(String port) {
        if (port.length() <= 1) {
            return "";
        }
        if (ANY_PORT.matches(port)) {
            return ":*";
        }
        Matcher star = PORT_WITH_STAR.matcher(port);
        if (star.matches()) {
            return ":" + star.group(1) + "[0-9]*" + star.group(2);
        }
        Matcher letters = DIGITS_AS_LETTERS.matcher(port.toLowerCase(Locale.ROOT));
        if (letters.matches() && port.length() <= LONGEST_PORT) {
            return ":" + letters.group(1) + "[0-9]".repeat(letters.group(2).length());
        }
        Matcher ports = PORTS.matcher(port);
        if (ports.matches()) {
            return ports(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
        }
        StringBuilder digits = new StringBuilder();
        port.chars().forEach(c -> digits.append(Character.isDigit(c) ? Character.digit(c, 10) : Character.toString(c)));
        return LEADING_ZEROS.matcher(digits).replaceFirst(":$1");
    }

    /**
     * Returns an expression for a range of ports; {@code null} if it is too large or includes 80 or 443, which origins may
     * leave out.
     */
    private static @Nullable String ports(int first, int last) {
        boolean byDefault = first <= 80 && last >= 80 || first <= 443 && last >= 443;
        return first < last && last - first < MOST_PORTS && last <= OriginSyntax.LARGEST_PORT && !byDefault
                ? IntStream.rangeClosed(first, last)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("|", ":(", ")"))
                : null;
    }

    private static @Nullable String host(String text) {
        String host = ascii(decoded(text).toLowerCase(Locale.ROOT));
        if (host == null || host.chars().allMatch(c -> c == '.')) {
            return host;
        }
        host = host.startsWith("[") ? ZONE.matcher(host).replaceFirst("]") : host;
        host = IpLiteral.isIpv6(host) ? "[" + host + "]" : host;
        if (ONLY_STARS.matches(host)) {
            return host.equals(ADDRESS_OF_STARS) ? host : "*";
        }
        String stem = host.endsWith(".*") ? host.substring(0, host.length() - 2) : "";
        String suffix = stem.isEmpty() ? null : PublicSuffixes.suffixOf(stem);
        if (suffix != null && !suffix.equals(stem)) {
            return null; // with anything after it, a whole name belongs to somebody else
        }
        if (!host.startsWith("*.") && NUMBERS.matches(host) && dots(host) > DOTS_OF_ADDRESS) {
            return null;
        }
        host = DOTS.matcher(host.replace("**", "*")).replaceAll(".");
        String bare = host.startsWith("*.") ? host.substring(2) : host;
        if (bare.startsWith("[") && bare.endsWith("]")) {
            String canonical = IpLiteral.canonicalIpv6(bare.substring(1, bare.length() - 1));
            return canonical == null ? null : "[" + canonical + "]";
        }
        if (!bare.isEmpty() && IpLiteral.looksLikeIpv4(bare)) {
            boolean part = !bare.equals(host) && dots(bare) < DOTS_OF_ADDRESS;
            return part ? null : IpLiteral.canonicalIpv4(bare);
        }
        return host;
    }

    private static int dots(String text) {
        return (int) text.chars().filter(c -> c == '.').count();
    }

    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escaped = text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && CharacterClass.HEXADECIMAL.hasAll(text, i + 1, i + 3)
                    && text.indexOf('[') < 0;
            decoded.append(escaped ? (char) Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
            i += escaped ? 2 : 0;
        }
        return decoded.toString();
    }

    private static @Nullable String ascii(String host) {
        if (CharacterClass.isAscii(host)) {
            return host;
        }
        if (host.chars().anyMatch(c -> KEPT.indexOf(c) >= 0)
                || Stream.of(host.split("\\.")).anyMatch(HostRemedy::hasLookAlikes)) {
            return null;
        }
        try {
            return IDN.toASCII(DOTS.matcher(host).replaceAll("."), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Returns whether a label has letters of two scripts that look the same: a different domain, which is hardly what was
     * meant.
     */
    private static boolean hasLookAlikes(String label) {
        Set<Character.UnicodeScript> scripts =
                label.codePoints().mapToObj(Character.UnicodeScript::of).collect(Collectors.toSet());
        return scripts.contains(Character.UnicodeScript.LATIN)
                && (scripts.contains(Character.UnicodeScript.CYRILLIC)
                        || scripts.contains(Character.UnicodeScript.GREEK)
                        || scripts.contains(Character.UnicodeScript.ARMENIAN));
    }

    /** Returns whether it takes an expression: there are several ports, or a {@code *} where no pattern allows one. */
    boolean isExpression() {
        return isOneOfPorts() || text.contains("*") && !isPattern() && !isBareName();
    }

    private boolean isOneOfPorts() {
        return port.endsWith(")") || port.contains("[");
    }

    /** Returns whether it is any host, so that only the port matters. */
    boolean isAny() {
        return text.equals("*") || text.equals(ADDRESS_OF_STARS);
    }

    /** Returns whether it is only a top-level domain, which was probably separated from the name before it. */
    boolean isSuffix() {
        return port.isEmpty() && text.indexOf('.') < 0 && text.equals(PublicSuffixes.suffixOf(text));
    }

    boolean isLoopback() {
        return Loopback.isHost(text) || text.startsWith("127.") && NUMBERS.matches(text);
    }

    private boolean isPattern() {
        return OriginParser.read("https://" + text) != null;
    }

    /** Returns whether it is like {@code *example.com}, which was meant for subdomains but would match evilexample.com. */
    private boolean isBareName() {
        return text.lastIndexOf('*') == 0 && text.length() > 1 && Character.isLetterOrDigit(text.charAt(1));
    }

    @Nullable
    String asOrigin(String scheme) {
        String host = isBareName() && !isPattern() ? "*." + text.substring(1) : text;
        if (host.startsWith(".") && host.length() > 1 && host.charAt(1) != '.') {
            String name = host.substring(1);
            String apex = new HostRemedy(name, port).asOrigin(scheme);
            String below = new HostRemedy("*." + name, port).asOrigin(scheme);
            return apex == null || below == null ? null : apex + ", " + below;
        }
        OriginPattern origin = OriginParser.read(scheme + OriginSyntax.SCHEME_END + host + port);
        return origin == null ? null : origin.toString();
    }

    /**
     * Returns an expression in which {@code *.} at the beginning stands for labels, and any other {@code *} for a part of
     * one.
     */
    @Nullable
    String asExpression(String scheme) {
        if (isBareName()) {
            return null;
        }
        if (text.equals("*") && (port.isEmpty() || port.equals(":*"))) {
            return "^" + scheme + OriginSyntax.SCHEME_END + "[^/]+$";
        }
        boolean address = NUMBERS.matches(text);
        String part = address ? "[0-9]{1,3}" : "[a-z0-9-]+";
        String missing = address && text.endsWith(".*") ? ".*".repeat(Math.max(0, DOTS_OF_ADDRESS - dots(text))) : "";
        String host = text.startsWith("*.") && !address
                ? "([a-z0-9-]+\\.)+" + escaped(text.substring(2), part)
                : escaped(text + missing, part);
        return "^" + scheme + OriginSyntax.SCHEME_END + (text.equals("*") ? "[^:/]+" : host)
                + (port.equals(":*") ? "(:[0-9]+)?" : port) + "$";
    }

    private static String escaped(String text, String part) {
        return text.replace(".", "\\.").replace("[", "\\[").replace("]", "\\]").replace("*", part);
    }
}
