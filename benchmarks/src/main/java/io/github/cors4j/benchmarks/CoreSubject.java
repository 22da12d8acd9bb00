package io.github.cors4j.benchmarks;

import io.github.cors4j.Cors;
import io.github.cors4j.spi.RequestReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The decision alone, on a request that costs nothing to read. */
final class CoreSubject implements Subject {
    /** One object for all requests, so that only the decision is measured. */
    static final class Request {
        String method = "";
        String path = "";

        @Nullable
        String origin;

        @Nullable
        String requestedMethod;

        List<String> requestedHeaders = List.of();

        void read(Sample sample) {
            method = sample.method();
            path = sample.path();
            origin = sample.origin() == null ? null : Sample.text(sample.origin());
            requestedMethod = sample.requestedMethod() == null ? null : Sample.text(sample.requestedMethod());
            List<byte[]> lines = sample.requestedHeaders();
            requestedHeaders = switch (lines.size()) {
                case 0 -> List.of();
                case 1 -> List.of(Sample.text(lines.get(0)));
                default -> lines.stream().map(Sample::text).toList();
            };
        }
    }

    /**
     * Allocates nothing, like the readers of real requests, so that only the decision is measured. A {@code CorsRequest}
     * creates a stream for every header that is read, which would be measured as well.
     */
    private static final RequestReader<Request> READER = new RequestReader<>() {
        @Override
        public String method(Request request) {
            return request.method;
        }

        @Override
        public String path(Request request) {
            return request.path;
        }

        @Override
        public @Nullable String header(Request request, String name) {
            return switch (name) {
                case "Origin" -> request.origin;
                case "Access-Control-Request-Method" -> request.requestedMethod;
                case "Access-Control-Request-Headers" ->
                    request.requestedHeaders.isEmpty() ? null : request.requestedHeaders.get(0);
                default -> null;
            };
        }

        @Override
        public List<String> headers(Request request, String name) {
            return name.equals("Access-Control-Request-Headers") ? request.requestedHeaders : List.of();
        }
    };

    private final Function<Request, Object> decide;
    private final Request request = new Request();
    private Sample[] ring = {};

    private CoreSubject(Function<Request, Object> decide) {
        this.decide = decide;
    }

    static Subject plain() {
        return new CoreSubject(request -> request);
    }

    static Subject ours(PolicySpec policy) {
        Cors cors = OurPolicy.of(policy);
        return new CoreSubject(request -> cors.decide(request, READER));
    }

    /** Returns the floor: it only looks up whether the origin is one of many. */
    static Subject lookUp(PolicySpec policy) {
        Set<String> origins = new HashSet<>(policy.origins());
        return new CoreSubject(request -> origins.contains(request.origin) ? request.origin : "refused");
    }

    @Override
    public void prepare(Sample[] ring) {
        this.ring = ring;
    }

    @Override
    public Object handle(int slot) {
        request.read(ring[slot]);
        return decide.apply(request);
    }
}
