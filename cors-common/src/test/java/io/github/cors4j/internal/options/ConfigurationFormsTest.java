package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration from outside may look like, and what is said about every other form. */
class ConfigurationFormsTest {
    private static final String APP = "https://app.example.com";

    private static Optional<String> maxAge(Cors cors) {
        return Optional.ofNullable(
                Request.preflight("/", APP, "PUT").decidedBy(cors).headers().get("Access-Control-Max-Age"));
    }

    private static Map<String, @Nullable Object> single(String key, @Nullable Object value) {
        return Collections.singletonMap(key, value);
    }

    static Stream<Arguments> maxAges() {
        return Stream.of(
                arguments(0, "0"),
                arguments(3600, "3600"),
                arguments(3600L, "3600"),
                arguments((short) 60, "60"),
                arguments(3600.0, "3600"),
                arguments(new BigDecimal("36E2"), "3600"),
                arguments(new BigInteger("3600"), "3600"),
                arguments("3600", "3600"),
                arguments("0", "0"),
                arguments(Duration.ofHours(1), "3600"),
                arguments(86_400, "86400"));
    }

    @ParameterizedTest
    @MethodSource("maxAges")
    void max_age_is_whole_seconds_as_number_text_or_duration(Object form, String sent) {
        assertThat(maxAge(Cors.of(cors -> cors.configuration(single("maxAge", form)))))
                .hasValue(sent);
    }

    static Stream<Object> noNumbers() {
        return Stream.of(
                "1h",
                "PT1H",
                "",
                " ",
                " 60",
                "60 ",
                "60.0",
                "1e3",
                "+60",
                "0x10",
                "1_000",
                "６０",
                "٦٠",
                "true",
                "−1",
                "--1",
                "99999999999999999999",
                1.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                new BigInteger("99999999999999999999"),
                true,
                List.of(60),
                Map.of(),
                'c');
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void what_is_no_whole_number_is_no_max_age(Object form) {
        ConfigurationProblem problem = Problem.of(single("maxAge", form));
        assertThat(problem.option()).isEqualTo("maxAge");
        assertThat(problem.reason()).isEqualTo(Reason.TYPE_INVALID);
        assertThat(problem.message()).contains("seconds");
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void what_is_no_whole_number_is_no_status(Object form) {
        ConfigurationProblem problem = Problem.of(single("preflightStatus", form));
        assertThat(problem.option()).isEqualTo("preflightStatus");
        assertThat(problem.reason()).isEqualTo(Reason.TYPE_INVALID);
        assertThat(problem.message()).contains("204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"204\"", " 204 ", "204 No Content", "204.0", "HTTP/1.1 204 No Content", "204;"})
    void a_status_in_quotes_or_ahead_of_its_name_is_proposed(String form) {
        assertThat(Problem.of(single("preflightStatus", form)).suggestion()).isEqualTo("204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"404\"", "2040", "20 4", "2xx", "No Content"})
    void what_is_no_status_of_success_is_not_proposed(String form) {
        assertThat(Problem.of(single("preflightStatus", form)).suggestion()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"maxAge, 1h, 3600", "preflightStatus, 204, 204"})
    void of_more_than_forty_characters_nothing_is_proposed(String key, String text, String proposal) {
        String longest = " ".repeat(40 - text.length()) + text;
        assertThat(Problem.of(single(key, longest)).suggestion()).isEqualTo(proposal);
        assertThat(Problem.of(single(key, " " + longest)).suggestion()).isNull();
    }

    @Test
    void a_status_is_no_duration_and_fits_an_int() {
        assertThat(Problem.of(single("preflightStatus", Duration.ofSeconds(204)))
                        .reason())
                .isEqualTo(Reason.TYPE_INVALID);
        assertThat(Problem.of(single("preflightStatus", 4_294_967_500L)).reason())
                .isEqualTo(Reason.TYPE_INVALID);
    }

    static Stream<Arguments> noFlags() {
        return new Options()
                .all().stream()
                        .filter(option -> option.value() instanceof Boolean)
                        .flatMap(option -> Stream.of(
                                        "TRUE", "True", "yes", "on", "1", "", " true", 1, 0, List.of(true), Map.of())
                                .map(value -> arguments(option.key(), value)));
    }

    @ParameterizedTest
    @MethodSource("noFlags")
    void a_flag_is_true_or_false_and_nothing_else(String key, Object value) {
        ConfigurationProblem problem = Problem.of(single(key, value));
        assertThat(problem.option()).isEqualTo(key);
        assertThat(problem.reason()).isEqualTo(Reason.TYPE_INVALID);
        assertThat(problem.message()).contains("true or false");
    }

    static Stream<Arguments> lists() {
        List<Arguments> rows = new ArrayList<>();
        Map<String, String> entries = Map.of(
                "origins", APP, "methods", "PUT", "allowHeaders", "X-A", "exposeHeaders", "X-A", "exclude", "/x");
        entries.forEach((key, entry) -> {
            rows.add(arguments(key, List.of(entry)));
            rows.add(arguments(key, Set.of(entry)));
            rows.add(arguments(key, new String[] {entry}));
            rows.add(arguments(key, new Object[] {entry}));
            rows.add(arguments(key, entry));
        });
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_is_a_collection_an_array_or_one_text(String key, Object value) {
        String one = Cors.of(cors -> cors.configuration(single(key, value))).toString();
        Object first = value instanceof Object[] array ? array[0] : value;
        Object entry =
                first instanceof java.util.Collection<?> all ? all.iterator().next() : first;
        assertThat(one)
                .isEqualTo(Cors.of(cors -> cors.configuration(single(key, List.of(entry))))
                        .toString());
        assertThat(one).isNotEqualTo(Cors.defaults().toString());
    }

    static Stream<Arguments> noLists() {
        return Stream.of("origins", "methods", "allowHeaders", "exposeHeaders", "exclude")
                .flatMap(key -> Stream.of(
                                arguments(1, Reason.TYPE_INVALID),
                                arguments(true, Reason.TYPE_INVALID),
                                arguments(Map.of("a", "b"), Reason.TYPE_INVALID),
                                arguments(new int[] {1}, Reason.TYPE_INVALID),
                                arguments(List.of(1), Reason.TYPE_INVALID),
                                arguments(List.of(true), Reason.TYPE_INVALID),
                                arguments(List.of(List.of("x")), Reason.TYPE_INVALID),
                                arguments(Collections.singletonList(null), Reason.NULL_VALUE),
                                arguments("", Reason.BLANK),
                                arguments(" \t", Reason.BLANK),
                                arguments(List.of(""), Reason.BLANK),
                                arguments(List.of("\u2003"), Reason.BLANK))
                        .map(row -> arguments(key, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("noLists")
    void what_is_no_list_of_texts_is_a_problem_of_that_option(String key, Object value, Reason reason) {
        ConfigurationProblem problem = Problem.of(single(key, value));
        assertThat(problem.option()).isEqualTo(key);
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).contains(reason == Reason.BLANK ? "must not be blank" : "string");
    }

    @Test
    void null_sets_max_age_back_to_none() {
        Map<String, Object> own = Map.of("/api", single("maxAge", null));
        Cors cors = Cors.of(options -> options.maxAge(60).configuration(Map.of("resources", own)));
        assertThat(Request.preflight("/api", APP, "PUT").decidedBy(cors).headers())
                .doesNotContainKey("Access-Control-Max-Age");
        assertThat(maxAge(Cors.of(options -> options.maxAge(null)))).isEmpty();
    }

    @Test
    void null_sets_exposed_headers_back_to_none() {
        Map<String, Object> own = Map.of("/api", single("exposeHeaders", null));
        Cors cors = Cors.of(options -> options.exposeHeaders("X-A").configuration(Map.of("resources", own)));
        assertThat(Request.get("/api").origin(APP).decidedBy(cors).headers())
                .containsExactly(Map.entry("Access-Control-Allow-Origin", APP));
    }

    static Stream<String> optionsThatNullCannotUnset() {
        return new Options()
                .all().stream().map(Setting::key).filter(key -> !key.equals("maxAge") && !key.equals("exposeHeaders"));
    }

    @ParameterizedTest
    @MethodSource("optionsThatNullCannotUnset")
    void null_is_a_problem_elsewhere(String key) {
        ConfigurationProblem problem = Problem.of(single(key, null));
        assertThat(problem.option()).isEqualTo(key);
        assertThat(problem.value()).isEqualTo("null");
        assertThat(problem.reason()).isEqualTo(Reason.NULL_VALUE);
    }

    @Test
    void null_lists_in_code_are_problems_and_not_exceptions_of_the_setter() {
        List<ConfigurationProblem> problems = Problem.allOf(cors -> cors.origins((String[]) null)
                .methods((String[]) null)
                .allowHeaders((List<?>) null)
                .exclude((String[]) null));
        assertThat(problems)
                .extracting(ConfigurationProblem::option)
                .containsExactly("origins", "methods", "allowHeaders", "exclude");
        assertThat(problems).extracting(ConfigurationProblem::reason).containsOnly(Reason.NULL_VALUE);
    }

    @Test
    void a_null_map_is_a_problem() {
        assertThat(Problem.of((Map<String, ?>) null).reason()).isEqualTo(Reason.NULL_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "origin, origins",
        "Origins, origins",
        "allowedOrigins, origins",
        "allowedOriginPatterns, origins",
        "allow_credentials, supportsCredentials",
        "credentials, supportsCredentials",
        "privateNetwork, allowPrivateNetwork",
        "max_age, maxAge",
        "method, methods",
        "allow_headers, allowHeaders",
        "allowHeader, allowHeaders",
        "exposedHeaders, exposeHeaders",
        "supportCredentials, supportsCredentials",
        "max-age, maxAge",
        "maxage, maxAge",
        "varyheader, varyHeader",
        "resource, resources",
        "excludes, exclude",
        "preflight_status, preflightStatus",
        "dangerouslyAllowNull, dangerouslyAllowNullOrigin",
        "optionsSuccessStatus, preflightStatus",
        "msage, maxAge",
        "orignis, origins",
        "headers_exposed, exposeHeaders",
        "headersAllowed, allowHeaders",
        "corsAccessControlMaxAge, maxAge",
        "cors.access-control-allow-origin, origins",
        "cors_credentials_enabled, supportsCredentials",
        "paths, resources",
        "routes, resources",
        "domains, origins"
    })
    void an_unknown_key_names_the_nearest_known_one(String key, String nearest) {
        ConfigurationProblem problem = Problem.of(single(key, "x"));
        assertThat(problem.option()).isEqualTo(key);
        assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(problem.message()).isEqualTo("there is no such option; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @CsvSource({"CORS_ORIGINS", "HOME", "ORIGINS", "MAX_AGE", "origin", "PATH-X", "Ä", "''"})
    void a_configuration_knows_keys_only(String key) {
        ConfigurationProblem problem = Problem.of(Map.of(key, "s3cret"));
        assertThat(problem.option()).isEqualTo(key.isEmpty() ? "\"\"" : key.equals("Ä") ? "\\u00c4" : key);
        assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(problem).asString().doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mage", "network"})
    void a_key_of_four_letters_or_of_one_word_of_several_is_near_to_none(String key) {
        assertThat(Problem.of(Map.of(key, "x")).message()).doesNotContain("did you mean");
    }

    @Test
    void a_key_of_more_than_sixty_characters_is_compared_with_none() {
        String longest = "origins" + "_".repeat(53);
        assertThat(Problem.of(Map.of(longest, APP)).message()).contains("did you mean origins");
        assertThat(Problem.of(Map.of(longest + "_", APP)).message()).contains("the names are");
        assertThat(Problem.of(Map.of("cors", Map.of(longest, APP))).message()).contains("under cors");
        assertThat(Problem.of(Map.of("cors", Map.of(longest + "_", APP))).message())
                .contains("the names are");
    }

    @Test
    void a_route_is_told_no_options_that_it_does_not_have() {
        assertThatThrownBy(() -> Cors.route(route -> route.configuration(Map.of("exclud", "/a"))))
                .isInstanceOf(CorsConfigurationException.class)
                .message()
                .contains("the names are origins, methods")
                .doesNotContain("exclude");
    }

    @Test
    void a_variable_in_a_configuration_is_told_where_it_goes() {
        assertThat(Problem.of(Map.of("CORS_ORIGINS", APP)).message())
                .isEqualTo(
                        "this is the name of a variable, not a key; pass variables to environment(..), or write origins");
    }

    @Test
    void the_configuration_in_a_configuration_is_told_to_come_out() {
        assertThat(Problem.of(Map.of("cors", Map.of("origins", APP))).message())
                .isEqualTo("this is not an option, but holds the options; pass the object under cors");
        assertThat(Problem.of(Map.of("http", objectOf("maxAge", 1))).message()).contains("under http");
        assertThat(Problem.of(Map.of("cors", Map.of("x", APP))).message()).contains("the names are");
        assertThat(Problem.of(Map.of("web", Map.of("cors", Map.of("origins", APP))))
                        .message())
                .isEqualTo("this is not an option, but holds the options; pass the object under web.cors");
        assertThat(Problem.of(Map.of("cors", Map.of("allowedOrigins", APP))).message())
                .isEqualTo("this is not an option, but holds the options; pass the object under cors");
        assertThat(Problem.of(Map.of("http", Map.of("path", "/"))).message()).contains("the names are");
        Map<String, Object> cors = Map.of("cors", Map.of("origins", APP));
        assertThat(Problem.of(Map.of("app", Map.of("web", cors))).message()).contains("under app.web.cors");
        assertThat(Problem.of(Map.of("my", Map.of("app", Map.of("web", cors)))).message())
                .contains("the names are");
        assertThat(Problem.of(Map.of("CorsPolicy", Map.of("AllowedOrigins", APP)))
                        .message())
                .isEqualTo("this is not an option, but holds the options; pass the object under CorsPolicy");
    }

    /** Passed on, the options of one path would be those of all. */
    @Test
    void the_paths_in_a_configuration_of_others_are_told_where_they_go() {
        Map<String, Object> paths = Map.of("[/api/**]", Map.of("allowedOrigins", APP));
        for (Map<String, ?> other : List.of(
                Map.of("cors-configurations", paths), Map.of("globalcors", Map.of("corsConfigurations", paths)))) {
            assertThat(Problem.of(other).message())
                    .isEqualTo(
                            "there is no such option; write the paths and their options as one object under resources");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_comment", "//", "#", "$schema"})
    void a_key_that_only_tells_something_is_to_be_removed(String key) {
        assertThat(Problem.of(single(key, "x")).message())
                .isEqualTo("a configuration can have only options, and no comments; remove it");
    }

    /** Where other libraries have paths at the top, none of them is the whole policy. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/*", "^/api/.*$", "[/**]", "/"})
    void a_path_with_its_options_is_told_where_it_goes(String path) {
        assertThat(Problem.of(Map.of(path, Map.of("origins", APP))).message())
                .isEqualTo("this is a path; put paths and their options in one object, under resources");
    }

    /** What libraries make of lists and objects that are neither collections nor maps. */
    private static Iterable<Object> listOf(Object... entries) {
        return () -> Arrays.asList(entries).iterator();
    }

    private static Iterable<Object> objectOf(Object... keysAndValues) {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new java.util.AbstractMap.SimpleEntry<>(keysAndValues[i], keysAndValues[i + 1]));
        }
        return entries::iterator;
    }

    @Test
    void any_iterable_is_a_list_and_any_iterable_of_entries_an_object() {
        Map<String, Object> foreign = Map.of(
                "origins", listOf(APP, new StringBuilder("https://b.example")),
                "resources",
                        objectOf(
                                new StringBuilder("/a"), objectOf(), "/b", objectOf("maxAge", new StringBuilder("60"))),
                "exclude", listOf("/c"));
        Map<String, Object> plain = Map.of(
                "origins", List.of(APP, "https://b.example"),
                "resources", new LinkedHashMap<>(Map.of("/a", Map.of(), "/b", Map.of("maxAge", 60))),
                "exclude", List.of("/c"));
        assertThat(Cors.of(cors -> cors.configuration(foreign)).toString())
                .contains("/a {origins=[" + APP + ", https://b.example]", "/b {", "maxAge=60", "except [/c]")
                .hasSameSizeAs(Cors.of(cors -> cors.configuration(plain)).toString());
        assertThat(Problem.of(Map.of("origins", objectOf("a", "b"))).reason()).isEqualTo(Reason.TYPE_INVALID);
        assertThat(Problem.of(Map.of("resources", Map.of("/a", listOf("x")))).option())
                .isEqualTo("resources./a");
    }

    @Test
    void an_object_without_end_is_refused() {
        Iterable<Map.Entry<String, Integer>> endless =
                () -> Stream.generate(() -> Map.entry("maxAge", 1)).iterator();
        assertThat(Problem.of(Map.of("resources", Map.of("/a", endless))).reason())
                .isEqualTo(Reason.SET_TWICE);
    }

    @Test
    void problems_come_in_the_order_in_which_options_were_set() {
        assertThat(Problem.allOf(cors -> cors.preflightStatus(1)
                        .resource("x", x -> x.maxAge(-1))
                        .origins("*")
                        .configuration(new LinkedHashMap<>(Map.of("nonsense", 1)))
                        .maxAge(-1)
                        .methods("G(T")
                        .supportsCredentials(true)
                        .exclude("y")))
                .extracting(ConfigurationProblem::option)
                .containsExactly(
                        "preflightStatus",
                        "resources",
                        "resources.x.maxAge",
                        "origins",
                        "nonsense",
                        "maxAge",
                        "methods",
                        "exclude");
        assertThat(Problem.allOf(
                        cors -> cors.maxAge(-1).origins("*").methods("G(T").supportsCredentials(true)))
                .extracting(ConfigurationProblem::option)
                .containsExactly("maxAge", "origins", "methods");
    }

    @Test
    void a_path_that_cannot_be_read_hides_nothing_that_is_wrong_with_its_options() {
        Map<String, Object> own = Map.of("api/*", Map.of("origins", "*", "supportsCredentials", true));
        assertThat(Problem.allOf(cors -> cors.configuration(Map.of("resources", own))))
                .extracting(ConfigurationProblem::reason)
                .containsExactly(Reason.PATH_INVALID, Reason.ANY_ORIGIN_WITH_CREDENTIALS);
    }

    @Test
    void a_list_of_paths_holds_no_objects() {
        assertThat(Problem.of(single("resources", List.of(Map.of("path", "/api/*", "origins", "*"))))
                        .message())
                .startsWith("paths with options must be one object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1h | 3600",
                "PT1H | 3600",
                "3600s | 3600",
                "3_600 | 3600",
                "3,600 | 3600",
                "3600.0 | 3600",
                "10 minutes | 600",
                "'\"60\"' | 60",
                "0s | 0",
                "PT5M | 300",
                "5M |",
                "36,00 |",
                "1d | 86400",
                "86400 # a day | 86400",
                "60*60 | 3600",
                "60 * 60 * 24 | 86400",
                "00:10:00 | 600",
                "3600000ms | 3600",
                "3600L | 3600",
                "3600; | 3600",
                "3600, | 3600",
                "60*60*24*7 |",
                "99999*99999*99999*99999 |",
                "500ms |",
                "10:00 |",
                "${MAX_AGE:3600} |",
                "1w |",
                "-5s |",
                "999d |",
                "soon |"
            })
    void a_max_age_as_it_is_written_elsewhere_is_proposed_in_seconds(String written, String seconds) {
        assertThat(Problem.of(single("maxAge", written)).suggestion()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "True, true",
        "yes, true",
        "ON, true",
        "1, true",
        "' true ', true",
        "true # x, true",
        "no, false",
        "0, false",
        "true;, true",
        "'false,', false",
        "${FLAG:false},",
        "maybe,"
    })
    void a_flag_as_it_is_written_elsewhere_is_proposed(String written, String flag) {
        assertThat(Problem.of(single("varyHeader", written)).suggestion()).isEqualTo(flag);
    }

    @Test
    void a_resource_without_options_is_a_problem_like_others() {
        List<ConfigurationProblem> problems =
                Problem.allOf(cors -> cors.resource("/x", null).maxAge(-1));
        assertThat(problems).extracting(ConfigurationProblem::option).containsExactly("resources./x", "maxAge");
        assertThat(problems.get(0).reason()).isEqualTo(Reason.NULL_VALUE);
    }

    @Test
    void what_has_no_order_is_read_in_that_of_its_texts() {
        Map<String, Map<String, ?>> unordered = Map.of("/b/*/x", Map.of("maxAge", 1), "/*/a/x", Map.of("maxAge", 2));
        Cors cors = Cors.of(options -> options.configuration(Map.of("resources", unordered)));
        assertThat(Request.get("/b/a/x").decidedBy(cors).resource()).hasValue("/*/a/x");
        Cors set = Cors.of(options -> options.configuration(Map.of("resources", Set.of("/b/*/x", "/*/a/x"))));
        assertThat(Request.get("/b/a/x").decidedBy(set).resource()).hasValue("/*/a/x");
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("/b/*/x", Map.of());
        ordered.put("/*/a/x", Map.of());
        Cors declared = Cors.of(options -> options.configuration(Map.of("resources", ordered)));
        assertThat(Request.get("/b/a/x").decidedBy(declared).resource()).hasValue("/b/*/x");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments(Map.of("maxAge", "1h"), "resources./api/*.maxAge", Reason.TYPE_INVALID),
                arguments(Map.of("maxAge", -1), "resources./api/*.maxAge", Reason.MAX_AGE_INVALID),
                arguments(Map.of("origins", "app.example.com"), "resources./api/*.origins", Reason.SCHEME_MISSING),
                arguments(Map.of("origins", List.of()), "resources./api/*.origins", Reason.EMPTY),
                arguments(Map.of("methods", List.of("GET PUT")), "resources./api/*.methods", Reason.SEVERAL_IN_ONE),
                arguments(Map.of("preflightStatus", 404), "resources./api/*.preflightStatus", Reason.STATUS_INVALID),
                arguments(Map.of("sendWildcard", 1), "resources./api/*.sendWildcard", Reason.TYPE_INVALID),
                arguments(
                        Map.of("supportsCredentials", true),
                        "resources./api/*.origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS),
                arguments(Map.of("origin", APP), "resources./api/*.origin", Reason.UNKNOWN_KEY),
                arguments(Map.of("resources", "/x"), "resources./api/*.resources", Reason.NOT_HERE),
                arguments(Map.of("exclude", "/x"), "resources./api/*.exclude", Reason.NOT_HERE),
                arguments(Map.of("CORS_MAX_AGE", "5"), "resources./api/*.CORS_MAX_AGE", Reason.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_problem_in_a_resource_names_the_place(Map<String, ?> own, String place, Reason reason) {
        ConfigurationProblem problem = Problem.of(Map.of("resources", Map.of("/api/*", own)));
        assertThat(problem.option()).isEqualTo(place);
        assertThat(problem.reason()).isEqualTo(reason);
    }

    @Test
    void an_unknown_key_in_a_resource_names_the_nearest_known_one() {
        assertThat(Problem.of(Map.of("resources", Map.of("/api/*", Map.of("maxage", 5))))
                        .message())
                .contains("maxAge");
    }

    @Test
    void a_problem_in_a_resource_in_code_names_the_place_as_well() {
        assertThat(Problem.of(cors -> cors.resource("/api/*", api -> api.maxAge(-1)))
                        .option())
                .isEqualTo("resources./api/*.maxAge");
    }

    static Stream<Object> noResources() {
        return Stream.of(
                1,
                true,
                Arrays.asList((Object) null),
                List.of(1),
                Map.of("/x", "y"),
                Map.of("/x", List.of()),
                Map.of("/x", true),
                single("x", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("noResources")
    void resources_are_objects_lists_of_paths_or_one_path(Object value) {
        ConfigurationProblem problem = Problem.of(single("resources", value));
        assertThat(problem.option()).startsWith("resources");
    }

    @Test
    void a_resource_needs_its_options_as_an_object() {
        Cors none = Cors.of(cors -> cors.configuration(Map.of("resources", single("/x", null), "origins", "*")));
        assertThat(none)
                .hasToString(Cors.of(
                                cors -> cors.configuration(Map.of("resources", Map.of("/x", Map.of()), "origins", "*")))
                        .toString());
        assertThat(Problem.of(Map.of("resources", Map.of("/x", "y"))).reason()).isEqualTo(Reason.TYPE_INVALID);
    }

    @Test
    void a_null_path_is_a_problem() {
        Map<String, Object> resources = new HashMap<>();
        resources.put(null, Map.of());
        assertThat(Problem.of(Map.of("resources", resources)).reason()).isEqualTo(Reason.NULL_VALUE);
        assertThat(Problem.of(cors -> cors.resource((String) null)).reason()).isEqualTo(Reason.NULL_VALUE);
        assertThat(Problem.of(cors -> cors.resource((Pattern) null)).reason()).isEqualTo(Reason.NULL_VALUE);
    }

    @Test
    void resources_keep_the_order_in_which_the_map_has_them() {
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("^/.*b.*$", Map.of("maxAge", 1));
        resources.put("^/.*a.*$", Map.of("maxAge", 2));
        Cors cors = Cors.of(options -> options.configuration(Map.of("resources", resources)));
        assertThat(Request.get("/ab").decidedBy(cors).resource()).hasValue("^/.*b.*$");
    }

    @Test
    void a_map_is_read_when_it_is_given_and_not_kept() {
        List<String> origins = new ArrayList<>(List.of(APP));
        Map<String, Object> map = new HashMap<>(Map.of("origins", origins));
        CorsBuilder builder = Cors.builder().configuration(map);
        origins.add("https://other.example");
        map.put("maxAge", 60);
        Cors cors = builder.build();
        assertThat(Request.from("https://other.example").decidedBy(cors).allowed())
                .isFalse();
        assertThat(maxAge(cors)).isEmpty();
    }

    @Test
    void options_are_in_their_place() {
        assertThat(Problem.of(cors -> cors.configuration(Map.of("resources", Map.of("origins", APP))))
                        .message())
                .isEqualTo("this is an option, and not a path; write it beside resources, or below one of the paths");
        assertThat(Problem.of(cors -> cors.configuration(Map.of(
                                "resources", Map.of("/api/*", Map.of("cors", Map.of("maxAge", 5))))))
                        .message())
                .isEqualTo("a path has its options directly below it; remove the key, and keep the options");
        assertThat(Problem.of(cors -> cors.configuration(Map.of("listener", "x")))
                        .message())
                .endsWith("it can be set only in code");
        assertThat(Problem.of(cors -> cors.configuration(Map.of("allowInsecureOrigins", true)))
                        .message())
                .endsWith("did you mean dangerouslyAllowInsecureOrigins?");
    }

    @Test
    void a_configuration_that_is_null_was_probably_not_found() {
        assertThat(Problem.of(cors -> cors.configuration(null)).message())
                .endsWith("probably missing or misspelt where it is read; an empty one would allow any origin");
    }
}
