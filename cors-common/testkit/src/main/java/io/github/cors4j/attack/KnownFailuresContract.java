package io.github.cors4j.attack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what went wrong in other libraries; each test is named after one failure. */
public abstract class KnownFailuresContract {
    protected static final String APP = "https://app.example.com";
    protected static final String EVIL = "https://evil.example";
    private static final String ORIGIN = "Origin: " + APP;
    private static final String ASKS_PUT = "Access-Control-Request-Method: PUT";

    /**
     * Starts a server that responds to GET and POST on every path with {@code handled}. On {@code /vary} it adds a {@code
     * Vary: Accept} of its own, on {@code /own} it allows every origin with credentials, and on {@code /fails} it throws an
     * exception.
     */
    protected abstract Target start(Cors policy) throws Exception;

    private static Cors onlyApp() {
        return Cors.of(cors -> cors.origins(APP).supportsCredentials(true));
    }

    /** Sends one request to a server of its own. */
    private RawAnswer ask(Cors policy, String method, String target, String... lines) throws Exception {
        try (Target server = start(policy);
                RawClient client = new RawClient(server.port())) {
            return client.ask(method, target, lines);
        }
    }

    @Test
    void flaskCors_CVE_2024_6221_private_network_access_for_everybody() throws Exception {
        String asks = "Access-Control-Request-Private-Network: true";
        assertThat(ask(Cors.defaults(), "OPTIONS", "/", ORIGIN, ASKS_PUT, asks).cors())
                .doesNotContainKey("access-control-allow-private-network");
        Cors allowed = Cors.of(cors -> cors.origins(APP).allowPrivateNetwork(true));
        assertThat(ask(allowed, "OPTIONS", "/", ORIGIN, ASKS_PUT, asks).cors())
                .containsEntry("access-control-allow-private-network", "true");
        assertThat(ask(allowed, "OPTIONS", "/", "Origin: " + EVIL, ASKS_PUT, asks)
                        .cors())
                .doesNotContainKey("access-control-allow-private-network");
    }

    @Test
    void flaskCors_CVE_2024_6839_longer_expressions_before_more_specific_paths() throws Exception {
        Cors policy = Cors.of(cors -> cors.resource("^/api/[a-z]*[a-z0-9]*[a-zA-Z0-9]*", all -> all.origins(EVIL))
                .resource("/api/*", api -> api.origins("https://partner.example"))
                .resource("/api/admin", admin -> admin.origins(APP).supportsCredentials(true)));
        try (Target server = start(policy);
                RawClient client = new RawClient(server.port())) {
            assertThat(client.ask("GET", "/api/admin", ORIGIN).allowedOrigin()).isEqualTo(APP);
            assertThat(client.ask("GET", "/api/admin", "Origin: " + EVIL).cors())
                    .isEqualTo(Map.of("vary", "Origin"));
            assertThat(client.ask("GET", "/api/users", "Origin: " + EVIL).cors())
                    .isEqualTo(Map.of("vary", "Origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a+b", "/a%2Bb"})
    void flaskCors_CVE_2024_6844_a_plus_taken_for_a_blank(String path) throws Exception {
        Cors policy = Cors.of(cors -> cors.resource("/*", all -> all.origins(EVIL))
                .resource("/a+b", plus -> plus.origins(APP))
                .resource("/a%20b", blank -> blank.origins("https://partner.example")));
        RawAnswer answer = ask(policy, "GET", path, "Origin: " + EVIL);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cors()).isEqualTo(Map.of("vary", "Origin"));
        assertThat(ask(policy, "GET", "/a+b", ORIGIN).allowedOrigin()).isEqualTo(APP);
        assertThat(ask(policy, "GET", "/a+b", "Origin: https://partner.example").allowedOrigin())
                .isNull();
    }

    @Test
    void flaskCors_CVE_2024_6866_paths_compared_without_letter_case() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins(EVIL).resource("/api/*").resource("^/open/.*"));
        for (String path : new String[] {"/API/users", "/Api/users", "/OPEN/x", "/apI/"}) {
            assertThat(ask(policy, "GET", path, "Origin: " + EVIL).cors())
                    .as(path)
                    .isEmpty();
        }
        assertThat(ask(policy, "GET", "/api/users", "Origin: " + EVIL).allowedOrigin())
                .isEqualTo(EVIL);
    }

    @Test
    void a_method_override_on_OPTIONS_runs_a_handler() throws Exception {
        RawAnswer answer = ask(
                onlyApp(),
                "OPTIONS",
                "/",
                ORIGIN,
                ASKS_PUT,
                "X-HTTP-Method-Override: POST",
                "X-HTTP-Method: POST",
                "X-Method-Override: POST");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT");
        RawAnswer posing = ask(onlyApp(), "POST", "/", ORIGIN, ASKS_PUT, "X-HTTP-Method-Override: OPTIONS");
        assertThat(posing.header("Access-Control-Allow-Methods")).isNull();
    }

    @Test
    void a_403_for_a_POST_of_the_sites_own_page() throws Exception {
        RawAnswer answer = ask(onlyApp(), "POST", "/", "Origin: http://localhost", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("handled");
        assertThat(answer.cors()).isEqualTo(Map.of("vary", "Origin"));
    }

    @Test
    void a_Vary_lost_to_that_of_a_handler() throws Exception {
        assertThat(ask(onlyApp(), "GET", "/vary", ORIGIN).header("Vary")).isEqualTo("Accept, Origin");
        assertThat(ask(onlyApp(), "GET", "/vary").header("Vary")).isEqualTo("Accept, Origin");
    }

    @Test
    void an_exception_that_hangs_the_response_or_loses_its_headers() throws Exception {
        RawAnswer answer = ask(onlyApp(), "GET", "/fails", ORIGIN);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.allowedOrigin()).isEqualTo(APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "mailto:x",
                "mailto:x@example.com",
                "//app.example.com",
                "https:",
                ":",
                "://",
                "[",
                "https://[",
                "%",
                "https://%",
                "*",
                "https://app.example.com:x"
            })
    void a_500_for_an_Origin_that_is_none(String origin) throws Exception {
        RawAnswer answer = ask(onlyApp(), "GET", "/", "Origin: " + origin);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cors()).isEqualTo(Map.of("vary", "Origin"));
        RawAnswer preflight = ask(onlyApp(), "OPTIONS", "/", "Origin: " + origin, ASKS_PUT);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.allowedOrigin()).isNull();
    }

    @Test
    void comma_lists_as_Origin_or_in_the_answer() throws Exception {
        Cors two = Cors.of(cors -> cors.origins(APP, "https://www.example.com"));
        assertThat(ask(two, "GET", "/", ORIGIN).allowedOrigin()).isEqualTo(APP);
        assertThat(ask(two, "GET", "/").allowedOrigin()).isNull();
        assertThat(ask(two, "GET", "/", ORIGIN + ", " + EVIL).allowedOrigin()).isNull();
        assertThat(ask(two, "GET", "/", ORIGIN + "," + APP).allowedOrigin()).isNull();
        assertThat(ask(two, "GET", "/", ORIGIN + ",https://www.example.com").allowedOrigin())
                .isNull();
    }

    @Test
    @Timeout(value = 20, unit = SECONDS)
    void ReDoS_by_nested_repetition() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("^https://(([a-z]+)+)+\\.example\\.com")
                .allowHeaders("^((x+)+-)+y")
                .resource("^/((a+)+)+b"));
        String name = "x".repeat(4_000);
        String path = "/" + "a".repeat(1_000) + "b";
        RawAnswer answer = ask(
                policy,
                "OPTIONS",
                path,
                "Origin: https://" + "a".repeat(60) + "." + "a".repeat(60) + ".example.com",
                ASKS_PUT,
                "Access-Control-Request-Headers: " + name);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.allowedOrigin()).isNull();
        RawAnswer allowed = ask(policy, "OPTIONS", path, ORIGIN, ASKS_PUT, "Access-Control-Request-Headers: " + name);
        assertThat(allowed.allowedOrigin()).isEqualTo(APP);
        assertThat(allowed.header("Access-Control-Allow-Headers")).isNull();
        for (String beyond :
                List.of("/" + "a".repeat(1_000) + "!", "/" + "a".repeat(2_500) + "b")) { // none sees the last
            assertThat(ask(policy, "OPTIONS", beyond, ORIGIN, ASKS_PUT).cors()).isEmpty();
            assertThat(ask(policy, "GET", beyond, ORIGIN).cors()).isEmpty();
        }
    }

    /**
     * Servers send at most 8,192 bytes of headers by default; one of them closes the connection without a response if there
     * are more.
     */
    @ParameterizedTest
    @CsvSource({"128, 22", "60, 49", "120, 55", "3, 1900"})
    void a_preflight_that_asks_for_more_than_a_response_can_hold(int names, int length) throws Exception {
        String origin = "https://" + ("a".repeat(62) + ".").repeat(3) + "a".repeat(52) + ".example:65535";
        String asked = IntStream.range(1_000, 1_000 + names)
                .mapToObj(i -> "x" + i + "x".repeat(length - 5))
                .collect(Collectors.joining(","));
        List<String> methods =
                IntStream.range(100, 100 + 375).mapToObj(i -> "M-A" + i).toList();
        for (Object allowed : List.of("*", List.of("*", "X-A"), List.of("^x[0-9x]+", "X-A"), asked)) {
            Cors policy = Cors.of(cors -> cors.origins(origin)
                    .methods(methods)
                    .configuration(Map.of("allowHeaders", allowed))
                    .supportsCredentials(true)
                    .allowPrivateNetwork(true)
                    .maxAge(Duration.ofDays(1)));
            RawAnswer answer = ask(
                    policy,
                    "OPTIONS",
                    "/",
                    "Origin: " + origin,
                    "Access-Control-Request-Method: M-A100",
                    "Access-Control-Request-Private-Network: true",
                    "Access-Control-Request-Headers: " + asked);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.allowedOrigin()).isEqualTo(origin);
            assertThat(answer.header("Access-Control-Allow-Methods")).hasSize(375 * 8 - 2);
        }
    }

    @Test
    void the_double_grant_of_a_handler_that_has_CORS_of_its_own() throws Exception {
        assertThat(ask(onlyApp(), "GET", "/own", ORIGIN).cors())
                .isEqualTo(Map.of(
                        "access-control-allow-origin", APP,
                        "access-control-allow-credentials", "true",
                        "vary", "Origin"));
        assertThat(ask(onlyApp(), "GET", "/own", "Origin: " + EVIL).cors()).isEqualTo(Map.of("vary", "Origin"));
    }
}
