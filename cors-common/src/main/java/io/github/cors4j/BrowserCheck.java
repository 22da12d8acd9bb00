package io.github.cors4j;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.header.HeaderNames;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a browser that follows the <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a>
 * lets a page do with a response. It is for tests and tools, and knows only the headers of the response, not the policy.
 */
public final class BrowserCheck {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> SAFE_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
    private static final String UNSAFE_BYTES = "\"():<>?@[\\]{}\u007f";
    private static final int LONGEST_SAFE = 128;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

    private final Map<String, String> headers;
    private final String origin;
    private final boolean credentials;

    /**
     * Creates a check of a response.
     *
     * @param headers the CORS headers of the response by name, spelled as in {@link CorsDecision#headers()}: here, letter
     *     case matters
     * @param origin the origin of the page, as it is sent; for an opaque origin, the text {@code "null"}
     * @param credentials whether the page sends the request with {@code credentials: "include"}
     */
    public BrowserCheck(Map<String, String> headers, String origin, boolean credentials) {
        this.headers = Map.copyOf(headers);
        this.origin = origin;
        this.credentials = credentials;
    }

    /**
     * Returns whether the page may read the response: the
     * <a href="https://fetch.spec.whatwg.org/#concept-cors-check">CORS check</a>.
     *
     * @return whether the response allows the origin and, if the page sends credentials, those as well
     */
    public boolean isReadable() {
        String allowed = headers.get(CorsHeaders.ALLOW_ORIGIN);
        if (!credentials && "*".equals(allowed)) {
            return true;
        }
        return origin.equals(allowed) && (!credentials || "true".equals(headers.get(CorsHeaders.ALLOW_CREDENTIALS)));
    }

    /**
     * Returns whether the response, as one to a preflight, lets the actual request through: the
     * <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">CORS-preflight fetch</a>. The response is assumed to
     * have an <a href="https://fetch.spec.whatwg.org/#ok-status">ok status</a>.
     *
     * @param method the method of the actual request, in the letter case in which it is sent
     * @param names the names of those of its headers that a browser has to ask for
     * @return whether the response allows the origin, the method and all of the headers
     */
    public boolean letsThrough(String method, Collection<String> names) {
        Set<String> methods = list(CorsHeaders.ALLOW_METHODS);
        Set<String> allowed = lowerCase(list(CorsHeaders.ALLOW_HEADERS));
        boolean methodAllowed =
                SAFE_METHODS.contains(method) || methods.contains(method) || !credentials && methods.contains("*");
        return isReadable()
                && methodAllowed
                && names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .allMatch(name -> allowed.contains(name)
                                || !credentials && allowed.contains("*") && !name.equals("authorization"));
    }

    /**
     * Returns whether a page may read a header of the response, provided that the response itself is
     * {@linkplain #isReadable() readable}.
     *
     * @param name the header's name; names are compared without regard to case
     * @return whether the header is exposed, or is
     *     <a href="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">safelisted</a>
     */
    public boolean isReadable(String name) {
        Set<String> exposed = lowerCase(list(CorsHeaders.EXPOSE_HEADERS));
        String lower = name.toLowerCase(Locale.ROOT);
        return HeaderNames.isSafeInResponses(lower)
                || !HeaderNames.isForbiddenInResponses(lower)
                        && (exposed.contains(lower) || !credentials && exposed.contains("*"));
    }

    /**
     * Returns whether a browser sends a request with this method without a preflight.
     *
     * @param method the method, in the letter case in which it is sent
     * @return whether it is a <a href="https://fetch.spec.whatwg.org/#cors-safelisted-method">safelisted method</a>:
     *     {@code GET}, {@code HEAD} or {@code POST}
     */
    public static boolean isSafe(String method) {
        return SAFE_METHODS.contains(method);
    }

    /**
     * Returns whether a browser sends a request with this header without a preflight.
     *
     * @param name the header's name; names are compared without regard to case
     * @param value its value
     * @return whether it is a <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">safelisted header</a>
     */
    public static boolean isSafe(String name, String value) {
        if (value.length() > LONGEST_SAFE) {
            return false;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "accept" -> value.chars().noneMatch(BrowserCheck::isUnsafeByte);
            case "accept-language", "content-language" -> value.chars().allMatch(BrowserCheck::isOfLanguages);
            case "content-type" ->
                value.chars().noneMatch(BrowserCheck::isUnsafeByte)
                        && SAFE_TYPES.contains(value.substring(0, (value + ";").indexOf(';'))
                                .strip()
                                .toLowerCase(Locale.ROOT));
            case "range" -> isSingleRange(value);
            default -> false;
        };
    }

    /** A <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte">CORS-unsafe request-header byte</a>. */
    private static boolean isUnsafeByte(int c) {
        return c < ' ' && c != '\t' || UNSAFE_BYTES.indexOf(c) >= 0;
    }

    /** A <a href="https://fetch.spec.whatwg.org/#simple-range-header-value">single range</a> with a start. */
    private static boolean isSingleRange(String value) {
        Matcher range = RANGE.matcher(value);
        return range.matches()
                && (range.group(2).isEmpty()
                        || new BigInteger(range.group(1)).compareTo(new BigInteger(range.group(2))) <= 0);
    }

    private static boolean isOfLanguages(int c) {
        return c < 128 && Character.isLetterOrDigit(c) || " *,.;=-".indexOf(c) >= 0;
    }

    private Set<String> list(String name) {
        return Set.copyOf(entries(headers.getOrDefault(name, "")));
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Returns whether a page can read the response to its request under a policy, after a preflight if one is needed. */
    static boolean isReadable(Cors cors, CorsRequest request) {
        String origin = request.header(CorsHeaders.ORIGIN).orElse("");
        CorsDecision decision = cors.explain(request).decision();
        boolean credentials = request.header(CorsHeaders.COOKIE).isPresent();
        if (decision.kind() != RequestKind.PREFLIGHT && decision.refusesRequest()) {
            return false;
        }
        if (decision.kind() == RequestKind.NON_CORS
                || WebSockets.isHandshake(request, CorsRequest.READER)
                || isSameOrigin(decision, origin, request)) {
            return true;
        }
        if (decision.kind() == RequestKind.PREFLIGHT) {
            return new BrowserCheck(decision.headers(), origin, credentials)
                    .letsThrough(
                            request.header(CorsHeaders.REQUEST_METHOD).orElse(""),
                            entries(String.join(
                                    ",", CorsRequest.READER.headers(request, CorsHeaders.REQUEST_HEADERS))));
        }
        CorsRequest asking = preflightOf(request, decision);
        return new BrowserCheck(decision.headers(), origin, credentials).isReadable()
                && (asking == null
                        || new BrowserCheck(cors.explain(asking).decision().headers(), origin, credentials)
                                .letsThrough(request.method(), unsafeHeaders(request)));
    }

    /** Returns the preflight that a browser sends before an actual request; {@code null} if it sends none. */
    static @Nullable CorsRequest preflightOf(CorsRequest request, CorsDecision decision) {
        String origin = request.header(CorsHeaders.ORIGIN).orElse("");
        List<String> unsafe = unsafeHeaders(request);
        if (isSafe(request.method()) && unsafe.isEmpty()
                || decision.kind() != RequestKind.ACTUAL
                || WebSockets.isHandshake(request, CorsRequest.READER)
                || isSameOrigin(decision, origin, request)) {
            return null;
        }
        CorsRequest asking =
                CorsRequest.preflight(request.method(), request.path()).from(origin);
        return unsafe.isEmpty() ? asking : asking.headers(unsafe.toArray(String[]::new));
    }

    /** Returns the headers of a request that a browser has to ask for. */
    private static List<String> unsafeHeaders(CorsRequest request) {
        return request.headerNames()
                .filter(name -> !HeaderNames.isForbiddenInRequests(name)
                        && !isSafe(name, request.header(name).orElse("")))
                .toList();
    }

    /** Whether a browser does not apply CORS. The policy may also list the origin of the server's own pages. */
    private static boolean isSameOrigin(CorsDecision decision, String origin, CorsRequest request) {
        return decision.kind() == RequestKind.ACTUAL
                && decision.outcome() != Outcome.ORIGIN_MALFORMED
                && SameOrigin.is(origin, request, CorsRequest.READER);
    }

    private static List<String> entries(String line) {
        return Stream.of(line.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
