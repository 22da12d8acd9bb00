package io.github.cors4j;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.header.RequestedHeaders;
import io.github.cors4j.internal.header.Vary;
import io.github.cors4j.internal.options.EffectiveOptions;
import io.github.cors4j.internal.options.Option;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginVerdict;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.spi.RequestReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one resource, with everything computed that does not depend on the request: the
 * <a href="https://fetch.spec.whatwg.org/#http-responses">rules for responses</a>.
 */
public final class Policy {
    /** The longest method that is echoed; none that anybody uses comes near. */
    private static final int LONGEST_METHOD = 64;

    private final String resource;
    private final OriginMatcher origins;
    private final Set<String> methods;
    private final boolean anyMethod;
    private final String methodList;
    private final AllowedHeaders allowHeaders;
    private final @Nullable String exposeHeaders;
    private final boolean credentials;
    private final @Nullable String maxAge;
    private final boolean sendWildcard;
    private final boolean varyHeader;
    private final boolean alwaysSend;
    private final boolean automaticOptions;
    private final int preflightStatus;
    private final boolean allowPrivateNetwork;

    private final Vary vary;
    private final Vary varyOfPreflights;

    /** Decisions that hold nothing of the request are made once, so that they cost nothing. */
    private final CorsDecision nonCors;

    private final CorsDecision refusedActual;
    private final CorsDecision refusedPreflight;
    private final @Nullable CorsDecision wildcardActual;

    Policy(String resource, EffectiveOptions options) {
        this.resource = resource;
        this.credentials = options.is(Option.SUPPORTS_CREDENTIALS);
        this.origins = options.originMatcher();
        this.methods = options.methods();
        this.anyMethod = methods.contains("*");
        this.methodList = String.join(", ", options.methods());
        this.allowHeaders = options.allowHeaders();
        List<String> exposed = options.exposeHeaders();
        this.exposeHeaders = exposed.isEmpty() ? null : String.join(", ", exposed);
        Duration maxAge = options.maxAge();
        this.maxAge = maxAge == null ? null : Long.toString(maxAge.toSeconds());
        this.sendWildcard = options.is(Option.SEND_WILDCARD);
        this.varyHeader = options.is(Option.VARY_HEADER);
        this.alwaysSend = options.is(Option.ALWAYS_SEND);
        this.automaticOptions = options.is(Option.AUTOMATIC_OPTIONS);
        this.preflightStatus = options.preflightStatus();
        this.allowPrivateNetwork = options.is(Option.ALLOW_PRIVATE_NETWORK);
        boolean sameForAll = origins.isAny() && sendWildcard && alwaysSend;
        this.vary = varyHeader && !sameForAll ? Vary.ORIGIN : Vary.NOTHING;
        this.varyOfPreflights = !varyHeader ? Vary.NOTHING : sameForAll ? Vary.PREFLIGHT : Vary.ORIGIN_PREFLIGHT;
        this.refusedActual = refused(RequestKind.ACTUAL, Outcome.ORIGIN_NOT_ALLOWED);
        this.refusedPreflight = refused(RequestKind.PREFLIGHT, Outcome.ORIGIN_NOT_ALLOWED);
        this.wildcardActual = origins.isAny() ? actual("*") : null;
        this.nonCors = new CorsDecision(RequestKind.NON_CORS, Outcome.ALLOWED, this, originForAll(), null, null, false);
    }

    /** The origin to allow where the answer cannot depend on that of the request. */
    private @Nullable String originForAll() {
        if (!alwaysSend) {
            return null;
        }
        return origins.isAny() ? "*" : origins.only();
    }

    String resource() {
        return resource;
    }

    OriginMatcher origins() {
        return origins;
    }

    Set<String> methods() {
        return methods;
    }

    String methodList() {
        return methodList;
    }

    AllowedHeaders allowHeaders() {
        return allowHeaders;
    }

    boolean automaticOptions() {
        return automaticOptions;
    }

    int preflightStatus() {
        return preflightStatus;
    }

    @Nullable
    String maxAge() {
        return maxAge;
    }

    @Nullable
    String exposeHeaders() {
        return exposeHeaders;
    }

    boolean allowsCredentials(@Nullable String allowedOrigin) {
        return credentials && allowedOrigin != null && !allowedOrigin.equals("*");
    }

    Vary vary(RequestKind kind) {
        return kind == RequestKind.PREFLIGHT ? varyOfPreflights : vary;
    }

    /**
     * Decides.
     *
     * @param origin the one value of {@code Origin}; {@code null} if there were several
     */
    <R> CorsDecision decide(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        if (kind == RequestKind.NON_CORS) {
            return nonCors;
        }
        Outcome outcome = origin == null ? Outcome.ORIGIN_MALFORMED : outcome(origins.check(origin));
        String allowedOrigin = null;
        if (origins.isAny()) {
            allowedOrigin = sendWildcard || outcome != Outcome.ALLOWED ? "*" : origin;
        } else if (outcome == Outcome.ALLOWED) {
            allowedOrigin = origin;
        } else {
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
        return new CorsDecision(kind, outcome, this, null, null, null, false);
    }

    private CorsDecision actual(@Nullable String allowedOrigin) {
        return new CorsDecision(RequestKind.ACTUAL, Outcome.ALLOWED, this, allowedOrigin, null, null, false);
    }

    private <R> CorsDecision decidePreflight(@Nullable String allowedOrigin, R request, RequestReader<R> reader) {
        String method = reader.header(request, CorsHeaders.REQUEST_METHOD);
        String allowedMethods = method == null ? null : allowedMethods(method);
        if (allowedMethods == null) {
            return new CorsDecision(
                    RequestKind.PREFLIGHT, Outcome.METHOD_NOT_ALLOWED, this, allowedOrigin, null, null, false);
        }
        boolean privateNetwork =
                allowPrivateNetwork && "true".equals(reader.header(request, CorsHeaders.REQUEST_PRIVATE_NETWORK));
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

    private CorsDecision preflight(
            Outcome outcome,
            @Nullable String allowedOrigin,
            String allowedMethods,
            @Nullable String allowedHeaders,
            boolean privateNetwork) {
        return new CorsDecision(
                RequestKind.PREFLIGHT, outcome, this, allowedOrigin, allowedMethods, allowedHeaders, privateNetwork);
    }

    /** What to say of methods if this one is allowed, else {@code null}; beside credentials {@code *} is a plain name. */
    private @Nullable String allowedMethods(String method) {
        if (!anyMethod) {
            return methods.contains(method) ? methodList : null;
        }
        if (method.length() > LONGEST_METHOD || !CharTable.TOKEN.hasAll(method)) {
            return null;
        }
        return credentials ? method : "*";
    }

    CorsDecision ambiguous(RequestKind kind) {
        return refused(kind, Outcome.PATH_AMBIGUOUS);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(resource).append(" {origins=").append(origins);
        text.append(", methods=[").append(methodList).append("], allowHeaders=").append(allowHeaders);
        text.append(", exposeHeaders=[")
                .append(exposeHeaders == null ? "" : exposeHeaders)
                .append(']');
        text.append(", supportsCredentials=")
                .append(credentials)
                .append(", maxAge=")
                .append(maxAge);
        text.append(", sendWildcard=")
                .append(sendWildcard)
                .append(", varyHeader=")
                .append(varyHeader);
        text.append(", alwaysSend=")
                .append(alwaysSend)
                .append(", automaticOptions=")
                .append(automaticOptions);
        text.append(", preflightStatus=").append(preflightStatus);
        return text.append(", allowPrivateNetwork=")
                .append(allowPrivateNetwork)
                .append('}')
                .toString();
    }
}
