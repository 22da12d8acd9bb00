package io.github.cors4j.attack;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One request of the mix.
 *
 * @param allowed whether it comes from the allowed origin
 * @param preflight whether it is a preflight
 */
record LoadRequest(String method, String path, boolean allowed, boolean preflight) {
    private static final List<String> PATHS = List.of("/ok", "/ok", "/ok", "/late", "/fails", "/none", "/large");
    private static final String ALL_NAMES = "X-V0,X-V1,X-V2,X-V3,X-V4,X-V5,X-V6,X-V7,X-V8,X-V9";

    static final LoadRequest LARGE = new LoadRequest("GET", "/large", true, false);
    private static final int DEEPEST_PIPELINE = 16;

    /** Returns a request whose handler fails when the head and a part of the body have been sent. */
    static LoadRequest half(Random random) {
        return new LoadRequest("GET", random.nextBoolean() ? "/half" : "/half-late", random.nextInt(5) > 0, false);
    }

    /** Returns up to sixteen requests that all get a complete response. */
    static List<LoadRequest> some(Random random) {
        return Stream.generate(() -> any(random))
                .limit(1 + random.nextInt(DEEPEST_PIPELINE))
                .toList();
    }

    private static LoadRequest any(Random random) {
        boolean preflight = random.nextInt(4) == 0;
        String path = PATHS.get(random.nextInt(random.nextInt(10) == 0 ? PATHS.size() : PATHS.size() - 1));
        return new LoadRequest(preflight ? "OPTIONS" : "GET", path, random.nextInt(5) > 0, preflight);
    }

    Map<String, String> headers() {
        String origin = allowed ? PolicyWheel.APP : "https://evil.example";
        return preflight
                ? Map.of(
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "PUT",
                        "Access-Control-Request-Headers",
                        ALL_NAMES)
                : Map.of("Origin", origin);
    }

    String text() {
        return RawConnection.request(
                method,
                path,
                headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .toArray(String[]::new));
    }

    /**
     * Returns whether the response may have a status: one that the application sets, or for a preflight that of its policy.
     */
    boolean canHave(int status) {
        return switch (preflight ? "" : path) {
            case "/fails" -> status == 500 || status == 503;
            case "/none" -> status == 404;
            default -> status >= 200 && status < 204;
        };
    }
}
