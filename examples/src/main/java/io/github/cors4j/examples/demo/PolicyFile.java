package io.github.cors4j.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsConfigurationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a policy from JSON: an object whose keys are the names of the options. */
final class PolicyFile {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Strict, because a key that is written twice, or text behind the object, is a mistake somewhere. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PolicyFile() {}

    /**
     * Reads and builds a policy.
     *
     * @throws DemoException if the file cannot be read, is no JSON object, or holds no valid policy; its message lists
     *     every problem
     */
    static Cors read(Path file) throws DemoException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new DemoException("There is no policy file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new DemoException("The policy file " + file + " is not text in UTF-8.");
        } catch (MismatchedInputException e) {
            throw new DemoException("The policy file " + file + " must hold one JSON object, such as"
                    + " {\"origins\": [\"https://app.example.com\"]}.");
        } catch (JsonProcessingException e) {
            throw new DemoException("The policy file " + file + " is not valid JSON, line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": "
                    + e.getOriginalMessage());
        } catch (IOException e) {
            throw new DemoException("The policy file " + file + " cannot be read: " + e.getMessage());
        } catch (CorsConfigurationException e) {
            throw new DemoException("The policy file " + file + " cannot be used. " + e.getMessage());
        }
    }

    /**
     * Builds a policy.
     *
     * @param json one object
     * @throws JsonProcessingException if it is not
     * @throws CorsConfigurationException if the policy is not valid
     */
    static Cors parse(String json) throws JsonProcessingException {
        @Nullable Map<String, Object> configuration = JSON.readValue(json, OBJECT);
        if (configuration == null) {
            throw MismatchedInputException.from(null, Map.class, "null is no object");
        }
        return Cors.of(cors -> cors.configuration(configuration));
    }
}
