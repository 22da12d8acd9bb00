package io.github.cors4j.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response as it came, whatever client received it. */
record Answer(int status, List<Map.Entry<String, String>> headers, String body) {

    /** All CORS headers and Vary, names in lower case; one that came on several lines shows them all. */
    Map<String, String> cors() {
        Map<String, String> cors = new TreeMap<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("access-control-") || name.equals("vary")) {
                cors.merge(name, header.getValue(), (one, other) -> one + " | " + other);
            }
        }
        return cors;
    }

    @Nullable
    String header(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                values.add(header.getValue());
            }
        }
        return values.isEmpty() ? null : String.join(" | ", values);
    }

    /** Reads what a raw socket received, up to the end of the connection. */
    static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("No complete response: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).trim()));
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
