package io.github.cors4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cors4j.config.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which one and the same settings can come: JSON, an environment, calls, and what a policy tells of itself. */
public final class Settings {
    /** What policies are asked, to see whether two of them are the same. */
    public static final List<Request> PROBES = List.of(
            Request.get("/"),
            Request.get("/api/x"),
            Request.from("https://app.example.com"),
            Request.from("https://evil.example"),
            Request.from("https://evil.github.io"),
            Request.from("http://evil.example"),
            Request.from("http://localhost:3000"),
            Request.from("null"),
            Request.from("https://app.example.com/"),
            Request.get("/api/x").origin("https://app.example.com"),
            Request.preflight("/", "https://app.example.com", "PUT").asking("x-one, x-two"),
            Request.preflight("/api/x", "https://app.example.com", "PURGE")
                    .with("Access-Control-Request-Private-Network", "true"),
            Request.preflight("/api/internal", "https://a.example.org:8443", "DELETE")
                    .asking("content-type"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Settings() {}

    /** What the policy answers to {@link #PROBES}, and what it tells of itself. */
    public static List<String> answers(Cors cors) {
        return Stream.concat(
                        Stream.of(cors.toString(), warnings(cors).toString()),
                        PROBES.stream().map(probe -> probe.decidedBy(cors).toString()))
                .toList();
    }

    /** Less the names of options, which variables have too, and less what is said only of what comes from outside. */
    private static List<String> warnings(Cors cors) {
        return cors.warnings().stream()
                .filter(warning -> warning.reason() != Reason.ANY_ORIGIN_BY_OMISSION)
                .map(warning -> warning.reason() + " " + warning.value() + " " + warning.message())
                .toList();
    }

    public static Optional<Map<String, Object>> ofJson(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, OBJECT));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public static String toJson(Map<String, ?> settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public static Map<String, Object> ofEnvironment(List<String> lines) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        }
        return settings;
    }

    /** The environment that says the same; only of settings that one can hold. */
    public static List<String> toEnvironment(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(entry ->
                        "CORS_" + entry.getKey().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT) + "="
                                + text(entry.getValue()))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> entries
                ? entries.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** The key of a configuration for that of an environment: {@code CORS_MAX_AGE} is {@code maxAge}. */
    public static String key(String variable) {
        String[] words =
                variable.substring("CORS_".length()).toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** Calls the setters; settings have to be of the right types. */
    public static void call(CorsOptions<?> options, Map<String, ?> settings) {
        settings.forEach((key, value) -> call(options, key, value));
    }

    @SuppressWarnings("unchecked")
    private static void call(CorsOptions<?> options, String key, Object value) {
        switch (key) {
            case "resources" ->
                ((Map<String, Map<String, ?>>) value)
                        .forEach(
                                (path, own) -> ((CorsBuilder) options).resource(path, resource -> call(resource, own)));
            case "exclude" -> ((CorsBuilder) options).exclude((List<?>) value);
            case "origins" -> options.origins((List<?>) value);
            case "methods" -> options.methods((List<String>) value);
            case "allowHeaders" -> options.allowHeaders((List<?>) value);
            case "exposeHeaders" -> options.exposeHeaders((List<String>) value);
            case "supportsCredentials" -> options.supportsCredentials((Boolean) value);
            case "maxAge" -> options.maxAge((Integer) value);
            case "sendWildcard" -> options.sendWildcard((Boolean) value);
            case "varyHeader" -> options.varyHeader((Boolean) value);
            case "alwaysSend" -> options.alwaysSend((Boolean) value);
            case "automaticOptions" -> options.automaticOptions((Boolean) value);
            case "preflightStatus" -> options.preflightStatus((Integer) value);
            case "allowPrivateNetwork" -> options.allowPrivateNetwork((Boolean) value);
            default -> throw new AssertionError(key);
        }
    }
}
