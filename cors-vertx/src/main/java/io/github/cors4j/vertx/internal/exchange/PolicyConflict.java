package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.Warnings;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Fails requests on which two policies meet although only one can decide. A policy that was added as a plain handler
 * decides about everything that comes after it. A later policy must not decide as well: then the request fails, and nothing is
 * granted.
 */
final class PolicyConflict {

    private PolicyConflict() {}

    /** @throws IllegalStateException if a plain handler around it has decided already */
    static void check(Exchange exchange, @Nullable PolicySource inner, RoutingContext ctx) {
        for (EnteredScope each = exchange.here(); each != null; each = each.outer) {
            if (isPlainHandler(each, inner)) {
                checkCovered(exchange, each.policy, ctx);
            }
        }
    }

    /** @throws IllegalStateException if a policy has decided already */
    static void checkCovered(Exchange exchange, @Nullable PolicySource around, RoutingContext ctx) {
        if (around != null && exchange.decide(around).governsResponse()) {
            String message = message(ctx);
            Warnings.LOG.error(message);
            throw exchange.refuse(message);
        }
    }

    private static boolean isPlainHandler(EnteredScope each, @Nullable PolicySource inner) {
        return each.scope == null && each.policy != null && inner != null && !each.policy.isSameAs(inner);
    }

    /**
     * Returns the decision that applies if the application has cleared the context's data, so a second exchange was begun: that
     * of the second, unless its policy meets that of the first.
     */
    static @Nullable CorsDecision applicable(Exchange earlier, Exchange later) {
        CorsDecision inner = later.applicable();
        CorsDecision outer = inner == null ? earlier.applicable() : null;
        if (isHandlerAround(later, earlier) || isHandlerAround(earlier, later)) {
            later.refuse();
            earlier.refuse();
            Warnings.LOG.error(message(earlier.root));
        }
        if (earlier.isRefused() || later.isRefused()) {
            later.drop();
            return null;
        }
        return inner == null ? outer : inner;
    }

    private static boolean isHandlerAround(Exchange one, Exchange other) {
        EnteredScope inner = other.here();
        PolicySource others = inner == null ? null : inner.innermost();
        for (EnteredScope each = one.here(); each != null; each = each.outer) {
            if (isPlainHandler(each, others)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a message that names only the route, and nothing that a request has sent. */
    private static String message(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        String name = route == null ? null : route.getName();
        return "Two CORS policies apply to "
                + (name == null ? "a route for every path" : "the route " + name)
                + ", but only one can decide, and the outer one cannot know of the inner one. Mount both so that it"
                + " can: outer.mountOn(router) instead of router.route().handler(outer), and"
                + " inner.mountOn(subRouter) instead of subRouter.route().handler(inner). The policy of"
                + " one route: CrossOriginHandler.route(..).mountOn(router, route).";
    }
}
