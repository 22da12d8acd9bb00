package io.github.cors4j.internal.origin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an origin is and whom it belongs to, told by {@link URI} and as few lines as possible: a second opinion that shares
 * nothing with the library.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port negative if there is none
 */
public record OriginOracle(String scheme, String host, int port) {
    private static final Pattern AUTHORITY =
            Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([1-9][0-9]{0,4}))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern LABEL_PATTERN = Pattern.compile("([^:]+://)([^.*/]*)[*]([^.*/]*)([.].+)");

    private static final List<String> NEED_HOSTS = List.of("http", "https", "ws", "wss", "ftp", "file");

    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

    /** The origin in these characters, in any letter case; empty if they are none. */
    public static Optional<OriginOracle> read(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]{0,63}://")) { // the platform has no empty hosts, engines do
            String scheme = text.substring(0, text.length() - 3).toLowerCase(Locale.ROOT);
            return Optional.of(new OriginOracle(scheme, "", -1)).filter(origin -> !NEED_HOSTS.contains(scheme));
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        } catch (NumberFormatException e) { // the platform expects an IPv4 address, and stumbles over long numbers
            return read(text.replaceFirst("://", "://a"))
                    .map(named -> new OriginOracle(named.scheme, named.host.substring(1), named.port));
        }
        Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
        if (uri.getRawAuthority() == null
                || !authority.matches()
                || !text.chars().allMatch(c -> c < 128)) {
            return Optional.empty();
        }
        boolean nothingElse = text.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        String host = authority.group(1).toLowerCase(Locale.ROOT);
        int port = authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return nothingElse
                        && port <= 65_535
                        && !scheme.equals("file")
                        && scheme.length() <= 64
                        && (host.startsWith("[")
                                ? isAddress(uri)
                                : isName(host) || host.matches("[.]+") && !NEED_HOSTS.contains(scheme))
                ? Optional.of(new OriginOracle(scheme, host, port))
                : Optional.empty();
    }

    /** {@link URI} lets leading zeros pass where an IPv6 address ends in an IPv4 address. */
    private static boolean isAddress(URI uri) {
        return uri.getHost() != null && !uri.getHost().matches(".*([:.]0[0-9]+[.].*|[.]0[0-9]+])");
    }

    private static boolean isName(String host) {
        String labels = host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return labels.length() <= 253
                && Arrays.stream(labels.split("\\.", -1)).allMatch(label -> !label.isEmpty() && label.length() <= 63);
    }

    /** Whether the text is a well-formed Origin, {@code null} included. */
    public static boolean isWellFormed(String text) {
        return text.equals("null") || read(text).isPresent();
    }

    /** The origin, if it is spelled as browsers spell it. */
    public static Optional<OriginOracle> readAsSent(String text) {
        return read(text).filter(origin -> text.equals(origin.toString()));
    }

    /** Whether a pattern means an origin; takes it apart by its text alone. */
    public static boolean isMeant(String pattern, String origin) {
        Matcher label = LABEL_PATTERN.matcher(pattern);
        if (label.matches() && label.group(2).length() + label.group(3).length() > 0) {
            String first = origin.replaceFirst("^[^:]*://", "").replaceFirst("\\..*", "");
            String before = label.group(2).toLowerCase(Locale.ROOT);
            String after = label.group(3).toLowerCase(Locale.ROOT);
            return first.length() > before.length() + after.length()
                    && first.startsWith(before)
                    && first.endsWith(after)
                    && isMeant(label.group(1) + first + label.group(4), origin);
        }
        boolean subdomains = pattern.contains("://*.");
        boolean anyPort = pattern.endsWith(":*");
        String plain = anyPort ? pattern.substring(0, pattern.length() - 2) : pattern;
        Optional<OriginOracle> read = read(plain.replace("://*.", "://"));
        Optional<OriginOracle> sent = readAsSent(origin);
        if (read.isEmpty() || sent.isEmpty()) {
            return false;
        }
        OriginOracle listed = read.get();
        return (anyPort || sent.get().port() < 0 || port(sent.get()) != port(plainHost(sent.get())))
                && sent.get().scheme().equals(listed.scheme())
                && (subdomains
                        ? sent.get().isBelow(listed.host())
                        : sent.get().host().equals(listed.host()))
                && (anyPort || port(sent.get()) == port(listed));
    }

    /** Without its port: a scheme's own port is never sent, so that an origin with it is not the listed one. */
    private static OriginOracle plainHost(OriginOracle origin) {
        return new OriginOracle(origin.scheme(), origin.host(), -1);
    }

    private static int port(OriginOracle origin) {
        return origin.port() < 0 ? DEFAULT_PORTS.getOrDefault(origin.scheme(), -1) : origin.port();
    }

    /** Whether this is a host below another. */
    public boolean isBelow(String parent) {
        return host.endsWith("." + parent) && host.length() > parent.length() + 1;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
