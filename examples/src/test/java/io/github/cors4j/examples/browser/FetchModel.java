package io.github.cors4j.examples.browser;

import io.github.cors4j.BrowserCheck;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.Outcome;
import io.github.cors4j.examples.browser.Ledger.Seen;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a browser does that follows the <a href="https://fetch.spec.whatwg.org/#fetching">Fetch standard</a>, given what
 * the library decides about each request. It knows nothing of policies: only the headers that a decision sets.
 */
final class FetchModel {
    private static final Set<String> NORMALIZED = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

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

    /**
     * Whether what {@link Cors#isReadable} says of the first request of a fetch settles if the page can read the response:
     * it knows neither where a redirect leads nor how an application responds to the preflights that are left to it.
     */
    boolean isSettledBy(Fetch fetch) {
        int preflight = answers.status("OPTIONS", fetch.url());
        return !fetch.path().startsWith("redirect/")
                && (preflight >= 200 && preflight <= 299 || !fetch.url().contains(Policies.OWN_OPTIONS.path() + "/"));
    }

    /** The first request of a fetch, in plain values. */
    static CorsRequest firstRequest(Fetch fetch, Page page) {
        String method = normalized(fetch.method());
        CorsRequest request = CorsRequest.of(method, URI.create(fetch.url()).getPath())
                .header("Host", URI.create(fetch.url()).getAuthority());
        for (Map.Entry<String, String> header : fetch.headers().entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        boolean sameOrigin = originOf(fetch.url()).equals(page.origin());
        request = sameOrigin && Set.of("GET", "HEAD").contains(method) ? request : request.from(page.origin());
        return fetch.credentials().equals("include") ? request.cookies("a=b") : request;
    }

    /** https://fetch.spec.whatwg.org/#concept-method-normalize */
    private static String normalized(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return NORMALIZED.contains(upper) ? upper : method;
    }

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
            this.method = normalized(fetch.method());
            fetch.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            this.unsafeAtFirst =
                    !BrowserCheck.isSafe(method) || !unsafeHeaders().isEmpty();
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
            return !BrowserCheck.isSafe(method)
                    || !unsafeHeaders().isEmpty()
                    || unsafeAtFirst && engine.has(Quirk.ASKS_AGAIN_AFTER_REDIRECT);
        }

        private List<String> unsafeHeaders() {
            return headers.entrySet().stream()
                    .filter(header -> !BrowserCheck.isSafe(header.getKey(), header.getValue()))
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
            return status >= 200 && status <= 299 && check(decision, origin).letsThrough(method, unsafe);
        }

        /** https://fetch.spec.whatwg.org/#concept-http-fetch */
        private Verdict httpFetch(String url, String tainting) {
            boolean sendsOrigin = tainting.equals("cors")
                    || !Set.of("GET", "HEAD").contains(method)
                    || wasPost && engine.has(Quirk.KEEPS_ORIGIN_IN_REDIRECTED_GET);
            String origin = sendsOrigin ? origin() : null;
            exchange.add(new Seen(method, withoutQuery(url), origin, cookies(), null, null));
            CorsDecision decision = decide(method, url, origin, null, null);
            if (tainting.equals("cors") && !check(decision, origin()).isReadable()) {
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

        private BrowserCheck check(CorsDecision decision, String origin) {
            return new BrowserCheck(decision.headers(), origin, include);
        }

        /** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
        private Set<String> readableHeaders(String tainting, CorsDecision decision) {
            Set<String> names = new TreeSet<>(Answers.HEADERS);
            decision.headers().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            if (tainting.equals("cors")) {
                names.removeIf(name -> !check(decision, origin()).isReadable(name));
            }
            return names;
        }
    }

    private CorsDecision decide(String method, String url, String origin, String requested, String names) {
        CorsRequest request = CorsRequest.of(method, URI.create(url).getPath());
        request = origin == null ? request : request.from(origin);
        request = requested == null ? request : request.header("Access-Control-Request-Method", requested);
        return cors.decide(names == null ? request : request.headers(names));
    }

    private static String originOf(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String withoutQuery(String url) {
        return originOf(url) + URI.create(url).getPath();
    }
}
