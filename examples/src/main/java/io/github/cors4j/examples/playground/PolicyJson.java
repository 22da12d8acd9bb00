package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a policy from JSON: an object whose keys are the names of the options. */
public final class PolicyJson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PolicyJson() {}

    /**
     * Reads the configuration that a policy is built from.
     *
     * @param json one object
     * @return the options by their keys, in the order of the text
     * @throws MismatchedInputException if it is JSON, and no object
     * @throws JsonProcessingException if it is no JSON, has a key twice, or more text behind the object
     */
    public static Map<String, Object> parse(String json) throws JsonProcessingException {
        @Nullable Map<String, Object> configuration = Json.STRICT.readValue(json, OBJECT);
        if (configuration == null) {
            throw MismatchedInputException.from(null, Map.class, "null is no object");
        }
        return configuration;
    }
}
