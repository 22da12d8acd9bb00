package io.github.cors4j.vertx.internal.http;

import io.github.cors4j.Cors;
import io.github.cors4j.spi.RequestReader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request to policies: the first layer of an {@code Exchange}. The layers are classes that extend each other, not objects
 * that refer to each other, because each request would have to allocate those.
 */
public abstract class SeenRequest implements EmptyObject {
    public static final RequestReader<SeenRequest> READER = new Reader();

    /** The headers from which Vert.x may read another host or port. */
    private static final CharSequence[] FORWARDING = {
        HttpHeaders.createOptimized("Forwarded"),
        HttpHeaders.createOptimized("X-Forwarded-Host"),
        HttpHeaders.createOptimized("X-Forwarded-Port")
    };

    /** The context of the application's router. */
    public final RoutingContext root;

    private final String method;
    private boolean undecodable;

    SeenRequest(RoutingContext root) {
        this.root = root;
        method = root.request().method().name();
        readPath();
    }

    /** Starts again, as each layer does: a reroute has changed the path. */
    protected void restart() {
        readPath();
    }

    private void readPath() {
        String raw = root.request().path();
        undecodable = raw != null && raw.indexOf('%') >= 0 && !isDecodable();
    }

    private boolean isDecodable() {
        try {
            root.normalizedPath();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Returns the method that was sent, even if a reroute or a method override has changed it since. */
    public final String method() {
        return method;
    }

    /** Returns the path that Vert.x routes on, or the raw path if it has escapes that cannot be decoded. */
    public final String path() {
        return undecodable ? rawPath() : root.normalizedPath();
    }

    public final String rawPath() {
        return root.request().path();
    }

    /** Returns whether the path has escapes that cannot be decoded. */
    public final boolean hasUndecodablePath() {
        return undecodable;
    }

    /** Returns the method that Vert.x routes on, which a handler may have overridden. */
    public final String routedMethod() {
        return root.request().method().name();
    }

    /** Returns the method that a preflight asks for; {@code null} if the request is not a preflight. */
    public final @Nullable String requestedMethod() {
        return Cors.requestedMethod(this, READER);
    }

    /** Returns the host and port that the request was sent to; HTTP/2 has no {@code Host} header. */
    private @Nullable String authority() {
        HostAndPort authority = hostAndPort();
        if (authority == null) {
            return null;
        }
        return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
    }

    /** Returns whether a proxy's header names another host, and the application lets its router trust such headers. */
    private boolean isForwarded() {
        MultiMap headers = headers();
        for (CharSequence name : FORWARDING) {
            if (headers.contains(name)) {
                return !Objects.equals(hostAndPort(), root.request().authority(false));
            }
        }
        return false;
    }

    public final @Nullable String host() {
        HostAndPort authority = hostAndPort();
        return authority == null ? null : authority.host();
    }

    private @Nullable HostAndPort hostAndPort() {
        try {
            return root.request().authority();
        } catch (RuntimeException unreadable) { // namely what a proxy has sent
            return null;
        }
    }

    public final boolean opensWebSocket() {
        return headers().contains(HttpHeaders.UPGRADE, "websocket", true);
    }

    public final MultiMap headers() {
        return root.request().headers();
    }

    @Override
    public final String toString() {
        return "{}";
    }

    /** Reads a request as Vert.x routes it. */
    private static final class Reader implements RequestReader<SeenRequest> {
        @Override
        public String method(SeenRequest request) {
            return request.method();
        }

        @Override
        public String path(SeenRequest request) {
            return request.path();
        }

        @Override
        public boolean hasUndecodablePath(SeenRequest request) {
            return request.hasUndecodablePath();
        }

        @Override
        public @Nullable String header(SeenRequest request, String name) {
            return request.headers().get(HeaderFields.name(name));
        }

        @Override
        public List<String> headers(SeenRequest request, String name) {
            return request.headers().getAll(HeaderFields.name(name));
        }

        @Override
        public boolean hasSeveral(SeenRequest request, String name) {
            return HeaderFields.areSeveral(request.headers(), HeaderFields.name(name));
        }

        @Override
        public String routedMethod(SeenRequest request) {
            return request.routedMethod();
        }

        @Override
        public @Nullable String authority(SeenRequest request) {
            return request.headers().contains(HttpHeaders.HOST) && !request.isForwarded()
                    ? RequestReader.super.authority(request)
                    : request.authority();
        }
    }
}
