package io.github.cors4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Translates the configuration of a case into our options, and decides whether it is one that must not build. */
final class FlaskConfig {
    /** Options whose text Flask-CORS uses as the value of a header; in other options, a text is one entry. */
    private static final Set<String> COMMA_LISTS = Set.of("methods", "exposeHeaders");

    private final JsonNode config;

    FlaskConfig(JsonNode config) {
        this.config = config;
    }

    Policy policy() {
        Map<String, Object> options = options(config);
        Policy policy = Policy.of(config.toString(), cors -> cors.configuration(options));
        if (!config.has("resources")) {
            return policy;
        }
        Map<String, Object> resources = Map.of("resources", resources(config.get("resources")));
        return Policy.of(config.toString(), policy.options(), cors -> cors.configuration(resources));
    }

    private static Map<String, Object> options(JsonNode node) {
        Map<String, Object> options = new LinkedHashMap<>();
        node.properties().forEach(option -> {
            if (!option.getKey().equals("resources")) {
                options.put(option.getKey(), value(option.getKey(), option.getValue()));
            }
        });
        return options;
    }

    private static Object value(String option, JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isInt()) {
            return value.asInt();
        }
        if (value.isTextual() && COMMA_LISTS.contains(option)) {
            return List.of(value.asText().split("\\s*,\\s*"));
        }
        return value.isNull() ? null : texts(value);
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(FlaskConfig::text)
                        .toList()
                : List.of(text(value));
    }

    /** Returns an entry as text; an expression gets the caret with which expressions begin here. */
    private static String text(JsonNode entry) {
        if (!entry.has("regex")) {
            return entry.asText();
        }
        String regex = entry.get("regex").asText();
        return (regex.startsWith("^") ? "" : "^") + regex + (regex.endsWith("$") ? "" : "$");
    }

    private static Object resources(JsonNode resources) {
        if (!resources.isObject() || resources.has("regex")) {
            return texts(resources);
        }
        Map<String, Object> declared = new LinkedHashMap<>();
        resources.properties().forEach(resource -> declared.put(resource.getKey(), options(resource.getValue())));
        return declared;
    }

    /** Returns whether the configuration is refused on purpose. */
    boolean isRefused() {
        List<JsonNode> scopes = new ArrayList<>(List.of(config));
        List<JsonNode> effective = new ArrayList<>();
        JsonNode resources = config.path("resources");
        if (resources.isObject() && !resources.has("regex")) {
            resources.forEach(own -> {
                scopes.add(own);
                ObjectNode merged = config.deepCopy();
                own.properties().forEach(option -> merged.set(option.getKey(), option.getValue()));
                effective.add(merged);
            });
        } else if (!resources.isArray() || !resources.isEmpty()) {
            effective.add(config);
        }
        return scopes.stream().anyMatch(FlaskConfig::isWrong)
                || effective.stream().anyMatch(FlaskConfig::clashes);
    }

    private static boolean isWrong(JsonNode options) {
        List<String> origins = origins(options);
        return origins.isEmpty()
                || origins.contains("null")
                || origins.contains("*") && Set.copyOf(origins).size() > 1
                || origins.stream().anyMatch(origin -> !origin.startsWith("^") && origin.endsWith("/"))
                || options.path("maxAge").asInt(0) < 0;
    }

    private static boolean clashes(JsonNode options) {
        boolean exposesAll = options.hasNonNull("exposeHeaders")
                && texts(options.get("exposeHeaders")).contains("*");
        return options.path("supportsCredentials").asBoolean()
                && (origins(options).contains("*") || exposesAll);
    }

    private static List<String> origins(JsonNode options) {
        return options.has("origins") ? texts(options.get("origins")) : List.of("*");
    }

    /** Returns whether one of its lists of origins has this origin together with others. */
    boolean listsBesideOthers(String origin) {
        List<JsonNode> scopes = new ArrayList<>(List.of(config));
        config.path("resources").forEach(scopes::add);
        return scopes.stream()
                .filter(scope -> scope.has("origins"))
                .map(scope -> texts(scope.get("origins")))
                .anyMatch(origins -> origins.size() > 1 && origins.contains(origin));
    }
}
