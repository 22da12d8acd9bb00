package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every known way to pass for a listed origin to a real server, over raw sockets. */
public abstract class OriginBypassContract {
    /** What may be echoed if every origin is allowed: every well-formed origin. */
    private static final Set<String> WELL_FORMED = Stream.of(Origins.honest(), Origins.strangers(), List.of("null"))
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    /** Starts a server that responds to a GET of {@code /} under this policy. */
    protected abstract Target start(Cors policy) throws Exception;

    /** Returns the texts that HTTP can carry in one header line, which are those without line breaks. */
    static List<String> shapes() {
        return Stream.of(Origins.honest().stream(), Origins.strangers().stream(), MalformedOrigins.all())
                .flatMap(shapes -> shapes)
                .filter(shape -> !shape.isBlank() && shape.indexOf('\r') < 0 && shape.indexOf('\n') < 0)
                .distinct()
                .toList();
    }

    static Stream<Arguments> policies() {
        return Stream.of(OriginPolicy.values())
                .flatMap(policy -> Stream.of(Arguments.of(policy, true), Arguments.of(policy, false)));
    }

    @Test
    void theTableHasMoreThanFourHundredShapes() {
        assertThat(shapes()).hasSizeGreaterThan(400);
    }

    @ParameterizedTest(name = "{0}, credentials {1}")
    @MethodSource("policies")
    void onlyThoseWhoWereMeantAreLetIn(OriginPolicy policy, boolean credentials) throws Exception {
        int granted = 0;
        List<String> reached = new ArrayList<>();
        try (Target server = start(policy.cors(credentials));
                RawClient client = new RawClient(server.port())) {
            for (String shape : shapes()) {
                String received = withoutBlanks(shape);
                RawAnswer get = client.ask("GET", "/", "Origin: " + shape);
                RawAnswer preflight =
                        client.ask("OPTIONS", "/", "Origin: " + shape, "Access-Control-Request-Method: PUT");
                boolean meant = policy.means(received);
                for (RawAnswer answer : List.of(get, preflight)) {
                    assertThat(answer.allowedOrigin())
                            .as("%s, status %d", shape, answer.status())
                            .isEqualTo(meant ? received : null);
                    assertThat(answer.header("Access-Control-Allow-Credentials"))
                            .isEqualTo(meant && credentials ? "true" : null);
                    assertThat(answer.status()).as(shape).isIn(200, 400, 431);
                }
                if (get.status() == 200) {
                    reached.add(shape);
                    assertThat(get.header("Vary")).as(shape).isEqualTo("Origin");
                }
                granted += meant ? 1 : 0;
            }
        }
        assertThat(granted).as("those who were meant").isBetween(1, 15);
        assertThat(reached).as("shapes that were not stopped by the server").hasSizeGreaterThan(400);
    }

    @ParameterizedTest(name = "{0}, credentials {1}")
    @MethodSource("policies")
    void severalOriginsLetNobodyIn(OriginPolicy policy, boolean credentials) throws Exception {
        try (Target server = start(policy.cors(credentials));
                RawClient client = new RawClient(server.port())) {
            for (String second : List.of("https://app.example.com", "https://evil.example", "null", "")) {
                for (String[] lines : List.of(
                        new String[] {"Origin: https://app.example.com", "Origin: " + second},
                        new String[] {"Origin: " + second, "Origin: https://app.example.com"},
                        new String[] {"origin: https://app.example.com", "X-Other: y", "ORIGIN: " + second})) {
                    assertThat(client.ask("GET", "/", lines).cors()).isEqualTo(Map.of("vary", "Origin"));
                }
            }
        }
    }

    /** Nothing of a header that is cut off, folded or injected becomes a header of the response. */
    @Test
    void nothingIsEverEchoedThatIsNoOrigin() throws Exception {
        Map<String, String> anyone = new TreeMap<>(Map.of("access-control-allow-origin", "*", "vary", "Origin"));
        try (Target server = start(Cors.defaults());
                RawClient client = new RawClient(server.port())) {
            for (String shape : shapes()) {
                String received = withoutBlanks(shape);
                RawAnswer answer = client.ask("GET", "/", "Origin: " + shape);
                if (answer.status() == 200) {
                    anyone.put("access-control-allow-origin", WELL_FORMED.contains(received) ? received : "*");
                    assertThat(answer.cors()).as(shape).isEqualTo(anyone);
                }
            }
            for (String injection : List.of("\r\nX-Injected: y", "\nX-Injected: y", "\r\n X-Injected: y", "\rX: y")) {
                RawAnswer answer = client.ask("GET", "/", "Origin: https://app.example.com" + injection);
                assertThat(answer.header("X-Injected")).isNull();
                assertThat(answer.header("X")).isNull();
                assertThat(answer.allowedOrigin()).isIn(null, "*", "https://app.example.com");
            }
        }
    }

    private static String withoutBlanks(String value) {
        return value.replaceAll("^[ \t]+|[ \t]+$", "");
    }
}
