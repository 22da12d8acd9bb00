package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link CorsRequest} that a framework routes in its own way and by any path, and how a policy reads it. */
public record Request(
        CorsRequest plain,
        String path,
        boolean ignoresCase,
        List<String> otherPaths,
        @Nullable String override) {
    public static final RequestReader<Request> READER = new RequestReader<>() {
        @Override
        public String method(Request request) {
            return request.method();
        }

        @Override
        public String path(Request request) {
            return request.path();
        }

        @Override
        public @Nullable String header(Request request, String name) {
            return CorsRequest.READER.header(request.plain(), name);
        }

        @Override
        public List<String> headers(Request request, String name) {
            return CorsRequest.READER.headers(request.plain(), name);
        }

        @Override
        public boolean pathsIgnoreCase(Request request) {
            return request.ignoresCase();
        }

        @Override
        public String routedMethod(Request request) {
            return request.override() == null ? request.method() : request.override();
        }

        @Override
        public List<String> otherPaths(Request request) {
            return request.otherPaths();
        }
    };

    public static Request of(String method, String path) {
        return new Request(CorsRequest.of(method, "/"), path, false, List.of(), null);
    }

    public String method() {
        return plain.method();
    }

    public static Request get(String path) {
        return of("GET", path);
    }

    /** A GET of {@code /} from a page of the origin. */
    public static Request from(String origin) {
        return get("/").origin(origin);
    }

    public static Request preflight(String path, String origin, String requestedMethod) {
        return of("OPTIONS", path).origin(origin).with(CorsHeaders.REQUEST_METHOD, requestedMethod);
    }

    public Request with(String name, String value) {
        return new Request(plain.header(name, value), path, ignoresCase, otherPaths, override);
    }

    public Request origin(String value) {
        return with(CorsHeaders.ORIGIN, value);
    }

    public Request asking(String... headerLines) {
        Request request = this;
        for (String line : headerLines) {
            request = request.with(CorsHeaders.REQUEST_HEADERS, line);
        }
        return request;
    }

    /** The same for another path. */
    public Request at(String other) {
        return new Request(plain, other, ignoresCase, otherPaths, override);
    }

    public Request ignoringCase() {
        return new Request(plain, path, true, otherPaths, override);
    }

    /** The same where a header makes the framework route it as one of another method. */
    public Request routedAs(String routed) {
        return new Request(plain, path, ignoresCase, otherPaths, routed);
    }

    /** The same where the container takes the path for another one. */
    public Request servedAs(String containers) {
        return new Request(plain, path, ignoresCase, List.of(containers), override);
    }

    public CorsExplanation explainedBy(Cors cors) {
        return cors.explain(this, READER);
    }

    public CorsDecision decidedBy(Cors cors, Scope scope) {
        return cors.decide(this, READER, scope);
    }

    public CorsDecision decidedBy(Cors cors) {
        return cors.decide(this, READER);
    }

    public CorsDecision decidedByRouteOf(Cors cors) {
        return decidedBy(cors, Scope.ROUTE);
    }
}
