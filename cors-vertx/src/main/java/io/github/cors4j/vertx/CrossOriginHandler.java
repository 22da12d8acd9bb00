package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RouteOptions;
import io.github.cors4j.vertx.internal.exchange.ExchangeTracker;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.github.cors4j.vertx.internal.route.Warnings;
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
 * // one route
 * CrossOriginHandler.route(cors -> cors.allowHeaders("Content-Type"))
 *         .mountOn(router, router.post("/users"))
 *         .handler(this::create);
 * }</pre>
 *
 * <h2>Two ways to mount</h2>
 * Prefer {@link #mountOn(Router) mountOn}. The policy then runs before every other route of its router, even before routes
 * that were added earlier. It knows the policies on the sub-routers and routes inside the router, and lets the innermost one
 * decide, for preflights and actual requests alike. Its responses to preflights have {@code Allow}.
 *
 * <p>The policy is also a {@linkplain SecurityPolicyHandler handler}. If there is only one policy,
 * {@code router.route().handler(cors)} is enough. The handler then runs when its turn comes and does not know
 * the routers around it, so its responses have no {@code Allow}. On a route with a method it never sees a preflight. If one
 * of two policies was added this way, every actual request that meets both fails with status 500, and the log says what to
 * write instead. Their headers are never mixed.
 *
 * <h2>The policy overrides other CORS headers</h2>
 * The headers are written just before the response is sent. They override CORS headers that handlers set, and {@code Vary}
 * is merged. Failures, 404, 405 and the 401s of authentication handlers have them, too. There are some limits:
 * <ul>
 *   <li>{@code response().headersEndHandler(..)} discards all handlers that were added with
 *       {@code ctx.addHeadersEndHandler(..)}, the policy's among them. Such a response has the CORS headers, but not their
 *       {@code Vary}; they are those of the router or route with a policy that the request has entered last, even if it only
 *       came past a sub-router that has no route for it. CORS headers that a handler sets stay, and the listener is not called. Use
 *       {@code ctx.addHeadersEndHandler(..)} instead.
 *   <li>Nothing runs when the 101 of a websocket is sent: CORS headers that a handler sets on it stay.
 *   <li>After {@code ctx.reroute(..)}, the new path decides. If errors are rerouted to a page that no policy covers, they
 *     have no CORS headers.
 *   <li>Resources are matched against {@link RoutingContext#normalizedPath()}, the path that Vert.x routes on. Routes with
 *       {@code useNormalizedPath(false)} are routed by another one; do not give them a policy with resources.
 *   <li>Mount routers with {@code subRouter(..)}. If a handler calls {@code inner.handleContext(ctx)} instead, the policies
 *       around it do not know of that router, and decide the preflights for its paths.
 * </ul>
 *
 * <p>An instance keeps nothing between requests. It can be mounted many times, and shared by the instances of a verticle.
 */
public final class CrossOriginHandler implements SecurityPolicyHandler {

    private final PolicySource source;
    private final AtomicBoolean warned = new AtomicBoolean();

    private CrossOriginHandler(PolicySource source) {
        this.source = source;
    }

    /**
     * Returns a handler for routers, with every option at its default: every origin, the usual methods and every request
     * header, without credentials.
     *
     * @return the handler
     */
    public static CrossOriginHandler create() {
        return create(Cors.defaults());
    }

    /**
     * Returns a handler for routers, with its own options.
     *
     * @param options sets the options; those that it does not set keep their defaults
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     */
    public static CrossOriginHandler create(Consumer<? super CorsBuilder> options) {
        return create(Cors.of(options));
    }

    /**
     * Returns a handler for routers, with options from a configuration:
     * {@code CrossOriginHandler.create(config().getJsonObject("cors"))}.
     *
     * @param configuration the options by their keys, as {@link CorsBuilder#configuration} reads them; {@code null} is a
     *     problem, because the configuration may be missing by mistake, and any origin would be allowed
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     */
    public static CrossOriginHandler create(@Nullable JsonObject configuration) {
        return create(options -> options.configuration(mapOf(configuration)));
    }

    /**
     * Returns a handler with a ready policy. It is for routers and, if the policy has no resources and exclusions, for routes.
     *
     * @param cors the policy, from {@code Cors.of(..)} for a router or {@code Cors.route(..)} for a route
     * @return the handler
     */
    public static CrossOriginHandler create(Cors cors) {
        return new CrossOriginHandler(PolicySource.always(cors));
    }

    /**
     * Returns a handler with a policy that may change while the server runs.
     *
     * <p>If the supplier throws an exception or returns {@code null}, the request fails as {@link #perRequest} describes.
     *
     * @param cors called once for each request and scope, on the thread that handles the request. That is usually the event
     *     loop, so it must not block and should only look up the policy
     * @return the handler
     */
    public static CrossOriginHandler reloading(Supplier<Cors> cors) {
        return new CrossOriginHandler(PolicySource.reloading(cors));
    }

    /**
     * Returns a handler with a policy that depends on the request and is looked up asynchronously, for instance in a database
     * of tenants by the host that the request is sent to.
     *
     * <pre>{@code
     * CrossOriginHandler.perRequest(ctx -> store.policyOf(ctx.request().authority().host())).mountOn(router);
     * }</pre>
     *
     * <p>While the future is pending, the request is paused: no handler of the application runs, and nothing of the body is
     * lost. A future that is already complete causes no pause, so put a cache in front of a slow lookup. A future that never
     * completes keeps the request waiting: give it a timeout.
     *
     * <p>The function is called for preflights, too. They have neither cookies nor {@code Authorization}, and path parameters
     * are not known yet. So choose by what preflights and actual requests both have: host, path or {@code Origin}. None of
     * them proves who sent the request, since a client that is not a browser can send anything. The function must not read
     * the body, and must not respond.
     *
     * <p>If the function throws an exception or returns {@code null}, or if the future fails or completes with {@code null},
     * the request fails with status 500 and without grants, by way of the failure handlers of the application. The cause is
     * logged, but not part of the response. To leave a tenant without CORS, choose a policy that excludes {@code *}.
     *
     * @param policy called once for each request and scope, on the thread that handles the request, with the context of the
     *     application's router. It is also called if this is only one of several policies that may decide a preflight, or a
     *     failure ahead of all handlers
     * @return the handler
     */
    public static CrossOriginHandler perRequest(Function<RoutingContext, Future<Cors>> policy) {
        return new CrossOriginHandler(PolicySource.perRequest(policy));
    }

    /**
     * Returns a handler with a policy that depends on the request and is available at once. What {@link #perRequest} says
     * applies here, too, except that nothing waits.
     *
     * <pre>{@code
     * CrossOriginHandler.perRequestSync(ctx -> tenants.get(ctx.request().authority().host())).mountOn(router);
     * }</pre>
     *
     * @param policy called once for each request and scope, on the thread that handles the request. That is usually the event
     *     loop, so it must not block; must not return {@code null}
     * @return the handler
     */
    public static CrossOriginHandler perRequestSync(Function<RoutingContext, Cors> policy) {
        return new CrossOriginHandler(PolicySource.perRequestSync(policy));
    }

    /**
     * Returns the decision about a request: its kind, the outcome, the resource that decided, and the CORS headers of the
     * response. Call it in any handler, failure handler, headers-end or body-end handler, before an upgrade to a websocket or
     * after it.
     *
     * <p>It is the decision of the policy that would apply if the response were sent now. Inside a sub-router or route with a
     * policy of its own, it is the decision of that policy. Once the response has been sent, it is the one that applied.
     * Handlers that run before the policy can ask when they are called back.
     *
     * @param ctx the context of the request
     * @return the decision; empty if there is no policy, or it has not been reached yet, or it failed
     */
    public static Optional<CorsDecision> decision(RoutingContext ctx) {
        return ExchangeTracker.INSTANCE.decision(ctx);
    }

    /**
     * Returns a handler for a single route, with every option at its default.
     *
     * @return the handler
     */
    public static CrossOriginHandler route() {
        return route(options -> {});
    }

    /**
     * Returns a handler for a single route, with options from a configuration.
     *
     * @param configuration the options by their keys, as {@link #create(JsonObject)} takes them, but without
     *     {@code resources} and {@code exclude}; {@code null} is a problem here, too
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     */
    public static CrossOriginHandler route(@Nullable JsonObject configuration) {
        return route(options -> options.configuration(mapOf(configuration)));
    }

    @SuppressWarnings("NullAway") // the builder reports null with all that is wrong
    private static Map<String, Object> mapOf(@Nullable JsonObject configuration) {
        return configuration == null ? null : configuration.getMap();
    }

    /**
     * Returns a handler for a single route, with its own options. It has no resources, since a route is one path.
     *
     * @param options sets the options; those that it does not set keep their defaults
     * @return the handler
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     */
    public static CrossOriginHandler route(Consumer<? super RouteOptions> options) {
        return new CrossOriginHandler(PolicySource.ofRoute(Cors.route(options)));
    }

    /**
     * Mounts the policy on a router: the application's, or a sub-router. It becomes the first route of the router, for all
     * paths below the router's mount point, and runs even before routes that were added earlier. On a sub-router it decides
     * in place of the policies that were mounted on the routers around it.
     *
     * @param router the router of the application, or one that is or will become a sub-router
     * @return the router
     * @throws IllegalStateException if another policy is mounted on the router already
     */
    public Router mountOn(Router router) {
        RouterScope.of(router, ExchangeTracker.INSTANCE).mount(source);
        return router;
    }

    /**
     * Mounts the policy on a single route, where it decides in place of the router's policy. It decides about
     *
     * <ul>
     *   <li>the requests that the route takes;
     *   <li>preflights that ask for a method of the route;
     *   <li>preflights for its path that ask for a method for which the path has no route, unless an earlier route of the
     *       path has a policy, too;
     *   <li>with automatic options, plain {@code OPTIONS} requests to the path, if the application has no route for them.
     * </ul>
     *
     * <p>Call it as soon as the route has its path or expression (and its order, which Vert.x fixes then), and add handlers
     * to the route that it returns:
     *
     * <pre>{@code
     * CrossOriginHandler.route().mountOn(router, router.post("/users")).handler(this::create);
     * }</pre>
     *
     * <p>If a policy that is supplied or chosen for each request has resources or exclusions, the requests and preflights
     * that it would decide fail with status 500.
     *
     * @param router the router that the route belongs to
     * @param route a route of that router; it may have one method, several or none
     * @return the route
     * @throws IllegalArgumentException if a ready policy has resources or exclusions, if the route belongs to another router
     *     or mounts a sub-router, or if its regular expression was hidden by {@link Route#setName}
     * @throws IllegalStateException if another policy is mounted on the route already
     */
    public Route mountOn(Router router, Route route) {
        PolicySource ofRoute = source.forRoutes();
        RouterScope.of(router, ExchangeTracker.INSTANCE).mount(ofRoute, route);
        return route;
    }

    /**
     * Decides about the request. Responds to it if it is a preflight or a guard refuses it; otherwise calls {@code next()}. Vert.x
     * calls this method if the policy was added with {@code handler(..)}.
     *
     * @param ctx the context of the request
     * @throws IllegalStateException if another policy has already decided about the request, or if there is no policy for it;
     *     Vert.x then fails the request with status 500
     */
    @Override
    public void handle(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        Set<HttpMethod> methods = route == null ? null : route.methods();
        if (methods != null && !methods.contains(HttpMethod.OPTIONS) && warned.compareAndSet(false, true)) {
            Warnings.unreachable(route.getName(), methods);
        }
        ExchangeTracker.INSTANCE.enterHandler(ctx, source);
    }

    @Override
    public String toString() {
        return "CrossOriginHandler[" + source + "]";
    }
}
