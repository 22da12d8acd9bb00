package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for paths elsewhere is told by its name, with a remedy where one is known. */
class ForeignPathTest {
    @ParameterizedTest
    @CsvSource({
        "${API_PATH}, PATH_INVALID, not replaced by its value",
        "$API_PATH/*, PATH_INVALID, not replaced by its value",
        "%API_PATH%, PATH_INVALID, not replaced by its value",
        "/%API%/x, PATH_INVALID, not replaced by its value",
        "/api/%VERSION%/*, PATH_INVALID, not replaced by its value",
        "/v%VERSION%, PATH_INVALID, not replaced by its value",
        "/api/$VERSION/*, PATH_INVALID, not replaced by its value",
        "/$API/*, PATH_INVALID, not replaced by its value",
        "/api/v$VERSION, PATH_INVALID, not replaced by its value",
        "/api/$(version)/*, PATH_INVALID, not replaced by its value",
        "/api/@version@/*, PATH_INVALID, not replaced by its value",
        "/api/${VERSION}/*, PATH_INVALID, not replaced by its value",
        "/api/${VERSION:-v1}/*, PATH_INVALID, not replaced by its value",
        "/api/${api.version}/*, PATH_INVALID, not replaced by its value",
        "/api/{{version}}/*, PATH_INVALID, not replaced by its value",
        "C:\\inetpub\\api, PATH_INVALID, must begin with a slash",
        "# comment, PATH_INVALID, this is a comment",
        "#, PATH_INVALID, this is a comment",
        "// comment, PATH_INVALID, this is a comment",
        "starts_with(/api), PATH_INVALID, looks like code",
        "'<LocationMatch \"^/api\">', PATH_INVALID, without the syntax of a server",
        "/api/v?, PATH_INVALID, a query or fragment; write only the part before it",
        "/api/* -> *, PATH_INVALID, can list only paths",
        "/api/* => https://a.example.com, PATH_INVALID, can list only paths",
        "/api/*: https://a.example.com, PATH_INVALID, can list only paths",
        "/api/*=https://a.example.com, PATH_INVALID, can list only paths",
        "Host(`a.example.com`) && PathPrefix(`/api`), PATH_INVALID, looks like code",
        "DELETE, PATH_INVALID, 'not a method; remove it, or set methods'",
        "/users(/:id)(.:format), PATH_INVALID, a path parameter must be written as *",
        "{{path}}/items, PATH_INVALID, not replaced by its value",
        "'{\"/api/*\": {\"maxAge\": 60}}', PATH_INVALID, a string can list only paths"
    })
    void nothing_is_proposed(String written, Reason reason, String words) {
        for (ConfigurationProblem problem :
                List.of(Problem.of(cors -> cors.resource(written)), Problem.of(cors -> cors.exclude(written)))) {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.message()).contains(words);
            assertThat(problem.suggestion()).isNull();
        }
    }

    /** {@code $}, {@code @} and parentheses are characters of paths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/$metadata",
                "/$value",
                "/Patient/$everything",
                "/@user",
                "/@scope/name",
                "/a@b@c/d",
                "/Products(1)",
                "/wiki/Name_(x)",
                "/items:batchGet",
                "/v:",
                "/$"
            })
    void a_path_with_a_sign_of_others_is_one(String path) {
        assertThat(PathPattern.parse("resources", path, false, new Problems())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "location /api/, without the syntax of a server, /api/*",
        "location ^~ /api/ {, without the syntax of a server, /api/*",
        "location /api/v, without the syntax of a server, /api/v/*",
        "location = /api, without the syntax of a server, /api",
        "location ~ ^/api/, must begin with ^, ^/api/.*",
        "~ ^/api/v[0-9]+, must begin with ^, ^/api/v[0-9]+.*",
        "~* ^/api$, must begin with ^, ^(?i)/api$",
        "^~ /api/, a path begins with a slash, /api/*",
        "/item-?, must begin with ^, ^/item-[^/]$",
        "/files/??/x, must begin with ^, ^/files/[^/][^/]/x$",
        "'/api/{v1,v2}/*', braces cannot list alternatives, '/api/v1/*, /api/v2/*'",
        "'{/api/*,/files/*}', separate several paths with commas, '/api/*, /files/*'",
        "\\api\\items, must begin with a slash, /api/items",
        "GET /api, without a method, /api",
        "https://api.example.com/v1/*, without scheme and host, /v1/*",
        "/a b, percent-encoded, /a%20b",
        "/api#top, must not have a query or fragment, /api",
        "/api*, * must be a whole segment, /api/*",
        "/api/{$}, it needs no {$}, /api/",
        "/{$}, it needs no {$}, /",
        "#/users/.*#, must begin with ^, ^/users/.*$",
        "<Location /api>, without the syntax of a server, /api/*",
        "'<Location \"/api/\">', without the syntax of a server, /api/*",
        "://example.com/api, without scheme and host, /api"
    })
    void a_text_is_proposed(String written, String words, String proposed) {
        ConfigurationProblem problem = Problem.of(cors -> cors.resource(written));
        assertThat(problem.message()).contains(words).endsWith("; write " + proposed);
        assertThat(problem.suggestion()).isEqualTo(proposed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^~", "^~^~", "^~6/1^", "^~ ^~/x", "^~^/a", "^~(", "^~^~^~^~^~^~/a"})
    void what_begins_like_a_location_and_is_none_has_an_end(String written) {
        assertThat(Problem.of(cors -> cors.resource(written)).message())
                .containsAnyOf("a path begins with a slash", "RE2 does not accept this expression");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/../b, paths are normalised, /b",
        "/a//b, paths are normalised, /a/b",
        "/a;, a semicolon is an ordinary character, /a",
        "/a$, $ is an ordinary character, /a",
        "/api/(auth)/login, parentheses are ordinary characters, ^/api/(auth)/login$",
        "/users/$id, $ is an ordinary character here, /users/*",
        "/users/$userId/x, $ is an ordinary character here, /users/*/x",
        "/api/v:version/x, a colon is an ordinary character here, ^/api/v[^/]+/x$",
        "//example.com/api, paths are normalised, /api",
        "//localhost/api, paths are normalised, /api",
        "//index.html, paths are normalised, /index.html",
        "/users/:id, a colon is an ordinary character here, /users/*",
        "^/api/*, * repeats only the character before it, /api/*"
    })
    void a_path_that_builds_may_be_odd(String path, String words, String proposed) {
        assertThat(Cors.of(cors -> cors.resource(path)).warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.message()).contains(words);
                    assertThat(warning.suggestion()).isEqualTo(proposed);
                });
    }

    /** A {@code Pattern} needs no mark, and is looked for anywhere elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "admin, ^/admin$, ^/.*admin.*$",
        "x, ^/x$, ^/.*x.*$",
        "api/, /api/*, ^/.*api/.*$",
        "api/.*, ^/api/.*$, ^/.*api/.*$",
        "users/\\d+, ^/users/\\d+$, ^/.*users/\\d+.*$",
        "\\Aapi/.*\\z, ^/api/.*$, ^/api/.*$",
        "^api/.*, ^/api/.*$, ^/api/.*$",
        "//api/.*, ^/api/.*, ^/api/.*",
        "(?i)admin, ^(?i)/admin$, ^(?i)/.*admin.*$",
        "\\.php$, ^/.*\\.php$, ^/.*\\.php$",
        "/api, /api/*, ^/api.*$",
        "(?i)/api, ^(?i)/api(/.*)?$, ^(?i)/api.*$",
        "/api/, /api/*, /api/*",
        "/api/*, /api/*, /api/*",
        "/api*, /api/*, ^/api.*$"
    })
    void of_a_pattern_every_letter_counts(String pattern, String resource, String exclusion) {
        assertProposed(cors -> cors.resource(Pattern.compile(pattern)), resource);
        assertProposed(cors -> cors.exclude(Pattern.compile(pattern)), exclusion);
        assertThat(Cors.of(cors -> cors.resource(resource)).warnings()).isEmpty();
        assertThat(Cors.of(cors -> cors.exclude(exclusion)).warnings()).isEmpty();
    }

    private static void assertProposed(Consumer<CorsBuilder> configure, String proposed) {
        List<ConfigurationProblem> problems;
        try {
            problems = Cors.of(configure).warnings();
        } catch (CorsConfigurationException e) {
            problems = e.problems();
        }
        assertThat(problems).extracting(ConfigurationProblem::suggestion).containsExactly(proposed);
    }

    @Test
    void to_exclude_every_path_is_not_proposed() {
        assertThat(Problem.of(cors -> cors.exclude("^")).suggestion()).isNull();
    }

    /** What has a backslash is meant as an expression, even if it is none that can be proposed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/\\h",
                "/users/\\A",
                "/users/\\R",
                "/users/\\u0041",
                "/users/\\1",
                "/users/\\n",
                "/users/\\p{L}+",
                "/api\\v1"
            })
    void a_backslash_is_no_character_of_a_path(String written) {
        ConfigurationProblem problem = Problem.of(cors -> cors.resource(written));
        assertThat(problem.reason()).isEqualTo(Reason.EXPRESSION_UNMARKED);
        assertThat(problem.message()).endsWith("must begin with ^; begin it with ^/");
        assertThat(problem.suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(/a|b)", "/user-*/(a|b)"})
    void an_expression_that_may_mean_several_things_has_no_proposal(String written) {
        ConfigurationProblem problem = Problem.of(cors -> cors.resource(written));
        assertThat(problem.reason()).isEqualTo(Reason.EXPRESSION_UNMARKED);
        assertThat(problem.suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^/(?:/a|/b)/c$", "^/(/api(/.*)?|/b)$", "^/((/a))$"})
    void no_path_begins_with_two_slashes(String written) {
        assertThat(Problem.of(cors -> cors.resource(written)).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_path_has_an_end() {
        assertThat(Cors.of(cors -> cors.resource("/a".repeat(250)))).isNotNull();
        assertThat(Problem.of(cors -> cors.resource("/a".repeat(251))).message())
                .isEqualTo("no request has a path with so many segments; the most is 250");
        assertThat(Problem.of(cors -> cors.resource("/a".repeat(251) + "/{id}")).message())
                .contains("no request has a path with so many segments");
    }

    @Test
    void what_is_longer_than_a_line_has_no_proposal() {
        ConfigurationProblem problem = Problem.of(cors -> cors.resource("/{id}/" + "a".repeat(200)));
        assertThat(problem.message()).contains("a path parameter must be written as *");
        assertThat(problem.suggestion()).isNull();
        assertThat(Problem.of(cors -> cors.resource("/{id}/" + "a".repeat(190))).suggestion())
                .isEqualTo("/*/" + "a".repeat(190));
    }
}
