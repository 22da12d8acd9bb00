package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** First line: a path. The others: resources. A grant never leaves the resource that it belongs to. */
class PathFuzzTest {
    private static final Cors OPEN = Cors.of(cors -> cors.resource("/open/*"));
    private static final Cors NOT_CLOSED = Cors.of(cors -> cors.exclude("/closed/*"));

    @FuzzTest(maxDuration = "5m")
    void paths(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        String path = input.line(0);
        Request request = Request.get(path).origin("https://app.example.com");
        boolean open = !FuzzInput.decide(OPEN, request).headers().isEmpty();
        boolean closed = FuzzInput.decide(NOT_CLOSED, request).headers().isEmpty();
        for (String reading : readings(path)) {
            assertThat(open && !isBelow("/open", reading)).as(reading).isFalse();
            assertThat(!closed && isBelow("/closed", reading)).as(reading).isFalse();
        }
        FuzzInput.build(cors -> input.from(1).forEach(cors::resource)).ifPresent(cors -> {
            CorsDecision decision = FuzzInput.decide(cors, request);
            assertThat(decision.resource().stream()).isSubsetOf(resources(input.from(1)));
            CorsDecision other = FuzzInput.decide(cors, request.ignoringCase());
            assertThat(other.resource().stream()).isSubsetOf(resources(input.from(1)));
        });
    }

    private static List<String> resources(List<String> configured) {
        return configured.isEmpty() ? List.of("*") : configured;
    }

    private static boolean isBelow(String directory, String path) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    /** What servers take a path for: as it is, normalised, and with slashes merged before that. */
    private static List<String> readings(String path) {
        List<String> readings = new ArrayList<>(List.of(path));
        for (String spelling : List.of(path, path.replaceAll("/+", "/"))) {
            try {
                URI uri = new URI("http://host" + spelling);
                if (spelling.startsWith("/") && uri.getQuery() == null && uri.getFragment() == null) {
                    readings.add(withoutEscapes(uri.normalize().getRawPath()));
                }
            } catch (URISyntaxException e) {
                // then no server takes it for another path
            }
        }
        readings.removeIf(reading -> reading.contains("..") || reading.contains("//") && !reading.equals(path));
        return readings;
    }

    private static String withoutEscapes(String path) {
        return URI.create(path.replaceAll("(?i)%(2f|5c|00)", "_")).getPath();
    }
}
