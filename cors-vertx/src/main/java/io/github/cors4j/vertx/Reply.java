package io.github.cors4j.vertx;

import io.github.cors4j.CorsDecision;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a response the headers of decisions: early, in case that nothing runs when it leaves, and when it does. */
final class Reply {
    private final HttpServerResponse response;
    private @Nullable CorsDecision applied;

    Reply(HttpServerResponse response) {
        this.response = response;
    }

    /** Nothing is applied yet, or a reroute has taken it away. */
    void begin() {
        applied = null;
    }

    boolean isSent() {
        return response.headWritten() || response.ended();
    }

    /**
     * For websockets, whose 101 leaves without headers-end handlers, and for applications that set a headers-end handler
     * on the response itself, which drops those of the routing context.
     */
    void applyEarly(CorsDecision decision, boolean websocket) {
        if (response.headWritten()) {
            return;
        }
        if (!decision.governsResponse()) {
            drop();
        } else if (decision != applied) {
            decision.applyTo(response.headers(), websocket ? HeaderWriter.ALL : HeaderWriter.ALL_BUT_VARY);
            applied = decision;
        }
    }

    /** Takes back what was applied, unless somebody has set another value since. */
    void drop() {
        CorsDecision dropped = applied;
        if (dropped != null) {
            MultiMap headers = response.headers();
            dropped.headers().forEach((name, value) -> {
                if (value.equals(headers.get(HeaderName.of(name)))) {
                    headers.remove(HeaderName.of(name));
                }
            });
            applied = null;
        }
    }

    /** The headers are about to leave. */
    void write(@Nullable CorsDecision last, boolean onlyVary) {
        if (last == null || !last.governsResponse()) {
            drop();
        } else {
            last.applyTo(response.headers(), onlyVary ? HeaderWriter.ONLY_VARY : HeaderWriter.ALL);
            applied = last;
        }
    }

    /** Nobody runs after this: what is set now is the last word. */
    void end(CorsDecision decision, Set<String> methods) {
        decision.applyTo(response.headers(), HeaderWriter.ALL);
        response.setStatusCode(decision.status());
        String allow = CorsDecision.allow(methods);
        if (allow != null) {
            response.putHeader(HttpHeaders.ALLOW, allow);
        }
        if (decision.status() != 204) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        response.end();
    }
}
