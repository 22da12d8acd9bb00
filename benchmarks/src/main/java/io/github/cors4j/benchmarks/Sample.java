package io.github.cors4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as bytes. A server creates new strings from what it reads, whose hash has not been computed yet; so does {@link
 * #text} for every request that is measured.
 *
 * @param origin the origin; null for a request without one
 * @param requestedMethod the requested method; null if it is not a preflight
 * @param requestedHeaders the lines of requested headers
 */
record Sample(
        String method,
        String path,
        byte @Nullable [] origin,
        byte @Nullable [] requestedMethod,
        List<byte[]> requestedHeaders) {

    /** Other headers that browsers send. */
    static final List<List<String>> OTHER_HEADERS = List.of(
            List.of("Host", "api.example.org"),
            List.of("Connection", "keep-alive"),
            List.of("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"),
            List.of("Accept", "application/json, text/plain, */*"),
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Mode", "cors"),
            List.of("Referer", "https://app.example.com/"),
            List.of("Accept-Encoding", "gzip, deflate, br"),
            List.of("Accept-Language", "en-GB,en;q=0.9"));

    static Sample actual(String path, @Nullable String origin) {
        return new Sample("GET", path, bytes(origin), null, List.of());
    }

    static Sample preflight(String path, String origin, List<String> headers) {
        return new Sample(
                "OPTIONS",
                path,
                bytes(origin),
                bytes("PUT"),
                headers.stream()
                        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                        .toList());
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
