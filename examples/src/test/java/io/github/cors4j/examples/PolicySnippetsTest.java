package io.github.cors4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsExplanation;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Policies that the documents show")
class PolicySnippetsTest {
    @Test
    void hardened() {
        Cors cors = Cors.of(options -> options.origins("https://app.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true)
                .methods("GET", "HEAD", "POST", "DELETE")
                .allowHeaders("Content-Type")
                .exposeHeaders("X-Total-Count")
                .maxAge(Duration.ofHours(1))
                .resource("/api/*"));
        assertThat(cors.warnings()).isEmpty();
    }

    @Test
    void inheritance() {
        Cors cors = Cors.of(options -> options.origins("https://app.example.com")
                .methods("GET")
                .resource("/api/*")
                .resource("/api/orders/*", orders -> orders.methods("GET", "POST", "DELETE"))
                .resource("/public/*", open -> open.origins("*"))
                .exclude("/api/internal/*"));
        assertThat(cors.toString())
                .contains("/api/* {origins=[https://app.example.com], methods=[GET]")
                .contains("/api/orders/* {origins=[https://app.example.com], methods=[DELETE, GET, POST]")
                .contains("/public/* {origins=[*], methods=[GET]");
    }

    @Test
    void origins() {
        Cors cors = Cors.of(options -> options.origins(
                "https://app.example.com",
                "https://*.preview.example.com",
                "http://localhost:*",
                "^https://pr-[0-9]+\\.build\\.example\\.com$"));
        assertThat(cors.warnings()).isEmpty();
    }

    @Test
    void configured() {
        Map<String, Object> configuration = Map.of("origins", List.of("https://app.example.com"), "maxAge", 600);
        Cors cors = Cors.of(options -> options.configuration(configuration).maxAge(Duration.ofHours(1)));
        assertThat(cors.toString()).contains("https://app.example.com").contains("maxAge=3600");
    }

    @Test
    void whyRefused() {
        Cors cors = Cors.of(options -> options.methods("GET", "PATCH"));
        CorsExplanation explanation =
                cors.explain(CorsRequest.preflight("patch", "/").from("https://app.example.com"));
        assertThat(explanation.cause().orElseThrow() + "\n"
                        + explanation.remedy().orElseThrow())
                .isEqualTo("""
                        method "patch" is not allowed: the policy allows GET, PATCH; the letter case differs, and method names are case-sensitive
                        write method: "PATCH" in the page's script\
                        """);
    }

    @Test
    void unitTest() {
        Cors cors = Cors.of(options -> options.origins("https://app.example.com")
                .supportsCredentials(true)
                .resource("/api/*"));
        CorsRequest put = CorsRequest.of("PUT", "/api/orders").header("Content-Type", "application/json");
        assertThat(cors.isReadable(put.from("https://app.example.com"))).isTrue();
        assertThat(cors.isReadable(put.from("https://evil.example"))).isFalse();
        assertThat(cors.warnings()).isEmpty();
    }

    @Test
    void problems() {
        List<String> lines = new ArrayList<>();
        try {
            Cors.of(options -> options.origins("https://app.example.com/", "*").supportsCredentials(true));
        } catch (CorsConfigurationException e) {
            lines.add(e.getMessage());
            for (ConfigurationProblem problem : e.problems()) {
                lines.add(problem.reason() + " at " + problem.option() + ": " + problem.message());
            }
        }
        assertThat(lines)
                .contains("TRAILING_SLASH at origins: an origin must not have a trailing slash; write"
                        + " https://app.example.com")
                .hasSize(4);
        assertThat(lines.get(0).lines().collect(Collectors.joining("\n"))).isEqualTo("""
                        The CORS configuration has 3 problems:
                          - origins "https://app.example.com/": an origin must not have a trailing slash; write https://app.example.com
                          - origins "*": * allows any origin; remove it, or remove the others
                          - origins "*": any page could act as the signed-in user; list the origins, or leave supportsCredentials out\
                        """);
    }
}
