package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.route.DecoratedHandler;
import io.github.cors4j.javalin.internal.servlet.ServletHeaders;
import io.github.cors4j.javalin.internal.servlet.ServletReader;
import io.github.cors4j.spi.ResponseHeaders;
import io.github.cors4j.spi.Scope;
import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what has been decided about one request. It is an attribute of the request, so nothing is decided twice. If the request
 * is forwarded or rewritten to another path or application, the decision is made again. Subclasses read and change the response.
 */
abstract class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();

    /** The first status of failures. */
    private static final int FAILED = 400;

    private @Nullable ApplicationPolicy application;
    private @Nullable String path;
    private boolean preflight;
    private @Nullable DecoratedHandler route;
    private @Nullable CorsDecision decision;
    private @Nullable Report report;
    private @Nullable Throwable failure;
    private boolean endsRequest;
    private boolean reported;
    private boolean reportsAtOnce;

    /** The decision without the decorated route; set until the route is called. */
    private @Nullable Supplier<@Nullable CorsDecision> withoutRoute;

    /** Returns the exchange of a request; null if there is none, or one that another copy of this library made. */
    static @Nullable Exchange of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    /** Starts again: a request reaches an application, at a path, as a preflight or not. Nothing is decided yet. */
    final void enter(ApplicationPolicy entered, String atPath, boolean asPreflight) {
        application = entered;
        path = atPath;
        preflight = asPreflight;
        failure = null;
        withoutRoute = null;
        decide(null, null, null);
    }

    /**
     * Sets what a route has decided, or the application if the route is null. The decision is null if there is no policy.
     *
     * @param toReport how the decision is reported; null if it is not
     */
    final void decide(@Nullable DecoratedHandler by, @Nullable CorsDecision decided, @Nullable Report toReport) {
        if (decision != null && decision != decided && !isCommitted()) {
            removeHeaders(decision);
        }
        route = by;
        decision = decided;
        report = toReport;
        endsRequest = false;
        if (reportsAtOnce) {
            report(decided);
            reported = false;
        }
    }

    /** Reports each decision when it is made, because the plugin does not learn when the response is sent. */
    final void reportAtOnce() {
        reportsAtOnce = true;
    }

    private void report(@Nullable CorsDecision last) {
        if (report != null && last != null && !reported) {
            reported = true;
            report.of(last);
        }
    }

    /** Ends the request: the plugin responds instead of the application, and no route is called. */
    final void end() {
        endsRequest = true;
        withoutRoute = null;
    }

    final void fail(Throwable cause) {
        decide(null, null, null);
        failure = cause;
    }

    /** Notes that the decorated route whose policy has decided has not been called yet. */
    final void expectRoute(Supplier<@Nullable CorsDecision> decidedWithoutIt) {
        withoutRoute = decidedWithoutIt;
    }

    /** Notes that the decorated route whose policy has decided is called. */
    final void reachRoute() {
        withoutRoute = null;
        write();
    }

    /** Writes ahead of the handlers, unless a decorated route is to be called, which writes then. */
    final void writeAhead() {
        if (withoutRoute == null) {
            write();
        }
    }

    /** Sets the headers of the decision on the response, unless it has been sent. */
    final void write() {
        if (!isCommitted()) {
            setHeaders();
        }
    }

    /** Sets the headers of the decision on a response that is about to be sent, and reports the decision. */
    final <T> void send(T target, ResponseHeaders<T> access) {
        report(applyTo(target, access));
    }

    /** Sets the headers of the decision that applies on a response; returns that decision. */
    final <T> @Nullable CorsDecision applyTo(T target, ResponseHeaders<T> access) {
        CorsDecision last = withoutRoute != null && status() < FAILED ? inPlaceOfRoute(withoutRoute.get()) : decision;
        if (last != null) {
            last.applyTo(target, access);
        }
        return last;
    }

    /**
     * Returns what both the route's policy and the application's grant: a handler ahead of the route has responded, or has
     * begun to, and the route may still be called. After a failure the route is not called, so its policy applies alone.
     */
    private @Nullable CorsDecision inPlaceOfRoute(@Nullable CorsDecision own) {
        return own == null || decision == null ? null : CorsDecision.common(List.of(own, decision));
    }

    /** Returns whether this holds the decision of an application about a path. */
    final boolean isOf(ApplicationPolicy other, String atPath) {
        return application == other && atPath.equals(path);
    }

    final ApplicationPolicy application() {
        return Objects.requireNonNull(application);
    }

    /** Returns the decorated route whose policy decides; null if it is the application's. */
    final @Nullable DecoratedHandler route() {
        return route;
    }

    /** Returns what was decided; null if there is no policy for this request. */
    final @Nullable CorsDecision decision() {
        return decision;
    }

    /** Leaves a failure to the application's own exception handlers. The message does not show the cause to the visitor. */
    final void requirePolicy() {
        if (failure != null) {
            throw new IllegalStateException("There is no CORS policy for this request", failure);
        }
    }

    /** Ends the request if a guard refuses it on the path or route that it has reached; returns whether it did. */
    final boolean endIfRefused(Context ctx) {
        if (decision == null || !decision.refusesRequest()) {
            return false;
        }
        ctx.status(decision.status()).result("").skipRemainingHandlers();
        return true;
    }

    /** Returns why there is no policy although there should be one: then the request must not be served. */
    final @Nullable Throwable failure() {
        return failure;
    }

    /** Returns whether the request is a preflight: then the route that decides is not the one that is called. */
    final boolean preflight() {
        return preflight;
    }

    /** Returns whether the plugin responds instead of the application. */
    final boolean endsRequest() {
        return endsRequest;
    }

    abstract int status();

    abstract boolean isCommitted();

    /** {@linkplain #applyTo Applies} this to the response. */
    abstract void setHeaders();

    /** Withdraws an earlier decision from the response. */
    abstract void removeHeaders(CorsDecision earlier);

    /** Reads and changes a response through the servlet API. */
    static final class OfServlet extends Exchange {

        private final HttpServletResponse response;

        OfServlet(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        int status() {
            return response.getStatus();
        }

        @Override
        boolean isCommitted() {
            return response.isCommitted();
        }

        @Override
        void setHeaders() {
            applyTo(response, ServletHeaders.ACCESS);
        }

        @Override
        void removeHeaders(CorsDecision earlier) {
            earlier.withdrawFrom(response, ServletHeaders.ACCESS);
        }
    }

    /** Which policy decided, and about which request; made only if the decision is logged or the policy has a listener. */
    record Report(Cors policy, HttpServletRequest request, ServletReader reader, Scope scope) {
        void of(CorsDecision decision) {
            policy.report(decision, request, reader, scope);
        }
    }
}
