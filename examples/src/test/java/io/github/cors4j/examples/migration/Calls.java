package io.github.cors4j.examples.migration;

import java.util.List;

/** The requests that each pair of configurations is compared with. */
final class Calls {
    private static final String LISTED = "https://app.example.com";
    private static final String SUBDOMAIN = "https://pr-7.preview.example.com";
    private static final String DEEPER = "https://a.pr-7.preview.example.com";
    private static final String ADMIN = "https://admin.example.com";
    private static final String UNKNOWN_HOST = "localhost";
    private static final String OTHER = "https://other.example";

    private Calls() {}

    /** For listed origins, a pattern among them. */
    static final List<Call> LISTED_ORIGINS = List.of(
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("POST", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from(SUBDOMAIN),
            Call.of("GET", "/api/orders").from(DEEPER),
            Call.of("GET", "/api/orders").from(OTHER),
            Call.of("POST", "/api/orders").from(OTHER),
            Call.of("POST", "/api/orders").fromItself(),
            Call.of("GET", "/api/orders").from("null"),
            Call.of("GET", "/api/orders").from(LISTED + "?"),
            Call.of("GET", "/api/orders"),
            Call.of("GET", "/api/fails").from(LISTED),
            Call.of("GET", "/api/missing").from(LISTED),
            Call.of("GET", "/api/account").from(LISTED),
            Call.of("GET", "/api/translated").from(LISTED),
            Call.preflight("PUT", "/api/orders").from(LISTED),
            Call.preflight("PUT", "/api/orders").with("content-type,x-token").from(LISTED),
            Call.preflight("POST", "/api/orders").with("content-type").from(LISTED),
            Call.preflight("PURGE", "/api/orders").from(LISTED),
            Call.preflight("PUT", "/api/account").from(LISTED),
            Call.preflight("PUT", "/api/missing").from(LISTED),
            Call.preflight("PUT", "/api/orders").from(OTHER),
            Call.of("OPTIONS", "/api/orders").from(LISTED),
            Call.of("OPTIONS", "/api/orders"));

    /** For any origin. */
    static final List<Call> ANY_ORIGIN = List.of(
            Call.of("GET", "/api/orders").from(OTHER),
            Call.of("GET", "/api/orders").from("null"),
            Call.of("GET", "/api/orders"),
            Call.of("GET", "/api/missing").from(OTHER),
            Call.preflight("PUT", "/api/orders").with("content-type").from(OTHER),
            Call.preflight("POST", "/api/orders").with("content-type").from(OTHER),
            Call.preflight("PURGE", "/api/orders").from(OTHER),
            Call.preflight("PUT", "/api/missing").from(OTHER));

    /** For rules of some paths. */
    static final List<Call> RULES_BY_PATH = List.of(
            Call.of("GET", "/api").from(LISTED),
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from(OTHER),
            Call.of("GET", "/public/prices").from(OTHER),
            Call.of("GET", "/public/missing").from(OTHER),
            Call.of("GET", "/health").from(OTHER),
            Call.preflight("PUT", "/api/orders").from(LISTED),
            Call.preflight("PUT", "/api/orders").from(OTHER),
            Call.preflight("PUT", "/public/prices").from(OTHER),
            Call.preflight("PUT", "/health").from(OTHER));

    /** For expressions: names that begin or end like a trusted one, and one with another letter for the dot. */
    static final List<Call> EXPRESSIONS = List.of(
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from("https://admin.example.com"),
            Call.of("GET", "/api/orders").from("https://shop.preview.example.com"),
            Call.of("GET", "/api/orders").from(LISTED + ".evil.example"),
            Call.of("GET", "/api/orders").from(LISTED + ":8443"),
            Call.of("GET", "/api/orders").from("https://app-example.com"),
            Call.of("GET", "/api/orders").from("https://other.app.example.com"),
            Call.preflight("PUT", "/api/orders").from(LISTED));

    /** For single routes. */
    static final List<Call> SINGLE_ROUTES = List.of(
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from(OTHER),
            Call.of("GET", "/public/prices").from(OTHER),
            Call.preflight("GET", "/api/orders").with("authorization").from(LISTED),
            Call.preflight("GET", "/public/prices").with("x-token").from(OTHER),
            Call.preflight("PUT", "/api/orders").from(LISTED),
            Call.of("OPTIONS", "/api/orders"));

    /** For a controller with an annotation, one method of which has another. */
    static final List<Call> CONTROLLER = List.of(
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from(ADMIN),
            Call.of("DELETE", "/api/orders").from(LISTED),
            Call.of("DELETE", "/api/orders").from(ADMIN),
            Call.of("PUT", "/api/orders").from(LISTED),
            Call.of("PUT", "/api/orders").from(ADMIN),
            Call.of("POST", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders"),
            Call.preflight("GET", "/api/orders").with("x-token").from(LISTED),
            Call.preflight("DELETE", "/api/orders").from(LISTED),
            Call.preflight("DELETE", "/api/orders").from(ADMIN),
            Call.preflight("PUT", "/api/orders").with("content-type").from(LISTED),
            Call.preflight("PUT", "/api/orders").with("content-type").from(ADMIN),
            Call.preflight("PUT", "/api/orders").with("x-token").from(ADMIN),
            Call.preflight("PUT", "/api/orders").from(OTHER),
            Call.preflight("PATCH", "/api/orders").from(LISTED),
            Call.of("OPTIONS", "/api/orders").from(LISTED));

    /** For configurations that are chosen by host: one for {@code 127.0.0.1} and none for {@code localhost}. */
    static final List<Call> PER_REQUEST = List.of(
            Call.of("GET", "/api/orders").from(LISTED),
            Call.of("GET", "/api/orders").from(OTHER),
            Call.of("GET", "/api/orders").from("https://APP.example.com"),
            Call.of("POST", "/api/orders").from(LISTED),
            Call.of("GET", "/api/missing").from(LISTED),
            Call.of("GET", "/api/account").from(LISTED),
            Call.preflight("PUT", "/api/orders").with("content-type").from(LISTED),
            Call.preflight("PUT", "/api/account").from(LISTED),
            Call.preflight("POST", "/api/orders").from(LISTED),
            Call.preflight("PUT", "/api/orders").from(OTHER),
            Call.of("GET", "/api/orders").to(UNKNOWN_HOST).from(LISTED),
            Call.of("POST", "/api/orders").to(UNKNOWN_HOST).from(LISTED),
            Call.preflight("PUT", "/api/orders").to(UNKNOWN_HOST).from(LISTED));
}
