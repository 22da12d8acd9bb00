package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy from a verticle's configuration, as a {@code ConfigRetriever} merges it. */
class JsonConfigurationTest {
    private static final String OBJECT = """
            {"resources": {"/api/*": {"origins": ["https://a.example", "https://b.example"], "maxAge": 60}},
             "exclude": "/api/private"}""";

    @Test
    void texts_and_objects_made_in_code_are_read_alike() {
        JsonObject inCode = new JsonObject()
                .put(
                        "resources",
                        new JsonObject()
                                .put(
                                        "/api/*",
                                        new JsonObject()
                                                .put(
                                                        "origins",
                                                        new JsonArray(
                                                                List.of("https://a.example", "https://b.example")))
                                                .put("maxAge", 60)))
                .put("exclude", "/api/private");
        String read = CrossOriginHandler.create(new JsonObject(OBJECT)).toString();
        assertThat(read).contains("/api/*", "https://b.example");
        assertThat(CrossOriginHandler.create(inCode)).hasToString(read);
    }

    /** Stores of properties and variables make numbers of any size of their texts, and take lists as JSON or as one text. */
    @Test
    void what_a_retriever_merges_of_several_stores_is_read() {
        JsonObject file = new JsonObject("""
                {"http": {"port": 8080},
                 "cors": {"origins": ["https://a.example"], "maxAge": 60, "exposeHeaders": ["X-Total"]}}""");
        JsonObject properties = new JsonObject()
                .put(
                        "cors",
                        new JsonObject()
                                .put("origins", "https://b.example, https://c.example")
                                .put("methods", new JsonArray("[\"GET\", \"PUT\"]"))
                                .put("supportsCredentials", true)
                                .put("preflightStatus", BigInteger.valueOf(204))
                                .put("maxAge", BigInteger.valueOf(3600)));
        JsonObject merged = new JsonObject().mergeIn(file, true).mergeIn(properties, true);
        assertThat(CrossOriginHandler.create(merged.getJsonObject("cors")).toString())
                .contains(
                        "origins=[https://b.example, https://c.example]",
                        "methods=[GET, PUT]",
                        "exposeHeaders=[X-Total]",
                        "supportsCredentials=true",
                        "preflightStatus=204",
                        "maxAge=3600");
    }

    @Test
    void a_route_has_options_and_no_paths() {
        JsonObject options = new JsonObject("{\"origins\": \"https://a.example\"}");
        assertThat(CrossOriginHandler.route(options).toString()).contains("https://a.example");
        assertThatThrownBy(() -> CrossOriginHandler.route(new JsonObject(OBJECT)))
                .isInstanceOfSatisfying(
                        CorsConfigurationException.class,
                        e -> assertThat(e.problems()).extracting("reason").containsOnly(Reason.NOT_HERE));
    }

    @Test
    void a_configuration_that_got_lost_allows_nobody() {
        JsonObject config = new JsonObject();
        assertThatThrownBy(() -> CrossOriginHandler.create(config.getJsonObject("cors")))
                .isInstanceOf(CorsConfigurationException.class)
                .hasMessageContaining("configuration null");
        assertThatThrownBy(() -> CrossOriginHandler.route(config.getJsonObject("cors")))
                .isInstanceOf(CorsConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cors\": {\"origins\": \"*\"}}", "{\"origins\": [[\"https://a.example\"]]}"})
    void what_is_wrong_is_told_at_start(String json) {
        assertThatThrownBy(() -> CrossOriginHandler.create(new JsonObject(json)))
                .isInstanceOf(CorsConfigurationException.class);
    }
}
