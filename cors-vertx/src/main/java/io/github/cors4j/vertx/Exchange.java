package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.RequestKind;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was decided about one request. Kept in the data of the routing context, which also outlives a reroute. */
final class Exchange implements Handler<Void> {

    private static final String KEY = "io.github.cors4j.vertx.exchange";
    private static final Logger LOG = LoggerFactory.getLogger(CrossOriginHandler.class);

    private final String method;
    private final MultiMap requestHeaders;
    private final HttpServerResponse response;
    private @Nullable Map<CrossOriginHandler, Cors> answers;

    private String path;
    private boolean malformed;
    private boolean watching;
    private int mark;
    private Claim claim = Claim.NONE;
    private boolean homeReached;
    private @Nullable CrossOriginHandler decider;
    private @Nullable CorsDecision decision;

    private Exchange(RoutingContext ctx) {
        method = ctx.request().method().name();
        requestHeaders = ctx.request().headers();
        response = ctx.response();
        path = begin(ctx);
    }

    static Exchange of(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        if (exchange == null) {
            exchange = new Exchange(ctx);
        } else if (ctx.removeHeadersEndHandler(exchange.mark)) {
            exchange.mark(ctx);
        } else {
            // A reroute took headers and headers-end handlers away, and asks for another path: all is to be said anew.
            exchange.path = exchange.begin(ctx);
        }
        return exchange;
    }

    /** The method on the wire, whatever a reroute or a method override made of it since. */
    String method() {
        return method;
    }

    /** The path that Vert.x routes on, or the raw one where that has escapes which nobody can decode. */
    String path() {
        return path;
    }

    MultiMap requestHeaders() {
        return requestHeaders;
    }

    private String begin(RoutingContext ctx) {
        claim = Claim.NONE;
        decider = null;
        decision = null;
        watching = false;
        malformed = false;
        try {
            return ctx.normalizedPath();
        } catch (RuntimeException undecodable) {
            malformed = true;
            return ctx.request().path();
        }
    }

    /** What a request costs that goes on: 270 bytes, for the data of the context and for its headers-end handlers. */
    private void watch(RoutingContext ctx) {
        if (!watching) {
            watching = true;
            ctx.put(KEY, this);
            // Headers-end handlers run last in, first out: this one, added before any other, has the last word.
            ctx.addHeadersEndHandler(this);
            mark(ctx);
        }
    }

    /** Leaves a headers-end handler whose absence tells of a reroute. */
    private void mark(RoutingContext ctx) {
        mark = ctx.addHeadersEndHandler(end -> {});
    }

    /** A handler that was added to a route like any other, and can know of nothing that comes later. */
    void plain(RoutingContext ctx, CrossOriginHandler handler) {
        if (decider == handler) {
            ctx.next();
        } else {
            decide(ctx, handler, handler.isForRoutes());
        }
    }

    /** The first scope on the way of the request, or one that the scopes before it could not see. */
    void enter(RoutingContext ctx, RouterScope scope, Router router, RoutePath paths) {
        Claim found = claim(ctx, scope, router, paths);
        CrossOriginHandler handler = found.decider();
        if (handler == null || handler == decider) {
            claim = claim == Claim.NONE ? found : claim;
            watch(ctx);
            ctx.next();
            return;
        }
        homeReached = found.home() == scope;
        claim = found;
        if (handler.constant() == null && found.ofRoute()) {
            CrossOriginHandler.requireNoResources(ask(handler));
        }
        decide(ctx, handler, found.ofRoute());
    }

    private Claim claim(RoutingContext ctx, RouterScope scope, Router router, RoutePath paths) {
        if (malformed) {
            return Claim.of(scope);
        }
        Claim alone = scope.alone(method, path, ctx.mountPoint());
        if (alone != null) {
            return alone;
        }
        String requested = Cors.requestedMethod(this, ExchangeReader.INSTANCE);
        return new ScopeSearch(paths, path, method, requested).search(router, ctx.mountPoint());
    }

    boolean knows(RouterScope scope) {
        return claim.scopes().contains(scope);
    }

    /** A scope that was taken into account when the request came in. */
    void reached(RoutingContext ctx, RouterScope scope) {
        List<RouterScope> scopes = claim.scopes();
        homeReached |= scope == claim.home();
        boolean homePassedBy = claim.home() != null && scopes.indexOf(scope) > scopes.indexOf(claim.home());
        if (homePassedBy && !homeReached && isCovered()) {
            throw refuse(ctx, Meeting.passedBy(ctx));
        }
        ctx.next();
    }

    private boolean isCovered() {
        return decision != null && decision.governsResponse();
    }

    private void decide(RoutingContext ctx, CrossOriginHandler handler, boolean ofRoute) {
        if (isCovered()) {
            throw refuse(ctx, Meeting.of(ctx));
        }
        Cors cors = ask(handler);
        decision =
                ofRoute ? cors.decideRoute(this, ExchangeReader.INSTANCE) : cors.decide(this, ExchangeReader.INSTANCE);
        decider = handler;
        boolean sent = response.headWritten() || response.ended();
        boolean ends =
                decision.endsRequest() && (decision.kind() == RequestKind.PREFLIGHT || !claim.ownOptions()) && !sent;
        if (ends && !malformed) {
            answer(decision);
            return;
        }
        watch(ctx);
        if (!sent) {
            applyEarly(ctx);
        }
        if (ends) {
            ctx.fail(400);
        } else {
            ctx.next();
        }
    }

    private Cors ask(CrossOriginHandler handler) {
        Cors constant = handler.constant();
        if (constant != null) {
            return constant;
        }
        answers = answers == null ? new HashMap<>() : answers;
        return answers.computeIfAbsent(handler, CrossOriginHandler::ask);
    }

    /**
     * For websockets, whose 101 leaves without headers-end handlers, and for applications that set a headers-end handler
     * on the response itself, which drops those of the routing context.
     */
    private void applyEarly(RoutingContext ctx) {
        if (decision != null && !malformed) {
            boolean websocket = requestHeaders.contains(HttpHeaders.UPGRADE, "websocket", true);
            decision.applyTo(ctx.response().headers(), websocket ? HeaderWriter.ALL : HeaderWriter.ALL_BUT_VARY);
        }
    }

    /** Nobody runs after this: what is set now is the last word. */
    private void answer(CorsDecision decision) {
        decision.applyTo(response.headers(), HeaderWriter.ALL);
        response.setStatusCode(decision.status());
        String allow = CorsDecision.allow(claim.methods());
        if (allow != null) {
            response.putHeader(HttpHeaders.ALLOW, allow);
        }
        if (decision.status() != 204) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        response.end();
    }

    /** The headers are about to leave. */
    @Override
    public void handle(@Nullable Void end) {
        try {
            if (decision != null) {
                decision.applyTo(response.headers(), malformed ? HeaderWriter.ONLY_VARY : HeaderWriter.ALL);
            }
        } catch (RuntimeException e) {
            // Whatever leaves a headers-end handler keeps Vert.x from ever sending the response.
            LOG.error("CORS headers could not be written", e);
        }
    }

    private IllegalStateException refuse(RoutingContext ctx, String message) {
        if (decision != null) {
            decision.headers().keySet().forEach(ctx.response().headers()::remove);
        }
        decision = null;
        decider = null;
        LOG.error(message);
        return new IllegalStateException(message);
    }
}
