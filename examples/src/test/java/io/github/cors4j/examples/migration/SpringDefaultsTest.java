package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;

@DisplayName("What the page says of Spring's defaults")
class SpringDefaultsTest {
    private static final String ORIGIN = "https://app.example.com";

    @Test
    void permitDefaultValues() {
        CorsConfiguration defaults = new CorsConfiguration().applyPermitDefaultValues();
        assertThat(defaults.getAllowedOrigins()).containsExactly("*");
        assertThat(defaults.getAllowedMethods()).containsExactly("GET", "HEAD", "POST");
        assertThat(defaults.getAllowedHeaders()).containsExactly("*");
        assertThat(defaults.getMaxAge()).isEqualTo(1800);
    }

    @Test
    void aBareConfiguration() {
        CorsConfiguration bare = new CorsConfiguration();
        assertThat(bare.checkOrigin(ORIGIN)).isNull();
        assertThat(bare.checkHttpMethod(HttpMethod.GET)).containsExactly(HttpMethod.GET, HttpMethod.HEAD);
        assertThat(bare.checkHeaders(List.of("X-Token"))).isNull();
        assertThat(bare.getMaxAge()).isNull();
    }

    @Test
    void combiningAddsUp() {
        CorsConfiguration one = new CorsConfiguration();
        one.addAllowedOrigin(ORIGIN);
        CorsConfiguration other = new CorsConfiguration();
        other.addAllowedOrigin("https://other.example");
        assertThat(one.combine(other).getAllowedOrigins()).containsExactly(ORIGIN, "https://other.example");
    }
}
