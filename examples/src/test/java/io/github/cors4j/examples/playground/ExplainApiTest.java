package io.github.cors4j.examples.playground;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /explain}, and what the servers record. */
@ExtendWith(SharedDemo.class)
class ExplainApiTest {
    private static final String APP = "https://app.example.com";
    private static RunningDemo demo;

    @BeforeAll
    static void start() {
        demo = SharedDemo.demo();
    }

    @BeforeEach
    void applyPolicy() {
        demo.apply("""
                {"origins": ["https://app.example.com"], "allowHeaders": ["Content-Type"],
                 "resources": {"/api/*": {}, "/api/v1/*": {"methods": ["GET", "POST"]}}}
                """);
    }

    @Test
    void aRefusalHasCauseAndRemedy() {
        explain(Map.of(
                        "api",
                        "javalin",
                        "method",
                        "GET",
                        "path",
                        "/api/v1/users/?page=1",
                        "headers",
                        List.of(List.of("origin", "http://app.example.com"))))
                .statusCode(200)
                .body("scope", equalTo("application"))
                .body("kind", equalTo("ACTUAL"))
                .body("outcome", equalTo("ORIGIN_NOT_ALLOWED"))
                .body("allowed", equalTo(false))
                .body("covered", equalTo(true))
                .body("resource", equalTo("/api/v1/*"))
                .body(
                        "cause",
                        equalTo("Origin \"http://app.example.com\" is not allowed: the policy lists"
                                + " https://app.example.com; the scheme differs"))
                .body("remedy", containsString("open the page with the listed scheme"))
                .body("notes", empty())
                .body("checks.subject", equalTo(List.of("path", "origin", "method", "headers")))
                .body("checks.result", equalTo(List.of("PASSED", "FAILED", "SKIPPED", "SKIPPED")))
                .body("resources.resource", equalTo(List.of("/api/*", "/api/v1/*")))
                .body("resources.decides", equalTo(List.of(false, true)))
                .body("headers.size()", equalTo(0))
                .body("vary", equalTo(List.of("Origin")));
    }

    @Test
    void whatIsAllowedHasNeither() {
        explain(Map.of("api", "vertx", "method", "GET", "path", "/api/x", "headers", List.of(List.of("Origin", APP))))
                .statusCode(200)
                .body("cause", nullValue())
                .body("remedy", nullValue())
                .body("headers.'Access-Control-Allow-Origin'", equalTo(APP));
    }

    @ParameterizedTest
    @CsvSource({
        "javalin, /api/%76%31/users, PATH_AMBIGUOUS", // Javalin routes on the path as it was sent
        "vertx, /api/%76%31/users, ALLOWED", // Vert.x on the normalised one
        "javalin, /elsewhere, NOT_COVERED",
        "vertx, /apiary, NOT_COVERED"
    })
    void thePathIsThatOfTheFramework(String api, String path, String outcome) {
        explain(Map.of("api", api, "method", "GET", "path", path, "headers", List.of(List.of("Origin", APP))))
                .statusCode(200)
                .body("outcome", equalTo(outcome));
    }

    @ParameterizedTest
    @CsvSource({
        // method on the wire, path, origin, requested method, requested headers
        "GET, /api/v1/users/, https://app.example.com,,",
        "GET, /api/v1/users/, http://app.example.com,,",
        "GET, /api/v1/users/,,,",
        "GET, /, https://app.example.com,,",
        "GET, /api/nowhere, https://app.example.com,,",
        "GET, /api/exception, https://app.example.com,,",
        "POST, /api/v1/users/create, https://app.example.com,,",
        "OPTIONS, /api/v1/users/create, https://app.example.com, POST, content-type",
        "OPTIONS, /api/v1/users/create, https://app.example.com, POST, 'content-type,x-trace'",
        "OPTIONS, /api/v1/users/create, https://app.example.com, DELETE,",
        "OPTIONS, /api/v1/users/create, http://localhost:3000, POST,",
        "OPTIONS, /api/x, https://app.example.com, patch,",
        "GET, /hello, https://app.example.com,,",
        "GET, /hello, http://localhost:3000,,",
        "HEAD, /hello, http://localhost:3000,,",
        "PUT, /hello/, http://localhost:3000,,",
        "POST, /hello, http://localhost:3000,,",
        "OPTIONS, /hello, http://localhost:3000,,",
        "OPTIONS, /hello, http://localhost:3000, PUT, x-greeting",
        "OPTIONS, /hello, http://localhost:3000, DELETE,",
        "OPTIONS, /hello, https://app.example.com, PUT,"
    })
    void theExplanationIsThatOfWhatTheServersDo(
            String method, String path, String origin, String requested, String headers) {
        for (String api : List.of("javalin", "vertx")) {
            Map<String, String> sent = new HashMap<>();
            put(sent, "Origin", origin);
            put(sent, "Access-Control-Request-Method", requested);
            put(sent, "Access-Control-Request-Headers", headers);
            Response response = given().headers(sent).request(method, demo.urlOf(api) + path);

            JsonPath explained = explain(Map.of(
                            "api",
                            api,
                            "method",
                            method,
                            "path",
                            path,
                            "headers",
                            sent.entrySet().stream()
                                    .map(header -> List.of(header.getKey(), header.getValue()))
                                    .toList()))
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(cors(response.headers())).as(api).isEqualTo(new TreeMap<>(lower(explained.getMap("headers"))));
            assertThat(response.header("Vary") != null).as(api).isEqualTo(explained.getBoolean("covered"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    []                                                               | must be an object such as
                    null                                                             | must be an object such as
                    ``                                                               | must be an object such as
                    {                                                                | is not valid JSON, line
                    {}                                                               | "api" must be a string
                    {"api":1,"method":"GET","path":"/"}                              | "api" must be a string
                    {"api":"spring","method":"GET","path":"/"}                       | "api" must be "javalin" or "vertx"
                    {"api":"vertx","path":"/"}                                       | "method" must be a string
                    {"api":"vertx","method":"","path":"/"}                           | "method" must be a string
                    {"api":"vertx","method":["GET"],"path":"/"}                      | "method" must be a string
                    {"api":"vertx","method":"GET","path":null}                       | "path" must be a string
                    {"api":"vertx","method":"GET","path":"api"}                      | "path" must begin with a slash
                    {"api":"vertx","method":"GET","path":"/","header":[]}            | There is no key "header"
                    {"api":"vertx","method":"GET","path":"/","headers":{"Origin":1}} | "headers" must be a list
                    {"api":"vertx","method":"GET","path":"/","headers":["Origin"]}   | "headers" must be a list of pairs
                    {"api":"vertx","method":"GET","path":"/","headers":[["Origin"]]} | "headers" must be a list of pairs
                    {"api":"vertx","method":"GET","path":"/","headers":[["a",null]]} | "headers" must be a list of pairs
                    {"api":"vertx","method":"GET","path":"/","headers":[[1,"b"]]}    | "headers" must be a list of pairs
                    """)
    void whatIsNoDescriptionIsRefused(String body, String message) {
        demo.writing()
                .body(body)
                .post("/explain")
                .then()
                .statusCode(400)
                .body("message", containsString(message))
                .body("size()", equalTo(1));
    }

    @Test
    void strangeTextIsExplainedHarmlessly() {
        explain(Map.of(
                        "api",
                        "javalin",
                        "method",
                        "OPTIONS",
                        "path",
                        "/api/\n<b>\u2028",
                        "headers",
                        List.of(
                                List.of("Origin", "https://\r\nevil <script>"),
                                List.of("Access-Control-Request-Method", "\u0000"))))
                .statusCode(200)
                .body("outcome", equalTo("ORIGIN_MALFORMED"))
                .body("cause", containsString("\\u000d\\u000a"));
    }

    @Test
    void exchangesAreRecordedByTheIdOfTheirRun() {
        for (String api : List.of("javalin", "vertx")) {
            String run = "test-" + api;
            String url = demo.urlOf(api) + "/api/v1/users/create?a=b&run=" + run;
            given().headers("Origin", APP, "Access-Control-Request-Method", "POST")
                    .options(url);
            given().header("Origin", APP).contentType("text/plain").body("x").post(url);
            given().header("Origin", APP).post(demo.urlOf(api) + "/api/v1/users/create?run=other");

            List<Map<String, Object>> found = exchanges(run, 0);

            assertThat(found).hasSize(2);
            assertThat(found).extracting("method").containsExactly("OPTIONS", "POST");
            assertThat(found).extracting("status").containsExactly(200, 200);
            assertThat(found).extracting("target").containsOnly("/api/v1/users/create?a=b&run=" + run);
            assertThat(found).allSatisfy(exchange -> {
                assertThat(exchange.get("requestHeaders").toString()).containsIgnoringCase("[Origin, " + APP + "]");
                assertThat(exchange.get("responseHeaders").toString())
                        .containsIgnoringCase("[Access-Control-Allow-Origin, " + APP + "]")
                        .containsIgnoringCase("[Vary, Origin");
            });
            assertThat(exchanges(run, ((Number) found.get(0).get("sequence")).longValue()))
                    .hasSize(1);
        }
    }

    @Test
    void theIdOfARunChangesNothing() {
        for (String api : List.of("javalin", "vertx")) {
            String url = demo.urlOf(api) + "/api/v1/users/";
            Response without = given().header("Origin", APP).get(url);
            Response with = given().header("Origin", APP).get(url + "?run=same");
            assertThat(cors(with.headers())).isEqualTo(cors(without.headers()));
            assertThat(with.body().asString()).isEqualTo(without.body().asString());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "1.5", "9999999999999999999"})
    void whatIsNoSequenceNumberIsRefused(String after) {
        demo.reading()
                .get("/exchanges?run=a&after=" + after)
                .then()
                .statusCode(400)
                .body("message", containsString("after"));
    }

    @Test
    void ofARunThatNeverWasThereIsNothing() {
        demo.reading().get("/exchanges").then().statusCode(200).body("exchanges", hasSize(0));
    }

    private static List<Map<String, Object>> exchanges(String run, long after) {
        return demo.reading()
                .get("/exchanges?run=" + run + "&after=" + after)
                .jsonPath()
                .getList("exchanges");
    }

    private static ValidatableResponse explain(Map<String, Object> request) {
        return demo.writing().body(request).post("/explain").then();
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static Map<String, String> cors(Headers headers) {
        return headers.asList().stream()
                .filter(header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        Header::getValue,
                        (a, b) -> a + " twice",
                        TreeMap::new));
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }
}
