package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** First line: allowed names. Second line: a method. The others: names that a preflight asks for. */
class RequestedHeadersFuzzTest {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    @FuzzTest(maxDuration = "5m")
    void requestedHeaders(byte[] data) {
        FuzzInput input = FuzzInput.of(data);
        List<String> allowed = List.of(input.line(0).split(","));
        List<String> lines = input.from(2);
        FuzzInput.build(cors -> cors.allowHeaders(allowed).methods("PUT")).ifPresent(cors -> {
            Request request =
                    Request.preflight("/", "https://app.example.com", "PUT").asking(lines.toArray(String[]::new));
            String granted = FuzzInput.decide(cors, request).headers().get(CorsHeaders.ALLOW_HEADERS);
            if (!RequestedHeaders.areTooMany(lines) && allowed.stream().noneMatch(name -> name.startsWith("^"))) {
                assertThat(names(granted)).isEqualTo(expected(allowed, lines));
            } else {
                assertThat(names(granted)).allMatch(name -> name.matches(TOKEN)).doesNotContain("*");
            }
        });
        String method = input.line(1);
        CorsDecision decision = FuzzInput.decide(
                Cors.of(cors ->
                        cors.origins("https://app.example.com").methods("*").supportsCredentials(true)),
                Request.preflight("/", "https://app.example.com", method));
        if (decision.headers().containsKey(CorsHeaders.ALLOW_METHODS)) {
            assertThat(decision.headers().get(CorsHeaders.ALLOW_METHODS))
                    .isEqualTo(method)
                    .matches(TOKEN);
        }
    }

    private static List<String> names(String value) {
        return value == null ? List.of() : List.of(value.split(", ?", -1));
    }

    private static List<String> expected(List<String> allowed, List<String> lines) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(allowed);
        Set<String> seen = new TreeSet<>();
        List<String> expected = new ArrayList<>();
        lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(name -> name.replaceAll("^[ \t]+|[ \t]+$", ""))
                .filter(name -> name.matches(TOKEN) && !name.equals("*"))
                .filter(name -> names.contains(name) || names.contains("*"))
                .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)))
                .forEach(expected::add);
        return expected;
    }
}
