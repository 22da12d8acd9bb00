package io.github.cors4j.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response as it was on the wire.
 *
 * @param status the status
 * @param lines every header line, in order
 * @param body the body, one character for each byte
 * @param last whether the server closes the connection after it
 */
public record RawAnswer(int status, List<String> lines, String body, boolean last) {

    /**
     * Returns the only value of a header, {@code null} if there is none. Several lines are joined into a text that no test
     * expects.
     */
    public String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        List<String> values = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).trim())
                .toList();
        return values.isEmpty() ? null : String.join(" | ", values);
    }

    /** Returns every CORS header and {@code Vary}, with names in lower case; a header on several lines shows all of them. */
    public Map<String, String> cors() {
        Map<String, String> cors = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.startsWith("access-control-") || name.equals("vary")) {
                cors.merge(name, line.substring(colon + 1).trim(), (one, other) -> one + " | " + other);
            }
        }
        return cors;
    }

    /** Returns the origin that may read this, {@code null} if none may. */
    public String allowedOrigin() {
        return header("Access-Control-Allow-Origin");
    }
}
