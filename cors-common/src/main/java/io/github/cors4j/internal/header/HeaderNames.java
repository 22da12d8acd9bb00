package io.github.cors4j.internal.header;

import io.github.cors4j.internal.text.EditDistance;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows the header names that Fetch forbids or safelists. */
public final class HeaderNames {
    private static final String VARIABLE = "HTTP_";

    /** The shortest name that can be misspelt: shorter ones are similar to too many others. */
    private static final int SHORTEST_MISSPELT = 8;

    /** Longer names are not compared letter by letter. */
    private static final int LONGEST_MISSPELT = 64;

    /** <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Forbidden request-headers</a>, by name. */
    static final Set<String> FORBIDDEN_REQUEST = Set.of(
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "access-control-request-private-network",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    /** <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">Forbidden response-header names</a>. */
    private static final Set<String> FORBIDDEN_RESPONSE = Set.of("set-cookie", "set-cookie2");

    /**
     * <a href="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">Safelisted response-header names</a>.
     */
    private static final Set<String> SAFE_RESPONSE = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    /** The names that pages send and read most often, in their usual spelling. */
    private static final Map<String, String> COMMON = Stream.of(
                    "Accept-Language",
                    "Authorization",
                    "Cache-Control",
                    "Content-Disposition",
                    "Content-Encoding",
                    "Content-Language",
                    "Content-Range",
                    "Content-Type",
                    "ETag",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "If-Unmodified-Since",
                    "Last-Modified",
                    "Link",
                    "Location",
                    "Retry-After",
                    "User-Agent",
                    "X-API-Key",
                    "X-CSRF-Token",
                    "X-Request-ID",
                    "X-Requested-With",
                    "X-Total-Count",
                    "X-XSRF-Token")
            .collect(Collectors.toUnmodifiableMap(HeaderNames::letters, name -> name));

    private HeaderNames() {}

    /**
     * Returns the common header that a name was meant to be, if it has the same letters or one typing error; {@code null}
     * otherwise.
     */
    public static @Nullable String meant(String name) {
        if (isVariable(name)) {
            return ofVariable(name.substring(VARIABLE.length()));
        }
        String letters = letters(name.substring(name.lastIndexOf('.') + 1));
        String same = COMMON.get(letters);
        if (same != null) {
            return same.equalsIgnoreCase(name) || name.equalsIgnoreCase("X-CSRFToken") ? null : same;
        }
        return COMMON.entrySet().stream()
                .filter(common -> isMisspelt(letters, common.getKey()))
                .map(Map.Entry::getValue)
                .min(String::compareTo)
                .orElse(null);
    }

    /**
     * Returns whether a name was probably meant to be another one: it has the same letters, or one typing error. A common
     * name is spelled correctly. Digits tell names apart.
     */
    static boolean isMeant(String name, String other) {
        String letters = letters(name);
        String right = letters(other);
        return letters.equals(right) && !letters.isEmpty()
                || !COMMON.containsKey(letters) && digits(letters).equals(digits(right)) && isMisspelt(letters, right);
    }

    private static boolean isMisspelt(String letters, String right) {
        return letters.length() >= SHORTEST_MISSPELT
                && letters.length() <= LONGEST_MISSPELT
                && Math.abs(letters.length() - right.length()) <= 1
                && EditDistance.isMisspelt(letters, right);
    }

    private static String digits(String letters) {
        return letters.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Returns whether a name is the variable in which CGI, WSGI and PHP keep a header, {@code HTTP_AUTHORIZATION}. */
    public static boolean isVariable(String name) {
        return name.startsWith(VARIABLE)
                && name.length() > VARIABLE.length()
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    private static String ofVariable(String variable) {
        String common = COMMON.get(letters(variable));
        StringBuilder name = new StringBuilder(variable.length());
        for (char c : variable.replace('_', '-').toCharArray()) {
            boolean first = name.isEmpty() || name.charAt(name.length() - 1) == '-';
            name.append(first ? c : Character.toLowerCase(c));
        }
        return common == null ? name.toString() : common;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /** Returns whether pages may read a header even if it is not exposed. */
    public static boolean isSafeInResponses(String name) {
        return SAFE_RESPONSE.contains(name.toLowerCase(Locale.ROOT));
    }

    public static boolean isForbiddenInRequests(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FORBIDDEN_REQUEST.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-");
    }

    public static boolean isForbiddenInResponses(String name) {
        return FORBIDDEN_RESPONSE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether a name belongs to the CORS protocol itself. */
    public static boolean isOfCors(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("access-control-");
    }

    public static String remedy(String name) {
        return name.toLowerCase(Locale.ROOT).contains("cookie")
                ? "pages cannot read or set cookie headers; remove the name, and set supportsCredentials to have"
                        + " cookies sent"
                : "browsers set this header themselves and never ask permission for it; remove it";
    }
}
