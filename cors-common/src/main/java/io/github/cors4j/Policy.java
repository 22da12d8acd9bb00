package io.github.cors4j;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.header.RequestedHeaders;
import io.github.cors4j.internal.header.Vary;
import io.github.cors4j.internal.options.OptionsInForce;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginVerdict;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.ShortList;
import io.github.cors4j.internal.text.SubstringTable;
import io.github.cors4j.spi.RequestReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides about requests to one resource, with everything computed beforehand that does not depend on them: the
 * <a href="https://fetch.spec.whatwg.org/#http-responses">rules for responses</a>.
 */
final class Policy {
    private final OriginMatcher origins;
    private final Set<String> methods;
    private final boolean anyMethod;
    private final String methodList;
    private final AllowedHeaders allowHeaders;
    private final boolean sendWildcard;
    private final boolean varyHeader;
    private final boolean alwaysSend;
    private final boolean allowPrivateNetwork;
    private final ResponseSettings responses;
    private final @Nullable Guards guards;

    /** Decisions that do not depend on the request are made once, when the policy is built. */
    private final CorsDecision nonCors;

    private final CorsDecision refusedActual;
    private final CorsDecision refusedPreflight;
    private final @Nullable CorsDecision wildcardActual;
    /** The decisions for exact origins, if there are few of them. */
    private final SubstringTable<CorsDecision> exactActual;

    Policy(String resource, OptionsInForce options) {
        this.origins = options.originMatcher();
        this.methods = options.get(o -> o.methods);
        this.anyMethod = methods.contains("*");
        this.methodList = options.joined(o -> o.methods);
        AllowedHeaders listed = options.get(o -> o.allowHeaders);
        this.allowHeaders = anyMethod ? listed : listed.withoutOverrides();
        this.sendWildcard = options.get(o -> o.sendWildcard);
        this.varyHeader = options.get(o -> o.varyHeader);
        this.alwaysSend = options.get(o -> o.alwaysSend);
        this.allowPrivateNetwork = options.get(o -> o.allowPrivateNetwork);
        this.responses = responses(resource, options);
        this.guards = Guards.of(options);
        this.refusedActual = refused(RequestKind.ACTUAL, Outcome.ORIGIN_NOT_ALLOWED);
        this.refusedPreflight = refused(RequestKind.PREFLIGHT, Outcome.ORIGIN_NOT_ALLOWED);
        this.wildcardActual = origins.isAny() ? actual("*") : null;
        this.nonCors =
                new CorsDecision(RequestKind.NON_CORS, Outcome.ALLOWED, responses, originForAll(), null, null, false);
        this.exactActual = new SubstringTable<>(
                origins.fewExact().stream().collect(Collectors.toMap(origin -> origin, this::actual)));
    }

    private ResponseSettings responses(String resource, OptionsInForce options) {
        String exposed = options.joined(o -> o.exposeHeaders);
        boolean sameForAll = origins.isAny() && sendWildcard && alwaysSend;
        Vary asked = sameForAll ? Vary.PREFLIGHT : Vary.ORIGIN_PREFLIGHT;
        return new ResponseSettings(
                resource,
                options.get(o -> o.supportsCredentials),
                exposed.isEmpty() ? null : exposed,
                options.get(o -> o.maxAge)
                        .map(maxAge -> Long.toString(maxAge.toSeconds()))
                        .orElse(null),
                varyHeader && !sameForAll ? Vary.ORIGIN : Vary.NOTHING,
                !varyHeader ? Vary.NOTHING : allowPrivateNetwork ? asked.and(Vary.PRIVATE_NETWORK) : asked,
                options.get(o -> o.automaticOptions),
                options.get(o -> o.preflightStatus));
    }

    /** Returns the origin that is allowed for requests without an {@code Origin}; {@code null} for none. */
    private @Nullable String originForAll() {
        if (!alwaysSend) {
            return null;
        }
        return origins.isAny() ? "*" : origins.only();
    }

    String resource() {
        return responses.resource();
    }

    OriginMatcher origins() {
        return origins;
    }

    Set<String> methods() {
        return methods;
    }

    AllowedHeaders allowHeaders() {
        return allowHeaders;
    }

    boolean isGuarded() {
        return guards != null;
    }

    Vary vary(RequestKind kind) {
        return responses.vary(kind);
    }

    /**
     * Decides about a request whose path the policy covers.
     *
     * @param origin the request's {@link RequestKind#origin origin}
     */
    <R> CorsDecision decide(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        return guarded(judge(kind, origin, request, reader), origin, request, reader);
    }

    /** Decides about a path that may also belong to another resource. */
    <R> CorsDecision decideAmbiguous(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        return guarded(refused(kind, Outcome.PATH_AMBIGUOUS), origin, request, reader);
    }

    private <R> CorsDecision guarded(
            CorsDecision decision, @Nullable String origin, R request, RequestReader<R> reader) {
        return guards == null ? decision : guards.check(decision, origin, request, reader);
    }

    private <R> CorsDecision judge(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        if (kind == RequestKind.NON_CORS || origin == null) {
            return nonCors;
        }
        CorsDecision exact = exactActual.get(origin, 0, origin.length());
        if (exact != null) {
            return kind == RequestKind.PREFLIGHT ? decidePreflight(origin, request, reader) : exact;
        }
        Outcome outcome = outcome(exactActual.isEmpty() ? origins.check(origin) : origins.checkOther(origin));
        String allowedOrigin = null;
        if (origins.isAny()) {
            allowedOrigin = sendWildcard || outcome != Outcome.ALLOWED ? "*" : origin;
        } else if (outcome == Outcome.ALLOWED) {
            allowedOrigin = origin;
        } else {
            if (outcome != Outcome.ORIGIN_MALFORMED && SameOrigin.is(origin, request, reader)) {
                return refused(kind, Outcome.SAME_ORIGIN);
            }
            CorsDecision refused = kind == RequestKind.PREFLIGHT ? refusedPreflight : refusedActual;
            return outcome == refused.outcome() ? refused : refused(kind, outcome);
        }
        if (kind == RequestKind.PREFLIGHT) {
            return decidePreflight(allowedOrigin, request, reader);
        }
        return wildcardActual != null && "*".equals(allowedOrigin) ? wildcardActual : actual(allowedOrigin);
    }

    private static Outcome outcome(OriginVerdict verdict) {
        return switch (verdict) {
            case ALLOWED -> Outcome.ALLOWED;
            case NOT_ALLOWED -> Outcome.ORIGIN_NOT_ALLOWED;
            case INSECURE -> Outcome.ORIGIN_INSECURE;
            case MALFORMED -> Outcome.ORIGIN_MALFORMED;
        };
    }

    private CorsDecision refused(RequestKind kind, Outcome outcome) {
        return new CorsDecision(kind, outcome, responses, null, null, null, false);
    }

    private CorsDecision actual(@Nullable String allowedOrigin) {
        return new CorsDecision(RequestKind.ACTUAL, Outcome.ALLOWED, responses, allowedOrigin, null, null, false);
    }

    private <R> CorsDecision decidePreflight(@Nullable String allowedOrigin, R request, RequestReader<R> reader) {
        String method = reader.header(request, CorsHeaders.REQUEST_METHOD);
        String allowedMethods = method == null ? null : allowedMethods(method);
        if (allowedMethods == null) {
            return new CorsDecision(
                    RequestKind.PREFLIGHT, Outcome.METHOD_NOT_ALLOWED, responses, allowedOrigin, null, null, false);
        }
        boolean privateNetwork = allowPrivateNetwork && asksForPrivateNetwork(request, reader);
        String line = reader.header(request, CorsHeaders.REQUEST_HEADERS);
        boolean several = line != null && reader.hasSeveral(request, CorsHeaders.REQUEST_HEADERS);
        if (line == null || !several && RequestedHeaders.isGrantedWhole(line, allowHeaders)) {
            return preflight(Outcome.ALLOWED, allowedOrigin, allowedMethods, line, privateNetwork);
        }
        RequestedHeaders headers = RequestedHeaders.of(
                several ? reader.headers(request, CorsHeaders.REQUEST_HEADERS) : List.of(line), allowHeaders);
        return preflight(
                headers.isComplete() ? Outcome.ALLOWED : Outcome.HEADER_NOT_ALLOWED,
                allowedOrigin,
                allowedMethods,
                headers.granted(),
                privateNetwork);
    }

    static <R> boolean asksForPrivateNetwork(R request, RequestReader<R> reader) {
        return "true".equals(reader.header(request, CorsHeaders.REQUEST_PRIVATE_NETWORK));
    }

    private CorsDecision preflight(
            Outcome outcome,
            @Nullable String allowedOrigin,
            String allowedMethods,
            @Nullable String allowedHeaders,
            boolean privateNetwork) {
        return new CorsDecision(
                RequestKind.PREFLIGHT,
                outcome,
                responses,
                allowedOrigin,
                allowedMethods,
                allowedHeaders,
                privateNetwork);
    }

    /**
     * Returns the value of {@code Access-Control-Allow-Methods}; {@code null} if the method is not allowed. With
     * credentials, browsers take {@code *} for a plain name.
     */
    private @Nullable String allowedMethods(String method) {
        if (!anyMethod) {
            return methods.contains(method) ? methodList : null;
        }
        if (!CharacterClass.TOKEN.hasAll(method)) {
            return null;
        }
        return responses.credentials() ? method : "*";
    }

    @Override
    public String toString() {
        String exposed = responses.exposeHeaders();
        return HarmlessText.name(responses.resource()) + " {origins=" + origins
                + ", methods=" + ShortList.of(methods)
                + ", allowHeaders=" + allowHeaders
                + ", exposeHeaders=" + ShortList.of(exposed == null ? List.of() : List.of(exposed.split(", ")))
                + ", supportsCredentials=" + responses.credentials()
                + ", maxAge=" + responses.maxAge()
                + ", sendWildcard=" + sendWildcard
                + ", varyHeader=" + varyHeader
                + ", alwaysSend=" + alwaysSend
                + ", automaticOptions=" + responses.automaticOptions()
                + ", preflightStatus=" + responses.preflightStatus()
                + ", allowPrivateNetwork=" + allowPrivateNetwork
                + (guards == null ? "" : guards) + '}';
    }
}
