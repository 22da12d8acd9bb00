package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that exists only in a test, and how a policy reads it. */
public record Request(
        String method,
        String path,
        List<Header> headers,
        boolean ignoresCase,
        List<String> otherPaths,
        @Nullable String override) {
    public record Header(String name, String value) {}

    public Request(String method, String path, List<Header> headers, boolean ignoresCase) {
        this(method, path, headers, ignoresCase, List.of(), null);
    }

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
            for (Header header : request.headers()) {
                if (header.name().equalsIgnoreCase(name)) {
                    return header.value();
                }
            }
            return null;
        }

        @Override
        public List<String> headers(Request request, String name) {
            return request.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
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
        return new Request(method, path, List.of(), false);
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
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Request(method, path, List.copyOf(all), ignoresCase, otherPaths, override);
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

    public Request ignoringCase() {
        return new Request(method, path, headers, true, otherPaths, override);
    }

    /** The same where a header makes the framework route it as one of another method. */
    public Request routedAs(String routed) {
        return new Request(method, path, headers, ignoresCase, otherPaths, routed);
    }

    /** The same where the container takes the path for another one. */
    public Request servedAs(String containers) {
        return new Request(method, path, headers, ignoresCase, List.of(containers), override);
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
