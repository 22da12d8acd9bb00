package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.ResponseHeaders;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about one request. It travels with the request, so that nothing is decided twice; where the
 * request is forwarded, or rewritten, to another path or application, that is decided anew.
 */
abstract class Exchange {

    /** The first status of failures. */
    private static final int FAILED = 400;

    static final String ATTRIBUTE = Exchange.class.getName();

    private @Nullable Application application;
    private @Nullable String path;
    private @Nullable DecoratedHandler route;
    private @Nullable CorsDecision decision;
    private @Nullable Throwable failure;
    private boolean preflight;
    private boolean endsRequest;
    private boolean reached;
    private @Nullable Supplier<@Nullable CorsDecision> around;

    /** The exchange of a request; null if there is none, or one that another copy of this library made. */
    static @Nullable Exchange of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
    }

    /** Gives the response, as long as it is not sent, the headers of the decision. */
    abstract void write();

    /** Takes the headers of an earlier decision away again. */
    abstract void withdraw(CorsDecision earlier);

    /** The status that the response has so far. */
    abstract int status();

    /** Gives the response the headers of the decision. */
    final <T> void applyTo(T response, ResponseHeaders<T> access) {
        CorsDecision last = awaitsRoute() && status() < FAILED ? inPlaceOfRoute() : decision;
        if (last != null) {
            last.applyTo(response, access);
        }
    }

    /** Whether a decorated route was expected, and has not been called. */
    final boolean awaitsRoute() {
        return around != null && !reached && !endsRequest;
    }

    /**
     * A handler ahead of the route has responded, or has begun to, and the route may still go on: it has what both of
     * them grant. A failure is different: it keeps the request from the route that was meant.
     */
    private @Nullable CorsDecision inPlaceOfRoute() {
        CorsDecision own = around == null ? null : around.get();
        return own == null || decision == null ? null : CorsDecision.common(List.of(own, decision));
    }

    /** The route that decides has been called. */
    final void reachRoute() {
        reached = true;
        write();
    }

    /** Removes what stands as a decision left it; what {@code Vary} says more than it has to does no harm. */
    static <T> void withdraw(CorsDecision earlier, T response, ResponseHeaders<T> access) {
        earlier.headers().forEach((name, value) -> {
            if (access.has(response, name, value)) {
                access.remove(response, name);
            }
        });
    }

    /** A request reaches an application, at a path, as a preflight or not; nothing is decided yet. */
    final void enter(Application entered, String atPath, boolean asPreflight) {
        CorsDecision earlier = decision;
        application = entered;
        path = atPath;
        preflight = asPreflight;
        route = null;
        decision = null;
        failure = null;
        endsRequest = false;
        reached = false;
        around = null;
        if (earlier != null) {
            withdraw(earlier);
        }
    }

    final void decide(@Nullable DecoratedHandler by, @Nullable CorsDecision decided, boolean ends) {
        if (decision != null && decision != decided) {
            withdraw(decision);
        }
        route = by;
        decision = decided;
        endsRequest = ends;
    }

    /** Says what would be decided if it were not for the route. */
    final void expectRoute(Supplier<@Nullable CorsDecision> withoutRoute) {
        around = withoutRoute;
    }

    final void fail(Throwable cause) {
        decide(null, null, false);
        failure = cause;
    }

    /** Whether this is what an application decided about a path. */
    final boolean isOf(Application other, String atPath) {
        return application == other && atPath.equals(path);
    }

    /** The decorated route whose policy decides; null if it is the application's. */
    final @Nullable DecoratedHandler route() {
        return route;
    }

    /** What was decided; null if there is no policy for this request. */
    final @Nullable CorsDecision decision() {
        return decision;
    }

    /** Why there is no policy although there should be one: then the request must not be served. */
    final @Nullable Throwable failure() {
        return failure;
    }

    /** Whether the request is a preflight: then the route that decides is not the one that is called. */
    final boolean preflight() {
        return preflight;
    }

    /** Whether the plugin responds in place of the application. */
    final boolean endsRequest() {
        return endsRequest;
    }

    final Application application() {
        return Objects.requireNonNull(application);
    }
}
