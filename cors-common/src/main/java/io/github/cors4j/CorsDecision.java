package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.ResponseHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a {@link Cors} policy to one request; immutable.
 *
 * <p>An adapter obeys it in two steps: it ends the request at once where {@link #endsRequest()} says so, and it lets
 * {@link #applyTo} have the last word over the response's headers.
 */
public final class CorsDecision {
    private static final CorsDecision NON_CORS = notCovered(RequestKind.NON_CORS);
    private static final CorsDecision ACTUAL = notCovered(RequestKind.ACTUAL);
    private static final CorsDecision PREFLIGHT = notCovered(RequestKind.PREFLIGHT);

    private static final ResponseHeaders<Map<String, String>> MAP = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(Map<String, String> headers, String name) {
            return List.of();
        }

        @Override
        public void set(Map<String, String> headers, String name, String value) {
            headers.put(name, value);
        }

        @Override
        public void remove(Map<String, String> headers, String name) {}

        @Override
        public int count(Map<String, String> headers, String prefix) {
            return 0;
        }
    };

    private final RequestKind kind;
    private final Outcome outcome;
    private final @Nullable Policy policy;
    private final @Nullable String allowedOrigin;
    private final @Nullable String allowedMethods;
    private final @Nullable String allowedHeaders;
    private final boolean privateNetwork;
    private final boolean endsRequest;

    CorsDecision(
            RequestKind kind,
            Outcome outcome,
            @Nullable Policy policy,
            @Nullable String allowedOrigin,
            @Nullable String allowedMethods,
            @Nullable String allowedHeaders,
            boolean privateNetwork) {
        this.kind = kind;
        this.outcome = outcome;
        this.policy = policy;
        this.allowedOrigin = allowedOrigin;
        this.allowedMethods = allowedMethods;
        this.allowedHeaders = allowedHeaders;
        this.privateNetwork = privateNetwork;
        this.endsRequest = kind == RequestKind.PREFLIGHT && policy != null && policy.automaticOptions();
    }

    /** The same answer to a plain {@code OPTIONS} for a route that has a policy of its own. */
    private CorsDecision(CorsDecision other, boolean endsRequest) {
        this.kind = other.kind;
        this.outcome = other.outcome;
        this.policy = other.policy;
        this.allowedOrigin = other.allowedOrigin;
        this.allowedMethods = other.allowedMethods;
        this.allowedHeaders = other.allowedHeaders;
        this.privateNetwork = other.privateNetwork;
        this.endsRequest = endsRequest;
    }

    private static CorsDecision notCovered(RequestKind kind) {
        return new CorsDecision(kind, Outcome.NOT_COVERED, null, null, null, null, false);
    }

    static CorsDecision ofUncovered(RequestKind kind) {
        return switch (kind) {
            case NON_CORS -> NON_CORS;
            case ACTUAL -> ACTUAL;
            case PREFLIGHT -> PREFLIGHT;
        };
    }

    CorsDecision endingPlainOptions() {
        return new CorsDecision(this, policy != null && policy.automaticOptions());
    }

    @Nullable
    Policy policy() {
        return policy;
    }

    /** Whether it came to the question of methods and headers. */
    boolean reachesMethod() {
        return kind == RequestKind.PREFLIGHT
                && (outcome == Outcome.ALLOWED
                        || outcome == Outcome.METHOD_NOT_ALLOWED
                        || outcome == Outcome.HEADER_NOT_ALLOWED);
    }

    /**
     * Tells what the request is to CORS.
     *
     * @return the kind
     */
    public RequestKind kind() {
        return kind;
    }

    /**
     * Tells whether the request is allowed, or the first reason why not.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Tells whether the policy has no objection, as for every request without an {@code Origin}. Where it has one, the
     * request goes on all the same; the browser keeps the response from the page.
     *
     * @return whether the outcome is {@link Outcome#ALLOWED}
     */
    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }

    /**
     * Tells whether the policy covers the path; if not, the response is none of its business.
     *
     * @return whether a resource covers it and nothing excludes it
     */
    public boolean covered() {
        return policy != null;
    }

    /**
     * Tells which resource decided.
     *
     * @return the path pattern as it was configured; empty if the path is not covered
     */
    public Optional<String> resource() {
        return Optional.ofNullable(policy).map(Policy::resource);
    }

    /**
     * Lists the CORS headers that the response is given; whatever else there is of such headers is removed.
     *
     * @return the values by name; without {@code Vary}
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        setHeaders(headers, MAP);
        return Collections.unmodifiableMap(headers);
    }

    /**
     * Lists the names that {@code Vary} is given besides those that others put there.
     *
     * @return the names; empty where {@code Vary} is left alone
     */
    public Set<String> vary() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(varyNames()));
    }

    private List<String> varyNames() {
        return policy == null ? List.of() : policy.vary(kind).names();
    }

    /**
     * Tells whether the request ends here: it is to be answered with {@link #status()}, an empty body and the headers
     * of this decision, without any handler of the application.
     *
     * @return whether it is a preflight, or a plain {@code OPTIONS} for a route with a policy of its own, and automatic
     *     options are on
     */
    public boolean endsRequest() {
        return endsRequest;
    }

    /**
     * Tells the status of the answer where {@link #endsRequest()} says so.
     *
     * @return the preflight status of the policy, 200 to 299
     */
    public int status() {
        return policy == null ? 200 : policy.preflightStatus();
    }

    /**
     * Writes the value of the <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">Allow</a> header for a
     * path.
     *
     * @param methods the methods that the path has
     * @return each method once, in their order, {@code OPTIONS} last; {@code null} if there are none, so that no header
     *     is sent
     */
    public static @Nullable String allow(Collection<String> methods) {
        if (methods.isEmpty()) {
            return null;
        }
        List<String> all = new ArrayList<>();
        for (String method : methods) {
            if (!method.equals("OPTIONS") && !all.contains(method)) {
                all.add(method);
            }
        }
        all.add("OPTIONS");
        return String.join(", ", all);
    }

    /**
     * Gives a response the headers of this decision: sets them, removes the CORS headers that others have put there,
     * and adds to {@code Vary}. Doing it again changes nothing; where the path is not covered, nothing is done.
     *
     * @param response the response
     * @param access how to change its headers
     * @param <T> the framework's response
     */
    public <T> void applyTo(T response, ResponseHeaders<T> access) {
        if (policy != null) {
            setHeaders(response, access);
            policy.vary(kind).mergeInto(response, access);
        }
    }

    private <T> void setHeaders(T response, ResponseHeaders<T> access) {
        int present = access.count(response, CorsHeaders.PREFIX);
        if (present == 0) {
            visitHeaders(response, access, CorsDecision::add);
        } else if (present < 0 || visitHeaders(response, access, CorsDecision::setMissing) != present) {
            visitHeaders(response, access, CorsDecision::replace);
        }
        // Else there were as many lines as headers of ours that stood: so each has one line, and there are no others.
    }

    /** What to do with one header; tells how many of that name stood already, as far as it looks. */
    private interface Visitor {
        <T> int visit(T response, ResponseHeaders<T> access, String name, @Nullable String value);
    }

    private <T> int visitHeaders(T response, ResponseHeaders<T> access, Visitor visitor) {
        boolean credentials = policy != null && policy.allowsCredentials(allowedOrigin);
        String exposed = policy != null && allowedOrigin != null && kind != RequestKind.PREFLIGHT
                ? policy.exposeHeaders()
                : null;
        String maxAge = policy != null && allowedMethods != null ? policy.maxAge() : null;
        return visitor.visit(response, access, CorsHeaders.ALLOW_ORIGIN, allowedOrigin)
                + visitor.visit(response, access, CorsHeaders.ALLOW_CREDENTIALS, credentials ? "true" : null)
                + visitor.visit(response, access, CorsHeaders.EXPOSE_HEADERS, exposed)
                + visitor.visit(response, access, CorsHeaders.ALLOW_METHODS, allowedMethods)
                + visitor.visit(response, access, CorsHeaders.ALLOW_HEADERS, allowedHeaders)
                + visitor.visit(response, access, CorsHeaders.MAX_AGE, maxAge)
                + visitor.visit(response, access, CorsHeaders.ALLOW_PRIVATE_NETWORK, privateNetwork ? "true" : null);
    }

    private static <T> int add(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value != null) {
            access.add(response, name, value);
        }
        return 0;
    }

    private static <T> int setMissing(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value == null) {
            return 0;
        }
        if (access.has(response, name, value)) {
            return 1;
        }
        access.set(response, name, value);
        return 0;
    }

    private static <T> int replace(T response, ResponseHeaders<T> access, String name, @Nullable String value) {
        if (value != null) {
            access.set(response, name, value);
        } else {
            access.remove(response, name);
        }
        return 0;
    }

    /**
     * Tells the decision for logs: kind, outcome, resource and headers.
     *
     * @return one line
     */
    @Override
    public String toString() {
        return kind + ": " + outcome.text()
                + resource().map(name -> ", resource " + name).orElse("") + ", headers " + headers() + ", Vary "
                + varyNames();
    }
}
