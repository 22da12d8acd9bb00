package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RouteOptions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responds to preflights and sets the CORS headers of every other response, for the routes of a Vert.x Web router.
 *
 * <pre>{@code
 * // a whole application: every origin, method and header
 * CrossOriginHandler.create().mountOn(router);
 *
 * // a sub-router, like a blueprint; inside its mount point it decides alone
 * CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")).mountOn(api);
 * router.route("/api/*").subRouter(api);
 *
 * // one route, of any method
 * CrossOriginHandler.route(cors -> cors.allowHeaders("Content-Type"))
 *         .mountOn(router, router.post("/users"))
 *         .handler(this::create);
 * }</pre>
 *
 * <h2>Two ways to mount</h2>
 * Prefer {@link #mountOn(Router) mountOn}. The policy then runs before every other route of its router, even those that
 * were added earlier. It knows the policies on the sub-routers and routes inside, so that the innermost one decides
 * preflight and actual request alike. Its responses to preflights have {@code Allow}.
 *
 * <p>It is also a {@linkplain SecurityPolicyHandler handler}: {@code router.route().handler(cors)} is enough if there is
 * only one policy. It takes its turn among the other routes and does not know the routers around it, so its responses have
 * no {@code Allow}. On a route with a method it never sees a preflight. If one of two policies was added this way, every
 * actual request that meets both fails with status 500, and the log says what to write; their headers are never mixed.
 *
 * <h2>The policy overrides other CORS headers</h2>
 * The headers are written just before the response is sent. They override CORS headers that handlers set, and {@code Vary}
 * is merged. Failures, 404, 405 and the 401s of authentication handlers have them, too. Three things to know:
 * <ul>
 *   <li>{@code response().headersEndHandler(..)} discards the handlers that were added with
 *       {@code ctx.addHeadersEndHandler(..)}, ours among them: the response has the CORS headers then, but not their Vary,
 *     and CORS headers that a handler sets stay. The same goes for the 101 of a websocket. Use {@code ctx.addHeadersEndHandler(..)}.
 *   <li>After {@code ctx.reroute(..)} the new path decides. If errors are rerouted to a page that no policy covers, they
 *     have no CORS headers.
 *   <li>Resources are matched against {@link RoutingContext#normalizedPath()}, the path that Vert.x routes on. Routes with
 *       {@code useNormalizedPath(false)} see another one; do not give them a policy with resources.
 * </ul>
 *
 * <p>An instance keeps nothing between requests. It can be mounted many times and shared by the instances of a verticle.
 */
public final class CrossOriginHandler implements SecurityPolicyHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CrossOriginHandler.class);

    private final PolicySource source;
    private final boolean forRoutes;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile @Nullable CrossOriginHandler ofRoutes;

    private CrossOriginHandler(PolicySource source, boolean forRoutes) {
        this.source = source;
        this.forRoutes = forRoutes;
    }

    /**
     * Returns a handler with every option at its default: every origin, method and header, no credentials.
     *
     * @return the handler
     */
    public static CrossOriginHandler create() {
        return create(Cors.defaults());
    }

    /**
     * A policy for routers.
     *
     * @param options sets the options
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException with all problems of the options
     */
    public static CrossOriginHandler create(Consumer<? super CorsBuilder> options) {
        return create(Cors.of(options));
    }

    /**
     * A policy for routers, from a configuration: {@code CrossOriginHandler.create(config().getJsonObject("cors"))}.
     *
     * @param configuration the options by their keys, as {@link CorsBuilder#configuration} takes them; {@code null} is a
     *     problem, since it may have got lost and would allow any origin
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException with all problems of the options
     */
    public static CrossOriginHandler create(@Nullable JsonObject configuration) {
        return create(options -> options.configuration(mapOf(configuration)));
    }

    /**
     * A ready policy, for routers, or for a route if it has no resources.
     *
     * @param cors the policy
     * @return the handler
     */
    public static CrossOriginHandler create(Cors cors) {
        return new CrossOriginHandler(PolicySource.always(cors), false);
    }

    /**
     * A policy that may change while the server runs.
     *
     * @param cors asked once per request, on the event loop, so it should only look up what is there; what it throws, or
     *     null, fails the request with status 500
     * @return the handler
     */
    public static CrossOriginHandler reloading(Supplier<Cors> cors) {
        return new CrossOriginHandler(PolicySource.reloading(cors), false);
    }

    /**
     * A policy that depends on the request and takes its time, for instance that of the tenant whose host the request is sent to,
     * from a database.
     *
     * <pre>{@code
     * CrossOriginHandler.perRequest(ctx -> store.policyOf(ctx.request().authority().host())).mountOn(router);
     * }</pre>
     *
     * <p>While the policy is being chosen, the request is paused: nothing of its body is lost, and no handler of the application
     * runs. A future that is complete already costs no pause, so put a cache in front of what is slow. A future that never
     * completes keeps the request waiting: give it a timeout.
     *
     * <p>Preflights ask as well. They have neither cookies nor {@code Authorization}, and path parameters are not known
     * yet: choose by what both have, which is host, path and {@code Origin}. None of them proves who asks: a program that is
     * no browser sends what it likes. Do not read the body there, and do not respond.
     *
     * <p>If the function throws, returns {@code null}, or gives a future that fails or has {@code null}, the request fails with status 500 and
     * without grants, through the failure handlers of the application; the log has the cause, the response has not. To leave a
     * tenant without CORS, give it a policy that excludes {@code *}.
     *
     * @param policy called once for each request and scope, on the thread that handles the request, with the context of the
     *     application's router; also where several policies may decide a preflight, or a failure ahead of all
     *     handlers, and this is one of them
     * @return the handler
     */
    public static CrossOriginHandler perRequest(Function<RoutingContext, Future<Cors>> policy) {
        return new CrossOriginHandler(PolicySource.perRequest(policy), false);
    }

    /**
     * A policy that depends on the request and is at hand: what {@link #perRequest} says applies here, but for the waiting.
     *
     * <pre>{@code
     * CrossOriginHandler.perRequestSync(ctx -> tenants.get(ctx.request().authority().host())).mountOn(router);
     * }</pre>
     *
     * @param policy called once for each request and scope, on the event loop, so it must not block
     * @return the handler
     */
    public static CrossOriginHandler perRequestSync(Function<RoutingContext, Cors> policy) {
        return new CrossOriginHandler(PolicySource.perRequestSync(policy), false);
    }

    /**
     * Returns what has been decided about a request: its kind, the outcome, the resource that decided, the CORS headers of
     * the response. Call it in any handler, failure handler, headers-end or body-end handler, ahead of an upgrade to a websocket,
     * or behind it.
     *
     * <p>It is the decision of the policy that would apply if the response were sent now. A handler of a sub-router or
     * route with a policy of its own sees the decision of that; once the response is sent, it is the one that was sent. Handlers
     * ahead of the policy can ask once they are called back.
     *
     * @param ctx of the request
     * @return the decision; empty if no policy was asked: there is none, it was not reached yet, or it failed
     */
    public static Optional<CorsDecision> decision(RoutingContext ctx) {
        Exchange exchange = Exchange.find(ctx);
        try {
            return exchange == null ? Optional.empty() : Optional.ofNullable(exchange.lastWord());
        } catch (RuntimeException noPolicy) {
            return Optional.empty();
        }
    }

    /**
     * The policy of one route, with every option at its default.
     *
     * @return the handler
     */
    public static CrossOriginHandler route() {
        return route(options -> {});
    }

    /**
     * The policy of one route, from a configuration.
     *
     * @param configuration the options by their keys, as {@link #create(JsonObject)} takes them, without {@code resources}
     *     and {@code exclude}
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException with all problems of the options
     */
    public static CrossOriginHandler route(@Nullable JsonObject configuration) {
        return route(options -> options.configuration(mapOf(configuration)));
    }

    @SuppressWarnings("NullAway") // the builder reports null beside all that is wrong
    private static Map<String, Object> mapOf(@Nullable JsonObject configuration) {
        return configuration == null ? null : configuration.getMap();
    }

    /**
     * The policy of one route; it has no resources.
     *
     * @param options sets the options
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException with all problems of the options
     */
    public static CrossOriginHandler route(Consumer<? super RouteOptions> options) {
        return new CrossOriginHandler(PolicySource.always(Cors.route(options)), true);
    }

    /**
     * Mounts the policy on a router, as its first route, be it the application's or a sub-router: for all paths below the router's mount point,
     * before all of its routes, also those that were added earlier. On a sub-router it decides instead of the policies that
     * were mounted like this on the routers around it.
     *
     * @param router of the application, or one that is a sub-router or will be
     * @return the router
     * @throws IllegalStateException if another policy is mounted on the router
     */
    public Router mountOn(Router router) {
        RouterScope.of(router).mount(this);
        return router;
    }

    /**
     * Mounts the policy on one route. It decides the requests that the route takes, instead of the policy of the router; the
     * preflights that ask for a method of the route, and those for its path that ask for a method which no route there has;
     * and, with automatic options, plain OPTIONS requests to the path if the application has no route for them.
     *
     * <p>Call it as soon as the route has its path or expression (and its order, which Vert.x fixes then), and add handlers
     * to what it returns:
     *
     * <pre>{@code
     * CrossOriginHandler.route().mountOn(router, router.post("/users")).handler(this::create);
     * }</pre>
     *
     * @param router that the route belongs to
     * @param route of that router; it may have one method, many or none
     * @return the route
     * @throws IllegalArgumentException if the policy has resources (one that is supplied or chosen with resources fails the
     *     requests and preflights that it would decide, with status 500), if the route belongs to another router or mounts a
     *     sub-router, or if its regular expression was hidden by {@link Route#setName}
     * @throws IllegalStateException if another policy is mounted on the route
     */
    public Route mountOn(Router router, Route route) {
        Cors constant = constant();
        if (constant != null) {
            requireNoResources(constant);
        }
        RouterScope.of(router).mount(ofRoutes(), route);
        return route;
    }

    /**
     * Decides about the request: responds to it if it is a preflight, else passes it on. Vert.x calls this.
     *
     * @param ctx of the request
     */
    @Override
    public void handle(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        Set<HttpMethod> methods = route == null ? null : route.methods();
        if (methods != null && !methods.contains(HttpMethod.OPTIONS) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "No preflight ever reaches the CORS policy on the route {}, which takes only {}. Write"
                            + " CrossOriginHandler.route(..).mountOn(router, route) instead of route.handler(..).",
                    route.getName(),
                    methods);
        }
        Exchange.of(ctx).enterHandler(ctx, this);
    }

    /** Returns the same policy as routes have it: where it is supplied or chosen, it must have no resources. */
    private synchronized CrossOriginHandler ofRoutes() {
        if (constant() != null) {
            return this;
        }
        CrossOriginHandler made = ofRoutes;
        if (made == null) {
            made = new CrossOriginHandler(source.forRoute(), forRoutes);
            ofRoutes = made;
        }
        return made;
    }

    /** Returns whether it is the same policy, be it for routers or for routes. */
    boolean isSameAs(CrossOriginHandler other) {
        return this == other || ofRoutes == other || other.ofRoutes == this;
    }

    /** Returns the policy if it is always the same. */
    @Nullable
    Cors constant() {
        return source.constant();
    }

    /** Whether guards of the policy may refuse requests; of one that is not always the same that is only known later. */
    boolean mayRefuse() {
        Cors constant = constant();
        return constant == null || constant.isGuarded();
    }

    /** Whether the policy has to be waited for. */
    boolean isAsynchronous() {
        return source.isAsynchronous();
    }

    /** Not for asynchronous ones. May throw whatever a user's function throws. */
    Cors ask(RoutingContext ctx) {
        return source.of(ctx);
    }

    /** For asynchronous ones. Never throws. */
    Future<Cors> choose(RoutingContext ctx) {
        return source.choose(ctx);
    }

    boolean isForRoutes() {
        return forRoutes;
    }

    static void requireNoResources(Cors cors) {
        if (cors.hasResources()) {
            throw new IllegalArgumentException(
                    "The policy of a route has no resources and no exclusions, since a route is"
                            + " one path. Mount this policy on the router, or leave them out: " + cors);
        }
    }

    @Override
    public String toString() {
        return "CrossOriginHandler[" + source + "]";
    }
}
