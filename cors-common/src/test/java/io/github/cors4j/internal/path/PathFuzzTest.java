package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.FuzzInput;
import io.github.cors4j.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A grant never leaves the resource that it belongs to, however the path is spelled. */
class PathFuzzTest {
    private static final String APP = "https://app.example.com";
    private static final Cors OPEN = Cors.of(cors -> cors.resource("/open/*"));
    private static final Cors NOT_CLOSED = Cors.of(cors -> cors.exclude("/closed/*"));

    private static final List<String> RESOURCES = List.of(
            "/a",
            "/a/*",
            "/a/*/c",
            "/*/b/*",
            "/a/b/*",
            "/d;x",
            "/e+f/*",
            "/i-._~!$&'()",
            "^/x/[a-z]+",
            "^/[xy](?s:.*)");
    private static final PathOracle ORACLE = new PathOracle(RESOURCES);
    private static final Cors MANY = Cors.of(cors -> RESOURCES.forEach(cors::resource));

    /** Patterns about which {@link PathOracle} says what they mean: plain characters, and nothing that URI would change. */
    private static final Pattern PLAIN = Pattern.compile("\\*|(/([A-Za-z0-9_~!$&'()+,;=:@-]+|\\*))+/?|/");

    /** Each line: a path, asked of policies that are built once. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "/open/",
        "/closed/",
        "%2e",
        "%2e%2e",
        "%2f",
        "%5c",
        "/../",
        "/./",
        "//",
        "\\",
        "%25",
        ";",
        "/a/b/c",
        "/x/yz",
        "%252e",
        "%00",
        "%6f",
        "%c3%a9",
        "?",
        "#",
        "*",
        "%2A",
        "..;/",
        "/d;x",
        "/e+f/",
        "%2B",
        "/OPEN/"
    })
    void paths(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> input.lines().forEach(PathFuzzTest::checkFixed));
    }

    private static void checkFixed(String path) {
        Request request = Request.get(path).origin(APP);
        boolean open = FuzzInput.decide(OPEN, request).allowed();
        boolean notClosed = FuzzInput.decide(NOT_CLOSED, request).allowed();
        List<String> readings = PathOracle.readings(path);
        for (String reading : readings) {
            assertThat(open && !isBelow("/open", reading)).as(reading).isFalse();
            assertThat(notClosed && isBelow("/closed", reading)).as(reading).isFalse();
        }
        check(MANY, ORACLE, path, readings);
    }

    private static boolean isBelow(String directory, String path) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    /** A grant is that of the resource that every reading of the path chooses; a plain path gets its own. */
    private static void check(Cors cors, PathOracle oracle, String path, List<String> readings) {
        CorsDecision decision = FuzzInput.decide(cors, Request.get(path).origin(APP));
        Optional<String> expected = oracle.find(path);
        if (decision.allowed()) {
            assertThat(decision.resource()).as(path).isEqualTo(expected);
            for (String reading : readings) {
                assertThat(oracle.find(reading)).as("%s for %s", reading, path).isEqualTo(expected);
            }
        } else {
            assertThat(decision.headers()).isEmpty();
            assertThat(PLAIN.matcher(path).matches() && !path.contains("*") && expected.isPresent())
                    .as(path)
                    .isFalse();
        }
    }

    /** First line: a path. The others: resources, of which the plain ones are also compared with the oracle. */
    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "/*",
        "/a/*",
        "/*/b",
        "^/.*",
        "*",
        "/a/b",
        "%61",
        "/%61",
        "/../",
        "%2f",
        "/a/",
        "^/a/[^/]+",
        "//"
    })
    void resources(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        input.inLinearTime(() -> {
            String path = input.line(0);
            List<String> lines = input.from(1);
            List<String> configured = entries(lines);
            FuzzInput.build(cors -> lines.forEach(cors::resource)).ifPresent(cors -> {
                Request request = Request.get(path).origin(APP);
                List<String> known = configured.isEmpty() ? List.of("*") : configured;
                assertThat(FuzzInput.decide(cors, request).resource().stream()).isSubsetOf(known);
                assertThat(FuzzInput.decide(cors, request.ignoringCase()).resource().stream())
                        .isSubsetOf(known);
                if (known.stream().allMatch(PLAIN.asMatchPredicate())) {
                    check(cors, new PathOracle(known), path, PathOracle.readings(path));
                }
            });
            FuzzInput.build(cors -> cors.exclude(lines)).ifPresent(cors -> {
                CorsDecision decision = FuzzInput.decide(cors, Request.get(path).origin(APP));
                if (configured.stream().allMatch(PLAIN.asMatchPredicate()) && decision.allowed()) {
                    PathOracle excluded = new PathOracle(configured);
                    for (String reading : PathOracle.readings(path)) {
                        assertThat(excluded.find(reading)).as(reading).isEmpty();
                    }
                }
            });
        });
    }

    /** Commas separate paths, but not what stands in brackets: a line with an expression may be one entry or several. */
    private static List<String> entries(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.concat(
                        line.contains("^") ? Stream.of(line) : Stream.empty(), Stream.of(line.split(",", -1))))
                .map(String::strip)
                .toList();
    }
}
