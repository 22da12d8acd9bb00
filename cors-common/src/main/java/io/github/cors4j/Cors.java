package io.github.cors4j;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
 * <p>Pass it to the adapter for your web framework. The logger of this class writes each refusal at level DEBUG, and every
 * other decision at TRACE.
 */
public final class Cors {
    private final ResourceTable resources;
    private final boolean guarded;
    private final List<ConfigurationProblem> warnings;
    private final Reporter reporter;

    Cors(ResourceTable resources, List<ConfigurationProblem> warnings, @Nullable CorsListener listener) {
        this.resources = resources;
        this.guarded = resources.isGuarded();
        this.warnings = warnings;
        this.reporter = new Reporter(resources, listener);
    }

    /**
     * Returns a policy with every option at its default: any origin, without credentials, on every path.
     *
     * @return the policy
     */
    public static Cors defaults() {
        return builder().build();
    }

    /**
     * Configures and builds a policy.
     *
     * @param configure sets the options; those that it does not set keep their defaults
     * @return the policy
     * @throws CorsConfigurationException if an option is wrong; it lists every problem
     */
    public static Cors of(Consumer<? super CorsBuilder> configure) {
        CorsBuilder builder = builder();
        configure.accept(builder);
        return builder.build();
    }

    /**
     * Returns a builder for a policy.
     *
     * @return a builder with every option at its default
     */
    public static CorsBuilder builder() {
        return new CorsBuilder();
    }

    /**
     * Configures and builds the policy of a single route. It covers whatever path that route has.
     *
     * @param configure sets the options; those that it does not set keep their defaults
     * @return the policy
     * @throws CorsConfigurationException if an option is wrong; it lists every problem
     */
    public static Cors route(Consumer<? super RouteOptions> configure) {
        RouteOptions options = new RouteOptions();
        configure.accept(options);
        return new PolicyCompiler(options.scope, options.listener.value()).compile();
    }

    /**
     * Returns a policy for a single route, with every option at its default.
     *
     * @return the policy
     */
    public static Cors route() {
        return route(options -> {});
    }

    /**
     * Decides about a request to an application that has this policy. Whatever the request contains, this method throws no
     * exception, and takes time linear in the size of the request.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param <R> the type of the framework's request
     * @return the decision
     */
    public <R> CorsDecision decide(R request, RequestReader<R> reader) {
        return decide(request, reader, Scope.APPLICATION);
    }

    /**
     * Decides about a request to a part of an application, as {@link #decide(Object, RequestReader) decide} does.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param scope the part of the application that has this policy
     * @param <R> the type of the framework's request
     * @return the decision
     */
    public <R> CorsDecision decide(R request, RequestReader<R> reader, Scope scope) {
        CorsDecision decision = evaluate(request, reader, scope);
        report(decision, request, reader, scope);
        return decision;
    }

    /**
     * Decides about a request, as {@link #decide(Object, RequestReader) decide} does, but neither logs the decision nor
     * tells the listener. It is for adapters that do not know yet whose decision the response will have. Once it is known,
     * {@link #report(CorsDecision, Object, RequestReader, Scope) report} that one.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param scope the part of the application that has this policy
     * @param <R> the type of the framework's request
     * @return the decision
     */
    public <R> CorsDecision evaluate(R request, RequestReader<R> reader, Scope scope) {
        String origin = RequestKind.origin(request, reader);
        RequestKind kind = RequestKind.of(origin, request, reader);
        CorsDecision decision = resources.find(kind, request, reader, scope).decide(kind, origin, request, reader);
        return scope == Scope.ROUTE
                        && kind != RequestKind.PREFLIGHT
                        && reader.method(request).equals(RequestKind.OPTIONS)
                ? decision.endingPlainOptions()
                : decision;
    }

    /**
     * Logs the decision that a response has, and tells the listener. An adapter calls it once for each response.
     *
     * @param decision what this policy {@linkplain #evaluate decided} about the request
     * @param request the framework's request
     * @param reader reads the request
     * @param scope the part of the application that has this policy
     * @param <R> the type of the framework's request
     */
    public <R> void report(CorsDecision decision, R request, RequestReader<R> reader, Scope scope) {
        reporter.report(decision, request, reader, scope);
    }

    /**
     * Logs what each of several policies says about a request, and tells each of their listeners once of the decision that
     * the response has.
     *
     * @param policies the policies that decided together
     * @param common what {@linkplain CorsDecision#common all of them grant}
     * @param request the framework's request
     * @param reader reads the request
     * @param scope the part of the application that has these policies
     * @param <R> the type of the framework's request
     */
    public static <R> void report(
            Collection<Cors> policies, CorsDecision common, R request, RequestReader<R> reader, Scope scope) {
        for (Cors each : policies) {
            each.reporter.log(each.evaluate(request, reader, scope), request, reader, scope);
        }
        Reporter.tellEach(policies.stream().map(each -> each.reporter), common);
    }

    /**
     * Returns whether {@link #report(CorsDecision, Object, RequestReader, Scope) report} has anything to do.
     *
     * @return whether the policy has a listener, or its decisions are logged
     */
    public boolean isReporting() {
        return reporter.isReporting();
    }

    /**
     * Decides about a request that is made of plain values, without a server.
     *
     * @param request the request
     * @return the decision
     */
    public CorsDecision decide(CorsRequest request) {
        return decide(request, CorsRequest.READER);
    }

    /**
     * Decides about a request that is made of plain values and goes to a part of an application.
     *
     * @param request the request
     * @param scope the part of the application that has this policy
     * @return the decision
     */
    public CorsDecision decide(CorsRequest request, Scope scope) {
        return decide(request, CorsRequest.READER, scope);
    }

    /**
     * Decides about a request, as {@link #decide(Object, RequestReader) decide} does, and explains the decision. This is for
     * developers: it takes longer than a decision, and its text names what the policy allows. The decision is not logged,
     * and the listener is not called.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param <R> the type of the framework's request
     * @return the decision, the result of each check and, for a refusal, cause and remedy
     */
    public <R> CorsExplanation explain(R request, RequestReader<R> reader) {
        return explain(request, reader, Scope.APPLICATION);
    }

    /**
     * Explains the decision about a request to a part of an application, as {@link #explain(Object, RequestReader) explain}
     * does.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param scope the part of the application that has this policy
     * @param <R> the type of the framework's request
     * @return the decision, the result of each check and, for a refusal, cause and remedy
     */
    public <R> CorsExplanation explain(R request, RequestReader<R> reader, Scope scope) {
        return new Explainer<>(evaluate(request, reader, scope), resources, request, reader, scope).explain();
    }

    /**
     * Explains the decision about a request that is made of plain values, as {@link #explain(Object, RequestReader) explain}
     * does.
     *
     * @param request the request
     * @return the decision, the result of each check and, for a refusal, cause and remedy
     */
    public CorsExplanation explain(CorsRequest request) {
        return explain(request, CorsRequest.READER);
    }

    /**
     * Explains the decision about a request that is made of plain values and goes to a part of an application, as
     * {@link #explain(Object, RequestReader) explain} does.
     *
     * @param request the request
     * @param scope the part of the application that has this policy
     * @return the decision, the result of each check and, for a refusal, cause and remedy
     */
    public CorsExplanation explain(CorsRequest request, Scope scope) {
        return explain(request, CorsRequest.READER, scope);
    }

    /**
     * Returns whether a browser would let a page read the response to its request.
     *
     * <p>Like a browser, this asks with a preflight first if the method or a header needs one. A request that has cookies is
     * one with credentials. For a request that is a preflight itself, this returns whether the actual request may follow. A
     * request that has no {@code Origin}, or comes from a page of the same origin, is readable unless a guard refuses it.
     * With {@code automaticOptions(false)}, the application is assumed to respond to preflights with a status from 200 to
     * 299. The decisions are not logged, and the listener is not called.
     *
     * @param request the request; apart from {@code Origin} and {@code Cookie}, its headers are those that the page sets
     * @return whether the page can read the response or, for a preflight, may send the actual request
     */
    public boolean isReadable(CorsRequest request) {
        return BrowserCheck.isReadable(this, request);
    }

    /**
     * Returns the method that a preflight asks for, so that an adapter can find the route of the actual request.
     *
     * @param request the framework's request
     * @param reader reads the request
     * @param <R> the type of the framework's request
     * @return the method as it was sent; {@code null} if the request is not a preflight
     */
    public static <R> @Nullable String requestedMethod(R request, RequestReader<R> reader) {
        return reader.method(request).equals(RequestKind.OPTIONS)
                        && RequestKind.of(RequestKind.origin(request, reader), request, reader) == RequestKind.PREFLIGHT
                ? reader.header(request, CorsHeaders.REQUEST_METHOD)
                : null;
    }

    /**
     * Returns whether the policy distinguishes paths, that is, has resources or exclusions. A policy without them fits every
     * scope. A policy with them is for an application or a router, not for a route, since a route is one path.
     *
     * @return whether the policy has resources or excludes paths
     */
    public boolean hasResources() {
        return !resources.coversEverything();
    }

    /**
     * Returns whether the policy has guards, which refuse requests before any handler runs. If so, an adapter that decides
     * late, once it knows which handler responds, has to decide early as well.
     *
     * @return whether a guard is set for at least one path, and can have an effect there
     */
    public boolean isGuarded() {
        return guarded;
    }

    /**
     * Returns the warnings about the configuration: settings that are allowed but probably not meant. They were also logged,
     * at level WARN, when the policy was built.
     *
     * @return the warnings, at most 400, and fewer if the odd texts are long; empty if there are none
     */
    public List<ConfigurationProblem> warnings() {
        return warnings;
    }

    /**
     * Returns the options in force for each resource, with long lists shortened.
     *
     * @return the policy as text
     */
    @Override
    public String toString() {
        return "Cors" + resources;
    }
}
