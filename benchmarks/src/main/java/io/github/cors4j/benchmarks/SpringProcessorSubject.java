package io.github.cors4j.benchmarks;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Spring's processor on servlet requests that have the header map of Jetty. */
final class SpringProcessorSubject implements Subject {
    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final @Nullable CorsConfiguration configuration;
    private final ServletRequestStub request = Stub.of(ServletRequestStub.class);
    private final ServletResponseStub response = Stub.of(ServletResponseStub.class);
    private Sample[] ring = {};
    /** One for all requests: what a server has just read is in the processor's cache. */
    private final HttpFields.Mutable headers = JettyFields.others();

    SpringProcessorSubject(@Nullable PolicySpec policy) {
        this.configuration = policy == null ? null : configuration(policy);
    }

    static CorsConfiguration configuration(PolicySpec policy) {
        CorsConfiguration configuration = new CorsConfiguration();
        for (String origin : policy.origins()) {
            if (origin.contains("*.")) {
                configuration.addAllowedOriginPattern(origin);
            } else {
                configuration.addAllowedOrigin(origin);
            }
        }
        // Spring has no expressions of one's own; its patterns are what its users write instead.
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
    }

    @Override
    public Object handle(int slot) {
        JettyFields.read(ring[slot], headers);
        request.read(ring[slot], headers);
        response.renew();
        if (configuration != null) {
            try {
                processor.processRequest(configuration, request, response);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return response.fields();
    }
}
