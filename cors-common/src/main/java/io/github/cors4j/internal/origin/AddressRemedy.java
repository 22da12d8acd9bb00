package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggests the origin or pattern that a single address stands for, whatever surrounds its host. */
final class AddressRemedy {
    private static final String HTTPS = "https";

    /** A scheme of the web, and what is left of the {@code ://} after it. */
    private static final Pattern WEB_SCHEME =
            Pattern.compile("(?i)(https?|wss?):*[/\\\\]+(.+)|(?i)(https?|wss?):([^0-9:].*|[0-9]+\\..*)");

    private static final Pattern OTHER_SCHEME = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+-]*)(?:::?|:+[/\\\\]{1,2}|[/\\\\]{2,})([A-Za-z0-9_-][A-Za-z0-9._-]*)(?:[/?#\\\\].*)?");

    private static final Pattern NO_SCHEME_OF_PAGES = Pattern.compile("(?i)(mailto|data|javascript|about|tel|urn):.*");

    /** A scheme with nothing after it but a port. */
    private static final Pattern NO_HOST = Pattern.compile("(?i)(https?|wss?)(:*[/\\\\]*|:[0-9]+[/\\\\]*)");

    private static final Pattern OF_WEB = Pattern.compile("h?t?t?p?s?");
    private static final Pattern COLONS = Pattern.compile(":+$");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    /** A scheme of an application, of which it is not known which host its engine sends. */
    private static final Pattern SCHEME_ALONE = Pattern.compile("([A-Za-z][A-Za-z0-9+-]*):+[/\\\\]?");

    /** A port, or a placeholder for one, after a host that might be a scheme. */
    private static final Pattern PORT = Pattern.compile("-?[0-9]+(-[0-9]*)?|(?i)[a-z_]*port");

    /** A scheme that is repeated. */
    private static final Pattern DOUBLED = Pattern.compile("(?i)(?:https?://)+(https?://.+)");

    /** A scheme that is not separated from its host. */
    private static final Pattern STRAY_SCHEME = Pattern.compile("(?i)(?:https?|wss?)[^A-Za-z0-9-].*");

    private AddressRemedy() {}

    /** Returns what to write for a text that is meant as an origin or pattern; {@code null} if its meaning is unclear. */
    static @Nullable String of(String text) {
        if (NO_SCHEME_OF_PAGES.matches(text) || NO_HOST.matches(text) || text.equalsIgnoreCase(OriginSyntax.NULL)) {
            return null;
        }
        if (text.regionMatches(true, 0, "blob:", 0, 5)) {
            return of(text.substring(5));
        }
        Matcher doubled = DOUBLED.matcher(text);
        if (doubled.matches()) {
            return of(doubled.group(1));
        }
        int end = text.indexOf(OriginSyntax.SCHEME_END);
        Matcher web = WEB_SCHEME.matcher(text);
        Matcher other = OTHER_SCHEME.matcher(text);
        if (web.matches()) {
            return web.group(1) == null
                    ? origin(web.group(3), web.group(4))
                    : origin(web.group(1), slashless(web.group(2)));
        }
        if (isSchemeAlone(text)) {
            return null;
        }
        if (end >= 0 && !other.matches()) {
            String scheme = text.substring(0, end);
            String rest = text.substring(end + OriginSyntax.SCHEME_END.length());
            return origin(scheme, isOfApplication(scheme) ? rest : slashless(rest));
        }
        if (other.matches() && !Loopback.isHost(other.group(1)) && !PORT.matches(other.group(2))) {
            return origin(other.group(1), other.group(2));
        }
        return STRAY_SCHEME.matches(text) ? null : origin("", slashless(text));
    }

    private static boolean isSchemeAlone(String text) {
        Matcher alone = SCHEME_ALONE.matcher(text);
        return alone.matches() && !Loopback.isHost(alone.group(1)) && isOfApplication(alone.group(1));
    }

    /** Returns whether it is neither a scheme of the web nor was meant as one. */
    private static boolean isOfApplication(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return !OriginSyntax.needsHost(lower) && OriginParser.ofPages(lower).equals(lower);
    }

    private static String slashless(String text) {
        int start = 0;
        while (start < text.length() && "/\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static @Nullable String origin(String scheme, String rest) {
        if (rest.contains(OriginSyntax.SCHEME_END)) {
            return null;
        }
        String authority = rest.substring(0, OriginParser.authorityEnd(rest));
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        boolean noName = authority.chars().allMatch(c -> c == '.');
        if (noName && (scheme.isEmpty() || OriginSyntax.needsHost(scheme))) {
            return null;
        }
        HostRemedy host = HostRemedy.of(authority);
        if (host == null) {
            return null;
        }
        boolean valid = OriginSyntax.isScheme(scheme, scheme.length());
        boolean own = !scheme.isEmpty() && !valid && !isNearlyOfWeb(scheme);
        if (own || scheme.isEmpty() && host.isSuffix()) {
            return null;
        }
        if (!valid && host.isAny()) {
            return host.port().isEmpty() || host.port().equals(":*") ? "*" : host.asExpression("https?");
        }
        if (scheme.contains("*")) {
            String secure = written(HTTPS, host);
            return secure == null ? null : secure + ", " + written("http", host);
        }
        String assumed = host.isLoopback() ? "http" : HTTPS;
        return written(valid ? OriginParser.ofPages(scheme.toLowerCase(Locale.ROOT)) : assumed, host);
    }

    /** Returns whether a scheme is that of the web, misspelt or shortened, once all other signs are left out. */
    private static boolean isNearlyOfWeb(String scheme) {
        String trimmed = COLONS.matcher(scheme).replaceFirst("");
        String last = trimmed.substring(trimmed.lastIndexOf(':') + 1);
        String letters = NO_LETTERS.matcher(last.toLowerCase(Locale.ROOT)).replaceAll("");
        return scheme.contains("*")
                || OF_WEB.matches(letters)
                || OriginParser.ofPages(letters).startsWith("http");
    }

    private static @Nullable String written(String scheme, HostRemedy host) {
        return host.isExpression() ? host.asExpression(scheme) : host.asOrigin(scheme);
    }
}
