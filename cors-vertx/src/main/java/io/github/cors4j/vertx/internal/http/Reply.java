package io.github.cors4j.vertx.internal.http;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the headers of decisions on the response: before the handlers run, in case nothing of the policy runs later, and again
 * when the headers are about to be sent.
 */
public abstract class Reply extends SeenRequest {
    private @Nullable CorsDecision applied;

    public Reply(RoutingContext root) {
        super(root);
    }

    /** A reroute has removed all headers. */
    @Override
    protected void restart() {
        super.restart();
        applied = null;
    }

    private HttpServerResponse response() {
        return root.response();
    }

    public final boolean isSent() {
        HttpServerResponse response = response();
        return response.headWritten() || response.ended();
    }

    /**
     * Sets headers early, for websockets, whose 101 is sent without headers-end handlers, and for applications that set a
     * headers-end handler on the response itself, which discards those of the routing context.
     */
    public final void applyEarly(CorsDecision decision) {
        HttpServerResponse response = response();
        if (response.headWritten()) {
            return;
        }
        if (!decision.governsResponse()) {
            drop();
        } else if (decision != applied) {
            decision.applyTo(response.headers(), opensWebSocket() ? Writer.ALL : Writer.ALL_BUT_VARY);
            applied = decision;
        }
    }

    /** Removes the headers that were set here, unless another component has changed their values since. */
    public final void drop() {
        CorsDecision dropped = applied;
        if (dropped != null) {
            dropped.withdrawFrom(response().headers(), Writer.ALL);
            applied = null;
        }
    }

    /** Writes the headers of the decision when the response is about to be sent. */
    public final void write(@Nullable CorsDecision last) {
        if (last == null || !last.governsResponse()) {
            drop();
        } else {
            last.applyTo(response().headers(), Writer.ALL);
            applied = last;
        }
    }

    /** Sends the response. No handler runs after this, so nothing overrides these headers. */
    public final void send(CorsDecision decision, @Nullable String allow) {
        HttpServerResponse response = response();
        decision.applyTo(response.headers(), Writer.ALL);
        response.setStatusCode(decision.status());
        if (allow != null) {
            response.putHeader(HttpHeaders.ALLOW, allow);
        }
        if (decision.status() != 204) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        response.end();
    }

    /** Writes the headers of a response: all that a decision asks for, or the part of it that is safe at the moment. */
    private enum Writer implements ResponseHeaders<MultiMap> {
        /** All headers, when they are about to be sent. */
        ALL,

        /**
         * All headers but {@code Vary}, before the handlers run. {@code StaticHandler} adds {@code Vary: Accept-Encoding}
         * only if there is no {@code Vary} yet, so ours has to wait.
         */
        ALL_BUT_VARY;

        private static final String VARY = "Vary";

        @Override
        public List<String> getAll(MultiMap response, String name) {
            // Only Vary is read before it is written, so nothing needs to be read if it is not written.
            return mayWrite(name) ? response.getAll(HeaderFields.name(name)) : List.of();
        }

        @Override
        public boolean has(MultiMap response, String name, String value) {
            return value.equals(response.get(HeaderFields.name(name)));
        }

        @Override
        public int count(MultiMap response, String prefix) {
            return HeaderFields.count(response, prefix);
        }

        @Override
        public void set(MultiMap response, String name, String value) {
            if (mayWrite(name)) {
                response.set(HeaderFields.name(name), value);
            }
        }

        @Override
        public void add(MultiMap response, String name, String value) {
            if (mayWrite(name)) {
                response.add(HeaderFields.name(name), value);
            }
        }

        private boolean mayWrite(String name) {
            return this == ALL || !VARY.equalsIgnoreCase(name);
        }

        @Override
        public void remove(MultiMap response, String name) {
            response.remove(HeaderFields.name(name));
        }
    }
}
