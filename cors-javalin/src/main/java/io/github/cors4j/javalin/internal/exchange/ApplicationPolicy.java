package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.github.cors4j.javalin.internal.route.DecoratedHandler;
import io.github.cors4j.javalin.internal.route.PolicySource;
import io.github.cors4j.javalin.internal.route.Routes;
import io.github.cors4j.javalin.internal.servlet.JettyRequests;
import io.github.cors4j.javalin.internal.servlet.ServletReader;
import io.github.cors4j.spi.Scope;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.util.JavalinLogger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides about the requests of one application: finds the policy, asks it, and responds to requests that it ends. */
public final class ApplicationPolicy {

    private static final int FIRST_REDIRECT = 300;

    private final Routes routes;
    private final ServletReader reader;
    private final @Nullable PolicySource policy;

    private ApplicationPolicy(JavalinState state, Optional<PolicySource> policy) {
        this.routes = new Routes(state);
        this.reader = new ServletReader(state.router);
        this.policy = policy.orElse(null);
    }

    /** Adds the plugin's handlers to an application; those that were registered before run ahead of them. */
    public static void install(JavalinState state, Optional<PolicySource> policy) {
        EmbeddedHandler embedded = new EmbeddedHandler(new ApplicationPolicy(state, policy));
        state.routes.before(embedded);
        state.routes.wsBeforeUpgrade(embedded);
    }

    /** Adds what has to come after all handlers of an application and, on Javalin's own server, ahead of all of them. */
    public static void start(JavalinState state) {
        EmbeddedHandler embedded = Objects.requireNonNull(EmbeddedHandler.in(state));
        state.routes.after(embedded::after);
        if (JettyRequests.ARE_THERE) {
            FrontHandler.install(state, embedded.application());
        }
    }

    /**
     * Decides about a request that has come to this application. The innermost scope decides alone.
     *
     * @param context makes Javalin's context of the request; called only if it is needed
     */
    void decide(Exchange exchange, HttpServletRequest request, Supplier<Context> context) {
        String path = ServletReader.routedPath(request);
        String preflighted = Cors.requestedMethod(request, reader);
        String method = preflighted != null ? preflighted : reader.routedMethod(request);
        exchange.enter(this, path, preflighted != null);
        DecoratedHandler route = routes.deciding(method, path, context);
        boolean socket =
                route != null && preflighted == null && reader.opensWebSocket(request) && routes.servesWebSocket(path);
        decide(exchange, request, socket ? null : route);
        CorsDecision decision = exchange.decision();
        if (decision != null
                && decision.endsRequest()
                && (decision.kind() == RequestKind.PREFLIGHT
                        || decision.refusesRequest()
                        || routes.find(method, path) == null)) {
            exchange.end();
        }
    }

    /** Returns whether the earlier decision was about another path, or another method because a filter has changed it. */
    boolean hasToDecide(Exchange exchange, HttpServletRequest request) {
        return !exchange.isOf(this, ServletReader.routedPath(request)) || reader.methodIsChanged(request);
    }

    /** Decides by the policy of a route; null means the policy of the application. */
    private void decide(Exchange exchange, HttpServletRequest request, @Nullable DecoratedHandler route) {
        try {
            Cors deciding = policy(request, route);
            Scope scope = route == null ? Scope.APPLICATION : Scope.ROUTE;
            exchange.decide(
                    route,
                    deciding == null ? null : deciding.evaluate(request, reader, scope),
                    deciding != null && deciding.isReporting()
                            ? new Exchange.Report(deciding, request, reader, scope)
                            : null);
            if (route != null && !exchange.preflight()) {
                exchange.expectRoute(() -> withoutRoute(request));
            }
        } catch (Throwable e) { // thrown by a user's function, which may throw anything
            JavalinLogger.error(
                    "The CORS policy of a request could not be looked up, so the request fails with status 500", e);
            exchange.fail(e);
        }
    }

    /** Returns what the application's policy decides about a request that a decorated route was expected to get. */
    private @Nullable CorsDecision withoutRoute(HttpServletRequest request) {
        try {
            Cors own = policy(request, null);
            return own == null ? null : own.evaluate(request, reader, Scope.APPLICATION);
        } catch (Throwable e) { // thrown by a user's function, which may throw anything
            JavalinLogger.error(
                    "The CORS policy of a response could not be looked up, so the response grants nothing", e);
            return null;
        }
    }

    private @Nullable Cors policy(HttpServletRequest request, @Nullable DecoratedHandler route) {
        if (route != null) {
            return route.policy(request);
        }
        return policy == null ? null : policy.of(request);
    }

    /** Lets the policy of the route that responds decide, if another route was expected: routes may be added at any time. */
    void reach(Exchange exchange, HttpServletRequest request, Handler responding) {
        DecoratedHandler route = responding instanceof DecoratedHandler decorated ? decorated : null;
        if (exchange.route() != route
                && !exchange.preflight()
                && exchange.isOf(this, ServletReader.routedPath(request))) {
            decide(exchange, request, route);
        }
    }

    /** Javalin itself responds to HEAD for a GET route, without calling the route, unless something else has responded. */
    void reachUncalled(Exchange exchange, HttpServletRequest request) {
        if (reader.routedMethod(request).equals("HEAD") && exchange.status() < FIRST_REDIRECT) {
            exchange.reachRoute();
        }
    }

    /** Responds to a request that the plugin ends, apart from the CORS headers. */
    void respond(
            CorsDecision decision,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<Context> context) {
        String allow = decision.refusesRequest()
                ? null
                : CorsDecision.allow(routes.methods(ServletReader.routedPath(request), context));
        response.setStatus(decision.status());
        if (allow != null) {
            response.setHeader(Header.ALLOW, allow);
        }
        if (decision.status() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLength(0);
        }
    }
}
