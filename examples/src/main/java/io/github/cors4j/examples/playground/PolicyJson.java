package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a policy from JSON: an object whose keys are the names of the options. */
public final class PolicyJson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PolicyJson() {}

    /** Some editors write it at the beginning of a text; it belongs to the encoding, and JSON parsers may ignore it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Characters that a terminal would not show, or would interpret. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}&&[^ ]]");

    /**
     * Parses the configuration that a policy is built from.
     *
     * @param json a JSON object
     * @return the options by their keys, in the order of the text
     * @throws MismatchedInputException if the text is JSON, but not an object
     * @throws JsonProcessingException if the text is not JSON, has a key twice, or goes on after the object
     */
    public static Map<String, Object> parse(String json) throws JsonProcessingException {
        @Nullable Map<String, Object> configuration = Json.STRICT.readValue(withoutMark(json), OBJECT);
        if (configuration == null) {
            throw MismatchedInputException.from(null, Map.class, "null is not an object");
        }
        return configuration;
    }

    /**
     * Returns what is wrong with a text that is not JSON.
     *
     * @param e the exception of the parser
     * @return line, column and reason, in one line without invisible characters
     */
    public static String reason(JsonProcessingException e) {
        @Nullable JsonLocation place = e.getLocation(); // null if the text is nested too deeply
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        return where
                + INVISIBLE
                        .matcher(e.getOriginalMessage())
                        .replaceAll(match ->
                                String.format("\\\\u%04x", match.group().codePointAt(0)));
    }

    private static String withoutMark(String json) {
        return json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
    }
}
