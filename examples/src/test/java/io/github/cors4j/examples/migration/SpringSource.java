package io.github.cors4j.examples.migration;

import java.util.Map;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** A filter of Spring's that chooses a configuration for each request. */
final class SpringSource {
    private SpringSource() {}

    static CorsFilter filter(Map<String, CorsConfiguration> tenants) {
        return new CorsFilter(request -> tenants.get(request.getServerName()));
    }
}
