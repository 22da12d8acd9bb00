package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

@DisplayName("What the old configurations grant to any page does not build")
class NoLongerBuildsTest {
    private static final String UNTRUSTED = "https://evil-example.com";

    @Test
    void javalinsReflectedOriginWithCredentials() throws Exception {
        try (RunningServer before = JavalinSite.start(JavalinBefore::anyOriginWithCredentials)) {
            assertGrantsCredentials(before);
        }
        assertDoesNotBuild(cors -> cors.origins("*").supportsCredentials(true));
    }

    @Test
    void vertxAnyOriginWithCredentials() throws Exception {
        try (RunningServer before = VertxSite.start(VertxBefore::anyOriginWithCredentials)) {
            assertGrantsCredentials(before);
        }
    }

    @Test
    void vertxExpressionWithABareDot() throws Exception {
        try (RunningServer before = VertxSite.start(VertxBefore::unescapedExpression)) {
            assertGrantsCredentials(before);
        }
        assertDoesNotBuild(cors -> cors.origins("^https://.*.example.com$").supportsCredentials(true));
        assertDoesNotBuild(cors -> cors.origins("https://.*\\.example\\.com"));
    }

    @Test
    void springsAnyPatternWithCredentials() throws Exception {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOriginPatterns(List.of("*"));
        configuration.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration);
        try (RunningServer before = SpringSite.start(List.of(new CorsFilter(source)), new SpringSite.Orders())) {
            assertGrantsCredentials(before);
        }
    }

    /** Spring finds this out when a request comes; the library when the policy is built. */
    @Test
    void springsAnyOriginWithCredentials() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(List.of("*"));
        configuration.setAllowCredentials(true);
        assertThatThrownBy(() -> configuration.checkOrigin(UNTRUSTED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOriginWithATrailingSlash() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(List.of("https://app.example.com/"));
        assertThat(configuration.checkOrigin("https://app.example.com")).isNotNull();
        assertDoesNotBuild(cors -> cors.origins("https://app.example.com/"));
    }

    private static void assertGrantsCredentials(RunningServer server) throws Exception {
        assertThat(server.send(Call.of("GET", "/api/orders").from(UNTRUSTED)).parts())
                .containsEntry("Access-Control-Allow-Origin", "`Access-Control-Allow-Origin: " + UNTRUSTED + "`")
                .containsEntry("Access-Control-Allow-Credentials", "`Access-Control-Allow-Credentials: true`");
    }

    private static void assertDoesNotBuild(Consumer<CorsBuilder> options) {
        assertThatThrownBy(() -> Cors.of(options)).isInstanceOf(CorsConfigurationException.class);
    }
}
