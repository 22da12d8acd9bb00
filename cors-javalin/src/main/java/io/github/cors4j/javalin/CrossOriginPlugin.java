package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsDecision;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.plugin.Plugin;
import io.javalin.plugin.PluginPriority;
import io.javalin.router.ParsedEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds CORS to a Javalin application.
 *
 * <pre>{@code
 * Javalin.create(config -> config.registerPlugin(new CrossOriginPlugin(cors -> cors
 *         .origins("https://app.example.com")
 *         .supportsCredentials(true)
 *         .resource("/api/*"))));
 * }</pre>
 *
 * <p>You can register the plugin anywhere in the configuration: it responds to preflights before any handler of the
 * application runs, and every other response gets its CORS headers when it is sent. An application has one plugin; a second
 * one is refused with an exception. One plugin may serve several applications.
 *
 * <p>Routes whose handler is wrapped with {@link CrossOrigin#crossOrigin(io.javalin.http.Handler) crossOrigin} have their
 * own policy, which decides there in place of the plugin's.
 *
 * <p>Request loggers see preflights, too. {@code before} and {@code after} handlers, role checks and routes do not.
 *
 * <p>All this holds for the application's whole servlet context, websockets and other servlets included. It does not hold
 * for responses that are sent in front of that context: by Jetty itself (malformed requests, paths outside the context
 * path) or by Jetty handlers that were put around it with {@code config.jetty.modifyServer}.
 *
 * <p>An application that is embedded with {@code app.javalinServlet()} gives the plugin no place in front of its handlers,
 * so register the plugin first there. Handlers registered ahead of it may still refuse a request; but what they send
 * at once ({@code sendRedirect}, {@code flushBuffer}), or where they skip the remaining handlers, the plugin does not come
 * to run. In containers other than Jetty, a {@code Vary} or CORS header that a handler sets and then flushes stays.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CrossOriginPlugin extends Plugin<Void> {

    private static final String BUNDLED = "io.javalin.plugin.bundled.CorsPlugin";

    private final Optional<PolicySource> policy;

    /** Every origin, method and request header on every path, without credentials. */
    public CrossOriginPlugin() {
        this(Cors.defaults());
    }

    /**
     * A policy that is configured here.
     *
     * @param options sets the options; those that it does not set keep their defaults
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     */
    public CrossOriginPlugin(Consumer<? super CorsBuilder> options) {
        this(Cors.of(options));
    }

    /**
     * A policy that is ready.
     *
     * @param policy the application's policy
     */
    public CrossOriginPlugin(Cors policy) {
        this(Optional.of(PolicySource.always(policy)));
    }

    private CrossOriginPlugin(Optional<PolicySource> policy) {
        requireJavalin7();
        this.policy = policy;
    }

    /** Javalin 6 would register this plugin and never call it, since there its methods take another type. */
    private static void requireJavalin7() {
        try {
            Class.forName("io.javalin.config.JavalinState", false, CrossOriginPlugin.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "cors-javalin needs Javalin 7.0.1 or later, and this is an older one: update io.javalin:javalin",
                    e);
        }
    }

    /**
     * A policy that may change while the application runs.
     *
     * @param policy called once for each request that it decides about; must not return {@code null}
     * @return a plugin to register like any other
     */
    public static CrossOriginPlugin reloading(Supplier<Cors> policy) {
        return new CrossOriginPlugin(Optional.of(PolicySource.reloading(policy)));
    }

    /**
     * A policy that depends on the request, for instance on the tenant whose host it is sent to.
     *
     * <pre>{@code
     * config.registerPlugin(CrossOriginPlugin.perRequest(request -> tenants.policyOf(request.getServerName())));
     * }</pre>
     *
     * <p>The function is called on the thread of the request, preflights included, so let it take its policies from memory.
     * On Javalin's own server it runs ahead of everything of the application: there is no session yet, no user, and no path
     * parameter. A preflight has neither cookies nor {@code Authorization}. So choose by what the preflight has as well: host, path,
     * query, {@code Origin}. None of them proves who asks: a program that is no browser sends what it likes. The body and parameters
     * ({@code getParameter}) cannot be read there, since the handler would miss what has been read.
     *
     * <p>If it throws an exception or returns {@code null}, the request fails with status 500 and without grants, and the cause is
     * logged; the application's own exception handlers get an {@link IllegalStateException}. To leave a tenant without CORS,
     * return a policy that excludes {@code *}.
     *
     * @param policy called once for each request that the application's policy decides about, and again if it is forwarded
     *     to another path, with that path; must not return {@code null}; may be called by several threads at once
     * @return a plugin to register like any other
     */
    public static CrossOriginPlugin perRequest(Function<HttpServletRequest, Cors> policy) {
        return new CrossOriginPlugin(Optional.of(PolicySource.perRequest(policy)));
    }

    /**
     * No policy for the application: only routes decorated with {@code crossOrigin} have CORS, and every other response is
     * left as it is. Without any plugin, nothing could respond to the preflights of those routes.
     *
     * @return a plugin to register like any other
     */
    public static CrossOriginPlugin decoratedRoutesOnly() {
        return new CrossOriginPlugin(Optional.empty());
    }

    /**
     * Returns what has been decided about a request: its kind, the outcome, the resource that decided, the CORS headers of
     * the response. Call it in any handler, exception or error handler, request logger or {@code wsBeforeUpgrade} handler.
     *
     * <p>The decision is there before the first handler runs, except in an embedded application, where handlers that are registered
     * ahead of the plugin run before it. If a request is forwarded to another path, it is the decision about that path
     * from then on.
     *
     * @param ctx Javalin's context of the request
     * @return the decision; empty if no policy was asked: without a plugin, with {@link #decoratedRoutesOnly()} on a route that is
     *     not decorated, ahead of an embedded plugin, or where a policy failed
     */
    public static Optional<CorsDecision> decision(Context ctx) {
        return Optional.ofNullable(Exchange.of(ctx.req())).map(Exchange::decision);
    }

    /** {@inheritDoc} Javalin shows it when the plugin is registered for the second time, so it says what to do. */
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
        return PluginPriority.LATE; // so that our after handler comes behind those of other plugins
    }

    @Override
    public void onInitialize(JavalinState state) {
        EmbeddedServlet embedded = new EmbeddedServlet(new Application(state, policy));
        state.routes.before(embedded);
        state.routes.wsBeforeUpgrade(embedded);
    }

    @Override
    public void onStart(JavalinState state) {
        requireNoBundledCors(state);
        EmbeddedServlet embedded = Objects.requireNonNull(EmbeddedServlet.in(state));
        state.routes.after(embedded::after);
        if (JettyRequests.ARE_THERE) {
            FrontHandler.install(state, embedded.application());
        }
    }

    /** Javalin's own plugin would refuse with status 400 what this one allows. */
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
