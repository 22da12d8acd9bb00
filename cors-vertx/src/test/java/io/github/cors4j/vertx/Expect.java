package io.github.cors4j.vertx;

import java.util.Map;
import java.util.TreeMap;

/** Complete sets of CORS headers, Vary included, to compare {@link Answer#cors()} with. */
final class Expect {

    static final Map<String, String> NOTHING = Map.of();
    static final Map<String, String> ONLY_VARY = Map.of("vary", "Origin");

    private Expect() {}

    /** What a page at an allowed origin gets. */
    static Map<String, String> granted(String origin) {
        return Map.of("access-control-allow-origin", origin, "vary", "Origin");
    }

    /** The same with {@code *} and no need for Vary. */
    static Map<String, String> anyone() {
        return Map.of("access-control-allow-origin", "*");
    }

    static Map<String, String> preflight(String origin, String methods) {
        return with(
                granted(origin),
                "access-control-allow-methods",
                methods,
                "vary",
                "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    static Map<String, String> with(Map<String, String> base, String... more) {
        Map<String, String> all = new TreeMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
