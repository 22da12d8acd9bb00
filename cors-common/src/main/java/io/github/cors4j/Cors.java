package io.github.cors4j;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CORS policy that follows the <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a>;
 * immutable and thread-safe.
 *
 * <pre>{@code
 * Cors cors = Cors.of(options -> options
 *         .origins("https://app.example.com")
 *         .supportsCredentials(true));
 * }</pre>
 *
 * <p>Hand it to the adapter of your web framework. The logger of this class writes each refusal at level DEBUG and every
 * other decision at TRACE.
 */
public final class Cors {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);

    private static final String LINE = "{} {} from {}: {}; headers {}, Vary {}";

    private final ResourceTable resources;
    private final boolean guarded;
    private final List<ConfigurationProblem> warnings;
    private final @Nullable ListenerCall listener;

    Cors(ResourceTable resources, List<ConfigurationProblem> warnings, @Nullable CorsListener listener) {
        this.resources = resources;
        this.guarded = resources.isGuarded();
        this.warnings = warnings;
        this.listener = listener == null ? null : new ListenerCall(listener);
    }

    /**
     * Returns the policy that has every option at its default: any origin, without credentials, on every path.
     *
     * @return the policy
     */
    public static Cors defaults() {
        return builder().build();
    }

    /**
     * Configures and builds a policy.
     *
     * @param configure sets the options
     * @return the policy
     * @throws CorsConfigurationException if anything is wrong; it lists every problem
     */
    public static Cors of(Consumer<? super CorsBuilder> configure) {
        CorsBuilder builder = builder();
        configure.accept(builder);
        return builder.build();
    }

    /**
     * Starts to configure a policy.
     *
     * @return a builder with every option at its default
     */
    public static CorsBuilder builder() {
        return new CorsBuilder();
    }

    /**
     * Configures and builds the policy of a single route: it covers whatever path that route has.
     *
     * @param configure sets the options
     * @return the policy
     * @throws CorsConfigurationException if anything is wrong; it lists every problem
     */
    public static Cors route(Consumer<? super RouteOptions> configure) {
        RouteOptions options = new RouteOptions();
        configure.accept(options);
        return new PolicyCompiler(options.scope, options.listener.value()).compile();
    }

    /**
     * Returns the policy of a single route with every option at its default.
     *
     * @return the policy
     */
    public static Cors route() {
        return route(options -> {});
    }

    /**
     * Decides about a request to an application that has this policy. Whatever the request contains, this throws no
     * exception and takes time linear in it.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the decision
     */
    public <R> CorsDecision decide(R request, RequestReader<R> reader) {
        return decide(request, reader, Scope.APPLICATION);
    }

    /**
     * Decides about a request as {@link #decide(Object, RequestReader) decide} does, for a part of an application.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param scope the part that has this policy
     * @param <R> the framework's request
     * @return the decision
     */
    public <R> CorsDecision decide(R request, RequestReader<R> reader, Scope scope) {
        CorsDecision decision = evaluate(request, reader, scope);
        if (LOG.isDebugEnabled() && (!decision.allowed() || LOG.isTraceEnabled())) {
            log(decision, request, reader, scope);
        }
        if (listener != null) {
            listener.tell(decision);
        }
        return decision;
    }

    /**
     * Decides about a request from plain values, without a server.
     *
     * @param request the request
     * @return the decision
     */
    public CorsDecision decide(CorsRequest request) {
        return decide(request, CorsRequest.READER);
    }

    /**
     * Decides about a request as {@link #decide(Object, RequestReader) decide} does, and says why. It is for developers: it
     * takes longer than a decision, and its text names what the policy allows.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the decision with each check and, for a refusal, cause and remedy
     */
    public <R> CorsExplanation explain(R request, RequestReader<R> reader) {
        return explain(request, reader, Scope.APPLICATION);
    }

    /**
     * Decides about a request as {@link #decide(Object, RequestReader, Scope) decide} does, and says why.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param scope the part of an application that has this policy
     * @param <R> the framework's request
     * @return the decision with each check and, for a refusal, cause and remedy
     */
    public <R> CorsExplanation explain(R request, RequestReader<R> reader, Scope scope) {
        return new Explainer<>(evaluate(request, reader, scope), resources, request, reader, scope).explain();
    }

    /**
     * Decides about a request from plain values, and says why.
     *
     * @param request the request
     * @return the decision with each check and, for a refusal, cause and remedy
     */
    public CorsExplanation explain(CorsRequest request) {
        return explain(request, CorsRequest.READER);
    }

    /**
     * Decides about a request from plain values to a part of an application, and says why.
     *
     * @param request the request
     * @param scope the part of an application that has this policy
     * @return the decision with each check and, for a refusal, cause and remedy
     */
    public CorsExplanation explain(CorsRequest request, Scope scope) {
        return explain(request, CorsRequest.READER, scope);
    }

    /**
     * Returns whether a browser would let a page read the response to its request. It sends the preflight first where the
     * method or a header needs one, and with cookies it asks for credentials. Of a preflight, it is whether the request may
     * follow; with {@code automaticOptions(false)} the application is assumed to respond with status 200 to 299.
     *
     * @param request the request, whose other headers are those that the page sets
     * @return whether the page can read the response
     */
    public boolean isReadable(CorsRequest request) {
        return BrowserCheck.isReadable(this, request);
    }

    /**
     * Returns the method that a preflight asks for, so that an adapter can find its route.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the method as it was sent; {@code null} if the request is no preflight
     */
    public static <R> @Nullable String requestedMethod(R request, RequestReader<R> reader) {
        return reader.method(request).equals(RequestKind.OPTIONS)
                        && RequestKind.of(RequestKind.origin(request, reader), request, reader) == RequestKind.PREFLIGHT
                ? reader.header(request, CorsHeaders.REQUEST_METHOD)
                : null;
    }

    /**
     * Returns whether the policy distinguishes paths, by resources or exclusions. A policy without them fits every scope. A
     * policy with them is for an application or a router, since a route is one path.
     *
     * @return whether it has resources or excludes paths
     */
    public boolean hasResources() {
        return !resources.coversEverything();
    }

    /**
     * Returns whether the policy has guards, which refuse requests ahead of all handlers. If it has, an adapter that
     * decides late, once it is known which handler responds, has to decide early, too.
     *
     * @return whether a guard is set for some path, and has an effect
     */
    public boolean isGuarded() {
        return guarded;
    }

    /**
     * Returns what is odd about the configuration, though not wrong. It was also logged when the policy was built.
     *
     * @return the warnings
     */
    public List<ConfigurationProblem> warnings() {
        return warnings;
    }

    /**
     * Returns the options in force, resource by resource, with long lists shortened.
     *
     * @return the policy as text
     */
    @Override
    public String toString() {
        return "Cors" + resources;
    }

    private <R> CorsDecision evaluate(R request, RequestReader<R> reader, Scope scope) {
        String origin = RequestKind.origin(request, reader);
        RequestKind kind = RequestKind.of(origin, request, reader);
        CorsDecision decision = resources.find(kind, request, reader, scope).decide(kind, origin, request, reader);
        return scope == Scope.ROUTE
                        && kind != RequestKind.PREFLIGHT
                        && reader.method(request).equals(RequestKind.OPTIONS)
                ? decision.endingPlainOptions()
                : decision;
    }

    private <R> void log(CorsDecision decision, R request, RequestReader<R> reader, Scope scope) {
        Object[] told = {
            HarmlessText.of(reader.method(request)),
            HarmlessText.of(reader.path(request)),
            HarmlessText.of(reader.header(request, CorsHeaders.ORIGIN)),
            new Explainer<>(decision, resources, request, reader, scope).summary(),
            HarmlessText.line(decision.headers().toString()),
            decision.vary()
        };
        if (decision.allowed()) {
            LOG.trace(LINE, told);
        } else {
            LOG.debug(LINE, told);
        }
    }
}
