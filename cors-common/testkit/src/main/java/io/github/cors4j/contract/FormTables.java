package io.github.cors4j.contract;

import static io.github.cors4j.contract.Expected.preflightVaries;
import static io.github.cors4j.contract.Expected.varies;
import static io.github.cors4j.contract.Table.APP;
import static io.github.cors4j.contract.Table.STRANGER;
import static io.github.cors4j.contract.Table.get;
import static io.github.cors4j.contract.Table.preflight;

import io.github.cors4j.CorsOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The forms in which one policy can be written: all of them send the same headers. */
final class FormTables {
    private static final String OTHER = "https://other.example.org";

    private FormTables() {}

    static List<Table> all() {
        return List.of(
                of(
                        "calls",
                        cors -> cors.origins(APP, OTHER)
                                .methods("GET", "PUT")
                                .allowHeaders("X-A", "X-B")
                                .exposeHeaders("X-C", "X-D")
                                .supportsCredentials(true)
                                .maxAge(60)),
                of(
                        "calls with several entries in one text",
                        cors -> cors.origins(APP + ", " + OTHER)
                                .methods("GET, put ")
                                .allowHeaders("X-A,X-B")
                                .exposeHeaders("X-C , X-D")
                                .supportsCredentials(true)
                                .maxAge(60)),
                of(
                        "calls with expressions",
                        cors -> cors.origins(
                                        Pattern.compile("https://app\\.example\\.com"),
                                        Pattern.compile("https://other\\.example\\.org"))
                                .methods(List.of("GET", "PUT"))
                                .allowHeaders(Pattern.compile("x-[ab]"))
                                .exposeHeaders(List.of("X-C", "X-D"))
                                .supportsCredentials(true)
                                .maxAge(60)),
                of(
                        "a configuration",
                        cors -> cors.configuration(Map.of(
                                "origins",
                                List.of(APP, OTHER),
                                "methods",
                                List.of("GET", "PUT"),
                                "allowHeaders",
                                "X-A, X-B",
                                "exposeHeaders",
                                "X-C, X-D",
                                "supportsCredentials",
                                true,
                                "maxAge",
                                60))),
                of(
                        "a configuration with lists of its own",
                        cors -> cors.configuration(Map.of(
                                "origins", iterable(APP, new StringBuilder(OTHER)),
                                "methods", iterable("GET", "PUT"),
                                "allowHeaders", iterable("X-A", "X-B"),
                                "exposeHeaders", iterable("X-C", "X-D"),
                                "supportsCredentials", new StringBuilder("true"),
                                "maxAge", "60"))),
                of("an environment", cors -> cors.environment(environment("CORS_"))),
                of("an environment with a prefix", cors -> cors.environment("SHOP_", environment("SHOP_"))));
    }

    private static Map<String, String> environment(String prefix) {
        return Map.of(
                prefix + "ORIGINS",
                APP + ", " + OTHER,
                prefix + "METHODS",
                "GET,PUT",
                prefix + "ALLOW_HEADERS",
                "X-A, X-B",
                prefix + "EXPOSE_HEADERS",
                "X-C, X-D",
                prefix + "SUPPORTS_CREDENTIALS",
                "true",
                prefix + "MAX_AGE",
                "60",
                prefix + "SERVICE_HOST",
                "10.0.0.1",
                prefix + "PORT",
                "tcp://10.0.0.1:80",
                "origins",
                "*");
    }

    private static Iterable<Object> iterable(Object... entries) {
        return () -> List.of(entries).iterator();
    }

    private static Table of(String form, Consumer<CorsOptions<?>> options) {
        return Table.of(Policy.of("written as " + form, options))
                .row("without Origin", get(), varies())
                .row("the one", get(APP), varies().origin(APP).credentials().exposes("X-C, X-D"))
                .row(
                        "the other",
                        get(OTHER),
                        varies().origin(OTHER).credentials().exposes("X-C, X-D"))
                .row("a stranger", get(STRANGER), varies())
                .answered(
                        "a preflight",
                        preflight(APP, "PUT").with("Access-Control-Request-Headers", "x-a,x-c"),
                        preflightVaries()
                                .origin(APP)
                                .credentials()
                                .methods("GET, PUT")
                                .headers("x-a")
                                .maxAge("60"))
                .answered(
                        "a preflight of another method",
                        preflight(OTHER, "DELETE"),
                        preflightVaries().origin(OTHER).credentials());
    }
}
