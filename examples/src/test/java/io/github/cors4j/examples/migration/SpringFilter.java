package io.github.cors4j.examples.migration;

import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The same as a filter of Spring's. */
final class SpringFilter {
    private SpringFilter() {}

    static CorsFilter filter() {
        CorsConfiguration api = new CorsConfiguration();
        api.setAllowedOrigins(List.of("https://app.example.com"));
        api.addAllowedOriginPattern("https://*.preview.example.com");
        api.setAllowedMethods(List.of("GET", "POST", "PUT"));
        api.setAllowedHeaders(List.of("Content-Type", "Authorization"));
        api.addExposedHeader("X-Total-Count");
        api.setAllowCredentials(true);
        api.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", api);
        source.registerCorsConfiguration("/public/**", new CorsConfiguration().applyPermitDefaultValues());
        return new CorsFilter(source);
    }
}
