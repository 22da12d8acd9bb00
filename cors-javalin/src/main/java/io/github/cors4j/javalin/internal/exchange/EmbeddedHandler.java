package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.servlet.FailedRequest;
import io.github.cors4j.javalin.internal.servlet.ForwardingRequest;
import io.github.cors4j.javalin.internal.servlet.JettyRequests;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The plugin's own {@code before} and {@code after} handlers. On Javalin's own server {@link FrontHandler} has decided already,
 * and these only decide again if path or method have changed since. In another container, nothing of the plugin runs before
 * the application's handlers. There {@code before} decides and responds to preflights. If a handler ahead of it has ended the
 * request, {@code after} decides instead.
 */
final class EmbeddedHandler implements Handler {

    private final ApplicationPolicy application;

    EmbeddedHandler(ApplicationPolicy application) {
        this.application = application;
    }

    ApplicationPolicy application() {
        return application;
    }

    /** Returns the plugin's handler in an application; null if the application has no such plugin. */
    static @Nullable EmbeddedHandler in(JavalinState state) {
        for (ParsedEndpoint entry : state.internalRouter.allHttpHandlers()) {
            if (entry.endpoint.handler instanceof EmbeddedHandler embedded) {
                return embedded;
            }
        }
        return null;
    }

    /** Runs as a {@code before} handler. */
    @Override
    public void handle(Context ctx) {
        HttpServletRequest request = ctx.req();
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            return; // an included resource must not change headers
        }
        Exchange exchange = Exchange.of(request);
        if (FailedRequest.hasErrorPage(request)) {
            errorPage(ctx, exchange);
            return;
        }
        if (exchange == null) {
            exchange = begin(ctx);
        }
        if (application.hasToDecide(exchange, request)) {
            application.decide(exchange, request, () -> ctx);
            exchange.writeAhead();
        }
        exchange.requirePolicy();
        CorsDecision decision = exchange.decision();
        if (decision != null && exchange.endsRequest() && !ctx.res().isCommitted()) {
            ctx.res().reset(); // removes what an earlier handler has set, such as status 401
            ctx.result("");
            application.respond(decision, request, ctx.res(), () -> ctx);
            ctx.skipRemainingHandlers();
            exchange.write();
        }
    }

    /** Runs as the last {@code after} handler. */
    void after(Context ctx) {
        if (!hasRun(ctx)) {
            handle(ctx);
        }
        Exchange exchange = Exchange.of(ctx.req());
        if (exchange != null) {
            Endpoint responding = ctx.endpoints().lastHttpEndpoint();
            if (responding != null) {
                application.reach(exchange, ctx.req(), responding.handler);
                exchange.requirePolicy();
            } else {
                application.reachUncalled(exchange, ctx.req());
            }
            exchange.write();
        }
    }

    private boolean hasRun(Context ctx) {
        for (Endpoint endpoint : ctx.endpoints().list()) {
            if (endpoint.handler == this) {
                return true;
            }
        }
        return false;
    }

    private Exchange begin(Context ctx) {
        Exchange exchange = new Exchange.OfServlet(ctx.res());
        ctx.req().setAttribute(Exchange.ATTRIBUTE, exchange);
        if (!JettyRequests.ARE_THERE || !JettyResponse.writeWhenSent(ctx.req(), exchange)) {
            exchange.reportAtOnce();
        }
        ForwardingRequest.watch(ctx.req(), forwarded -> {
            application.decide(exchange, forwarded, () -> ctx);
            exchange.requirePolicy();
            exchange.write();
            return !exchange.endIfRefused(ctx);
        });
        return exchange;
    }

    /** Never responds to a preflight: the request that failed may not have been for this application. */
    private void errorPage(Context ctx, @Nullable Exchange earlier) {
        Exchange exchange = earlier;
        if (exchange == null) {
            exchange = begin(ctx);
            application.decide(exchange, new FailedRequest(ctx.req()), () -> ctx);
            if (exchange.preflight()) {
                exchange.decide(null, null, null);
            }
        }
        exchange.write();
    }
}
