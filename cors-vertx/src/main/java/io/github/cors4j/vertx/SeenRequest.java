package io.github.cors4j.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.AbstractMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request to policies. It stands in the data of the routing context: to whoever serialises that, it is an
 * empty object.
 */
abstract class SeenRequest extends AbstractMap<String, Object> {
    final RoutingContext root;
    private final String method;
    private final MultiMap headers;
    private String path = "/";
    private boolean malformed;

    /** @param root the context of the application's router */
    SeenRequest(RoutingContext root) {
        this.root = root;
        method = root.request().method().name();
        headers = root.request().headers();
    }

    /** Takes the path of the request, which a reroute changes. */
    final void look(RoutingContext ctx) {
        malformed = false;
        try {
            path = ctx.normalizedPath();
        } catch (RuntimeException undecodable) {
            malformed = true;
            path = ctx.request().path();
        }
    }

    /** The method on the wire, whatever a reroute or a method override made of it since. */
    final String method() {
        return method;
    }

    /** The path that Vert.x routes on, or the raw one where that has escapes which nobody can decode. */
    final String path() {
        return path;
    }

    /** Whether the path has escapes which nobody can decode. */
    final boolean isMalformed() {
        return malformed;
    }

    /** The method that Vert.x routes on, which a handler may have overridden. */
    final String routedMethod() {
        return root.request().method().name();
    }

    /** Host and port that the request was sent to; HTTP/2 has no header {@code Host}. */
    final @Nullable String authority() {
        HostAndPort authority = root.request().authority();
        if (authority == null) {
            return null;
        }
        return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
    }

    final MultiMap headers() {
        return headers;
    }

    @Override
    public final Set<Entry<String, Object>> entrySet() {
        return Set.of();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public final String toString() {
        return "{}";
    }
}
