package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cors4j.CorsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A request that somebody describes in order to have it explained.
 *
 * @param api the server that it would go to
 * @param method the method on the wire
 * @param path the path on which the server's framework routes
 * @param headers the name and value of each line
 */
record DescribedRequest(String api, String method, String path, List<List<String>> headers) {
    /** The form of such a description. */
    static final String FORM =
            "an object such as {\"api\": \"javalin\", \"method\": \"GET\", \"path\": \"/api/v1/users/\", \"headers\":"
                    + " [[\"Origin\", \"https://app.example.com\"]]}";

    private static final Set<String> KEYS = Set.of("api", "method", "path", "headers");

    /** Returns the request in the form that a policy takes. */
    CorsRequest request() {
        CorsRequest request = CorsRequest.of(method, path);
        for (List<String> header : headers) {
            request = request.header(header.get(0), header.get(1));
        }
        return request;
    }

    /** Reads a description; fails with status 400. */
    static DescribedRequest of(JsonNode json) {
        if (!json.isObject()) {
            throw new Failure(400, "The body must be " + FORM + ".");
        }
        json.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new Failure(400, "There is no key \"" + key + "\" here; the body must be " + FORM + ".");
            }
        });
        String api = text(json, "api");
        if (!Set.of("javalin", "vertx").contains(api)) {
            throw new Failure(400, "\"api\" must be \"javalin\" or \"vertx\".");
        }
        String target = text(json, "path");
        if (!target.startsWith("/")) {
            throw new Failure(400, "\"path\" must begin with a slash.");
        }
        String path = target.substring(0, (target + "?").indexOf('?'));
        return new DescribedRequest(
                api, text(json, "method"), api.equals("vertx") ? VertxPath.normalize(path) : path, headers(json));
    }

    private static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new Failure(400, "\"" + key + "\" must be a string; the body must be " + FORM + ".");
        }
        return value.textValue();
    }

    private static List<List<String>> headers(JsonNode json) {
        List<List<String>> headers = new ArrayList<>();
        if (json.has("headers") && !json.get("headers").isArray()) {
            throw new Failure(400, "\"headers\" must be a list of pairs [name, value].");
        }
        for (JsonNode header : json.path("headers")) {
            if (header.size() != 2
                    || !header.path(0).isTextual()
                    || !header.path(1).isTextual()) {
                throw new Failure(400, "\"headers\" must be a list of pairs [name, value], all of them strings.");
            }
            headers.add(List.of(header.get(0).textValue(), header.get(1).textValue()));
        }
        return headers;
    }
}
