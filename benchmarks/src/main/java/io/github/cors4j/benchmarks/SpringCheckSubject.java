package io.github.cors4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;

/** The bare checks of Spring's configuration, with what they take as arguments given away for nothing. */
final class SpringCheckSubject implements Subject {
    private final CorsConfiguration configuration;
    private final CoreSubject.Request request = new CoreSubject.Request();
    private Sample[] ring = {};
    private List<List<String>> asked = List.of();

    SpringCheckSubject(PolicySpec policy) {
        this.configuration = SpringProcessorSubject.configuration(policy);
    }

    @Override
    public void prepare(Sample[] ring) {
        this.ring = ring;
        // Spring's own way to split the header is not part of the checks.
        asked = Arrays.stream(ring)
                .map(sample -> sample.requestedHeaders().stream()
                        .flatMap(line -> Arrays.stream(Sample.text(line).split(",")))
                        .toList())
                .toList();
    }

    @Override
    public Object handle(int slot) {
        request.read(ring[slot]);
        Object origin = configuration.checkOrigin(request.origin);
        if (origin == null || request.requestedMethod == null) {
            return origin == null ? request : origin;
        }
        List<HttpMethod> methods = configuration.checkHttpMethod(HttpMethod.valueOf(request.requestedMethod));
        List<String> headers = configuration.checkHeaders(asked.get(slot));
        return headers == null ? String.valueOf(methods) : headers;
    }
}
