package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.HarmlessText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that cannot be right is refused, with its place, its reason and what to write instead. */
class ConfigurationErrorsTest {
    private static final String APP = "https://app.example.com";

    private static Arguments row(String option, Reason reason, String remedy, Consumer<CorsBuilder> configure) {
        return arguments(option, reason, remedy, configure);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                // any origin beside credentials
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "list the origins",
                        c -> c.supportsCredentials(true)),
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "list the origins",
                        c -> c.origins("*").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        "leave supportsCredentials out",
                        c -> c.configuration(Map.of("supportsCredentials", true))),
                // wildcards beside others
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins("*", APP)),
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins(APP, "*")),
                row("origins", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.origins("^https://a", "*")),
                row("methods", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.methods("*", "GET")),
                row("methods", Reason.WILDCARD_BESIDE_OTHERS, "remove", c -> c.methods("PUT", "*")),
                row(
                        "exposeHeaders",
                        Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                        "list the headers",
                        c -> c.origins(APP).supportsCredentials(true).exposeHeaders("*")),
                row(
                        "exposeHeaders",
                        Reason.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
                        "list the headers",
                        c -> c.origins(APP).supportsCredentials(true).exposeHeaders("X-A", "*")),
                // insecure origins and public suffixes
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://app.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "dangerouslyAllowInsecureOrigins",
                        c -> c.origins("HTTP://*.example.com:*").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://192.168.0.1:8080").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://localhost.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://127.0.0.1.example.com").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://[::2]").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        "write https",
                        c -> c.origins("http://128.0.0.1").supportsCredentials(true)),
                row(
                        "origins",
                        Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                        "dangerouslyAllowPublicSuffixes",
                        c -> c.origins("https://*.github.io").supportsCredentials(true)),
                // empty and null
                row("origins", Reason.EMPTY, "list the origins", c -> c.origins()),
                row("origins", Reason.EMPTY, "list the origins", c -> c.origins(List.of())),
                row(
                        "origins",
                        Reason.NULL_VALUE,
                        "must not be null; remove it, or write a string",
                        c -> c.origins(APP, null)),
                row(
                        "methods",
                        Reason.NULL_VALUE,
                        "must not be null; remove it, or write a string",
                        c -> c.methods("GET", null)),
                row(
                        "allowHeaders",
                        Reason.NULL_VALUE,
                        "must not be null; remove it, or write a string",
                        c -> c.allowHeaders("X-A", null)),
                row(
                        "exposeHeaders",
                        Reason.NULL_VALUE,
                        "must not be null; remove it, or write a string",
                        c -> c.exposeHeaders("X-A", null)),
                row(
                        "exclude",
                        Reason.NULL_VALUE,
                        "must not be null; remove it, or write a string",
                        c -> c.exclude("/a", null)),
                row("methods", Reason.BLANK, "must not be blank", c -> c.methods("GET", " ")),
                row("allowHeaders", Reason.BLANK, "must not be blank", c -> c.allowHeaders("")),
                row("exposeHeaders", Reason.BLANK, "must not be blank", c -> c.exposeHeaders("")),
                row("exclude", Reason.BLANK, "must not be blank", c -> c.exclude("")),
                row("resources", Reason.BLANK, "must not be blank", c -> c.resource("")),
                row("origins", Reason.TYPE_INVALID, "string", c -> c.origins(List.of(42))),
                row("origins", Reason.TYPE_INVALID, "string", c -> c.origins(List.of(java.net.URI.create(APP)))),
                row("allowHeaders", Reason.TYPE_INVALID, "string", c -> c.allowHeaders(List.of(List.of("X-A"), "X-B"))),
                // methods
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("TRACE")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("CONNECT")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("TRACK")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("GET", "trace")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("Connect")),
                row("methods", Reason.METHOD_FORBIDDEN, "remove it", c -> c.methods("tRaCk")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("G(T")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("PÜT")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("POſT")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("^P.*")),
                row("methods", Reason.METHOD_INVALID, "such as PUT", c -> c.methods("a/b")),
                row("methods", Reason.SEVERAL_IN_ONE, "write GET, PUT", c -> c.methods("GET PUT")),
                // headers
                row("allowHeaders", Reason.HEADER_INVALID, "without a value", c -> c.allowHeaders("X:A")),
                row("allowHeaders", Reason.HEADER_INVALID, "letters, digits and hyphens", c -> c.allowHeaders("X-Ä")),
                row(
                        "allowHeaders",
                        Reason.HEADER_INVALID,
                        "letters, digits and hyphens",
                        c -> c.allowHeaders("X\r\nA")),
                row(
                        "allowHeaders",
                        Reason.HEADER_INVALID,
                        "letters, digits and hyphens",
                        c -> c.allowHeaders("X\u212A")),
                row("allowHeaders", Reason.SEVERAL_IN_ONE, "write X-A, X-B", c -> c.allowHeaders("X-A X-B")),
                row("allowHeaders", Reason.EXPRESSION_INVALID, "RE2", c -> c.allowHeaders("^x-(")),
                row("allowHeaders", Reason.EXPRESSION_UNMARKED, "write ^X-[a-z]+$", c -> c.allowHeaders("X-[a-z]+")),
                row("allowHeaders", Reason.EXPRESSION_UNMARKED, "write ^x-.*$", c -> c.allowHeaders("/^x-.*$/")),
                row("exposeHeaders", Reason.HEADER_INVALID, "letters, digits", c -> c.exposeHeaders("X-[a-z]+")),
                row("exposeHeaders", Reason.HEADER_INVALID, "without a value", c -> c.exposeHeaders("X:A")),
                row(
                        "exposeHeaders",
                        Reason.HEADER_INVALID,
                        "expressions are supported only for allowed headers",
                        c -> c.exposeHeaders("^X-.*")),
                row("exposeHeaders", Reason.SEVERAL_IN_ONE, "write X-A, X-B", c -> c.exposeHeaders("X-A X-B")),
                row("exposeHeaders", Reason.HEADER_FORBIDDEN, "remove", c -> c.exposeHeaders("Set-Cookie")),
                row("exposeHeaders", Reason.HEADER_FORBIDDEN, "remove", c -> c.exposeHeaders("set-cookie2")),
                // numbers
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(-1)),
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(Duration.ofMillis(-1))),
                row("maxAge", Reason.MAX_AGE_INVALID, "zero or more", c -> c.maxAge(Long.MIN_VALUE)),
                row("maxAge", Reason.MAX_AGE_INVALID, "whole seconds", c -> c.maxAge(Duration.ofMillis(1500))),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(199)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(300)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(404)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(0)),
                row("preflightStatus", Reason.STATUS_INVALID, "200 to 299", c -> c.preflightStatus(-200)),
                // paths
                row("resources", Reason.PATH_INVALID, "write /api/*", c -> c.resource("api/*")),
                row("resources", Reason.PATH_INVALID, "write /", c -> c.resource("https://app.example.com/api")),
                row("resources", Reason.PATH_INVALID, "write /", c -> c.resource("**")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api*")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api/**")),
                row("resources", Reason.PATH_INVALID, "/api/*", c -> c.resource("/api/*.json")),
                row("resources", Reason.PATH_INVALID, "must not have a query", c -> c.resource("/api?x=1")),
                row("resources", Reason.PATH_INVALID, "must not have a query", c -> c.resource("/api#x")),
                row("resources", Reason.PATH_INVALID, "percent-encoded", c -> c.resource("//[ x")),
                row("resources", Reason.PATH_INVALID, "/users/*/photos", c -> c.resource("/users/{id}")),
                row("resources", Reason.PATH_INVALID, "/users/*/photos", c -> c.resource("/users/<id>")),
                row("resources", Reason.PATH_INVALID, "/my%20docs", c -> c.resource("/my docs")),
                row("resources", Reason.PATH_INVALID, "/caf%C3%A9", c -> c.resource("/café")),
                row("resources", Reason.PATH_INVALID, "/100%25", c -> c.resource("/100%")),
                row("resources", Reason.EXPRESSION_UNMARKED, "write ^/a\\b$", c -> c.resource("/a\\b")),
                row("resources", Reason.EXPRESSION_INVALID, "RE2", c -> c.resource("^/(")),
                row("exclude", Reason.PATH_INVALID, "write /api/*", c -> c.exclude("api/*")),
                row("exclude", Reason.EXPRESSION_INVALID, "RE2", c -> c.exclude("^/(")),
                // twice
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a").resource("/a")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "trailing slash",
                        c -> c.resource("/a").resource("/a/")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a/*").resource("/a/*/")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("*").resource("/*")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("^/a").resource("^/a")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.resource("/a").resource("/%61")),
                row(
                        "resources",
                        Reason.RESOURCE_TWICE,
                        "declare it once",
                        c -> c.configuration(Map.of("resources", List.of("/a", "/a")))),
                row(
                        "resources",
                        Reason.SET_TWICE,
                        "set it once",
                        c -> c.configuration(Map.of("resources", "/a")).configuration(Map.of("resources", "/b"))));
    }

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("others")
    void what_cannot_be_right_is_refused(String option, Reason reason, String remedy, Consumer<CorsBuilder> configure) {
        ConfigurationProblem problem = Problem.of(configure);
        assertThat(problem.option()).isEqualTo(option);
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.message()).contains(remedy);
    }

    static Stream<String> forbiddenHeaders() {
        return Stream.of(
                "Accept-Charset",
                "Accept-Encoding",
                "Access-Control-Request-Headers",
                "Access-Control-Request-Method",
                "Access-Control-Request-Private-Network",
                "Connection",
                "Content-Length",
                "Cookie",
                "Cookie2",
                "Date",
                "DNT",
                "Expect",
                "Host",
                "Keep-Alive",
                "Origin",
                "Referer",
                "Set-Cookie",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Via",
                "Proxy-Authorization",
                "Proxy-",
                "Sec-Fetch-Site",
                "sec-",
                "COOKIE",
                "hOsT");
    }

    @ParameterizedTest
    @MethodSource("forbiddenHeaders")
    void a_header_that_browsers_never_let_a_page_send_is_refused(String name) {
        ConfigurationProblem problem = Problem.of(cors -> cors.allowHeaders("X-A", name));
        assertThat(problem.option()).isEqualTo("allowHeaders");
        assertThat(problem.value()).isEqualTo(HarmlessText.of(name));
        assertThat(problem.reason()).isEqualTo(Reason.HEADER_FORBIDDEN);
        assertThat(problem.message()).contains("remove");
    }

    static Stream<Arguments> twice() {
        return Stream.of(
                twice("origins", c -> c.origins(APP).origins("https://b.example")),
                twice("origins", c -> c.origins(APP).origins(APP)),
                twice("methods", c -> c.methods("GET").methods(List.of("PUT"))),
                twice("allowHeaders", c -> c.allowHeaders("X-A").allowHeaders("X-B")),
                twice("exposeHeaders", c -> c.exposeHeaders("X-A").exposeHeaders("X-B")),
                twice("supportsCredentials", c -> c.supportsCredentials(false).supportsCredentials(false)),
                twice("maxAge", c -> c.maxAge(1).maxAge(Duration.ofSeconds(1))),
                twice("maxAge", c -> c.maxAge(null).maxAge(1)),
                twice("sendWildcard", c -> c.sendWildcard(true).sendWildcard(true)),
                twice("varyHeader", c -> c.varyHeader(true).varyHeader(true)),
                twice("alwaysSend", c -> c.alwaysSend(true).alwaysSend(true)),
                twice("automaticOptions", c -> c.automaticOptions(true).automaticOptions(true)),
                twice("preflightStatus", c -> c.preflightStatus(200).preflightStatus(204)),
                twice("allowPrivateNetwork", c -> c.allowPrivateNetwork(true).allowPrivateNetwork(true)),
                twice(
                        "dangerouslyAllowNullOrigin",
                        c -> c.dangerouslyAllowNullOrigin(true).dangerouslyAllowNullOrigin(true)),
                twice(
                        "dangerouslyAllowInsecureOrigins",
                        c -> c.dangerouslyAllowInsecureOrigins(true).dangerouslyAllowInsecureOrigins(true)),
                twice(
                        "dangerouslyAllowPublicSuffixes",
                        c -> c.dangerouslyAllowPublicSuffixes(true).dangerouslyAllowPublicSuffixes(true)),
                twice(
                        "dangerouslyAllowAnyExpression",
                        c -> c.dangerouslyAllowAnyExpression(true).dangerouslyAllowAnyExpression(false)),
                twice("exclude", c -> c.exclude("/a").exclude("/b")),
                twice("maxAge", c -> c.configuration(Map.of("maxAge", 1)).configuration(Map.of("maxAge", 2))),
                twice(
                        "CORS_MAX_AGE",
                        c -> c.configuration(Map.of("maxAge", 1)).environment(Map.of("CORS_MAX_AGE", "2"))),
                twice(
                        "resources./a.maxAge",
                        c -> c.resource("/a", a -> a.maxAge(1).maxAge(2))));
    }

    private static Arguments twice(String option, Consumer<CorsBuilder> configure) {
        return arguments(option, configure);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("twice")
    void an_option_that_is_set_twice_is_refused(String option, Consumer<CorsBuilder> configure) {
        ConfigurationProblem problem = Problem.of(configure);
        assertThat(problem.option()).isEqualTo(option);
        assertThat(problem.reason()).isEqualTo(Reason.SET_TWICE);
        assertThat(problem.message()).contains("set it once");
    }

    @Test
    void of_cookies_it_is_said_how_they_are_sent_and_of_other_headers_who_sets_them() {
        assertThat(Problem.of(cors -> cors.allowHeaders("Cookie")).message()).contains("supportsCredentials");
        assertThat(Problem.of(cors -> cors.exposeHeaders("Set-Cookie")).message())
                .contains("supportsCredentials");
        assertThat(Problem.of(cors -> cors.allowHeaders("Host")).message()).contains("browsers set this header");
    }

    @Test
    void all_problems_are_reported_at_once() {
        List<ConfigurationProblem> problems =
                Problem.allOf(cors -> cors.origins("app.example.com", "https://b.example/")
                        .methods("TRACE", "G T")
                        .allowHeaders("Cookie")
                        .exposeHeaders("X:A")
                        .maxAge(-1)
                        .maxAge(5)
                        .preflightStatus(404)
                        .exclude("nope")
                        .configuration(Map.of("origin", "x", "sendWildcard", "yes"))
                        .resource("api/*")
                        .resource("/a", a -> a.maxAge(-2).methods("CONNECT"))
                        .resource("/a"));
        assertThat(problems)
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(
                        Reason.SCHEME_MISSING,
                        Reason.TRAILING_SLASH,
                        Reason.METHOD_FORBIDDEN,
                        Reason.SEVERAL_IN_ONE,
                        Reason.HEADER_FORBIDDEN,
                        Reason.HEADER_INVALID,
                        Reason.MAX_AGE_INVALID,
                        Reason.SET_TWICE,
                        Reason.STATUS_INVALID,
                        Reason.PATH_INVALID,
                        Reason.UNKNOWN_KEY,
                        Reason.TYPE_INVALID,
                        Reason.PATH_INVALID,
                        Reason.MAX_AGE_INVALID,
                        Reason.METHOD_FORBIDDEN,
                        Reason.RESOURCE_TWICE);
    }

    @Test
    void an_inherited_problem_is_reported_once_and_where_it_was_made() {
        List<ConfigurationProblem> problems = Problem.allOf(cors ->
                cors.supportsCredentials(true).resource("/a").resource("/b").resource("/c"));
        assertThat(problems).extracting(ConfigurationProblem::option).containsExactly("origins");
    }

    @Test
    void what_does_not_go_together_is_reported_where_the_innermost_of_it_is_set() {
        assertThat(Problem.of(cors -> cors.supportsCredentials(true).resource("/a", a -> a.maxAge(1)))
                        .option())
                .isEqualTo("origins");
        assertThat(Problem.of(cors ->
                                cors.supportsCredentials(true).origins(APP).resource("/a", a -> a.origins("*")))
                        .option())
                .isEqualTo("resources./a.origins");
        assertThat(Problem.of(cors -> cors.origins("null").resource("/a", a -> a.supportsCredentials(false)))
                        .option())
                .isEqualTo("origins");
        assertThat(Problem.of(cors -> cors.dangerouslyAllowNullOrigin(true)
                                .origins("null")
                                .resource("/a", a -> a.dangerouslyAllowNullOrigin(false)))
                        .option())
                .isEqualTo("resources./a.origins");
        assertThat(Problem.of(cors ->
                                cors.exposeHeaders("*").origins(APP).resource("/a", a -> a.supportsCredentials(true)))
                        .option())
                .isEqualTo("resources./a.exposeHeaders");
    }

    @Test
    void the_exception_reads_well_and_each_problem_is_one_line() {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.of(cors -> cors.origins("app.example.com\r\nX: y").maxAge(-1)));
        assertThat(refusal.getMessage().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("The CORS configuration has 2 problems:");
            assertThat(lines.get(1)).contains("origins", "\\u000d\\u000a");
            assertThat(lines.get(2)).contains("maxAge -1: ");
        });
    }

    @Test
    void the_exception_survives_serialisation() throws Exception {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class, () -> Cors.of(cors -> cors.maxAge(-1)));
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        try (var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
            CorsConfigurationException read = (CorsConfigurationException) in.readObject();
            assertThat(read).hasMessage(refusal.getMessage());
            assertThat(read.problems()).isEmpty();
        }
    }

    @Test
    void a_route_is_checked_as_well() {
        CorsConfigurationException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.route(route -> route.supportsCredentials(true).maxAge(-1)));
        assertThat(refusal.problems())
                .extracting(ConfigurationProblem::reason)
                .containsExactlyInAnyOrder(Reason.ANY_ORIGIN_WITH_CREDENTIALS, Reason.MAX_AGE_INVALID);
        CorsConfigurationException paths = org.assertj.core.api.Assertions.catchThrowableOfType(
                CorsConfigurationException.class,
                () -> Cors.route(route -> route.configuration(Map.of("resources", "/a"))));
        assertThat(paths.problems()).extracting(ConfigurationProblem::reason).containsExactly(Reason.NOT_HERE);
    }
}
