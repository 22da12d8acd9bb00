package io.github.cors4j;

import io.github.cors4j.internal.options.OptionsInForce;
import io.github.cors4j.spi.RequestReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests end with status 403 ahead of all handlers. CORS itself only keeps responses from pages; it does not
 * stop pages from sending requests.
 */
final class Guards {
    /** <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1">Safe methods</a> that browsers send. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", RequestKind.OPTIONS);

    private final boolean webSockets;
    private final boolean unsafeMethods;
    private final boolean disallowed;
    private final Set<String> methods;
    private final boolean anyMethod;

    private Guards(OptionsInForce options) {
        webSockets = options.get(o -> o.guardWebSockets);
        unsafeMethods = options.get(o -> o.guardUnsafeMethods);
        disallowed = options.get(o -> o.refuseDisallowed);
        methods = options.get(o -> o.methods);
        anyMethod = methods.contains("*");
    }

    /**
     * Returns the guards that are set; {@code null} if there are none, or if any origin is allowed: then nothing is refused.
     */
    static @Nullable Guards of(OptionsInForce options) {
        Guards guards = new Guards(options);
        boolean none = !guards.webSockets && !guards.unsafeMethods && !guards.disallowed;
        return none || options.originMatcher().isAny() ? null : guards;
    }

    /**
     * Returns the decision about a request that is not a preflight, or about a preflight that a handler would get with an
     * unsafe method. If a guard refuses the request, returns the refusal, with the same headers.
     *
     * @param origin the request's {@link RequestKind#origin origin}
     */
    <R> CorsDecision check(CorsDecision decision, @Nullable String origin, R request, RequestReader<R> reader) {
        if (decision.kind() == RequestKind.PREFLIGHT
                && (decision.endsRequest() || isSafe(reader.routedMethod(request)))) {
            return decision; // the browser explains a refused preflight better than a 403
        }
        Outcome cause = cause(decision, origin, request, reader);
        return cause == null ? decision : decision.refusing(cause);
    }

    private <R> @Nullable Outcome cause(
            CorsDecision decision, @Nullable String origin, R request, RequestReader<R> reader) {
        boolean socket = webSockets && WebSockets.isOpening(request, reader);
        if ((socket || disallowed) && isForeign(decision, origin, request, reader)) {
            return decision.outcome();
        }
        boolean unsafe = unsafeMethods && !(isSafe(reader.method(request)) && isSafe(reader.routedMethod(request)));
        if (!socket && !unsafe || !SameOrigin.isCrossedBy(origin, request, reader)) {
            return null;
        }
        if (decision.kind() == RequestKind.NON_CORS) {
            return Outcome.CROSS_SITE;
        }
        if (decision.outcome() != Outcome.ALLOWED) {
            return decision.outcome();
        }
        boolean allowed = isAllowed(reader.method(request)) && isAllowed(reader.routedMethod(request));
        return unsafe && !allowed ? Outcome.METHOD_NOT_ALLOWED : null;
    }

    /** Returns whether the request has an origin that is neither allowed nor the server's own. */
    private static <R> boolean isForeign(
            CorsDecision decision, @Nullable String origin, R request, RequestReader<R> reader) {
        return origin != null
                && !decision.allowed()
                && !(decision.outcome() == Outcome.PATH_AMBIGUOUS && SameOrigin.is(origin, request, reader));
    }

    private static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    private boolean isAllowed(String method) {
        return anyMethod || isSafe(method) || methods.contains(method);
    }

    @Override
    public String toString() {
        return ", guardWebSockets=" + webSockets + ", guardUnsafeMethods=" + unsafeMethods + ", refuseDisallowed="
                + disallowed;
    }
}
