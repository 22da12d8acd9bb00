package io.github.cors4j.vertx;

import io.github.cors4j.RequestReader;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy gets to see of a request.
 *
 * @param method the method on the wire, whatever a reroute or a method override made of it since
 * @param path the path that Vert.x routes on, or the raw one where that has escapes which nobody can decode
 */
record RequestView(HttpServerRequest request, String method, String path) {

    static final RequestReader<RequestView> READER = new RequestReader<>() {
        @Override
        public String method(RequestView view) {
            return view.method;
        }

        @Override
        public String path(RequestView view) {
            return view.path;
        }

        @Override
        public @Nullable String header(RequestView view, String name) {
            return view.request.headers().get(HeaderName.of(name));
        }

        @Override
        public List<String> headers(RequestView view, String name) {
            return view.request.headers().getAll(HeaderName.of(name));
        }

        @Override
        public boolean hasSeveral(RequestView view, String name) {
            return HeaderLines.areSeveral(view.request.headers(), HeaderName.of(name));
        }
    };
}
