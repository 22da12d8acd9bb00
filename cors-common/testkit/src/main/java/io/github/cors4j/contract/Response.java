package io.github.cors4j.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A response as it was on the wire.
 *
 * @param status the status code
 * @param headers every line, in its order
 * @param body what came after them, decoded from chunks
 */
public record Response(int status, List<Header> headers, String body) {
    private static final String PREFIX = "access-control-";

    public Response {
        headers = List.copyOf(headers);
    }

    /** Returns the values of a header, one for each line. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Returns every {@code Access-Control-*} and {@code Vary} header with all its lines, by name in lower case. */
    public Map<String, List<String>> cors() {
        return headers.stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(PREFIX) || name.equals("vary"))
                .distinct()
                .collect(Collectors.toMap(name -> name, this::values, (a, b) -> a, TreeMap::new));
    }
}
