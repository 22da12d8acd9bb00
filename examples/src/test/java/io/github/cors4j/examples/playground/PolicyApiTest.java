package io.github.cors4j.examples.playground;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /policy} and {@code PUT /policy}. */
class PolicyApiTest {
    private static final String STRICT = "{\n  \"origins\": [\"https://app.example.com\"]\n}\n";
    private static RunningDemo demo;

    @BeforeAll
    static void start() throws InterruptedException {
        demo = RunningDemo.start();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void applyStrictPolicy() {
        demo.apply(STRICT);
    }

    @Test
    void thePolicyInForceIsGivenAsItWasWritten() {
        demo.reading()
                .get("/policy")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo(STRICT));
    }

    @Test
    void everyReplacementHasARevisionOfItsOwn() {
        String before = demo.reading().get("/policy").header("ETag");
        demo.apply(STRICT);
        assertThat(demo.reading().get("/policy").header("ETag"))
                .matches("\"\\d+\"")
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void bothServersFollowAtOnce(String api) {
        assertThat(allowedOrigin(api)).isNull();
        demo.writing()
                .body("{\"origins\": \"*\"}")
                .put("/policy")
                .then()
                .statusCode(200)
                .body("warnings", empty());
        assertThat(allowedOrigin(api)).isEqualTo("https://other.example");
        demo.apply(STRICT);
        assertThat(allowedOrigin(api)).isNull();
    }

    @Test
    void everyProblemIsToldAtOnceAndTheOldPolicyStays() {
        demo.writing()
                .body("""
                        {"origins": ["https://a.example/"], "maxage": 1, "resources": {"/x/*": {"preflightStatus": 404}}}
                        """)
                .put("/policy")
                .then()
                .statusCode(422)
                .contentType("application/json")
                .body("problems", hasSize(3))
                .body("problems[0].keySet()", contains("option", "value", "reason", "message", "suggestion"))
                .body("problems.find { it.option == 'origins' }.value", equalTo("\"https://a.example/\""))
                .body("problems.find { it.option == 'origins' }.reason", equalTo("TRAILING_SLASH"))
                .body("problems.find { it.option == 'maxage' }.message", containsString("did you mean maxAge?"))
                .body("problems.option", not(empty()))
                .body("problems.find { it.option == 'resources./x/*.preflightStatus' }.value", equalTo("404"));

        demo.reading().get("/policy").then().body(equalTo(STRICT));
        assertThat(allowedOrigin("javalin")).isNull();
        assertThat(allowedOrigin("vertx")).isNull();
    }

    @Test
    void whatIsOnlyOddIsToldAsAWarning() {
        demo.writing()
                .body("{\"origins\": \"*\", \"maxAge\": 90000}")
                .put("/policy")
                .then()
                .statusCode(200)
                .body("warnings.option", equalTo(List.of("maxAge")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"origins": ["*"],}       | is not valid JSON, line 1, column
                    {"maxAge":1, "maxAge":2}  | Duplicate field 'maxAge'
                    {} {}                     | must be one object
                    {}}                       | is not valid JSON
                    {"origins":               | is not valid JSON
                    ["*"]                     | must be one object
                    "text"                    | must be one object
                    null                      | must be one object
                    ``                        | must be one object
                    nonsense                  | is not valid JSON
                    """)
    void whatIsNoJsonObjectIsRefused(String body, String message) {
        demo.writing()
                .body(body)
                .put("/policy")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("message", containsString(message))
                .body("size()", equalTo(1));
        demo.reading().get("/policy").then().body(equalTo(STRICT));
    }

    @Test
    void nestingIsBounded() {
        demo.writing()
                .body("{\"origins\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")
                .put("/policy")
                .then()
                .statusCode(400)
                .body("message", containsString("nesting depth"));
    }

    @Test
    void onlyUtf8IsRead() {
        demo.writing()
                .body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .put("/policy")
                .then()
                .statusCode(400)
                .body("message", equalTo("The body is not text in UTF-8."));
    }

    @Test
    void hugeBodiesAreRefused() {
        demo.writing()
                .body(" ".repeat(65_537))
                .put("/policy")
                .then()
                .statusCode(413)
                .body("message", containsString("65536"));
        demo.writing().body(" ".repeat(65_534) + "{}").put("/policy").then().statusCode(200);
    }

    @Test
    void hugeBodiesAreRefusedAlsoWhenNobodySaysHowLongTheyAre() throws IOException {
        byte[] huge = " ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        try (ByteArrayInputStream stream = new ByteArrayInputStream(huge)) {
            demo.writing()
                    .body(stream) // of unknown length, so it goes in chunks
                    .put("/policy")
                    .then()
                    .statusCode(413);
        }
    }

    @Test
    void nothingOfThisIsAFailureOfTheServer() {
        demo.writing().body("{").put("/policy");
        demo.writing().body("{\"a\":1}").put("/policy");
        assertThat(demo.errors()).doesNotContain("Exception", "\tat ", "The playground failed");
    }

    private static String allowedOrigin(String api) {
        return given().header("Origin", "https://other.example")
                .get(demo.urlOf(api) + "/api/v1/users/")
                .header("Access-Control-Allow-Origin");
    }
}
