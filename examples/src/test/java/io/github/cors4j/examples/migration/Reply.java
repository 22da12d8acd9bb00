package io.github.cors4j.examples.migration;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client gets to see of CORS, and whether a handler of the application ran. A list in a header means the same in any
 * order, and header names in any letter case.
 *
 * @param parts from what is compared to how the pages write it, in a fixed order
 */
record Reply(Map<String, String> parts) {
    private static final List<String> HEADERS = List.of(
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "Access-Control-Allow-Private-Network",
            "Vary");
    private static final Set<String> LISTS_OF_HEADER_NAMES =
            Set.of("Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Vary");
    private static final Pattern FIRST_LETTERS = Pattern.compile("\\b[a-z]");

    static Reply of(HttpResponse<?> response, boolean handled, int port) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("status", String.valueOf(response.statusCode()));
        parts.put("handler", handled ? "handler runs" : "handler does not run");
        for (String name : HEADERS) {
            String line = line(name, response.headers()).replace("127.0.0.1:" + port, "127.0.0.1");
            parts.put(name, line.isEmpty() ? "no `" + name + "`" : "`" + line + "`");
        }
        return new Reply(parts);
    }

    /** The line of one header. Two lines of a header that holds a single value stay two: browsers refuse them. */
    private static String line(String name, HttpHeaders headers) {
        List<String> lines = headers.allValues(name);
        if (lines.isEmpty()) {
            return "";
        }
        if (name.equals("Access-Control-Allow-Origin")) {
            return lines.stream().map(line -> name + ": " + line).collect(Collectors.joining("`<br>`"));
        }
        return name + ": "
                + lines.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .map(entry -> LISTS_OF_HEADER_NAMES.contains(name) ? capitalised(entry) : entry)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String capitalised(String headerName) {
        return FIRST_LETTERS
                .matcher(headerName.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    /** What is different from another reply, as a cell of a table. */
    String besides(Reply other) {
        return parts.keySet().stream()
                .filter(part -> !parts.get(part).equals(other.parts.get(part)))
                .map(parts::get)
                .collect(Collectors.joining("<br>"));
    }
}
