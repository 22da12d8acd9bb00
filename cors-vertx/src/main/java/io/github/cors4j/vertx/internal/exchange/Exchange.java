package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.github.cors4j.spi.Scope;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.github.cors4j.vertx.internal.route.RouteIndex;
import io.github.cors4j.vertx.internal.route.RoutePolicy;
import io.github.cors4j.vertx.internal.route.RouterScope;
import io.github.cors4j.vertx.internal.route.Warnings;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.WebServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state of one request: where it is, and what was decided. It notes the routers and routes that the request enters.
 * When the headers are about to be sent, those that the request has left again no longer count, and the policy of the router or
 * route that responded applies.
 *
 * <p>It is kept in the data of the routing context, which survive a reroute. An actual request allocates nothing else here; what
 * only few requests need is made when they need it.
 */
final class Exchange extends DecidedRequest implements Handler<Void> {

    private int mark;
    private boolean preflight;
    private boolean routesSearched;

    private Exchange(RoutingContext root) {
        super(root);
    }

    // ---- one exchange for each request

    static @Nullable Exchange find(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    /** Returns the exchange, for the first handler of a router. */
    static Exchange ofRouter(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        if (exchange == null) {
            return start(ctx);
        }
        if (exchange.mark == 0 ? ctx == exchange.root : exchange.lostItsMark(ctx)) {
            exchange.restart(ctx);
        }
        return exchange;
    }

    /** Returns the exchange, for any other handler. */
    static Exchange of(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        if (exchange == null) {
            return start(ctx);
        }
        if (exchange.mark != 0 && exchange.lostItsMark(ctx)) {
            exchange.restart(ctx);
        }
        return exchange;
    }

    private static Exchange start(RoutingContext ctx) {
        RoutingContext root = ctx.request() instanceof WebServerRequest request ? request.routingContext() : ctx;
        return new Exchange(root);
    }

    /** A reroute removes headers and headers-end handlers, and changes the path: everything has to be decided again. */
    private void restart(RoutingContext ctx) {
        restart();
        preflight = false;
        routesSearched = false;
        watch(ctx);
    }

    /** Headers-end handlers run in reverse order: this one, added first, runs last and overrides what the others set. */
    private void watch(RoutingContext ctx) {
        ctx.put(KEY, this);
        ctx.addHeadersEndHandler(this);
        // The first handler of the application's router is called again after a reroute; others have to notice it.
        EnteredScope here = here();
        if (here == null || here.scope == null || !isInRoot(here)) {
            mark(ctx);
        }
    }

    void watchFirst(RoutingContext ctx, boolean first) {
        if (first) {
            watch(ctx);
        }
    }

    private void mark(RoutingContext ctx) {
        mark = ctx.addHeadersEndHandler(end -> {});
    }

    private boolean lostItsMark(RoutingContext ctx) {
        if (ctx.removeHeadersEndHandler(mark)) {
            mark(ctx);
            return false;
        }
        return true;
    }

    // ---- the request enters a router, a route or a handler

    /** Notes that the request enters a router. */
    void enter(RoutingContext ctx, RouterScope scope) {
        EnteredScope outer = current();
        boolean first = outer == null && ctx.get(KEY) != this;
        EnteredScope here = enter(
                outer == null && ctx == root
                        ? scope.inRoot()
                        : new EnteredScope(outer, root, ctx, scope, scope.policy()));
        here.show();
        if (isRefused()) {
            ctx.next();
            return;
        }
        PolicyConflict.check(this, here.policy, ctx);
        if (here.mayHaveToWait()) {
            watchFirst(ctx, first); // the request may fail while it is waiting
            enterWaiting(ctx, here, scope);
        } else {
            enter(ctx, here, scope, first);
        }
    }

    /** Waits for all policies that may decide, and again if routes have come meanwhile. */
    private void enterWaiting(RoutingContext ctx, EnteredScope here, RouterScope scope) {
        RouteIndex routes = scope.index();
        choose(ctx, new EarlyDecision(this, here, scope).mayDecide(), () -> {
            if (scope.index() == routes) {
                enter(ctx, here, scope, false);
            } else {
                enterWaiting(ctx, here, scope);
            }
        });
    }

    private void enter(RoutingContext ctx, EnteredScope here, RouterScope scope, boolean first) {
        if (method().equals(PathMethods.OPTIONS)
                && !routesSearched
                && new EarlyDecision(this, here, scope).respondsToOptions(ctx, first)) {
            return;
        }
        if (!preflight && here.mayRefuse()) {
            CorsDecision guard = EarlyDecision.guard(this, here, scope);
            if (guard != null && endsIfRefused(ctx, guard)) {
                return;
            }
        }
        watchFirst(ctx, first);
        // A supplier is called only once it is known that its policy may decide.
        if (here.policy != null
                && (here.policy.constant() != null
                        || new EarlyDecision(this, here, scope).expects(here.policy) && mayAsk(here.policy))) {
            applyEarly(here.policy);
        }
        ctx.next();
    }

    /** Notes that the request enters a route with a policy of its own. */
    void enterRoute(RoutingContext ctx, RoutePolicy route) {
        EnteredScope outer = current();
        if (outer == null) {
            outer = enter(new EnteredScope(null, root, ctx, null, null));
            watch(ctx);
        }
        isAt(route, outer);
        if (isRefused()) {
            ctx.next();
        } else if (route.source().isAsynchronous()) {
            choose(ctx, List.of(route.source()), () -> enterRoute(ctx, route.source()));
        } else {
            enterRoute(ctx, route.source());
        }
    }

    private void enterRoute(RoutingContext ctx, PolicySource policy) {
        PolicyConflict.check(this, policy, ctx);
        if (endsIfRefused(ctx, decide(policy))) {
            return;
        }
        applyEarly(policy);
        ctx.next();
    }

    /**
     * Notes that the request reaches a policy that was added with {@code handler(..)}, which does not know what comes later.
     */
    void enterHandler(RoutingContext ctx, PolicySource policy) {
        EnteredScope outer = current();
        boolean first = outer == null && ctx.get(KEY) != this;
        if (isRefused() || outer != null && outer.innermost() == policy) {
            ctx.next();
            return;
        }
        RoutePolicy ofRoute = RoutePolicy.of(ctx.currentRoute());
        if (ofRoute != null && ofRoute.source().isSameAs(policy)) {
            ctx.next();
            return;
        }
        if (ofRoute != null) {
            PolicyConflict.checkCovered(this, ofRoute.source(), ctx);
        } else if (outer != null) {
            PolicyConflict.checkCovered(this, outer.innermost(), ctx);
        }
        enter(new EnteredScope(outer, root, ctx, null, policy));
        if (policy.isAsynchronous()) {
            watchFirst(ctx, first);
            choose(ctx, List.of(policy), () -> enterHandler(ctx, policy, false));
        } else {
            enterHandler(ctx, policy, first);
        }
    }

    private void enterHandler(RoutingContext ctx, PolicySource policy, boolean first) {
        boolean plainOptions = policy.isForRoutes() && method().equals(PathMethods.OPTIONS);
        CorsDecision decided = plainOptions ? ask(policy).evaluate(this, READER, Scope.ROUTE) : decide(policy);
        boolean sent = isSent();
        boolean ends = decided.endsRequest() && !sent;
        if (ends && (decided.refusesRequest() || !hasUndecodablePath())) {
            end(ctx, decided, policy.alone(), null);
            return;
        }
        watchFirst(ctx, first);
        if (decided.kind() == RequestKind.PREFLIGHT && decided.governsResponse()) {
            settle(decided, policy.alone());
        }
        if (!sent) {
            applyEarly(policy);
        }
        if (ends) {
            ctx.fail(400);
        } else {
            ctx.next();
        }
    }

    /** Notes that the outermost router with a policy has searched its routes, which include those of all routers inside. */
    void noteRoutesSearched(boolean isPreflight) {
        routesSearched = true;
        preflight = isPreflight;
    }

    // ---- the request ends here, or goes on with headers

    /** Responds with a decision. No handler of the application runs. */
    void end(RoutingContext ctx, CorsDecision decided, List<PolicySource> by, @Nullable String allow) {
        settle(decided, by);
        if (mayBeWatched()) {
            ctx.put(KEY, this);
        }
        report(decided);
        send(decided, decided.refusesRequest() ? null : allow);
    }

    private boolean endsIfRefused(RoutingContext ctx, CorsDecision decided) {
        boolean refuses = decided.refusesRequest() && !isSent();
        if (refuses) {
            drop();
            end(ctx, decided, deciders(), null);
        }
        return refuses;
    }

    private void applyEarly(PolicySource policy) {
        CorsDecision settled = settled();
        CorsDecision early = settled != null ? settled : decide(policy);
        applyEarly(early);
        if (ask(policy).isReporting() && opensWebSocket() && early.governsResponse() && isCertain(policy)) {
            report(early);
        }
    }

    /** Takes back what a route with a policy has set early if it passes the request on. */
    void applyEarlyAfter(Route passed) {
        if (RoutePolicy.of(passed) == null || isRefused()) {
            return;
        }
        EnteredScope here = here();
        PolicySource around = here == null ? null : here.innermost();
        if (around != null && around.constant() != null) {
            applyEarly(around);
        } else {
            drop();
        }
    }

    /** Returns whether it is certain that no policy further inside decides instead. */
    private boolean isCertain(PolicySource policy) {
        EnteredScope here = here();
        return here == null
                || here.scope == null
                || here.policy != policy
                || new EarlyDecision(this, here, here.scope).expectsOnly(policy);
    }

    // ---- the headers are about to be sent

    @Override
    public void handle(@Nullable Void end) {
        try {
            Exchange later = root.get(KEY);
            if (later == null) {
                root.put(KEY, this);
            }
            CorsDecision last = later == null || later == this ? applicable() : PolicyConflict.applicable(this, later);
            write(last);
            (later == null || last == null || hasMade(last) ? this : later).reportLast(last);
        } catch (RuntimeException | Error e) {
            // If a headers-end handler throws anything, Vert.x never sends the response.
            Warnings.LOG.error("CORS headers could not be written", e);
        }
    }

    /** Returns the decision that applies if the response is sent now. */
    @Nullable
    CorsDecision applicable() {
        if (isWithoutPolicy()) {
            return null;
        }
        CorsDecision settled = settled();
        if (settled != null) {
            return settled.governsResponse() ? settled : null;
        }
        return ResponsePolicy.decision(this);
    }
}
