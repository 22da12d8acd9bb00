package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings from outside: a JSON object, or lines like those of an environment. They build, or say what is wrong. */
class ConfigurationFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    @FuzzTest(maxDuration = "5m")
    void settings(byte[] data) throws JsonProcessingException {
        FuzzInput input = FuzzInput.of(data);
        String text = String.join("\n", input.lines());
        Map<String, Object> settings = text.startsWith("{") ? ofJson(text) : ofEnvironment(input);
        if (settings == null) {
            return;
        }
        Optional<Cors> built = FuzzInput.build(cors -> cors.configuration(settings));
        Map<String, Object> again = JSON.readValue(JSON.writeValueAsString(settings), SETTINGS);
        Optional<Cors> rebuilt = FuzzInput.build(cors -> cors.configuration(again));
        assertThat(rebuilt.map(Cors::toString)).isEqualTo(built.map(Cors::toString));
        built.ifPresent(cors -> {
            Request request = Request.from("https://evil.example");
            Map<String, String> headers = FuzzInput.decide(cors, request).headers();
            if (headers.containsKey(CorsHeaders.ALLOW_CREDENTIALS)) {
                assertThat(text).containsIgnoringCase("credentials").contains("evil");
            }
        });
    }

    private static Map<String, Object> ofJson(String text) {
        try {
            return JSON.readValue(text, SETTINGS);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Map<String, Object> ofEnvironment(FuzzInput input) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String line : input.lines()) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        }
        return settings;
    }
}
