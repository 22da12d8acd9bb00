package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Resource over code over configuration over default; what is set replaces what is inherited, whole. */
class PrecedenceTest {
    private static final String APP = "https://app.example.com";
    private static final String MAX_AGE = "Access-Control-Max-Age";

    private static Map<String, String> preflight(Cors cors, String path) {
        return Request.preflight(path, APP, "PUT")
                .asking("X-A, X-B")
                .decidedBy(cors)
                .headers();
    }

    @Test
    void code_goes_over_configuration_in_whatever_order_they_come() {
        Cors first = Cors.of(cors -> cors.maxAge(1).configuration(Map.of("maxAge", 2)));
        Cors second = Cors.of(cors -> cors.configuration(Map.of("maxAge", 2)).maxAge(1));
        assertThat(preflight(first, "/")).containsEntry(MAX_AGE, "1");
        assertThat(preflight(second, "/")).containsEntry(MAX_AGE, "1");
    }

    @Test
    void code_goes_over_the_environment() {
        Cors cors = Cors.of(options -> options.maxAge(1).environment(Map.of("CORS_MAX_AGE", "2")));
        assertThat(preflight(cors, "/")).containsEntry(MAX_AGE, "1");
    }

    @Test
    void configuration_goes_over_the_default() {
        Cors cors = Cors.of(options -> options.configuration(Map.of("origins", "https://other.example")));
        assertThat(Request.from(APP).decidedBy(cors).allowed()).isFalse();
    }

    @Test
    void a_resource_in_code_goes_over_everything() {
        Cors cors = Cors.of(
                options -> options.maxAge(1).configuration(Map.of("maxAge", 2)).resource("/api", api -> api.maxAge(3)));
        assertThat(preflight(cors, "/api")).containsEntry(MAX_AGE, "3");
    }

    @Test
    void a_resource_in_the_configuration_goes_over_code() {
        Cors cors = Cors.of(options ->
                options.maxAge(1).configuration(Map.of("maxAge", 2, "resources", Map.of("/api", Map.of("maxAge", 3)))));
        assertThat(preflight(cors, "/api")).containsEntry(MAX_AGE, "3");
    }

    @Test
    void code_of_a_resource_goes_over_configuration_of_that_resource() {
        Cors cors = Cors.of(options -> options.resource(
                "/api", api -> api.configuration(Map.of("maxAge", 2)).maxAge(1)));
        assertThat(preflight(cors, "/api")).containsEntry(MAX_AGE, "1");
    }

    @Test
    void what_a_resource_does_not_set_it_inherits_from_code_then_configuration_then_default() {
        Cors cors = Cors.of(options -> options.maxAge(1)
                .configuration(Map.of("maxAge", 2, "preflightStatus", 204))
                .resource("/api"));
        CorsDecision decision = Request.preflight("/api", APP, "PUT").decidedBy(cors);
        assertThat(decision.headers()).containsEntry(MAX_AGE, "1").containsEntry("Access-Control-Allow-Origin", APP);
        assertThat(decision.status()).isEqualTo(204);
    }

    @Test
    void lists_replace_and_do_not_merge() {
        Cors cors = Cors.of(options -> options.origins("https://other.example")
                .methods("GET")
                .allowHeaders("X-A")
                .exposeHeaders("X-A")
                .resource(
                        "/api",
                        api -> api.origins(APP)
                                .methods("PUT")
                                .allowHeaders("X-B")
                                .exposeHeaders("X-B")));
        assertThat(preflight(cors, "/api"))
                .containsEntry("Access-Control-Allow-Methods", "PUT")
                .containsEntry("Access-Control-Allow-Headers", "X-B");
        assertThat(Request.get("/api").origin(APP).decidedBy(cors).headers())
                .containsEntry("Access-Control-Expose-Headers", "X-B");
        assertThat(Request.get("/api")
                        .origin("https://other.example")
                        .decidedBy(cors)
                        .allowed())
                .isFalse();
    }

    @Test
    void resources_in_code_replace_resources_in_the_configuration() {
        Cors cors = Cors.of(
                options -> options.configuration(Map.of("resources", "/b")).resource("/a"));
        assertThat(Request.get("/a").decidedBy(cors).covered()).isTrue();
        assertThat(Request.get("/b").decidedBy(cors).covered()).isFalse();
    }

    @Test
    void exclusions_in_code_replace_exclusions_in_the_configuration() {
        Cors cors = Cors.of(
                options -> options.configuration(Map.of("exclude", "/b")).exclude("/a"));
        assertThat(Request.get("/a").decidedBy(cors).covered()).isFalse();
        assertThat(Request.get("/b").decidedBy(cors).covered()).isTrue();
    }

    @Test
    void what_code_replaces_of_a_configuration_is_told() {
        Map<String, Object> configuration =
                Map.of("origins", APP, "resources", List.of("/a/", "/b", "/c/*"), "exclude", List.of("/c/x", "/c/y"));
        assertThat(Cors.of(cors ->
                                cors.configuration(configuration).resource("/a").exclude("/c/x"))
                        .warnings())
                .extracting(ConfigurationProblem::toString)
                .containsExactlyInAnyOrder(
                        "resources \"[/b, /c/*]\": not used, because code declares resources; declare all of them in one place",
                        "exclude \"[/c/y]\": not excluded, because code excludes other paths; list all exclusions in one place");
        assertThat(Cors.of(cors -> cors.configuration(configuration)).warnings())
                .isEmpty();
        assertThat(Cors.of(cors -> cors.configuration(configuration).resource("/a, /b, /c/*"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void the_options_of_a_resource_that_code_replaces_are_told() {
        assertThat(Cors.of(cors -> cors.environment(Map.of("CORS_ORIGINS", APP, "CORS_RESOURCES", "/a, /b"))
                                .resource("/b")
                                .resource("/c"))
                        .warnings())
                .extracting(ConfigurationProblem::option)
                .containsExactly("CORS_RESOURCES");
        assertThat(Cors.of(cors -> cors.configuration(
                                        Map.of("origins", APP, "resources", Map.of("/a", Map.of("maxAge", 3))))
                                .resource("/a"))
                        .warnings())
                .extracting(ConfigurationProblem::reason)
                .containsExactly(Reason.WITHOUT_EFFECT);
    }

    @Test
    void an_empty_list_of_methods_or_headers_means_none() {
        Cors cors = Cors.of(options -> options.methods().allowHeaders().exposeHeaders());
        assertThat(preflight(cors, "/")).containsOnlyKeys("Access-Control-Allow-Origin");
        Cors headers = Cors.of(options -> options.allowHeaders(List.of()));
        assertThat(preflight(headers, "/")).doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void no_resources_at_all_cover_nothing_and_are_warned_of() {
        Cors cors = Cors.of(options -> options.configuration(Map.of("resources", List.of())));
        assertThat(Request.get("/").decidedBy(cors).covered()).isFalse();
        assertThat(cors.warnings()).extracting(ConfigurationProblem::reason).contains(Reason.EMPTY);
    }

    @Test
    void options_are_set_one_after_the_other() {
        CorsBuilder cors = Cors.builder();
        assertThat(cors.origins(List.of(APP))).isSameAs(cors);
        assertThat(cors.methods(List.of("PUT"))).isSameAs(cors);
        assertThat(cors.allowHeaders(List.of("X-A"))).isSameAs(cors);
        assertThat(cors.exposeHeaders(List.of("X-A"))).isSameAs(cors);
        assertThat(cors.supportsCredentials(true)).isSameAs(cors);
        assertThat(cors.maxAge(60)).isSameAs(cors);
        assertThat(cors.sendWildcard(false)).isSameAs(cors);
        assertThat(cors.varyHeader(true)).isSameAs(cors);
        assertThat(cors.alwaysSend(true)).isSameAs(cors);
        assertThat(cors.automaticOptions(true)).isSameAs(cors);
        assertThat(cors.preflightStatus(204)).isSameAs(cors);
        assertThat(cors.allowPrivateNetwork(true)).isSameAs(cors);
        assertThat(cors.dangerouslyAllowNullOrigin(false)).isSameAs(cors);
        assertThat(cors.dangerouslyAllowInsecureOrigins(false)).isSameAs(cors);
        assertThat(cors.dangerouslyAllowPublicSuffixes(false)).isSameAs(cors);
        assertThat(cors.dangerouslyAllowAnyExpression(false)).isSameAs(cors);
        assertThat(cors.configuration(Map.of())).isSameAs(cors);
        assertThat(cors.environment(Map.of())).isSameAs(cors);
        assertThat(cors.environment("SHOP_CORS_", Map.of())).isSameAs(cors);
        assertThat(cors.resource("/a")).isSameAs(cors);
        assertThat(cors.resource(Pattern.compile("/b.*"))).isSameAs(cors);
        assertThat(cors.exclude(List.of("/c"))).isSameAs(cors);
        assertThat(Cors.builder()
                        .origins(APP)
                        .methods("PUT")
                        .allowHeaders("X-A")
                        .exposeHeaders("X-A")
                        .exclude("/a"))
                .isInstanceOf(CorsBuilder.class);
        Cors.route(route -> assertThat(route.origins(APP)).isSameAs(route));
        assertThat(cors.build().toString()).contains(APP, "methods=[PUT]", "preflightStatus=204");
    }

    @Test
    void a_pattern_is_accepted_wherever_an_expression_in_text_is() {
        Cors cors = Cors.of(options -> options.origins(Pattern.compile("https://[a-z]+\\.example\\.com"))
                .allowHeaders(Pattern.compile("x-.*"))
                .exclude(Pattern.compile("/api/secret.*"))
                .resource(Pattern.compile("/api/.*"))
                .resource(Pattern.compile("/other/.*"), other -> other.maxAge(1)));
        assertThat(Request.get("/api/a").origin(APP).decidedBy(cors).allowed()).isTrue();
        assertThat(Request.get("/api/secrets").origin(APP).decidedBy(cors).covered())
                .isFalse();
        assertThat(preflight(cors, "/other/x"))
                .containsEntry(MAX_AGE, "1")
                .containsEntry("Access-Control-Allow-Headers", "X-A, X-B");
    }

    @Test
    void a_pattern_is_accepted_in_collections_and_in_a_configuration() {
        Pattern origin = Pattern.compile("https://[a-z]+\\.example\\.com");
        Cors cors = Cors.of(options -> options.configuration(Map.of(
                "origins",
                origin,
                "allowHeaders",
                List.of(Pattern.compile("x-.*")),
                "exclude",
                Pattern.compile("/no"))));
        assertThat(preflight(cors, "/")).containsEntry("Access-Control-Allow-Headers", "X-A, X-B");
        assertThat(preflight(cors, "/no")).isEmpty();
        assertThat(preflight(Cors.of(options -> options.origins(List.of(origin))), "/"))
                .isNotEmpty();
        Cors resources = Cors.of(options -> options.configuration(Map.of("resources", Pattern.compile("/a.*"))));
        assertThat(preflight(resources, "/abc")).isNotEmpty();
        assertThat(preflight(resources, "/b")).isEmpty();
    }
}
