package io.github.cors4j;

import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.spi.ResponseHeaders;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision of a {@link Cors} policy about one request; immutable.
 *
 * <p>An adapter carries it out in two steps: it ends the request at once if {@link #endsRequest()} returns {@code true}, and
 * calls {@link #applyTo} just before the response is sent, so that the decision overrides CORS headers that others have set.
 */
public final class CorsDecision {
    private static final CorsDecision NON_CORS = uncovered(RequestKind.NON_CORS, Outcome.NOT_COVERED);
    private static final CorsDecision ACTUAL = uncovered(RequestKind.ACTUAL, Outcome.NOT_COVERED);
    private static final CorsDecision SAME_ORIGIN = uncovered(RequestKind.ACTUAL, Outcome.SAME_ORIGIN);

    private static final short GOES_ON = 0;
    private static final short FORBIDDEN = 403;

    private final RequestKind kind;
    private final Outcome outcome;
    private final @Nullable ResponseSettings settings;
    private final @Nullable String allowedOrigin;
    private final @Nullable String allowedMethods;
    private final @Nullable String allowedHeaders;
    private final boolean privateNetwork;
    /** The status with which the request ends here; 0 if it goes on. A short keeps a decision at 40 bytes. */
    private final short ending;

    CorsDecision(
            RequestKind kind,
            Outcome outcome,
            @Nullable ResponseSettings settings,
            @Nullable String allowedOrigin,
            @Nullable String allowedMethods,
            @Nullable String allowedHeaders,
            boolean privateNetwork) {
        this.kind = kind;
        this.outcome = outcome;
        this.settings = settings;
        this.allowedOrigin = allowedOrigin;
        this.allowedMethods = allowedMethods;
        this.allowedHeaders = allowedHeaders;
        this.privateNetwork = privateNetwork;
        this.ending = kind == RequestKind.PREFLIGHT ? automaticEnding(settings) : GOES_ON;
    }

    /** Copies a decision with another outcome and ending. */
    private CorsDecision(CorsDecision other, Outcome outcome, short ending) {
        this.kind = other.kind;
        this.outcome = outcome;
        this.settings = other.settings;
        this.allowedOrigin = other.allowedOrigin;
        this.allowedMethods = other.allowedMethods;
        this.allowedHeaders = other.allowedHeaders;
        this.privateNetwork = other.privateNetwork;
        this.ending = ending;
    }

    private static CorsDecision uncovered(RequestKind kind, Outcome outcome) {
        return new CorsDecision(kind, outcome, null, null, null, null, false);
    }

    /** Returns the decision about a path that no policy covers. Nearly all requests share one. */
    static CorsDecision ofUncovered(RequestKind kind, Outcome outcome) {
        return switch (kind) {
            case NON_CORS -> NON_CORS;
            case ACTUAL -> outcome == Outcome.SAME_ORIGIN ? SAME_ORIGIN : ACTUAL;
            case PREFLIGHT -> uncovered(kind, outcome);
        };
    }

    private static short automaticEnding(@Nullable ResponseSettings settings) {
        return settings != null && settings.automaticOptions() ? (short) settings.preflightStatus() : GOES_ON;
    }

    /** Returns the same decision, ending a plain {@code OPTIONS} request to a route that has a policy of its own. */
    CorsDecision endingPlainOptions() {
        return refusesRequest() ? this : new CorsDecision(this, outcome, automaticEnding(settings));
    }

    /** Returns the refusal of a guard, with the same headers. */
    CorsDecision refusing(Outcome cause) {
        return new CorsDecision(this, cause, FORBIDDEN);
    }

    /** Returns whether path and origin passed, so that method and headers were checked. */
    boolean reachesMethod() {
        return kind == RequestKind.PREFLIGHT
                && (outcome == Outcome.ALLOWED
                        || outcome == Outcome.METHOD_NOT_ALLOWED
                        || outcome == Outcome.HEADER_NOT_ALLOWED);
    }

    @Nullable
    ResponseSettings settings() {
        return settings;
    }

    @Nullable
    String allowedOrigin() {
        return allowedOrigin;
    }

    boolean allowsCredentials() {
        return settings != null && settings.allowsCredentials(allowedOrigin);
    }

    @Nullable
    String exposedHeaders() {
        return settings != null && allowedOrigin != null && kind != RequestKind.PREFLIGHT
                ? settings.exposeHeaders()
                : null;
    }

    @Nullable
    String allowedMethods() {
        return allowedMethods;
    }

    @Nullable
    String allowedHeaders() {
        return allowedHeaders;
    }

    @Nullable
    String maxAge() {
        return settings != null && allowedMethods != null ? settings.maxAge() : null;
    }

    boolean allowsPrivateNetwork() {
        return privateNetwork;
    }

    /**
     * Combines several decisions about one request into one that grants only what all of them grant. It is for adapters that
     * do not know yet which of several policies will decide: a preflight must not be granted more than its request will get.
     *
     * @param decisions at least one decision
     * @return the combined decision. It refuses the request if any of them does, covers the path if any of them does, and
     *     has all of their {@code Vary} names
     * @throws IndexOutOfBoundsException if there are no decisions
     */
    public static CorsDecision common(List<CorsDecision> decisions) {
        return CommonGround.of(decisions);
    }

    /**
     * Returns the kind of the request: preflight, actual request, or not a CORS request.
     *
     * @return the kind
     */
    public RequestKind kind() {
        return kind;
    }

    /**
     * Returns whether the request is allowed, or the first reason why not.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns whether the policy has no objection to the request. If it has one, the request still reaches the application,
     * unless a guard {@linkplain #refusesRequest() refuses} it, and the browser keeps the response from the page.
     *
     * @return whether the outcome is {@link Outcome#ALLOWED}, or CORS does not apply because the request has no
     *     {@code Origin} or comes from a page of the same origin; {@code false} if a guard refuses the request
     */
    public boolean allowed() {
        return !refusesRequest()
                && (outcome == Outcome.ALLOWED || outcome == Outcome.SAME_ORIGIN || kind == RequestKind.NON_CORS);
    }

    /**
     * Returns whether the policy covers the path.
     *
     * @return whether a resource covers it and nothing excludes it; {@code false} also if the path may belong to one
     *     resource or to another ({@link Outcome#PATH_AMBIGUOUS})
     */
    public boolean covered() {
        return settings != null && outcome != Outcome.PATH_AMBIGUOUS;
    }

    /**
     * Returns whether the policy decides about the CORS headers of the response, even if only to remove those of others.
     *
     * @return {@code true} if the path is {@linkplain #covered() covered} or ambiguous; if {@code false}, {@link #applyTo}
     *     does nothing
     */
    public boolean governsResponse() {
        return settings != null;
    }

    /**
     * Returns the resource that decided.
     *
     * @return the path pattern as it was configured; empty if the path is not {@linkplain #covered() covered}
     */
    public Optional<String> resource() {
        return settings != null && covered() ? Optional.of(settings.resource()) : Optional.empty();
    }

    /**
     * Returns the CORS headers that the response gets. All other CORS headers are removed from it.
     *
     * @return the values by header name, without {@code Vary}
     */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(HeaderWriter.toMap(this));
    }

    /**
     * Returns the header names that are added to the response's {@code Vary}.
     *
     * @return the names; empty if {@code Vary} is left alone
     */
    public Set<String> vary() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(varyNames()));
    }

    private List<String> varyNames() {
        return settings == null ? List.of() : settings.vary(kind).names();
    }

    /**
     * Returns whether the request ends here: it gets a response with {@link #status()}, an empty body and the headers of
     * this decision, and no handler of the application runs.
     *
     * @return {@code true} for a request that a guard {@linkplain #refusesRequest() refuses}. With automatic options, also
     *     for a preflight, and for a plain {@code OPTIONS} request to a route with a policy of its own, provided that
     *     {@link #governsResponse()}
     */
    public boolean endsRequest() {
        return ending != GOES_ON;
    }

    /**
     * Returns whether a guard refuses the request; the outcome is the cause. Such a request {@linkplain #endsRequest() ends}
     * here even if the application has a route for it, and the response has no {@code Allow}.
     *
     * @return whether the request ends here with status 403
     */
    public boolean refusesRequest() {
        return ending == FORBIDDEN;
    }

    /**
     * Returns the status of the response if the request {@linkplain #endsRequest() ends here}. For any other request, it has
     * no meaning.
     *
     * @return 403 if a guard refuses the request, otherwise the preflight status of the policy, from 200 to 299
     */
    public int status() {
        if (endsRequest()) {
            return ending;
        }
        return settings == null ? 200 : settings.preflightStatus();
    }

    /**
     * Returns the value of the <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">Allow</a> header for a
     * path.
     *
     * @param methods the methods that the path has
     * @return each method once, in the given order, and {@code OPTIONS} last; {@code null} if there are no methods, so that
     *     no header is sent
     */
    public static @Nullable String allow(Collection<String> methods) {
        if (methods.isEmpty()) {
            return null;
        }
        StringBuilder all = new StringBuilder();
        for (String method : methods instanceof Set ? methods : new LinkedHashSet<>(methods)) {
            if (!method.equals(RequestKind.OPTIONS)) {
                all.append(method).append(", ");
            }
        }
        return all.append(RequestKind.OPTIONS).toString();
    }

    /**
     * Sets the headers of this decision on a response, removes CORS headers that others have set, and adds to {@code Vary}.
     * Calling it again changes nothing. If the policy does not {@linkplain #governsResponse() decide} about the response, it
     * does nothing.
     *
     * @param response the framework's response
     * @param access changes its headers
     * @param <T> the type of the framework's response
     */
    public <T> void applyTo(T response, ResponseHeaders<T> access) {
        if (settings != null) {
            HeaderWriter.write(this, response, access);
            HeaderWriter.addVary(settings.vary(kind), response, access);
        }
    }

    /**
     * Removes from a response the headers that {@link #applyTo} has set, because another decision applies after all. Headers
     * whose value has changed since then stay, and so does {@code Vary}: names that are left in it do no harm.
     *
     * @param response the framework's response
     * @param access changes its headers
     * @param <T> the type of the framework's response
     */
    public <T> void withdrawFrom(T response, ResponseHeaders<T> access) {
        HeaderWriter.withdraw(this, response, access);
    }

    /**
     * Returns the decision as text for logs: kind, outcome, resource, headers and {@code Vary} names.
     *
     * @return one line
     */
    @Override
    public String toString() {
        return kind + ": " + outcome.text()
                + resource()
                        .map(name -> ", resource " + HarmlessText.name(name))
                        .orElse("") + ", headers "
                + HarmlessText.line(headers().toString()) + ", Vary "
                + varyNames();
    }
}
