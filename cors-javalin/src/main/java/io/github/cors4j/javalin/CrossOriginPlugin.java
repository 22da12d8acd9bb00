package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.exchange.ApplicationPolicy;
import io.github.cors4j.javalin.internal.exchange.ExchangeTracker;
import io.github.cors4j.javalin.internal.route.PolicySource;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.plugin.Plugin;
import io.javalin.plugin.PluginPriority;
import io.javalin.router.ParsedEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds CORS to a Javalin application. It needs Javalin 7.0.1 or later.
 *
 * <pre>{@code
 * Javalin.create(config -> config.registerPlugin(new CrossOriginPlugin(cors -> cors
 *         .origins("https://app.example.com")
 *         .supportsCredentials(true)
 *         .resource("/api/*"))));
 * }</pre>
 *
 * <p>You can register the plugin anywhere in the configuration: it responds to preflights before any handler of the
 * application runs, and every other response gets its CORS headers when it is sent. An application has one plugin: if you
 * register a second one, or Javalin's own CORS plugin as well, an exception keeps the application from starting. One plugin
 * may serve several applications.
 *
 * <p>Routes whose handler is wrapped with {@link CrossOrigin#crossOrigin(io.javalin.http.Handler) crossOrigin} have their
 * own policy, which decides there in place of the plugin's.
 *
 * <p>Request loggers see preflights. {@code before} and {@code after} handlers, role checks and routes do not.
 *
 * <p>All this holds for the application's whole servlet context, including websockets and other servlets. It does not hold
 * for responses that are sent before a request reaches that context: by Jetty itself (malformed requests, paths outside the
 * context path), or by Jetty handlers that were put around it with {@code config.jetty.modifyServer}.
 *
 * <p>In an application that is embedded with {@code app.javalinServlet()}, the plugin cannot run in front of the handlers,
 * so register it first there. Handlers that are registered before it can still refuse a request. But if they send the
 * response at once ({@code sendRedirect}, {@code flushBuffer}) or skip the remaining handlers, the plugin does not run. In
 * containers other than Jetty, a {@code Vary} or CORS header that a handler sets and then flushes stays.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CrossOriginPlugin extends Plugin<Void> {

    private static final String BUNDLED = "io.javalin.plugin.bundled.CorsPlugin";

    private final Optional<PolicySource> policy;

    /**
     * Creates a plugin with every option at its default: every origin, the usual methods and every request header on every
     * path, without credentials.
     *
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public CrossOriginPlugin() {
        this(Cors.defaults());
    }

    /**
     * Creates a plugin with its own options.
     *
     * @param options sets the options; those that it does not set keep their defaults
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public CrossOriginPlugin(Consumer<? super CorsBuilder> options) {
        this(Cors.of(options));
    }

    /**
     * Creates a plugin with a ready policy.
     *
     * @param policy the application's policy
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public CrossOriginPlugin(Cors policy) {
        this(Optional.of(PolicySource.always(policy)));
    }

    private CrossOriginPlugin(Optional<PolicySource> policy) {
        requireJavalin7();
        this.policy = policy;
    }

    /**
     * Throws an exception on Javalin 6, which would register this plugin but never call it, because its methods take another
     * type there.
     */
    private static void requireJavalin7() {
        try {
            Class.forName("io.javalin.config.JavalinState", false, CrossOriginPlugin.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "cors-javalin needs Javalin 7.0.1 or later, but this one is older: update io.javalin:javalin", e);
        }
    }

    /**
     * Returns a plugin with a policy that may change while the application runs.
     *
     * <p>If the supplier throws an exception or returns {@code null}, the request fails as {@link #perRequest} describes.
     *
     * @param policy called once for each request that it decides about, so it should only look up the policy; must not return
     *     {@code null}; may be called by several threads at once
     * @return a plugin to register like any other
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public static CrossOriginPlugin reloading(Supplier<Cors> policy) {
        return new CrossOriginPlugin(Optional.of(PolicySource.reloading(policy)));
    }

    /**
     * Returns a plugin with a policy that depends on the request, for instance on the tenant whose host it is sent to.
     *
     * <pre>{@code
     * config.registerPlugin(CrossOriginPlugin.perRequest(request -> tenants.policyOf(request.getServerName())));
     * }</pre>
     *
     * <p>The function is called on the thread of the request, for preflights, too, so let it take its policies from memory.
     * On Javalin's own server it runs before anything else in the application: there is no session, user or path parameter
     * yet. A preflight has neither cookies nor {@code Authorization}. So choose by what a preflight has as well: host, path,
     * query or {@code Origin}. None of them proves who sent the request, since a client that is not a browser can send
     * anything. Reading the body or the parameters ({@code getParameter}) throws an {@link IllegalStateException}, because
     * what is read there would be lost to the handler.
     *
     * <p>If the function throws an exception or returns {@code null}, the request fails with status 500 and without grants.
     * The cause is logged, and the application's own exception handlers get an {@link IllegalStateException}. To leave a
     * tenant without CORS, return a policy that excludes {@code *}.
     *
     * @param policy called once for each request that the application's policy decides about, and again with the new path if
     *     the request is forwarded; must not return {@code null}; may be called by several threads at once
     * @return a plugin to register like any other
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public static CrossOriginPlugin perRequest(Function<HttpServletRequest, Cors> policy) {
        return new CrossOriginPlugin(Optional.of(PolicySource.perRequest(policy)));
    }

    /**
     * Returns a plugin without a policy for the application: only routes decorated with {@code crossOrigin} have CORS, and
     * every other response is left as it is. Those routes need this plugin, because without one nothing could respond to
     * their preflights.
     *
     * @return a plugin to register like any other
     * @throws IllegalStateException on Javalin 6 and earlier
     */
    public static CrossOriginPlugin decoratedRoutesOnly() {
        return new CrossOriginPlugin(Optional.empty());
    }

    /**
     * Returns the decision about a request: its kind, the outcome, the resource that decided, and the CORS headers of the
     * response. Call it in any handler, exception or error handler, request logger or {@code wsBeforeUpgrade} handler.
     *
     * <p>The decision is made before the first handler runs. In an embedded application, however, handlers that are
     * registered before the plugin run before it. Once a request is forwarded to another path, this returns the decision
     * about that path.
     *
     * @param ctx Javalin's context of the request
     * @return the decision; empty if no policy was asked: without a plugin, on a route that is not decorated under
     *     {@link #decoratedRoutesOnly()}, in handlers before an embedded plugin, or if the policy failed
     */
    public static Optional<CorsDecision> decision(Context ctx) {
        return ExchangeTracker.INSTANCE.decision(ctx);
    }

    /** {@inheritDoc} Javalin shows it if a second plugin is registered, so it says what to do instead. */
    @Override
    public String name() {
        return "CrossOriginPlugin (one for each application: give its paths their own options with resource(..),"
                + " its routes with crossOrigin(..))";
    }

    /** Returns {@link #name()}: the exception that Javalin throws for a second plugin shows this. */
    @Override
    public String toString() {
        return name();
    }

    @Override
    public PluginPriority priority() {
        return PluginPriority.LATE; // so that our after handler runs after those of other plugins
    }

    @Override
    public void onInitialize(JavalinState state) {
        ApplicationPolicy.install(state, policy);
    }

    @Override
    public void onStart(JavalinState state) {
        requireNoBundledCors(state);
        ApplicationPolicy.start(state);
    }

    /**
     * Throws an exception if Javalin's own CORS plugin is registered, which would refuse, with status 400, requests that
     * this one allows.
     */
    private static void requireNoBundledCors(JavalinState state) {
        for (ParsedEndpoint entry : state.internalRouter.allHttpHandlers()) {
            if (entry.endpoint.handler.getClass().getName().startsWith(BUNDLED)) {
                throw new IllegalStateException("Javalin's own CORS plugin is registered as well as CrossOriginPlugin,"
                        + " and would respond with 400 to requests that this one allows: remove"
                        + " config.bundledPlugins.enableCors(..), or config.registerPlugin(new CorsPlugin(..))");
            }
        }
    }
}
