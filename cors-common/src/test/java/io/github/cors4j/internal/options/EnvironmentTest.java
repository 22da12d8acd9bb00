package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variables of an environment are read, and what is said about the others. */
class EnvironmentTest {
    private static final String APP = "https://app.example.com";

    private static Optional<String> maxAge(Cors cors) {
        return Optional.ofNullable(
                Request.preflight("/", APP, "PUT").decidedBy(cors).headers().get("Access-Control-Max-Age"));
    }

    @ParameterizedTest
    @CsvSource({
        "CORS_ORIGIN, CORS_ORIGINS",
        "CORS_ALLOWED_HEADERS, CORS_ALLOW_HEADERS",
        "CORS_MAXAGE, CORS_MAX_AGE",
        "CORS_maxAge, CORS_MAX_AGE",
        "CORS_CREDENTIALS, CORS_SUPPORTS_CREDENTIALS",
        "CORS_ALLOW_CREDENTIALS, CORS_SUPPORTS_CREDENTIALS",
        "CORS_ORIGIN_WHITELIST, CORS_ORIGINS",
        "CORS_SUPPORT_CREDENTIALS, CORS_SUPPORTS_CREDENTIALS"
    })
    void an_unknown_variable_names_the_nearest_known_one(String key, String nearest) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(Map.of(key, "s3cret", "HOME", "/root")));
        assertThat(problem.option()).isEqualTo(key);
        assertThat(problem.value()).isEmpty();
        assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(problem.message()).isEqualTo("there is no such option; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @CsvSource({"CORS_DEBUG", "CORS_PASSWORD", "CORS_ENABLED", "CORS_", "CORS_ORIGINS_ORIGINS_AND_SO_ON_FOR_VERY_LONG"})
    void a_variable_that_is_near_to_none_is_told_all_names(String key) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(Map.of(key, "s3cret")));
        assertThat(problem).asString().doesNotContain("s3cret").doesNotContain("did you mean");
        assertThat(problem.message())
                .contains("CORS_ORIGINS, CORS_METHODS", "CORS_MAX_AGE")
                .doesNotContainIgnoringCase("dangerously");
    }

    @ParameterizedTest
    @CsvSource({
        "CORS_DANGEROUSLY_ALLOW_NULL_ORIGIN, dangerouslyAllowNullOrigin",
        "CORS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS, dangerouslyAllowInsecureOrigins",
        "CORS_ALLOW_INSECURE_ORIGINS, dangerouslyAllowInsecureOrigins",
        "CORS_INSECURE_ORIGINS, dangerouslyAllowInsecureOrigins",
        "CORS_DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES, dangerouslyAllowPublicSuffixes",
        "CORS_DANGEROUSLY_ALLOW_ANY_EXPRESSION, dangerouslyAllowAnyExpression"
    })
    void what_is_dangerous_is_no_matter_of_the_environment(String name, String key) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(Map.of(name, "true")));
        assertThat(problem.option()).isEqualTo(name);
        assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(problem.message()).isEqualTo("no variable can set " + key + "; set it in code: " + key + "(true)");
    }

    @Test
    void of_an_environment_only_names_with_the_prefix_are_read() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOME", "/root");
        environment.put("ORIGINS", "nonsense");
        environment.put("origins", "nonsense");
        environment.put("MY_CORS_ORIGINS", "nonsense");
        environment.put("lower", "x");
        environment.put("CORS", "x");
        environment.put("cors_origins", "x");
        environment.put("CORS_MAX_AGE", "60");
        assertThat(maxAge(Cors.of(cors -> cors.environment(environment)))).hasValue("60");
        environment.put("SHOP_CORS_MAX_AGE", "90");
        assertThat(maxAge(Cors.of(cors -> cors.environment("SHOP_CORS_", environment))))
                .hasValue("90");
    }

    @Test
    void a_problem_is_named_as_it_was_written() {
        assertThat(Problem.of(cors -> cors.environment(Map.of("CORS_MAX_AGE", "1h")))
                        .option())
                .isEqualTo("CORS_MAX_AGE");
        assertThat(Problem.of(cors -> cors.environment("SHOP_", Map.of("SHOP_MAX_AGE", "-1")))
                        .option())
                .isEqualTo("SHOP_MAX_AGE");
        assertThat(Problem.of(cors -> cors.environment("SHOP_", Map.of("SHOP_MAXAGE", "1")))
                        .message())
                .contains("SHOP_MAX_AGE");
        assertThat(Problem.of(cors -> cors.environment(Map.of("CORS_SUPPORTS_CREDENTIALS", "true")))
                        .option())
                .isEqualTo("CORS_ORIGINS");
        assertThat(Problem.of(cors -> cors.environment(Map.of("CORS_RESOURCES", "api")))
                        .option())
                .isEqualTo("CORS_RESOURCES");
    }

    static Stream<Arguments> noPrefixes() {
        return Stream.of(
                arguments(null, Reason.NULL_VALUE),
                arguments("", Reason.TYPE_INVALID),
                arguments(" ", Reason.TYPE_INVALID),
                arguments("SHOP_CORS", Reason.TYPE_INVALID));
    }

    @ParameterizedTest
    @MethodSource("noPrefixes")
    void a_prefix_ends_in_an_underscore(@Nullable String prefix, Reason reason) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(prefix, Map.of("X", "y")));
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message())
                .contains("underscore")
                .endsWith("write " + (prefix == null || prefix.isBlank() ? "CORS_" : prefix + "_"));
    }

    /** No variable has such a name, so that nothing would be read, and any origin would be allowed. */
    @ParameterizedTest
    @CsvSource({
        "CORS-, CORS_",
        "CORS., CORS_",
        "'CORS_ ', CORS_",
        "CORS_*, CORS_",
        "CORS-_, CORS_",
        "shop.cors., shop_cors_",
        "*, CORS_",
        "_, CORS_",
        "1_, CORS_"
    })
    void a_prefix_is_the_beginning_of_a_name(String prefix, String proposed) {
        Map<String, String> variables = Map.of(proposed + "ORIGINS", APP);
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(prefix, variables));
        assertThat(problem.reason()).isEqualTo(Reason.TYPE_INVALID);
        assertThat(problem.message()).endsWith("; write " + proposed);
        assertThat(Cors.of(cors -> cors.environment(proposed, variables)).toString())
                .contains("origins=[" + APP);
    }

    @Test
    void a_prefix_may_be_in_lower_case() {
        assertThat(Cors.of(cors -> cors.origins(APP).environment("cors_", Map.of("CORS_ORIGINS", APP)))
                        .warnings())
                .extracting(ConfigurationProblem::message)
                .containsExactly("this variable is not read; the case of letters matters: cors_ORIGINS");
    }

    @ParameterizedTest
    @CsvSource({"CORS_LISTENER, it can be set only in code", "CORS_PER_REQUEST, it can be set only in code"})
    void what_no_text_can_describe_is_set_in_code(String name, String words) {
        assertThat(Problem.of(cors -> cors.environment(Map.of(name, "x"))).message())
                .endsWith(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CORS_METHODS", "CORS_ALLOW_HEADERS", "CORS_EXPOSE_HEADERS"})
    void a_variable_can_allow_no_names_only_elsewhere(String name) {
        Map<String, String> none = Map.of("CORS_ORIGINS", APP, name, "none");
        assertThat(Cors.of(cors -> cors.environment(none)).warnings())
                .extracting(ConfigurationProblem::message)
                .containsExactly(
                        "this is read as a name; to allow none, set an empty list, in code or in a configuration");
        Map<String, String> flag = Map.of("CORS_ORIGINS", APP, name, "yes");
        assertThat(Cors.of(cors -> cors.environment(flag)).warnings())
                .extracting(ConfigurationProblem::message)
                .containsExactly("this is read as a name, since this option is no flag; list the allowed names");
    }

    @ParameterizedTest
    @CsvSource({
        "CORS_SERVICE_HOST",
        "CORS_SERVICE_PORT",
        "CORS_SERVICE_PORT_HTTP",
        "CORS_PORT",
        "CORS_PORT_80_TCP",
        "CORS_PORT_80_TCP_ADDR",
        "CORS_PROXY_SERVICE_HOST",
        "CORS_PROXY_SERVICE_PORT_HTTPS",
        "CORS_PROXY_PORT",
        "CORS_PROXY_PORT_8080_UDP_PROTO"
    })
    void what_a_container_platform_injects_is_passed_over(String name) {
        assertThat(Cors.of(cors -> cors.environment(Map.of(name, "tcp://10.0.0.1:80"))))
                .hasToString(Cors.defaults().toString());
    }

    @Test
    void an_environment_is_not_null() {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(null));
        assertThat(problem.option()).isEqualTo("environment");
        assertThat(problem.reason()).isEqualTo(Reason.NULL_VALUE);
    }

    @Test
    void a_variable_of_more_than_sixty_characters_is_one_of_others() {
        String longest = "CORS-MAX-AGE" + "-".repeat(48);
        assertThat(Cors.of(cors -> cors.origins(APP).environment(Map.of(longest, "5", longest + "-", "5")))
                        .warnings())
                .extracting(ConfigurationProblem::option)
                .containsExactly(longest);
    }

    @Test
    void a_variable_for_paths_is_no_matter_of_a_route() {
        Map<String, String> environment = Map.of("cors_exclude", "/a", "cors_max_age", "5");
        assertThat(Cors.route(route -> route.origins(APP).environment(environment))
                        .warnings())
                .extracting(ConfigurationProblem::option)
                .containsExactly("cors_max_age");
    }

    @Test
    void an_environment_that_has_none_of_our_names_changes_nothing() {
        Map<String, String> copy = Map.of("HOME", "/root", "LC_ALL", "C", "AZ09", "x", "_", "env");
        assertThat(Cors.of(cors -> cors.environment(copy)))
                .hasToString(Cors.defaults().toString());
        assertThat(Cors.of(cors -> cors.environment(System.getenv())))
                .hasToString(Cors.defaults().toString());
    }

    @Test
    void the_environment_is_read_only_when_asked_for() {
        // Nothing in the class path may read it on its own: the default policy is the same whatever there is.
        assertThat(Cors.defaults().toString()).contains("origins=[*]");
    }

    @Test
    void a_remedy_names_credentials_as_they_were_written() {
        assertThat(Problem.of(cors ->
                                cors.environment(Map.of("CORS_SUPPORTS_CREDENTIALS", "true", "CORS_ORIGINS", "*")))
                        .message())
                .endsWith("list the origins, or leave CORS_SUPPORTS_CREDENTIALS out");
        assertThat(Problem.of(cors -> cors.configuration(Map.of("supportsCredentials", true, "origins", "*")))
                        .message())
                .endsWith("list the origins, or leave supportsCredentials out");
    }

    @ParameterizedTest
    @CsvSource({
        "cors_origins, names must be in upper case: CORS_ORIGINS",
        "Cors_Origins, names must be in upper case: CORS_ORIGINS",
        "ORIGINS, names must begin with CORS_: CORS_ORIGINS",
        "MAX_AGE, names must begin with CORS_: CORS_MAX_AGE",
        "CORSORIGINS, names must be separated by underscores: CORS_ORIGINS",
        "CORS-ORIGINS, names must be separated by underscores: CORS_ORIGINS",
        "CORS.ORIGINS, names must be separated by underscores: CORS_ORIGINS",
        "cors.max-age, names must be separated by underscores: CORS_MAX_AGE",
        "CorsMaxAge, names must be separated by underscores: CORS_MAX_AGE",
        "corsMaxAge, names must be separated by underscores: CORS_MAX_AGE",
        "' CORS_ORIGINS', names must begin with CORS_: CORS_ORIGINS",
        "export CORS_ORIGINS, names must begin with CORS_: CORS_ORIGINS",
        "MY_CORS_ORIGINS, names must begin with CORS_: CORS_ORIGINS",
        "cors_exclude, names must be in upper case: CORS_EXCLUDE",
        "COR_ORIGINS, did you mean CORS_ORIGINS?",
        "CROS_ORIGINS, did you mean CORS_ORIGINS?",
        "CORSS_MAX_AGE, did you mean CORS_MAX_AGE?",
        "CORS-ORIGIN, did you mean CORS_ORIGINS?",
        "CORS-ALLOWED-ORIGINS, did you mean CORS_ORIGINS?",
        "cors_allow_credentials, did you mean CORS_SUPPORTS_CREDENTIALS?"
    })
    void a_variable_that_is_hardly_meant_for_others_is_told(String name, String words) {
        assertThat(Cors.of(cors -> cors.origins(APP).environment(Map.of(name, "s3cret", "HOME", "/root")))
                        .warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.option()).isEqualTo(HarmlessText.bare(name));
                    assertThat(warning.message()).isEqualTo("this variable is not read; " + words);
                    assertThat(warning.toString()).doesNotContain("s3cret");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORS_ORIGINS_SERVICE_HOST",
                "CORS_MAX_AGE_PORT_80_TCP",
                "CORS",
                "cors_service_host",
                "cors_debug",
                "cors-",
                "CORSAIR_ORIGINS",
                "SCORES_METHODS",
                "ORIGINSX",
                "CORP_EXCLUDES",
                "CORE_RESOURCES",
                "CORE_MAX_AGE",
                "corp.origins",
                "SPRING_WEB_CORS_ALLOWED_ORIGINS",
                "RESOURCE"
            })
    void a_variable_that_is_near_to_none_is_one_of_others(String name) {
        assertThat(Cors.of(cors -> cors.origins(APP).environment(Map.of(name, "s3cret")))
                        .warnings())
                .isEmpty();
    }

    /** To compare words takes long, and an environment may be of any size. */
    @Test
    void of_very_many_names_that_begin_like_an_option_some_are_told() {
        Map<String, String> variables = new LinkedHashMap<>();
        IntStream.range(0, 10_000).forEach(i -> variables.put("cors-methods-shop" + i, "x"));
        assertThat(Cors.of(cors -> cors.origins(APP).environment(variables)).warnings())
                .hasSize(100);
    }

    @Test
    void a_near_name_is_told_for_another_prefix_as_well() {
        assertThat(Cors.of(cors -> cors.origins(APP).environment("SHOP_CORS_", Map.of("SHOP-CORS-MAX-AGE", "x")))
                        .warnings())
                .extracting(ConfigurationProblem::message)
                .containsExactly(
                        "this variable is not read; names must be separated by underscores: SHOP_CORS_MAX_AGE");
    }

    /** Where nothing sets origins, one of these probably should have. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "corsAllowedOrigins ! s3cret ! did you mean CORS_ORIGINS?",
                "ALLOWED_ORIGINS ! s3cret ! did you mean CORS_ORIGINS?",
                "allowedOrigins ! s3cret ! did you mean CORS_ORIGINS?",
                "ALLOW_ORIGIN ! s3cret ! did you mean CORS_ORIGINS?",
                "ACCESS_CONTROL_ALLOW_ORIGIN ! s3cret ! did you mean CORS_ORIGINS?",
                "APP_CORS_ALLOWED_ORIGINS ! s3cret ! did you mean CORS_ORIGINS?",
                "SPRING_WEB_CORS_ALLOWED_ORIGINS ! s3cret ! did you mean CORS_ORIGINS?",
                "app.cors.allowed-origins ! s3cret ! did you mean CORS_ORIGINS?",
                "CORS ! https://s3cret ! each option has a variable of its own, such as CORS_ORIGINS",
                "CORS ! {\"s3cret\": 1} ! each option has a variable of its own, such as CORS_ORIGINS",
                "cors_config ! {\"s3cret\": 1} ! each option has a variable of its own, such as CORS_ORIGINS"
            })
    void what_others_call_origins_is_told_where_there_are_none(String name, String value, String words) {
        assertThat(Cors.of(cors -> cors.environment(Map.of(name, value, "HOME", "/root")))
                        .warnings())
                .anySatisfy(warning -> {
                    assertThat(warning.option()).isEqualTo(name);
                    assertThat(warning.message()).isEqualTo("this variable is not read; " + words);
                })
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.toString()).doesNotContain("s3cret"));
        assertThat(Cors.of(cors -> cors.origins(APP).environment(Map.of(name, value)))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORIGINAL_HOST", "CORSAIR_HOST", "CORS", "ALLOWED_HOURS", "HOSTNAME", "GIT_ORIGIN"})
    void what_is_hardly_meant_for_origins_is_not(String name) {
        assertThat(Cors.of(cors -> cors.environment(Map.of(name, "1"))).warnings())
                .extracting(ConfigurationProblem::reason)
                .containsExactly(Reason.ANY_ORIGIN_BY_OMISSION);
    }

    @Test
    void each_is_told_once() {
        assertThat(Cors.of(cors -> cors.environment(Map.of("FLASK_CORS_ORIGINS", APP, "ALLOWED_ORIGINS", APP)))
                        .warnings())
                .extracting(ConfigurationProblem::option)
                .containsExactlyInAnyOrder("CORS_ORIGINS", "FLASK_CORS_ORIGINS", "ALLOWED_ORIGINS");
    }

    @Test
    void with_another_prefix_the_usual_one_is_told() {
        assertThat(Cors.of(cors -> cors.environment("SHOP_CORS_", Map.of("CORS_ORIGINS", APP)))
                        .warnings())
                .extracting(ConfigurationProblem::message)
                .contains("this variable is not read; did you mean SHOP_CORS_ORIGINS?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '!',
            value = {
                "CORS_CONFIG ! {\"origins\": [\"s3cret\"]} ! pass the parsed JSON object to configuration(..)",
                "CORS_POLICY ! {\"s3cret\": {}} ! pass the parsed JSON object to configuration(..)",
                "CORS_ALLOW_ALL ! true ! to allow any origin, write * for CORS_ORIGINS",
                "CORS_ALLOW_ALL_ORIGINS ! true ! to allow any origin, write * for CORS_ORIGINS",
                "CORS_ORIGIN_ALLOW_ALL ! true ! to allow any origin, write * for CORS_ORIGINS",
                "CORS_FRONTEND_URL ! https://s3cret ! did you mean CORS_ORIGINS?",
                "CORS_URL_REGEX ! ^/api/.*$ ! did you mean CORS_RESOURCES?",
                "CORS_EXCLUDED_PATHS ! /s3cret ! did you mean CORS_EXCLUDE?"
            })
    void what_others_call_it_is_told(String name, String value, String words) {
        ConfigurationProblem problem = Problem.of(cors -> cors.environment(Map.of("CORS_ORIGINS", APP, name, value)));
        assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(problem.message()).contains(words).doesNotContain("s3cret");
    }

    @Test
    void variables_of_others_are_passed_over() {
        assertThat(Cors.of(cors -> cors.environment(
                                Map.of("CORS_ORIGINS", APP, "METHODS", "x", "cors_origins", "x", "corsair", "x")))
                        .warnings())
                .isEmpty();
    }
}
