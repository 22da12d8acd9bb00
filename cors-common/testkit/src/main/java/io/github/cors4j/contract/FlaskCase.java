package io.github.cors4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request to Flask-CORS, and its response.
 *
 * @param group which application: {@code extension}, {@code decorator} or {@code blueprint}
 * @param config the options that were set
 * @param response the response
 * @param quirks where this library differs from Flask-CORS on purpose
 */
record FlaskCase(String id, String group, JsonNode config, Request request, Response response, Set<String> quirks) {

    /** Our own name: the recording has none for an expression that distinguished letter cases of header names. */
    static final String CASE_OF_HEADER_NAMES = "acah-case-sensitive";

    /**
     * Our own name: in Flask-CORS, a text with commas among allowed headers is one name, which no header has; here it is
     * several names.
     */
    static final String NAMES_IN_ONE_TEXT = "allow-headers-text-is-one-name";

    static List<FlaskCase> all() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = Objects.requireNonNull(FlaskCase.class.getResourceAsStream("/flask-parity/cases.jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<FlaskCase> cases = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(of(json.readTree(line)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FlaskCase of(JsonNode line) {
        JsonNode asked = line.get("request");
        Request request =
                Request.of(asked.get("method").asText(), asked.get("path").asText());
        for (JsonNode header : asked.get("headers")) {
            request = request.with(header.get(0).asText(), header.get(1).asText());
        }
        JsonNode answered = line.get("response");
        List<Header> headers = new ArrayList<>();
        answered.get("cors")
                .properties()
                .forEach(header ->
                        header.getValue().forEach(value -> headers.add(new Header(header.getKey(), value.asText()))));
        Set<String> quirks = new TreeSet<>();
        line.get("quirks").forEach(quirk -> quirks.add(quirk.asText()));
        if (line.get("id").asText().equals("ext.allow-headers.regex-compiled.acrh-custom-lower")) {
            quirks.add(CASE_OF_HEADER_NAMES);
        }
        if (line.get("config").path("allowHeaders").asText().contains(",")) {
            quirks.add(NAMES_IN_ONE_TEXT);
        }
        return new FlaskCase(
                line.get("id").asText(),
                line.get("group").asText(),
                line.get("config"),
                request,
                new Response(answered.get("status").asInt(), headers, ""),
                quirks);
    }

    boolean has(String quirk) {
        return quirks.contains(quirk);
    }

    /** Returns the value of a request header; empty if there is none. */
    String asked(String name) {
        return String.join(", ", request.values(name));
    }

    boolean isPreflight() {
        return request.method().equals("OPTIONS")
                && !asked("Origin").isEmpty()
                && !asked("Access-Control-Request-Method").isEmpty();
    }
}
