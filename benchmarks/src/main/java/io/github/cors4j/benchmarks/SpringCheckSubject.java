package io.github.cors4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;

/** The bare checks of Spring's configuration, with arguments that cost nothing to read. */
final class SpringCheckSubject implements Subject {
    private final CorsConfiguration configuration;
    private final CoreSubject.Request request = new CoreSubject.Request();
    private Sample[] ring = {};
    private List<List<String>> asked = List.of();

    SpringCheckSubject(PolicySpec policy) {
        this.configuration = configuration(policy);
    }

    private static CorsConfiguration configuration(PolicySpec policy) {
        CorsConfiguration configuration = new CorsConfiguration();
        for (String origin : policy.origins()) {
            if (origin.contains("*.")) {
                configuration.addAllowedOriginPattern(origin);
            } else {
                configuration.addAllowedOrigin(origin);
            }
        }
        // Spring has no user-defined expressions; its patterns are what its users write instead.
        for (String expression : policy.expressions()) {
            configuration.addAllowedOriginPattern(
                    expression.replaceAll("\\[a-z0-9\\]\\+|\\(\\(.*\\)\\+", "*").replaceAll("[\\\\^$]", ""));
        }
        configuration.setAllowedMethods(PolicySpec.METHODS);
        configuration.setExposedHeaders(List.of(PolicySpec.EXPOSED));
        configuration.setMaxAge((long) PolicySpec.MAX_AGE);
        if (policy.anyOrigin()) {
            configuration.setAllowedHeaders(List.of("*"));
        } else {
            configuration.setAllowCredentials(true);
            configuration.setAllowedHeaders(PolicySpec.HEADERS);
        }
        return configuration;
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
