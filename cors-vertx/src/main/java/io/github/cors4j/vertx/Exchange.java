package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.github.cors4j.spi.Scope;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.WebServerRequest;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request: where it is, and what was decided. It enters routers and routes; when the headers leave, what it has left
 * behind again is dropped, and the policy of what answered applies.
 *
 * <p>Kept in the data of the routing context, which also outlives a reroute. To whoever serialises that data it is an
 * empty object.
 */
final class Exchange extends AbstractMap<String, Object> implements Handler<Void> {

    private static final String KEY = "io.github.cors4j";
    private static final Logger LOG = LoggerFactory.getLogger(CrossOriginHandler.class);

    private final RoutingContext root;
    private final Whereabouts where;
    private final String method;
    private final MultiMap requestHeaders;
    private final Reply reply;
    private @Nullable Map<CrossOriginHandler, Cors> asked;
    private int mark;

    private String path = "/";
    private boolean malformed;
    private @Nullable CrossOriginHandler decider;
    private @Nullable CorsDecision decision;
    private @Nullable CorsDecision settled;
    private boolean preflight;
    private boolean foreseen;
    private boolean failing;
    private boolean refused;

    private Exchange(RoutingContext ctx, RoutingContext root) {
        this.root = root;
        where = new Whereabouts(root);
        method = ctx.request().method().name();
        requestHeaders = ctx.request().headers();
        reply = new Reply(ctx.response());
        begin(ctx);
    }

    // ---- the same exchange for all that happens to a request

    /** For the first handler of a router. */
    static Exchange of(RoutingContext ctx, RouterScope scope) {
        Exchange exchange = ctx.get(KEY);
        if (exchange == null) {
            return start(ctx);
        }
        if (exchange.mark == 0 ? ctx == exchange.root : exchange.lostItsMark(ctx)) {
            exchange.restart(ctx);
        }
        return exchange;
    }

    /** For a handler elsewhere. */
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
        return new Exchange(ctx, root);
    }

    /** A reroute takes headers and headers-end handlers away, and asks for another path: all is to be said anew. */
    private void restart(RoutingContext ctx) {
        begin(ctx);
        watch(ctx);
    }

    private void begin(RoutingContext ctx) {
        where.begin();
        decider = null;
        decision = null;
        reply.begin();
        settled = null;
        preflight = false;
        foreseen = false;
        failing = false;
        malformed = false;
        try {
            path = ctx.normalizedPath();
        } catch (RuntimeException undecodable) {
            malformed = true;
            path = ctx.request().path();
        }
    }

    /** Headers-end handlers run last in, first out: this one, added before any other, has the last word. */
    private void watch(RoutingContext ctx) {
        ctx.put(KEY, this);
        ctx.addHeadersEndHandler(this);
        // The first handler of the application's router is called again after a reroute; others have to notice it.
        Presence here = where.here();
        if (here == null || here.scope == null || here.ctx != root) {
            mark(ctx);
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

    // ---- what a policy gets to see

    /** The method on the wire, whatever a reroute or a method override made of it since. */
    String method() {
        return method;
    }

    /** The path that Vert.x routes on, or the raw one where that has escapes which nobody can decode. */
    String path() {
        return path;
    }

    /** The method that Vert.x routes on, which a handler may have overridden. */
    String routedMethod() {
        return root.request().method().name();
    }

    /** Host and port that the request was sent to; HTTP/2 has no header {@code Host}. */
    @Nullable
    String authority() {
        HostAndPort authority = root.request().authority();
        if (authority == null) {
            return null;
        }
        return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
    }

    MultiMap requestHeaders() {
        return requestHeaders;
    }

    // ---- a request comes in

    /** A router. */
    void enter(RoutingContext ctx, RouterScope scope) {
        Presence outer = where.current();
        boolean first = outer == null && ctx.get(KEY) != this;
        Presence here = where.enter(new Presence(outer, root, ctx, scope, scope.policy()));
        here.show();
        meet(here.policy, ctx);
        if (method.equals(PathMethods.OPTIONS) && settle(ctx, here, scope, first)) {
            return;
        }
        if (isRefused(here, scope)) {
            return;
        }
        if (first) {
            watch(ctx);
        }
        if (here.policy != null && mayAskNow(here, here.policy, scope)) {
            applyEarly(here.policy);
        }
        ctx.next();
    }

    /** A route with a policy of its own. */
    void enterRoute(RoutingContext ctx, RoutePolicy policy) {
        Presence outer = where.current();
        if (outer == null) {
            outer = where.enter(new Presence(null, root, ctx, null, null));
            watch(ctx);
        }
        outer.entered = policy;
        if (policy.handler().constant() == null && ask(policy.handler()).hasResources()) {
            LOG.error(
                    "The supplier of a route's CORS policy gave one with resources or exclusions, which a route has not");
            throw refuse("There is no CORS policy for this route.");
        }
        meet(policy.handler(), ctx);
        if (answersRefusal(decide(policy.handler()))) {
            return;
        }
        applyEarly(policy.handler());
        ctx.next();
    }

    /** A handler that was added to a route like any other, and can know of nothing that comes later. */
    void enterHandler(RoutingContext ctx, CrossOriginHandler handler) {
        Presence outer = where.current();
        boolean first = outer == null && ctx.get(KEY) != this;
        if (outer != null && outer.innermost() == handler) {
            ctx.next();
            return;
        }
        if (outer != null && isCovered(outer.innermost())) {
            throw refuseMeeting(ctx);
        }
        where.enter(new Presence(outer, root, ctx, null, handler));
        CorsDecision decided =
                handler.isForRoutes() ? ask(handler).decideRoute(this, ExchangeReader.INSTANCE) : decide(handler);
        boolean sent = reply.isSent();
        boolean ends = decided.endsRequest() && !sent;
        if (ends && !malformed) {
            reply.end(decided, Set.of());
            return;
        }
        if (first) {
            watch(ctx);
        }
        if (decided.kind() == RequestKind.PREFLIGHT && decided.governsResponse()) {
            settled = decided;
        }
        if (!sent) {
            applyEarly(handler);
        }
        if (ends) {
            ctx.fail(400);
        } else {
            ctx.next();
        }
    }

    /** A plain handler decides for all that comes behind it, so nobody may who comes later. */
    private void meet(@Nullable CrossOriginHandler inner, RoutingContext ctx) {
        for (Presence each = where.here(); each != null; each = each.outer) {
            if (each.scope == null
                    && each.policy != null
                    && inner != null
                    && each.policy != inner
                    && isCovered(each.policy)) {
                throw refuseMeeting(ctx);
            }
        }
    }

    private boolean isCovered(@Nullable CrossOriginHandler handler) {
        return handler != null && decide(handler).governsResponse();
    }

    private IllegalStateException refuseMeeting(RoutingContext ctx) {
        String message = Messages.meeting(ctx);
        LOG.error(message);
        return refuse(message);
    }

    /** Nothing is granted from now on. */
    private IllegalStateException refuse(String message) {
        reply.drop();
        refused = true;
        return new IllegalStateException(message);
    }

    /** Behind the last handler of a route. */
    static void passedOn(RoutingContext ctx, Route route) {
        Exchange exchange = ctx.get(KEY);
        if (exchange != null) {
            exchange.where.passOn(ctx, route);
        }
    }

    // ---- before anybody of the application runs

    /** Answers a preflight, and a plain OPTIONS where a route has a policy, by what the routes show. */
    private boolean settle(RoutingContext ctx, Presence presence, RouterScope scope, boolean first) {
        String requested = Cors.requestedMethod(this, ExchangeReader.INSTANCE);
        if (foreseen || refused) {
            return false;
        }
        // The outermost router that has a say knows of all inside.
        foreseen = true;
        preflight = requested != null;
        boolean sent = reply.isSent();
        if (malformed) {
            CorsDecision own = presence.policy == null ? null : decide(presence.policy);
            if (own == null || !own.endsRequest() || sent) {
                return false;
            }
            watchFirst(ctx, first);
            ctx.fail(400);
            return true;
        }
        Expectation expected = expect(presence, scope, requested == null ? PathMethods.OPTIONS : requested);
        CorsDecision decided;
        if (requested != null) {
            decided = common(expected.deciding());
            if (!decided.governsResponse()) {
                return false;
            }
            settled = decided;
        } else {
            CrossOriginHandler answering = expected.answeringOptions();
            if (answering == null) {
                return false;
            }
            decided = ask(answering).decideRoute(this, ExchangeReader.INSTANCE);
        }
        if (decided.endsRequest() && !sent) {
            reply.end(decided, expected.methods().all());
            return true;
        }
        return false;
    }

    /**
     * Answers a request that a guard refuses. Who will respond is not known yet: by what the routes show, all who might have
     * to let it pass.
     */
    private boolean isRefused(Presence presence, RouterScope scope) {
        CrossOriginHandler own = presence.innermost();
        if (malformed || !scope.index().hasGuardInside() && (own == null || !own.mayRefuse())) {
            return false;
        }
        if (!scope.index().hasPolicyInside()) {
            return own != null && answersRefusal(decide(own));
        }
        Map<CrossOriginHandler, String> deciding =
                expect(presence, scope, root.request().method().name()).deciding();
        return !deciding.isEmpty() && answersRefusal(common(deciding));
    }

    private boolean answersRefusal(CorsDecision decided) {
        boolean refuses = decided.refusesRequest() && !malformed && !reply.isSent();
        if (refuses) {
            reply.drop();
            reply.end(decided, Set.of());
        }
        return refuses;
    }

    private void watchFirst(RoutingContext ctx, boolean first) {
        if (first) {
            watch(ctx);
        }
    }

    private Expectation expect(Presence presence, RouterScope scope, String requested) {
        HostAndPort authority = root.request().authority();
        String host = authority == null ? null : authority.host();
        return new Expectation(
                        path, root.request().path(), host, requested, failing ? where::hasPassed : route -> false)
                .of(scope.index(), presence.ctx.mountPoint(), presence.innermost());
    }

    /** What all of them grant. */
    private CorsDecision common(Map<CrossOriginHandler, String> policies) {
        if (policies.size() == 1) {
            return decide(policies.keySet().iterator().next());
        }
        Messages.several(policies.values());
        List<CorsDecision> decisions = new ArrayList<>(policies.size());
        policies.keySet()
                .forEach(policy -> decisions.add(ask(policy).decide(this, ExchangeReader.INSTANCE, scopeOf(policy))));
        return CorsDecision.common(decisions);
    }

    private CorsDecision decide(CrossOriginHandler handler) {
        CorsDecision known = decision;
        if (known == null || decider != handler) {
            known = ask(handler).decide(this, ExchangeReader.INSTANCE, scopeOf(handler));
            decision = known;
            decider = handler;
        }
        return known;
    }

    /** A policy that is mounted on the application's router covers all; any other one a part that a path may climb out of. */
    private Scope scopeOf(CrossOriginHandler handler) {
        Presence outermost = where.here();
        while (outermost != null && outermost.outer != null) {
            outermost = outermost.outer;
        }
        return outermost != null && outermost.scope != null && outermost.ctx == root && outermost.policy == handler
                ? Scope.APPLICATION
                : Scope.SUB_ROUTER;
    }

    private Cors ask(CrossOriginHandler handler) {
        Cors constant = handler.constant();
        if (constant != null) {
            return constant;
        }
        asked = asked == null ? new HashMap<>() : asked;
        try {
            return asked.computeIfAbsent(handler, CrossOriginHandler::ask);
        } catch (RuntimeException e) {
            LOG.error("The supplier of a CORS policy has failed, and with it the request", e);
            // Error pages may show what fails a request, and the supplier's words are not for visitors.
            throw refuse("There is no CORS policy for this request: its supplier has failed.");
        }
    }

    /** A supplier is asked once it is known that its policy may decide. */
    private boolean mayAskNow(Presence presence, CrossOriginHandler policy, RouterScope scope) {
        return policy.constant() != null
                || malformed
                || !scope.index().hasPolicyInside()
                || expect(presence, scope, root.request().method().name())
                        .deciding()
                        .containsKey(policy);
    }

    /**
     * For websockets, whose 101 leaves without headers-end handlers, and for applications that set a headers-end handler
     * on the response itself, which drops those of the routing context.
     */
    private void applyEarly(CrossOriginHandler handler) {
        CorsDecision decided = settled != null ? settled : decide(handler);
        if (!malformed) {
            reply.applyEarly(decided, requestHeaders.contains(HttpHeaders.UPGRADE, "websocket", true));
        }
    }

    // ---- the request fails

    /**
     * The first handler of a router on the way of a failure. Where no request has come in, nobody is expected: whoever
     * failed may have been meant to answer.
     */
    static void fail(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        if (exchange != null) {
            exchange.failing = true;
        }
    }

    // ---- the headers are about to leave

    @Override
    public void handle(@Nullable Void end) {
        try {
            Exchange later = root.get(KEY);
            if (later == null) {
                root.put(KEY, this);
            }
            reply.write(later == null || later == this ? lastWord() : lastWordWith(later), malformed);
        } catch (RuntimeException | Error e) {
            // Whatever leaves a headers-end handler keeps Vert.x from ever sending the response.
            LOG.error("CORS headers could not be written", e);
        }
    }

    /** The application has cleared the data, so that what came later began another exchange, which runs first. */
    private @Nullable CorsDecision lastWordWith(Exchange later) {
        CorsDecision inner = later.lastWord();
        CorsDecision outer = inner == null ? lastWord() : null;
        if (later.isHandlerAround(this) || isHandlerAround(later)) {
            later.refused = true;
            refused = true;
            LOG.error(Messages.meeting(root));
        }
        if (refused || later.refused) {
            later.reply.drop();
            return null;
        }
        return inner == null ? outer : inner;
    }

    private boolean isHandlerAround(Exchange other) {
        Presence inner = other.where.here();
        CrossOriginHandler others = inner == null ? null : inner.innermost();
        for (Presence each = where.here(); each != null; each = each.outer) {
            if (each.scope == null && each.policy != null && others != null && others != each.policy) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CorsDecision lastWord() {
        if (refused) {
            return null;
        }
        if (settled != null || preflight && !malformed) {
            return settled;
        }
        if (!root.failed()) {
            return decided(answering(where.current()));
        }
        Presence now = where.here();
        if (!failing && now != null && now.isCurrent()) {
            return decided(unmatched(now));
        }
        return afterFailure();
    }

    private @Nullable CorsDecision decided(@Nullable CrossOriginHandler handler) {
        return handler == null ? null : decide(handler);
    }

    /** The policy of the route that answers, else that of the innermost router. */
    private @Nullable CrossOriginHandler answering(@Nullable Presence now) {
        if (now == null || now.isHidden() && where.isThrough(now)) {
            return null;
        }
        RoutePolicy own = RoutePolicy.of(now.ctx.currentRoute());
        return own != null ? own.handler() : now.innermost();
    }

    /** No route has answered: 404, 405, 406 or 415. */
    private @Nullable CrossOriginHandler unmatched(Presence now) {
        RoutePolicy own = RoutePolicy.of(now.ctx.currentRoute());
        if (own != null) {
            return own.handler();
        }
        Presence outermost = now;
        while (outermost.outer != null) {
            outermost = outermost.outer;
        }
        CrossOriginHandler instead = outermost.scope == null || malformed
                ? null
                : expect(outermost, outermost.scope, root.request().method().name())
                        .insteadOfOtherMethods();
        return instead != null ? instead : now.innermost();
    }

    private @Nullable CorsDecision afterFailure() {
        Presence now = where.beforeFailure();
        if (now == null) {
            return null;
        }
        if (now.ctx != root) {
            return failedAt(now.ctx.currentRoute(), now);
        }
        RoutePolicy entered = now.entered;
        if (entered != null && where.isStillAt(entered.route())) {
            return decide(entered.handler());
        }
        if (now.scope == null || malformed) {
            return decided(now.innermost());
        }
        return common(expect(now, now.scope, root.request().method().name()).deciding());
    }

    /** A route that only looks on, as for authentication, fails for whoever would have been reached behind it. */
    private @Nullable CorsDecision failedAt(@Nullable Route route, Presence now) {
        RoutePolicy own = RoutePolicy.of(route);
        if (own != null) {
            return decide(own.handler());
        }
        if (now.scope != null
                && now.scope.index().hasPolicyInside()
                && route != null
                && route.getSubRouter() == null
                && !KnownRoute.isEndpoint(route)) {
            Expectation expected =
                    expect(now, now.scope, root.request().method().name());
            if (expected.hasEndpoint()) {
                return common(expected.deciding());
            }
        }
        return decided(now.innermost());
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Set.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "{}";
    }
}
