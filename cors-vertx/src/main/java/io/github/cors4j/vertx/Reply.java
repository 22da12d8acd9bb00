package io.github.cors4j.vertx;

import io.github.cors4j.CorsDecision;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives the response to a request the headers of decisions: early, in case that nothing runs when it leaves, and when it
 * does.
 */
abstract class Reply extends SeenRequest {
    private @Nullable CorsDecision applied;

    Reply(RoutingContext root) {
        super(root);
    }

    /** Nothing is applied yet, or a reroute has taken it away. */
    final void beginReply() {
        applied = null;
    }

    private HttpServerResponse response() {
        return root.response();
    }

    final boolean isSent() {
        HttpServerResponse response = response();
        return response.headWritten() || response.ended();
    }

    /**
     * For websockets, whose 101 leaves without headers-end handlers, and for applications that set a headers-end handler
     * on the response itself, which drops those of the routing context.
     */
    final void applyEarly(CorsDecision decision) {
        HttpServerResponse response = response();
        if (response.headWritten()) {
            return;
        }
        if (!decision.governsResponse()) {
            drop();
        } else if (decision != applied) {
            decision.applyTo(response.headers(), opensWebSocket() ? HeaderWriter.ALL : HeaderWriter.ALL_BUT_VARY);
            applied = decision;
        }
    }

    /** Takes back what was applied, unless somebody has set another value since. */
    final void drop() {
        CorsDecision dropped = applied;
        if (dropped != null) {
            MultiMap headers = response().headers();
            dropped.headers().forEach((name, value) -> {
                if (value.equals(headers.get(HeaderName.of(name)))) {
                    headers.remove(HeaderName.of(name));
                }
            });
            applied = null;
        }
    }

    /** The headers are about to leave. */
    final void write(@Nullable CorsDecision last) {
        if (last == null || !last.governsResponse()) {
            drop();
        } else {
            last.applyTo(response().headers(), HeaderWriter.ALL);
            applied = last;
        }
    }

    /** Nothing runs after this, so nothing overrides what is set now. */
    final void send(CorsDecision decision, @Nullable String allow) {
        HttpServerResponse response = response();
        decision.applyTo(response.headers(), HeaderWriter.ALL);
        response.setStatusCode(decision.status());
        if (allow != null) {
            response.putHeader(HttpHeaders.ALLOW, allow);
        }
        if (decision.status() != 204) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        response.end();
    }
}
