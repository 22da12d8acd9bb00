package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The plugin as one of the application's handlers. On Javalin's own server {@link FrontHandler} has decided before it runs,
 * and there is only left to do what may have changed on the way. For an application whose servlet is embedded in a
 * container that is not its own nothing runs before the application's handlers, so {@code before} decides and answers
 * preflights, and {@code after} makes up for a handler that ended the request ahead of it.
 */
final class EmbeddedServlet implements Handler {

    private final Application application;

    EmbeddedServlet(Application application) {
        this.application = application;
    }

    Application application() {
        return application;
    }

    /** Runs as {@code before} handler. */
    @Override
    public void handle(Context ctx) {
        HttpServletRequest request = ctx.req();
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            return; // what is included may not change headers
        }
        Exchange exchange = Exchange.of(request);
        if (FailedRequest.hasErrorPage(request)) {
            errorPage(ctx, exchange);
            return;
        }
        if (exchange == null) {
            exchange = begin(ctx);
        }
        if (!exchange.isOf(application, ServletReader.routedPath(request))) {
            application.decide(exchange, request, () -> ctx);
            if (!exchange.awaitsRoute()) {
                exchange.write();
            }
        }
        requirePolicy(exchange);
        CorsDecision decision = exchange.decision();
        if (decision != null && exchange.endsRequest() && !ctx.res().isCommitted()) {
            ctx.res().reset(); // what an earlier handler has answered, for instance that the user is unknown
            ctx.result("");
            application.answer(decision, request, ctx.res(), () -> ctx);
            ctx.skipRemainingHandlers();
            exchange.write();
        }
    }

    /** Runs as the last {@code after} handler. */
    void after(Context ctx) {
        if (ctx.endpoints().list().stream().noneMatch(this::isOurs)) {
            handle(ctx);
        }
        Exchange exchange = Exchange.of(ctx.req());
        if (exchange != null) {
            Endpoint answering = ctx.endpoints().lastHttpEndpoint();
            if (answering != null) {
                application.reach(exchange, ctx.req(), answering.handler);
                requirePolicy(exchange);
            }
            exchange.write();
        }
    }

    private boolean isOurs(Endpoint endpoint) {
        return endpoint.handler == this;
    }

    private Exchange begin(Context ctx) {
        Exchange exchange = new ServletExchange(ctx.res());
        ctx.req().setAttribute(Exchange.ATTRIBUTE, exchange);
        if (JettyRequests.ARE_THERE) {
            JettyResponse.writeWhenSent(ctx.req(), exchange);
        }
        ForwardingRequest.watch(ctx.req(), forwarded -> {
            application.decide(exchange, forwarded, () -> ctx);
            requirePolicy(exchange);
            exchange.write();
            return !isRefused(ctx, exchange);
        });
        return exchange;
    }

    /** Never answers a preflight: the request that failed may have been nobody's of this application. */
    private void errorPage(Context ctx, @Nullable Exchange earlier) {
        Exchange exchange = earlier;
        if (exchange == null) {
            exchange = begin(ctx);
            application.decide(exchange, new FailedRequest(ctx.req()), () -> ctx);
            if (exchange.preflight()) {
                exchange.decide(null, null, false);
            }
        }
        exchange.write();
    }

    /** A guard may refuse what has been sent to another place than was expected. */
    static boolean isRefused(Context ctx, Exchange exchange) {
        CorsDecision decision = exchange.decision();
        if (decision == null || !decision.refusesRequest()) {
            return false;
        }
        ctx.status(decision.status()).result("").skipRemainingHandlers();
        return true;
    }

    /** Lets the application's own handling of exceptions answer, without a word of the cause to the visitor. */
    static void requirePolicy(Exchange exchange) {
        if (exchange.failure() != null) {
            throw new IllegalStateException("There is no CORS policy for this request", exchange.failure());
        }
    }
}
