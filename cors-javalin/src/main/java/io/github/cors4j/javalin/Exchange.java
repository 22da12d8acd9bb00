package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.ResponseHeaders;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what has been decided about one request. It travels with the request, so that nothing is decided twice; where the
 * request is forwarded, or rewritten, to another path or application, that is decided anew. What it has to do with the
 * response may be overridden for a container that has a better way than servlets.
 */
class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();

    /** The first status of failures. */
    private static final int FAILED = 400;

    private final HttpServletResponse response;
    private @Nullable Application application;
    private @Nullable String path;
    private boolean preflight;
    private @Nullable DecoratedHandler route;
    private @Nullable CorsDecision decision;
    private @Nullable Throwable failure;
    private boolean endsRequest;

    /** What would be decided if it were not for the decorated route, as long as that is still to be called. */
    private @Nullable Supplier<@Nullable CorsDecision> withoutRoute;

    Exchange(HttpServletResponse response) {
        this.response = response;
    }

    /** Returns the exchange of a request; null if there is none, or one that another copy of this library made. */
    static @Nullable Exchange of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    /** Begins anew: a request reaches an application, at a path, as a preflight or not, and nothing is decided yet. */
    final void enter(Application entered, String atPath, boolean asPreflight) {
        application = entered;
        path = atPath;
        preflight = asPreflight;
        failure = null;
        withoutRoute = null;
        decide(null, null);
    }

    /** Sets what a route has decided, or the application if the route is null; no decision where there is no policy. */
    final void decide(@Nullable DecoratedHandler by, @Nullable CorsDecision decided) {
        if (decision != null && decision != decided && !isCommitted()) {
            removeHeaders(decision);
        }
        route = by;
        decision = decided;
        endsRequest = false;
    }

    /** Ends the request: the plugin responds in place of the application, so that no route is called. */
    final void end() {
        endsRequest = true;
        withoutRoute = null;
    }

    final void fail(Throwable cause) {
        decide(null, null);
        failure = cause;
    }

    /** Expects the decorated route that has decided to be called. */
    final void expectRoute(Supplier<@Nullable CorsDecision> decidedWithoutIt) {
        withoutRoute = decidedWithoutIt;
    }

    /** Notes that the route that has decided is called. */
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

    /** Gives the response, as long as it is not sent, the headers of the decision. */
    final void write() {
        if (!isCommitted()) {
            setHeaders();
        }
    }

    /** Gives any response the headers of the decision. */
    final <T> void applyTo(T target, ResponseHeaders<T> access) {
        CorsDecision last = withoutRoute != null && status() < FAILED ? inPlaceOfRoute(withoutRoute.get()) : decision;
        if (last != null) {
            last.applyTo(target, access);
        }
    }

    /**
     * A handler ahead of the route has responded, or has begun to, and the route may still go on: it has what both of
     * them grant. A failure is different: it keeps the request from the route that was meant.
     */
    private @Nullable CorsDecision inPlaceOfRoute(@Nullable CorsDecision own) {
        return own == null || decision == null ? null : CorsDecision.common(List.of(own, decision));
    }

    /** Removes what stands as a decision left it; what {@code Vary} says more than it has to does no harm. */
    static <T> void withdraw(CorsDecision earlier, T response, ResponseHeaders<T> access) {
        earlier.headers().forEach((name, value) -> {
            if (access.has(response, name, value)) {
                access.remove(response, name);
            }
        });
    }

    /** Returns whether this is what an application decided about a path. */
    final boolean isOf(Application other, String atPath) {
        return application == other && atPath.equals(path);
    }

    final Application application() {
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

    /** Returns why there is no policy although there should be one: then the request must not be served. */
    final @Nullable Throwable failure() {
        return failure;
    }

    /** Returns whether the request is a preflight: then the route that decides is not the one that is called. */
    final boolean preflight() {
        return preflight;
    }

    /** Returns whether the plugin responds in place of the application. */
    final boolean endsRequest() {
        return endsRequest;
    }

    int status() {
        return response.getStatus();
    }

    boolean isCommitted() {
        return response.isCommitted();
    }

    /** {@linkplain #applyTo Applies} this to the response. */
    void setHeaders() {
        applyTo(response, ServletHeaders.ACCESS);
    }

    /** {@linkplain #withdraw Withdraws} an earlier decision from the response. */
    void removeHeaders(CorsDecision earlier) {
        withdraw(earlier, response, ServletHeaders.ACCESS);
    }
}
