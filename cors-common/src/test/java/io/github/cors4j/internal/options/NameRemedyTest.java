package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.Problem;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed in place of methods and header names builds without another problem, and names what was meant. */
class NameRemedyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "Content-Type: application/json ! Content-Type",
                "X-A: 1 ! X-A",
                "X-A:1 ! X-A",
                "X_A: ! X_A",
                "Accept: text/.* ! Accept",
                "Authorization : Bearer x ! Authorization",
                "content-type;x-a ! content-type, x-a",
                "content-type; x-a ! content-type, x-a",
                "X-A;X-B;X-C ! X-A, X-B, X-C",
                "X-A X-B ! X-A, X-B",
                "X-A;X-A;x-a ! X-A",
                "X-A & X-B ! X-A, X-B",
                "X-A|X-B ! X-A, X-B",
                "X-A|X-B|X_C ! X-A, X-B, X_C",
                "|X-A|X-B ! X-A, X-B",
                "(X-A) ! X-A",
                "(X-A X-B) ! X-A, X-B",
                "[X-A] ! X-A",
                "[X-A, X-B] ! X-A, X-B",
                "<X-A> ! X-A",
                "'X-A' ! X-A",
                "Content Type ! Content-Type",
                "x csrf token ! X-CSRF-Token",
                "Content_Type ! Content-Type",
                "ContentType ! Content-Type",
                "Authorisation ! Authorization",
                "Autorization ! Authorization",
                "X-Requset-ID ! X-Request-ID",
                "HttpHeaders.CONTENT_TYPE ! Content-Type",
                "\"Content-Type,Authorization\" ! Content-Type, Authorization",
                "'X-A, X-B' ! X-A, X-B",
                "HttpHeaders.ETAG HttpHeaders.LINK ! ETag, Link",
                "r\"X-A\" ! X-A",
                "X-A #read ! X-A",
                "HTTP_AUTHORIZATION ! Authorization",
                "HTTP_X_REQUESTED_WITH ! X-Requested-With",
                "HTTP_X_TENANT ! X-Tenant",
                "HTTP_X_A HTTP_X_B ! X-A, X-B",
                "%w[X-A X-B] ! X-A, X-B",
                ":any ! *",
                "all ! *",
                "AllowAnyHeader ! *",
                "all-headers ! *",
                "Any ! *"
            })
    void names_of_headers(String written, String suggestion) {
        assertProposed(suggestion, text -> cors -> cors.allowHeaders(text), written);
        assertProposed(suggestion, text -> cors -> cors.exposeHeaders(text), written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "/x-.*/ ! ^x-.*$",
                "/^x-.*$/i ! ^x-.*$",
                "/x-a/ ! ^x-a$",
                "/(x-a|x-b)/gi ! ^(x-a|x-b)$",
                "x-.* ! ^x-.*$",
                "x-.*$ ! ^x-.*$",
                "X-* ! ^X-.*$",
                "x-[a-z]+ ! ^x-[a-z]+$",
                "[\"^x-.*\"] ! ^x-.*",
                "X-\\w+ X-B ! ^X-\\w+$, X-B",
                "X-\\w+; X-B ! ^X-\\w+$, X-B",
                "/X-\\w+/ X-[AB] ! ^X-\\w+$, ^X-[AB]$",
                "X-(A|B): 1 ! ^X-(A|B)$",
                "X-(A|B):1 ! ^X-(A|B)$",
                "X-(A|B): ! ^X-(A|B)$",
                "X-(?:A|B) ! ^X-(?:A|B)$",
                "regex:X-\\w+ ! ^X-\\w+$",
                "re: ^X-.*$ ! ^X-.*$",
                "^X- ! ^X-.*$",
                "^X-*$ ! ^X-.*$",
                "^*-Id$ ! ^.*-Id$",
                "^X-[Foo|Bar]$ ! ^X-(Foo|Bar)$"
            })
    void expressions_among_allowed_headers(String written, String suggestion) {
        assertProposed(suggestion, text -> cors -> cors.allowHeaders(text), written);
    }

    @Test
    void lines_of_names_and_expressions() {
        assertProposed("^X-\\w+$, X-B", text -> cors -> cors.allowHeaders(text), "X-\\w+\nX-B");
    }

    /** These names no page sends, whatever stands before and behind them. */
    @ParameterizedTest
    @ValueSource(strings = {"sec-\\w+", "proxy-[a-z]+", "(cookie|set-cookie)", "/sec-.*/", "Sec-(A|B): 1"})
    void an_expression_of_forbidden_names_is_to_be_removed(String written) {
        ConfigurationProblem problem = Problem.of(cors -> cors.allowHeaders(written));
        assertThat(problem.reason()).isEqualTo(Reason.HEADER_FORBIDDEN);
        assertThat(problem.message()).endsWith("remove it");
        assertThat(problem.suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-[A-Z]+ Cookie", "X-[A-Z]+ Sec-\\w+", "X-( X-B\\w", "X-:id", ";", "; ;", "<headers>"})
    void where_a_name_is_wrong_no_list_is_proposed(String written) {
        assertThat(Problem.of(cors -> cors.allowHeaders(written)).suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^Content", "^(?i)x-a", "^(X-A)"})
    void an_expression_that_matches_one_name_only_is_odd(String written) {
        assertThat(Cors.of(cors -> cors.allowHeaders(written)).warnings())
                .extracting(ConfigurationProblem::message)
                .containsExactly("an expression must match the whole name, so this one matches a single header; list"
                        + " that name, or end it with .*$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^Content$", "^x-[a-z-]*$", "^(x|y)-.*", "^X-[AB]$", "^X-[A|B]$", "^x-a+$"})
    void an_expression_that_matches_what_it_says_is_not(String written) {
        assertThat(Cors.of(cors -> cors.allowHeaders(written)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"*\"", "[*]", "headers: *", "*;", "all", "any", "**"})
    void beside_credentials_no_wildcard_is_proposed_for_exposed_headers(String written) {
        Consumer<CorsBuilder> configure = cors -> cors.origins("https://app.example.com")
                .supportsCredentials(true)
                .exposeHeaders(written)
                .resource("/a/*")
                .resource("/b/*", b -> b.maxAge(5));
        assertThat(problems(configure)).singleElement().satisfies(problem -> {
            assertThat(problem.suggestion()).isNull();
            assertThat(problem.message()).endsWith("so list the headers that pages may read");
        });
        assertThat(problems(configure.andThen(cors -> cors.configuration(Map.of("maxAge", 1)))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "^x-.*$,",
        "^X-(A|B)$,",
        "^X-[AB]$,",
        "^Set-Cookie$,",
        "^X-A$, X-A",
        "'^(X-A|X-B)$', 'X-A, X-B'",
        "'^(?i)(?:X-A|X-B)$', 'X-A, X-B'"
    })
    void an_exposed_header_has_a_name(String written, String suggestion) {
        ConfigurationProblem problem = Problem.of(cors -> cors.exposeHeaders(written));
        assertThat(problem.message())
                .startsWith("expressions are supported only for allowed headers; list the names of the headers");
        assertThat(problem.suggestion()).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie: a=b, HEADER_FORBIDDEN",
        "Content-Length: 5, HEADER_FORBIDDEN",
        "Access-Control-Allow-Origin: *, CORS_HEADER",
        "X-Ä, HEADER_INVALID",
        "(X-A|Cookie|), EXPRESSION_UNMARKED",
        "https://a.example.com, HEADER_INVALID",
        "application/json, HEADER_INVALID"
    })
    void no_name_is_proposed_that_is_refused_itself(String written, Reason reason) {
        ConfigurationProblem problem = Problem.of(cors -> cors.allowHeaders(written));
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.suggestion()).isNotEqualTo(written.replaceFirst(":.*", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "ALL ! *",
                "ALL_METHODS ! *",
                "AllowAnyMethod ! *",
                "\"*\" ! *",
                "[Any] ! *",
                "ANY ! *",
                "any ! *",
                ".* ! *",
                "^.*$ ! *",
                "GET;POST ! GET, POST",
                "GET; POST ! GET, POST",
                "GET|POST ! GET, POST",
                "get|post|report ! GET, POST, report",
                "GET POST ! GET, POST",
                "^GET$ ! GET",
                "^get|GET$ ! GET",
                "^PROPFIND$ ! PROPFIND",
                "^(GET|POST)$ ! GET, POST",
                "^(?:get|post)$ ! GET, POST",
                "(GET|POST) ! GET, POST",
                "(GET) ! GET",
                "GET;POST;GET ! GET, POST",
                "GET and POST ! GET, POST",
                "[GET] ! GET",
                "GET/POST ! GET, POST",
                "GETT ! GET",
                "PSOT ! POST",
                "dELTE ! DELETE",
                "HttpMethod.PUT ! PUT",
                "\"*\" ! *",
                "['*'] ! *",
                "\"GET, POST\" ! GET, POST",
                "\"GET,POST\" ! GET, POST",
                "u'GET', u'POST' ! GET, POST",
                "GET PSOT ! GET, POST",
                "GET #read ! GET",
                "G ET ! GET",
                ":get ! GET",
                ":any ! *",
                "[:get, :post] ! GET, POST",
                "%w(GET POST) ! GET, POST",
                "%i[get post] ! GET, POST",
                "http.MethodGet ! GET",
                "HTTP_GET ! GET",
                "RequestMethod.POST ! POST",
                "GET_POST ! GET, POST",
                "post-put-delete ! POST, PUT, DELETE"
            })
    void methods(String written, String suggestion) {
        assertProposed(suggestion, text -> cors -> cors.methods(text), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "get", "patch", "PROPFIND", "COPY", "QUERY", "SEARCH", "LINK", "X-GET", "PUTS-ALL"})
    void a_method_that_others_know_is_not_odd(String method) {
        assertThat(Cors.of(cors -> cors.methods(method)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "content-type",
                "X-CSRFToken",
                "X-CSRF-Token",
                "X-XSRF-Token",
                "X-Request-Id",
                "X-Tenant",
                "Link",
                "X-Auth"
            })
    void a_header_that_others_know_is_not_odd(String header) {
        assertThat(Cors.of(cors -> cors.allowHeaders(header)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^P.*$", "^(GET|TRACE)$", "^GET|ALL$", "^P(UT|OST)$", "(A|B)"})
    void an_expression_that_lists_no_methods_stands_for_none(String written) {
        assertThat(Problem.of(cors -> cors.methods(written)).suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all except DELETE",
                "* but DELETE",
                "GET POST but not DELETE",
                "GET POST !DELETE",
                "GET -DELETE",
                "[\"GET\",\"!DELETE\"]",
                "deniedMethods: DELETE",
                "GET.\"POST\"",
                "GET TRACE",
                "GET; ALL",
                "* GET",
                "[\"^GET$\"]",
                ";",
                "<methods>",
                "<your-verb>"
            })
    void what_takes_a_method_away_or_is_none_is_not_proposed(String written) {
        assertThat(Problem.of(cors -> cors.methods(written)).suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* except X-Secret",
                "* !X-Secret",
                "* -X-Secret",
                "all without X-Secret",
                "Content-Type -X-Secret",
                "excludedHeaders=X-Secret",
                "X-A Cookie",
                "X-A; all",
                "X-A x-*",
                "'HTTP_COOKIE'",
                "[\"^x-(\"]"
            })
    void what_takes_a_header_away_or_is_none_is_not_proposed(String written) {
        assertThat(Problem.of(cors -> cors.allowHeaders(written)).suggestion()).isNull();
    }

    @Test
    void the_variable_of_a_header_that_may_not_be_listed_stands_for_none() {
        assertThat(Cors.of(cors -> cors.allowHeaders("HTTP_COOKIE")).warnings())
                .extracting(ConfigurationProblem::suggestion)
                .containsExactly((String) null);
    }

    @Test
    void combined_with_other_methods_no_wildcard_is_proposed() {
        assertThat(problems(cors -> cors.methods("GET", "ALL"))).singleElement().satisfies(problem -> {
            assertThat(problem.suggestion()).isNull();
            assertThat(problem.message())
                    .isEqualTo("this is read as the name of one method; any method is written as *; remove it, or"
                            + " write * alone");
        });
    }

    @Test
    void a_name_with_a_sign_that_names_may_have_is_one() {
        assertThat(problems(cors -> cors.methods("M-SEARCH", "VERSION-CONTROL", "X-|A", "X-A|-", "X-A|")
                        .allowHeaders("X_A", "X.A", "Allow", "X-A|")))
                .isEmpty();
    }

    /** What may be a name counts as one, however odd it is. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "!x-a", "$HEADERS", "x-a&x-b", "process.env.HEADERS"})
    void what_is_warned_of_is_a_name_all_the_same(String name) {
        Cors cors = Cors.of(
                options -> options.allowHeaders(name, "x-c").exposeHeaders(name).methods(name));
        assertThat(cors.warnings()).hasSize(3);
        CorsRequest preflight =
                CorsRequest.preflight(name, "/").from("https://app.example.com").headers(name);
        assertThat(cors.explain(preflight).decision().allowed()).isTrue();
        assertThat(cors.toString()).contains("exposeHeaders=[" + name + "]");
    }

    @Test
    void what_is_refused_is_no_name_beside_others() {
        assertThat(Problem.of(cors -> cors.methods("*", "{{methods}}")).reason())
                .isEqualTo(Reason.METHOD_INVALID);
    }

    @Test
    void a_quoted_expression_is_not_proposed_for_exposed_headers() {
        assertThat(Problem.of(cors -> cors.exposeHeaders("[\"^x-.*\"]")).suggestion())
                .isNull();
    }

    @Test
    void among_others_a_name_for_all_is_not_replaced_by_the_wildcard() {
        Cors cors = Cors.of(options -> options.exposeHeaders("all", "x-a").allowHeaders("any"));
        assertThat(cors.warnings()).extracting(ConfigurationProblem::suggestion).containsExactlyInAnyOrder(null, "*");
    }

    private static void assertProposed(
            String suggestion, Function<String, Consumer<CorsBuilder>> configure, String written) {
        assertThat(problems(configure.apply(written)))
                .as(written)
                .extracting(ConfigurationProblem::suggestion)
                .containsExactly(suggestion);
        assertThat(problems(configure.apply(suggestion))).as(suggestion).isEmpty();
    }

    private static List<ConfigurationProblem> problems(Consumer<CorsBuilder> configure) {
        try {
            return Cors.of(configure).warnings();
        } catch (CorsConfigurationException e) {
            return e.problems();
        }
    }
}
