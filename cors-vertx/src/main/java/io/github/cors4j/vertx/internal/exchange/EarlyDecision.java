package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.github.cors4j.spi.Scope;
import io.github.cors4j.vertx.internal.http.SeenRequest;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.KnownRoute;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.github.cors4j.vertx.internal.route.Warnings;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the routes of a router alone, for requests that have not reached any of them: preflights, requests that a
 * guard checks, and failures ahead of all routes.
 */
final class EarlyDecision {
    private final Exchange exchange;
    private final EnteredScope entered;
    private final RouterScope scope;

    /** @param scope the scope of the router that was entered */
    EarlyDecision(Exchange exchange, EnteredScope entered, RouterScope scope) {
        this.exchange = exchange;
        this.entered = entered;
        this.scope = scope;
    }

    /**
     * Returns whether policies inside the router may decide, and the routes that lead there can be found. It is static, as
     * {@link #guard} is, so that requests that need no more of this class do not allocate it.
     */
    private static boolean dependsOnRoutes(Exchange exchange, RouterScope scope) {
        return scope.index().hasPolicyInside() && !exchange.hasUndecodablePath();
    }

    private CandidateRoutes expect(String requested) {
        return expect(requested, exchange.isFailing() ? exchange::hasPassed : null);
    }

    private CandidateRoutes expect(String requested, @Nullable Predicate<Route> passed) {
        return new CandidateRoutes(exchange, requested, passed)
                .of(scope.index(), exchange.contextOf(entered).mountPoint(), entered.innermost());
    }

    /**
     * Returns whether a request only comes past a router, as far as the routes of the outermost router show: it has no route
     * for the request, and a route around it responds. Then its policy lends nothing.
     */
    private static boolean isOnlyPassed(Exchange exchange, EnteredScope entered, PolicySource policy) {
        EnteredScope outermost = entered.outermost();
        return outermost != entered
                && outermost.scope != null
                && entered.isKnownOutside()
                && !new EarlyDecision(exchange, outermost, outermost.scope).expects(policy);
    }

    /**
     * Returns the policies that are looked up asynchronously and may have to decide now that a route has passed the request
     * on: those of the routers that have no other route for it, and of the first one that has.
     */
    static List<PolicySource> afterPassing(Exchange exchange) {
        EnteredScope here = exchange.here();
        List<PolicySource> all = here == null ? List.of() : here.asynchronous();
        if (all.isEmpty()) {
            return all;
        }
        List<PolicySource> needed = new ArrayList<>(all.size());
        for (EnteredScope each = here; each != null; each = each.outer) {
            if (each.policy != null && each.policy.isAsynchronous()) {
                needed.add(each.policy);
            }
            if (each.policy != null
                    && each.scope != null
                    && !exchange.hasUndecodablePath()
                    && new EarlyDecision(exchange, each, each.scope)
                            .expect(exchange.routedMethod(), exchange::hasPassed)
                            .hasEndpoint()) {
                break;
            }
        }
        return needed;
    }

    /** Returns all policies that may be needed before the request enters another router. */
    Collection<PolicySource> mayDecide() {
        if (!dependsOnRoutes(exchange, scope)) {
            PolicySource own = entered.innermost();
            return own == null || isOnlyPassed(exchange, entered, own) ? List.of() : List.of(own);
        }
        String preflight = exchange.requestedMethod();
        CandidateRoutes expected = expect(preflight == null ? exchange.routedMethod() : preflight);
        Set<PolicySource> all = new LinkedHashSet<>(expected.deciding().keySet());
        PolicySource options = expected.respondingToOptions();
        if (options != null && preflight == null && exchange.method().equals(PathMethods.OPTIONS)) {
            all.add(options);
        }
        return all;
    }

    /** Returns whether the policy of this router may decide. */
    boolean expects(PolicySource policy) {
        return dependsOnRoutes(exchange, scope)
                ? expect(exchange.routedMethod()).deciding().containsKey(policy)
                : !isOnlyPassed(exchange, entered, policy);
    }

    /** Returns whether it is certain that this policy decides. */
    boolean expectsOnly(PolicySource policy) {
        return !dependsOnRoutes(exchange, scope)
                || expect(exchange.routedMethod()).deciding().keySet().equals(Set.of(policy));
    }

    /** Responds to a preflight, and to a plain OPTIONS if a route has a policy; returns whether it did. */
    boolean respondsToOptions(RoutingContext ctx, boolean first) {
        PolicySource own = entered.innermost();
        if (own != null && !exchange.hasUndecodablePath() && !scope.index().hasPolicyInside()) {
            return respondsAlone(ctx, own);
        }
        String requested = exchange.requestedMethod();
        exchange.noteRoutesSearched(requested != null);
        if (exchange.hasUndecodablePath()) {
            return failsMalformed(ctx, first);
        }
        CandidateRoutes expected = expect(requested == null ? PathMethods.OPTIONS : requested);
        CorsDecision decided;
        List<PolicySource> by;
        if (requested != null) {
            Map<PolicySource, String> deciding = expected.deciding();
            by = policies(deciding);
            decided = common(by, deciding);
            exchange.settle(decided, by);
            if (!decided.governsResponse()) {
                return false;
            }
        } else {
            PolicySource responding = expected.respondingToOptions();
            if (responding == null) {
                return false;
            }
            by = responding.alone();
            decided = exchange.ask(responding).evaluate(exchange, SeenRequest.READER, Scope.ROUTE);
        }
        boolean ends = decided.endsRequest() && !exchange.isSent();
        if (ends) {
            exchange.end(ctx, decided, by, expected.methods().allow());
        }
        return ends;
    }

    /** Responds to a preflight if it does not matter which route will take the request; returns whether it did. */
    private boolean respondsAlone(RoutingContext ctx, PolicySource own) {
        CorsDecision decided = exchange.decide(own);
        boolean preflight = decided.kind() == RequestKind.PREFLIGHT;
        exchange.noteRoutesSearched(preflight);
        if (!preflight) {
            return false;
        }
        exchange.settle(decided, own.alone());
        if (!decided.governsResponse()) {
            return false;
        }
        boolean ends = decided.endsRequest() && !exchange.isSent();
        if (ends) {
            PathMethods methods = new PathMethods();
            String requested = Objects.requireNonNull(exchange.requestedMethod());
            methods.addAll(
                    exchange,
                    requested,
                    scope.index(),
                    exchange.contextOf(entered).mountPoint());
            exchange.end(ctx, decided, own.alone(), methods.allow());
        }
        return ends;
    }

    private boolean failsMalformed(RoutingContext ctx, boolean first) {
        CorsDecision own = entered.policy == null ? null : exchange.decide(entered.policy);
        if (own == null || !own.endsRequest() || exchange.isSent()) {
            return false;
        }
        exchange.watchFirst(ctx, first);
        ctx.fail(400);
        return true;
    }

    /**
     * Returns the decision that guards use. It is not known yet which route will respond: every policy that may decide, as far
     * as the routes show, has to let the request pass.
     */
    static @Nullable CorsDecision guard(Exchange exchange, EnteredScope entered, RouterScope scope) {
        if (dependsOnRoutes(exchange, scope)) {
            EarlyDecision early = new EarlyDecision(exchange, entered, scope);
            Map<PolicySource, String> deciding =
                    early.expect(exchange.routedMethod()).deciding();
            return deciding.isEmpty() ? null : early.common(deciding);
        }
        PolicySource own = entered.innermost();
        if (own == null || own.constant() == null && isOnlyPassed(exchange, entered, own)) {
            return null;
        }
        CorsDecision decided = exchange.decide(own);
        return decided.refusesRequest() && isOnlyPassed(exchange, entered, own) ? null : decided;
    }

    /**
     * Returns the decision for a request that has failed before it reached a route with a policy; {@code null} if the
     * router's own policy decides. If a route fails that only passes requests on, such as one for authentication, the
     * policies of the routes that might have come after it apply.
     *
     * @param inRoot whether it failed in the application's router, for which Vert.x no longer shows the route
     */
    @Nullable
    CorsDecision afterFailure(boolean inRoot, @Nullable Route route) {
        if (!dependsOnRoutes(exchange, scope) || !inRoot && (route == null || !looksOn(route))) {
            return null;
        }
        CandidateRoutes all = expect(exchange.routedMethod(), null);
        if (inRoot && all.insteadOfOtherMethods() != null) {
            return common(all.deciding());
        }
        CandidateRoutes expected = expect(exchange.routedMethod());
        return inRoot || expected.hasEndpoint() ? common(expected.deciding()) : null;
    }

    /** Returns the policy of the first route that has one, if the path has no route for the method. */
    @Nullable
    PolicySource insteadOfOtherMethods() {
        return dependsOnRoutes(exchange, scope)
                ? expect(exchange.routedMethod()).insteadOfOtherMethods()
                : null;
    }

    private static boolean looksOn(Route route) {
        return route.getSubRouter() == null && !KnownRoute.isEndpoint(route);
    }

    private CorsDecision common(Map<PolicySource, String> deciding) {
        return common(policies(deciding), deciding);
    }

    /** Returns what all of the policies grant. */
    private CorsDecision common(List<PolicySource> policies, Map<PolicySource, String> deciding) {
        if (policies.size() == 1) {
            return exchange.decide(policies.get(0));
        }
        Warnings.several(deciding.values());
        return exchange.decide(policies);
    }

    private static List<PolicySource> policies(Map<PolicySource, String> deciding) {
        return deciding.size() == 1 ? deciding.keySet().iterator().next().alone() : List.copyOf(deciding.keySet());
    }
}
