package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.RouteOptions;
import io.github.cors4j.javalin.internal.exchange.ExchangeTracker;
import io.github.cors4j.javalin.internal.route.DecoratedHandler;
import io.github.cors4j.javalin.internal.route.PolicySource;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives single routes their own CORS policy, in place of the application's. Import {@code crossOrigin} statically.
 *
 * <pre>{@code
 * config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
 * config.routes.get("/", crossOrigin(ctx -> ctx.result("hello")));
 * config.routes.post("/users", crossOrigin(cors -> cors.allowHeaders("Content-Type"), this::create));
 * }</pre>
 *
 * <p>It works for the handler of any HTTP route, however the route is added. The policy decides about everything that is
 * sent for the route: results, errors, redirects, and the preflights that ask for it. With automatic options, which is
 * the default, plain {@code OPTIONS} requests get a response as well, unless the application has a route for them.
 *
 * <p>A preflight asks for one method of a path. If Javalin has a route for this method, that route decides: by its own
 * policy if it is decorated, otherwise by the plugin's. If there is no route for this method, the first decorated route of
 * the path decides.
 *
 * <p>A {@link CrossOriginPlugin} has to be registered, and the decorated handler has to be the route's handler itself, not
 * wrapped in another one. Otherwise the plugin does not know of it, and an {@link IllegalStateException} is thrown when the
 * application is created or when the handler is called. A route has one policy, so a handler that is decorated already
 * cannot be decorated again.
 */
public final class CrossOrigin {

    private CrossOrigin() {}

    /**
     * Returns a handler for a route with every option at its default. It is open to every origin, the usual methods and every
     * request header, without credentials.
     *
     * @param handler the route's handler
     * @return the handler to add as a route
     * @throws IllegalArgumentException if the handler is decorated already
     */
    public static Handler crossOrigin(Handler handler) {
        return crossOrigin(Cors.route(), handler);
    }

    /**
     * Returns a handler for a route with options of its own. Nothing is inherited from the plugin.
     *
     * @param options sets the options; those that it does not set keep their defaults
     * @param handler the route's handler
     * @return the handler to add as a route
     * @throws io.github.cors4j.config.CorsConfigurationException if the options have problems; it lists all of them
     * @throws IllegalArgumentException if the handler is decorated already
     */
    public static Handler crossOrigin(Consumer<? super RouteOptions> options, Handler handler) {
        return crossOrigin(Cors.route(options), handler);
    }

    /**
     * Returns a handler for a route with a ready policy, which several routes may share.
     *
     * @param policy the policy, without resources and exclusions, since a route is one path
     * @param handler the route's handler
     * @return the handler to add as a route
     * @throws IllegalArgumentException if the policy has resources or exclusions, or the handler is decorated already
     */
    public static Handler crossOrigin(Cors policy, Handler handler) {
        DecoratedHandler.requireNoResources(policy);
        return decorated(PolicySource.always(policy), handler);
    }

    /**
     * Returns a handler for a route with a policy that may change while the application runs.
     *
     * <p>If the supplier throws an exception, or returns {@code null} or a policy with resources or exclusions, the request
     * fails with status 500 and without grants, and the cause is logged.
     *
     * @param policy called once for each request that it decides about, preflights included; may be called by several threads
     *     at once
     * @param handler the route's handler
     * @return the handler to add as a route
     * @throws IllegalArgumentException if the handler is decorated already
     */
    public static Handler reloading(Supplier<Cors> policy, Handler handler) {
        return decorated(PolicySource.reloading(policy), handler);
    }

    /**
     * Returns a handler for a route whose policy depends on the request. What {@link CrossOriginPlugin#perRequest} says
     * about the function holds here, too. In addition, a policy with resources or exclusions fails the request.
     *
     * @param policy called once for each request that the route decides about, preflights included; must not return
     *     {@code null}, nor a policy with resources or exclusions
     * @param handler the route's handler
     * @return the handler to add as a route
     * @throws IllegalArgumentException if the handler is decorated already
     */
    public static Handler perRequest(Function<HttpServletRequest, Cors> policy, Handler handler) {
        return decorated(PolicySource.perRequest(policy), handler);
    }

    private static Handler decorated(PolicySource policy, Handler handler) {
        return new DecoratedHandler(policy, handler, ExchangeTracker.INSTANCE);
    }
}
