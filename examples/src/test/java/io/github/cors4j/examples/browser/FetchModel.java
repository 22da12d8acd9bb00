package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.examples.browser.Ledger.Seen;
import io.github.cors4j.spi.RequestReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser does that follows the <a href="https://fetch.spec.whatwg.org/#fetching">Fetch standard</a>, given what
 * the library decides about each request. It knows nothing of policies: only the headers that a decision sets.
 */
final class FetchModel {
    private static final Set<String> NORMALIZED = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> SAFE_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
    private static final Set<String> SAFE_RESPONSE_HEADERS = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    private final Cors cors;
    private final Answers answers;
    private final Engine engine;

    FetchModel(Cors cors, Answers answers, Engine engine) {
        this.cors = cors;
        this.answers = answers;
        this.engine = engine;
    }

    Verdict predict(Fetch fetch, Page page) {
        return new Run(fetch, page).mainFetch(fetch.url());
    }

    /** What the library makes of a request that a server saw. */
    Outcome outcome(Seen seen) {
        return decide(seen.method(), seen.url(), seen.origin(), seen.requestedMethod(), seen.requestedHeaders())
                .outcome();
    }

    private record Request(String method, String path, Map<String, String> headers) {}

    private static final RequestReader<Request> READER = new RequestReader<>() {
        @Override
        public String method(Request request) {
            return request.method;
        }

        @Override
        public String path(Request request) {
            return request.path;
        }

        @Override
        public String header(Request request, String name) {
            return request.headers.get(name);
        }

        @Override
        public List<String> headers(Request request, String name) {
            return Stream.ofNullable(header(request, name)).toList();
        }
    };

    /** One fetch with its redirects. */
    private final class Run {
        private final Page page;
        private final Fetch fetch;
        private final boolean include;
        private final Map<String, String> headers = new TreeMap<>();
        private final List<Seen> exchange = new ArrayList<>();
        private String method;
        private boolean crossOrigin;
        private boolean tainted;
        private final boolean unsafeAtFirst;
        private boolean wasPost;

        Run(Fetch fetch, Page page) {
            this.page = page;
            this.fetch = fetch;
            this.include = fetch.credentials().equals("include");
            String upper = fetch.method().toUpperCase(Locale.ROOT);
            this.method = NORMALIZED.contains(upper) ? upper : fetch.method();
            fetch.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            this.unsafeAtFirst =
                    !SAFE_METHODS.contains(method) || !unsafeHeaders().isEmpty();
        }

        private String origin() {
            return tainted ? "null" : page.origin();
        }

        private Verdict error() {
            return new Verdict("error", 0, Set.of(), exchange);
        }

        /** https://fetch.spec.whatwg.org/#main-fetch */
        Verdict mainFetch(String url) {
            crossOrigin |= !originOf(url).equals(page.origin());
            if (!crossOrigin) {
                return httpFetch(url, "basic");
            }
            return switch (fetch.mode()) {
                case "same-origin" -> error();
                case "no-cors" -> httpFetch(url, "opaque");
                default -> needsPreflight() && !preflight(url) ? error() : httpFetch(url, "cors");
            };
        }

        private boolean needsPreflight() {
            return !SAFE_METHODS.contains(method)
                    || !unsafeHeaders().isEmpty()
                    || unsafeAtFirst && engine.has(Quirk.ASKS_AGAIN_AFTER_REDIRECT);
        }

        private List<String> unsafeHeaders() {
            return headers.entrySet().stream()
                    .filter(header -> !isSafe(header.getKey(), header.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** https://fetch.spec.whatwg.org/#cors-preflight-fetch */
        private boolean preflight(String url) {
            List<String> unsafe = unsafeHeaders();
            String names = unsafe.isEmpty() ? null : String.join(",", unsafe);
            String origin = engine.has(Quirk.KEEPS_ORIGIN_IN_PREFLIGHT) ? page.origin() : origin();
            exchange.add(new Seen("OPTIONS", withoutQuery(url), origin, List.of(), method, names));
            CorsDecision decision = decide("OPTIONS", url, origin, method, names);
            int status = decision.endsRequest() ? decision.status() : answers.status("OPTIONS", url);
            if (!corsCheck(decision, origin) || status < 200 || status > 299) {
                return false;
            }
            Set<String> methods = list(decision, "Access-Control-Allow-Methods");
            Set<String> allowed = list(decision, "Access-Control-Allow-Headers").stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            boolean methodAllowed =
                    SAFE_METHODS.contains(method) || methods.contains(method) || !include && methods.contains("*");
            return methodAllowed
                    && unsafe.stream()
                            .allMatch(name -> allowed.contains(name)
                                    || !include && allowed.contains("*") && !name.equals("authorization"));
        }

        /** https://fetch.spec.whatwg.org/#concept-http-fetch */
        private Verdict httpFetch(String url, String tainting) {
            boolean sendsOrigin = tainting.equals("cors")
                    || !Set.of("GET", "HEAD").contains(method)
                    || wasPost && engine.has(Quirk.KEEPS_ORIGIN_IN_REDIRECTED_GET);
            String origin = sendsOrigin ? origin() : null;
            exchange.add(new Seen(method, withoutQuery(url), origin, cookies(), null, null));
            CorsDecision decision = decide(method, url, origin, null, null);
            if (tainting.equals("cors") && !corsCheck(decision, origin())) {
                return error();
            }
            int status = answers.status(method, url);
            if (status >= 300 && status < 400) {
                return switch (fetch.redirect()) {
                    case "error" -> error();
                    case "manual" -> new Verdict("opaqueredirect", 0, Set.of(), exchange);
                    default -> redirect(url, status);
                };
            }
            return tainting.equals("opaque")
                    ? new Verdict("opaque", 0, Set.of(), exchange)
                    : new Verdict(tainting, status, readableHeaders(tainting, decision), exchange);
        }

        /** https://fetch.spec.whatwg.org/#http-redirect-fetch */
        private Verdict redirect(String url, int status) {
            String target = answers.location(url);
            boolean leaves = !originOf(target).equals(originOf(url));
            tainted |= leaves && !originOf(url).equals(page.origin());
            boolean post = status < 303 && method.equals("POST");
            if (post || status == 303 && !Set.of("GET", "HEAD").contains(method)) {
                method = "GET";
                wasPost = true;
                if (!engine.has(Quirk.KEEPS_TYPE_WITHOUT_BODY)) {
                    headers.remove("content-type");
                }
            }
            if (leaves) {
                headers.remove("authorization");
            }
            return mainFetch(target);
        }

        /** Cookies go with credentials; a lax one only within one site. */
        private List<String> cookies() {
            boolean sent = include || fetch.credentials().equals("same-origin") && !crossOrigin;
            boolean sandboxed = page.origin().equals("null");
            boolean sameSite = page.sameSite() || sandboxed && engine.has(Quirk.SANDBOX_IS_SAME_SITE);
            boolean none = !engine.has(Quirk.NO_SECURE_COOKIES_OVER_HTTP)
                    && (sameSite || !engine.has(Quirk.NO_THIRD_PARTY_COOKIES));
            return Stream.of(Cookies.LAX, Cookies.NONE)
                    .filter(cookie -> sent && (cookie.equals(Cookies.LAX) ? sameSite : none))
                    .toList();
        }

        /** https://fetch.spec.whatwg.org/#concept-cors-check */
        private boolean corsCheck(CorsDecision decision, String origin) {
            String allowed = decision.headers().get("Access-Control-Allow-Origin");
            if (!include && "*".equals(allowed)) {
                return true;
            }
            return origin.equals(allowed)
                    && (!include || "true".equals(decision.headers().get("Access-Control-Allow-Credentials")));
        }

        /** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
        private Set<String> readableHeaders(String tainting, CorsDecision decision) {
            Set<String> names = new TreeSet<>(Answers.HEADERS);
            decision.headers().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            if (tainting.equals("cors")) {
                Set<String> exposed = list(decision, "Access-Control-Expose-Headers").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
                boolean all = !include && exposed.contains("*");
                names.removeIf(name -> !all && !exposed.contains(name) && !SAFE_RESPONSE_HEADERS.contains(name));
            }
            return names;
        }
    }

    private CorsDecision decide(String method, String url, String origin, String requested, String names) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Origin", origin);
        headers.put("Access-Control-Request-Method", requested);
        headers.put("Access-Control-Request-Headers", names);
        return cors.decide(new Request(method, URI.create(url).getPath(), headers), READER);
    }

    /** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
    private static boolean isSafe(String name, String value) {
        boolean safe = switch (name) {
            case "accept" -> !value.matches(".*[\"():<>?@\\[\\\\\\]{}\\x7f].*");
            case "accept-language", "content-language" -> value.matches("[0-9A-Za-z *,.;=-]*");
            case "content-type" -> SAFE_TYPES.contains(value.split(";")[0].trim());
            default -> false;
        };
        return safe && value.length() <= 128;
    }

    private static Set<String> list(CorsDecision decision, String name) {
        return Stream.of(decision.headers().getOrDefault(name, "").split(","))
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String originOf(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String withoutQuery(String url) {
        return originOf(url) + URI.create(url).getPath();
    }
}
