package io.github.cors4j.internal.options;

import static io.github.cors4j.Request.from;
import static io.github.cors4j.Request.get;
import static io.github.cors4j.Request.preflight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every option has its default, and can be set in code, in parsed JSON and in the environment, to the same effect. */
class OptionsTest {
    private static final String APP = "https://app.example.com";
    private static final String STRANGER = "https://stranger.example";
    private static final Options OPTIONS = new Options();
    private static final Set<String> GUARDS = Set.of("guardWebSockets", "guardUnsafeMethods", "refuseDisallowed");

    private static Setting<?> setting(String key) {
        return OPTIONS.all().stream()
                .filter(option -> option.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static boolean selectsPaths(String key) {
        return OPTIONS.selectsPaths(setting(key));
    }

    /**
     * An option's forms, and what a request shows of it.
     *
     * @param environment as text, or {@code null} where the environment cannot hold the option
     */
    private record Row(
            String option,
            Consumer<CorsBuilder> code,
            Object json,
            String environment,
            Function<Cors, Object> shows,
            Object byDefault,
            Object set) {
        Map<String, ?> environmentMap() {
            return Map.of("CORS_" + setting(option).variable().orElseThrow(), environment, "PATH", "/usr/bin");
        }
    }

    private static Function<Cors, Object> header(String name, Request request) {
        return cors -> Optional.ofNullable(request.decidedBy(cors).headers().get(name));
    }

    private static Function<Cors, Object> outcome(Request request) {
        return cors -> request.decidedBy(cors).outcome();
    }

    private static Stream<Row> rows() {
        Request put = preflight("/", APP, "PUT");
        return Stream.of(
                new Row(
                        "resources",
                        cors -> cors.resource("/api/*").resource("/v2"),
                        Map.of("/api/*", Map.of(), "/v2", Map.of()),
                        "/api/*, /v2",
                        cors -> Stream.of("/api/x", "/v2", "/")
                                .filter(path -> get(path).decidedBy(cors).covered())
                                .toList(),
                        List.of("/api/x", "/v2", "/"),
                        List.of("/api/x", "/v2")),
                new Row(
                        "exclude",
                        cors -> cors.exclude("/private/*", "/x"),
                        List.of("/private/*", "/x"),
                        "/private/*,/x",
                        cors -> Stream.of("/private", "/private/a", "/x", "/y")
                                .filter(path -> get(path).decidedBy(cors).covered())
                                .toList(),
                        List.of("/private", "/private/a", "/x", "/y"),
                        List.of("/y")),
                new Row(
                        "origins",
                        cors -> cors.origins(APP, "https://*.example.org"),
                        List.of(APP, "https://*.example.org"),
                        APP + " , https://*.example.org",
                        cors -> Stream.of(APP, "https://a.example.org", "https://other.example")
                                .filter(origin -> from(origin).decidedBy(cors).allowed())
                                .toList(),
                        List.of(APP, "https://a.example.org", "https://other.example"),
                        List.of(APP, "https://a.example.org")),
                new Row(
                        "methods",
                        cors -> cors.methods("PUT", "patch", "Purge"),
                        List.of("PUT", "patch", "Purge"),
                        "PUT,patch, Purge",
                        header("Access-Control-Allow-Methods", put),
                        Optional.of("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"),
                        Optional.of("PATCH, PUT, Purge")),
                new Row(
                        "allowHeaders",
                        cors -> cors.allowHeaders("X-A", "^x-c-.*"),
                        List.of("X-A", "^x-c-.*"),
                        "X-A,^x-c-.*",
                        header("Access-Control-Allow-Headers", put.asking("x-a,x-b,X-C-1")),
                        Optional.of("x-a,x-b,X-C-1"),
                        Optional.of("x-a, X-C-1")),
                new Row(
                        "exposeHeaders",
                        cors -> cors.exposeHeaders("X-A", "X-B"),
                        List.of("X-A", "X-B"),
                        "X-A,X-B",
                        header("Access-Control-Expose-Headers", from(APP)),
                        Optional.empty(),
                        Optional.of("X-A, X-B")),
                new Row(
                        "supportsCredentials",
                        cors -> cors.supportsCredentials(true).origins(APP),
                        true,
                        "true",
                        header("Access-Control-Allow-Credentials", from(APP)),
                        Optional.empty(),
                        Optional.of("true")),
                new Row(
                        "maxAge",
                        cors -> cors.maxAge(Duration.ofMinutes(1)),
                        60,
                        "60",
                        header("Access-Control-Max-Age", put),
                        Optional.empty(),
                        Optional.of("60")),
                new Row(
                        "sendWildcard",
                        cors -> cors.sendWildcard(true),
                        true,
                        "true",
                        header("Access-Control-Allow-Origin", from(APP)),
                        Optional.of(APP),
                        Optional.of("*")),
                new Row(
                        "varyHeader",
                        cors -> cors.varyHeader(false),
                        false,
                        "false",
                        cors -> from(APP).decidedBy(cors).vary(),
                        java.util.Set.of("Origin"),
                        java.util.Set.of()),
                new Row(
                        "alwaysSend",
                        cors -> cors.alwaysSend(false),
                        false,
                        "false",
                        header("Access-Control-Allow-Origin", get("/")),
                        Optional.of("*"),
                        Optional.empty()),
                new Row(
                        "automaticOptions",
                        cors -> cors.automaticOptions(false),
                        false,
                        "false",
                        cors -> put.decidedBy(cors).endsRequest(),
                        true,
                        false),
                new Row(
                        "preflightStatus",
                        cors -> cors.preflightStatus(204),
                        204,
                        "204",
                        cors -> put.decidedBy(cors).status(),
                        200,
                        204),
                new Row(
                        "allowPrivateNetwork",
                        cors -> cors.allowPrivateNetwork(true),
                        true,
                        "true",
                        header(
                                "Access-Control-Allow-Private-Network",
                                put.with("Access-Control-Request-Private-Network", "true")),
                        Optional.empty(),
                        Optional.of("true")),
                guard(
                        "guardWebSockets",
                        cors -> cors.guardWebSockets(true),
                        get("/").origin(STRANGER).with("Connection", "Upgrade").with("Upgrade", "websocket")),
                guard(
                        "guardUnsafeMethods",
                        cors -> cors.guardUnsafeMethods(true),
                        Request.of("POST", "/").origin(STRANGER)),
                guard("refuseDisallowed", cors -> cors.refuseDisallowed(true), from(STRANGER)));
    }

    /** A guard refuses nobody where any origin may come. */
    private static Row guard(String option, Consumer<CorsBuilder> code, Request refused) {
        return new Row(
                option,
                cors -> code.accept(cors.origins(APP)),
                true,
                "true",
                cors -> refused.decidedBy(cors).refusesRequest(),
                false,
                true);
    }

    private static Stream<Row> dangerous() {
        return Stream.of(
                new Row(
                        "dangerouslyAllowNullOrigin",
                        cors -> cors.origins("null").dangerouslyAllowNullOrigin(true),
                        true,
                        null,
                        outcome(from("null")),
                        null,
                        Outcome.ALLOWED),
                new Row(
                        "dangerouslyAllowInsecureOrigins",
                        cors -> cors.origins("http://app.example.com")
                                .supportsCredentials(true)
                                .dangerouslyAllowInsecureOrigins(true),
                        true,
                        null,
                        outcome(from("http://app.example.com")),
                        null,
                        Outcome.ALLOWED),
                new Row(
                        "dangerouslyAllowPublicSuffixes",
                        cors -> cors.origins("https://*.github.io")
                                .supportsCredentials(true)
                                .dangerouslyAllowPublicSuffixes(true),
                        true,
                        null,
                        outcome(from("https://me.github.io")),
                        null,
                        Outcome.ALLOWED),
                new Row(
                        "dangerouslyAllowAnyExpression",
                        cors -> cors.origins("^https://app-[a-z]+\\.github\\.io$")
                                .supportsCredentials(true)
                                .dangerouslyAllowAnyExpression(true),
                        true,
                        null,
                        outcome(from("https://app-a.github.io")),
                        null,
                        Outcome.ALLOWED));
    }

    @TestFactory
    Stream<DynamicTest> has_its_default() {
        return rows().map(row -> DynamicTest.dynamicTest(
                row.option(),
                () -> assertThat(row.shows().apply(Cors.defaults())).isEqualTo(row.byDefault())));
    }

    @TestFactory
    Stream<DynamicTest> can_be_set_in_code() {
        return Stream.concat(rows(), dangerous())
                .map(row -> DynamicTest.dynamicTest(row.option(), () -> {
                    Cors cors = Cors.of(row.code());
                    assertThat(row.shows().apply(cors)).isEqualTo(row.set());
                }));
    }

    @TestFactory
    Stream<DynamicTest> can_be_set_in_parsed_json() {
        return rows().map(row -> DynamicTest.dynamicTest(row.option(), () -> {
            Cors cors =
                    Cors.of(options -> withOriginsFor(row, options).configuration(Map.of(row.option(), row.json())));
            assertThat(row.shows().apply(cors)).isEqualTo(row.set());
        }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_dangerous_can_be_set_in_parsed_json() {
        return dangerous()
                .map(row -> DynamicTest.dynamicTest(row.option(), () -> {
                    String origin = switch (row.option()) {
                        case "dangerouslyAllowNullOrigin" -> "null";
                        case "dangerouslyAllowInsecureOrigins" -> "http://app.example.com";
                        case "dangerouslyAllowPublicSuffixes" -> "https://*.github.io";
                        default -> "^https://app-[a-z]+\\.github\\.io$";
                    };
                    boolean credentials = !row.option().contains("Null");
                    Map<String, Object> json =
                            Map.of(row.option(), row.json(), "origins", origin, "supportsCredentials", credentials);
                    assertThat(row.shows().apply(Cors.of(cors -> cors.configuration(json))))
                            .isEqualTo(row.set());
                }));
    }

    @TestFactory
    Stream<DynamicTest> can_be_set_in_the_environment() {
        return rows().map(row -> DynamicTest.dynamicTest(row.option(), () -> {
            Cors cors = Cors.of(options -> withOriginsFor(row, options).environment(row.environmentMap()));
            assertThat(row.shows().apply(cors)).isEqualTo(row.set());
        }));
    }

    @TestFactory
    Stream<DynamicTest> can_be_set_for_one_resource_unless_it_selects_paths() {
        return rows().filter(row -> !selectsPaths(row.option()))
                .map(row -> DynamicTest.dynamicTest(row.option(), () -> {
                    Map<String, ?> own = Map.of(row.option(), row.json());
                    Cors cors = Cors.of(
                            options -> withOriginsFor(row, options).resource("/", one -> one.configuration(own)));
                    assertThat(row.shows().apply(cors)).isEqualTo(row.set());
                }));
    }

    @TestFactory
    Stream<DynamicTest> can_be_set_for_a_route_unless_it_selects_paths() {
        return rows().filter(row -> !selectsPaths(row.option()))
                .map(row -> DynamicTest.dynamicTest(row.option(), () -> {
                    Map<String, Object> own = new java.util.HashMap<>(Map.of(row.option(), row.json()));
                    if (needsOrigins(row)) {
                        own.put("origins", APP);
                    }
                    assertThat(row.shows().apply(Cors.route(route -> route.configuration(own))))
                            .isEqualTo(row.set());
                }));
    }

    /** Credentials do not go with any origin, and guards let any origin in. */
    private static boolean needsOrigins(Row row) {
        return row.option().equals("supportsCredentials") || GUARDS.contains(row.option());
    }

    private static CorsBuilder withOriginsFor(Row row, CorsBuilder options) {
        return needsOrigins(row) ? options.origins(APP) : options;
    }

    @TestFactory
    Stream<DynamicTest> every_option_has_a_row() {
        List<String> rows = Stream.concat(rows(), dangerous()).map(Row::option).toList();
        return OPTIONS.all().stream()
                .map(option -> DynamicTest.dynamicTest(
                        option.key(), () -> assertThat(rows).contains(option.key())));
    }
}
