package io.github.cors4j.internal.header;

import java.util.Locale;
import java.util.Set;

/** Knows the header names that Fetch forbids or safelists. */
public final class HeaderNames {
    /** <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Forbidden request-headers</a>, by name. */
    private static final Set<String> FORBIDDEN_REQUEST = Set.of(
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

    /** <a href="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">Safelisted response-header names</a>. */
    private static final Set<String> SAFE_RESPONSE = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    private HeaderNames() {}

    /** Decides whether pages may read a header, whatever is exposed. */
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

    /** Decides whether a name is of the CORS protocol itself. */
    public static boolean isOfCors(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("access-control-");
    }

    public static String remedy(String name) {
        return name.toLowerCase(Locale.ROOT).contains("cookie")
                ? "pages never see cookies; remove the name, and set supportsCredentials for them to be sent"
                : "browsers set this header themselves and never ask; remove it";
    }
}
