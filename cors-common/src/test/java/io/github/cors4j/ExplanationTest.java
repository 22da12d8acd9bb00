package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cors4j.CorsExplanation.Check;
import io.github.cors4j.CorsExplanation.ResourceMatch;
import io.github.cors4j.CorsExplanation.Result;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a developer reads about a refusal: its cause, named as narrowly as can be, and what to change. */
class ExplanationTest {
    private static final String APP = "https://app.example.com";

    /** One refused request: the policy, the request, and what cause and remedy say. */
    private static Arguments row(
            String name, Consumer<CorsBuilder> policy, Request request, Outcome outcome, String cause, String remedy) {
        return arguments(name, policy, request, outcome, cause, remedy);
    }

    private static Arguments origin(String name, String listed, String sent, String cause, String remedy) {
        return row(
                name,
                cors -> cors.origins(listed),
                Request.from(sent),
                Outcome.ORIGIN_NOT_ALLOWED,
                "Origin \"" + sent + "\" is not allowed: the policy lists " + cause,
                remedy);
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                origin(
                        "scheme",
                        APP,
                        "http://app.example.com",
                        APP + "; the scheme differs",
                        "open the page with the listed scheme, or add \"http://app.example.com\" to origins"),
                origin(
                        "port",
                        APP,
                        APP + ":8443",
                        APP + "; the port differs",
                        "add \"" + APP + ":8443\" to origins, or any port with :*"),
                origin(
                        "no port",
                        "http://localhost:3000",
                        "http://localhost",
                        "http://localhost:3000; the port differs",
                        "add \"http://localhost\" to origins, or any port with :*"),
                origin(
                        "scheme and port",
                        "http://localhost:3000",
                        "https://localhost:3001",
                        "http://localhost:3000; scheme and port differ",
                        "open the page with the listed scheme and port, or add \"https://localhost:3001\" to origins"),
                origin(
                        "default port",
                        APP,
                        APP + ":443",
                        APP + "; the scheme's own port is written out",
                        "no browser sends it; leave it out of the request"),
                origin(
                        "www sent",
                        "https://example.com",
                        "https://www.example.com",
                        "https://example.com; one of the two has www. in front",
                        "add \"https://www.example.com\" to origins"),
                origin(
                        "www listed",
                        "https://www.example.com",
                        "https://example.com",
                        "https://www.example.com; one of the two has www. in front",
                        "add \"https://example.com\" to origins"),
                origin(
                        "apex",
                        "https://*.example.com",
                        "https://example.com",
                        "https://*.example.com; *. stands for one or more labels, and the domain itself has none of them",
                        "add \"https://example.com\" to origins"),
                origin(
                        "subdomain",
                        "https://example.com",
                        "https://shop.example.com",
                        "https://example.com; it is a subdomain of that",
                        "add \"https://shop.example.com\" to origins, or all subdomains with *."),
                origin(
                        "loopback",
                        "http://localhost:3000",
                        "http://127.0.0.1:3000",
                        "http://localhost:3000; both are this machine, and still two origins",
                        "open the page with the listed host, or add \"http://127.0.0.1:3000\" to origins"),
                origin(
                        "another label",
                        "https://pr-*.example.com",
                        "https://web.example.com",
                        "https://pr-*.example.com; * stands for one or more characters of that one label",
                        "add \"https://web.example.com\" to origins, or a pattern that takes it"),
                origin(
                        "nothing for the star",
                        "https://pr-*.example.com",
                        "https://pr-.example.com",
                        "https://pr-*.example.com; * stands for one or more characters of that one label",
                        "add \"https://pr-.example.com\" to origins, or a pattern that takes it"),
                origin(
                        "two labels",
                        "https://pr-*.example.com:*",
                        "https://pr-a.b.example.com",
                        "https://pr-*.example.com:*; * stands for one or more characters of that one label",
                        "add \"https://pr-a.b.example.com\" to origins, or a pattern that takes it"),
                origin(
                        "port of a pattern",
                        "https://pr-*.example.com",
                        "https://pr-1.example.com:8443",
                        "https://pr-*.example.com; the port differs",
                        "add \"https://pr-1.example.com:8443\" to origins, or any port with :*"),
                origin(
                        "trailing dot",
                        APP,
                        APP + ".",
                        APP + "; the dot at the end of the host makes it another host",
                        "open the page without the dot, or add \"" + APP + ".\" to origins"),
                origin(
                        "letter case",
                        APP,
                        "https://App.Example.com",
                        APP + "; the letter case differs",
                        "browsers send origins in lower case; compare what the page really sends"),
                origin(
                        "letter case of a subdomain",
                        "https://*.example.com",
                        "https://SHOP.example.com",
                        "https://*.example.com; the letter case differs",
                        "browsers send origins in lower case; compare what the page really sends"),
                origin(
                        "look-alike",
                        "https://example.com",
                        "https://example.com.evil.net",
                        "https://example.com; it only looks like that, and belongs to somebody else",
                        "do not allow it unless it is yours"),
                origin(
                        "stranger",
                        APP,
                        "https://stranger.net",
                        "[" + APP + "], and none of these is like it",
                        "add \"https://stranger.net\" to origins if the page is yours"),
                origin(
                        "part of an expression",
                        "^https://.*\\.example\\.com",
                        "https://shop.example.com:8443",
                        "[^https://.*\\.example\\.com], and none of these is like it; an expression has to match the"
                                + " whole origin",
                        "add \"https://shop.example.com:8443\" to origins if the page is yours"),
                row(
                        "null",
                        cors -> cors.origins(APP),
                        Request.from("null"),
                        Outcome.ORIGIN_NOT_ALLOWED,
                        "Origin null is not allowed: it is what pages from files and sandboxed frames send",
                        "serve the page from a server, such as http://localhost:3000, and list that origin"),
                row(
                        "insecure",
                        cors -> cors.origins("^https?://app\\.example\\.com").supportsCredentials(true),
                        Request.from("http://app.example.com"),
                        Outcome.ORIGIN_INSECURE,
                        "Origin \"http://app.example.com\" is insecure, and the policy supports credentials",
                        "serve the page with https, or set dangerouslyAllowInsecureOrigins"),
                row(
                        "path in the origin",
                        cors -> cors.origins(APP),
                        Request.from(APP + "/"),
                        Outcome.ORIGIN_MALFORMED,
                        "Origin \"" + APP + "/\" is malformed: it is not scheme://host, perhaps with a port, or null",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash"),
                row(
                        "two origins",
                        cors -> cors.origins(APP),
                        Request.from(APP).origin(APP),
                        Outcome.ORIGIN_MALFORMED,
                        "the request has several Origin headers",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash"));
    }

    static Stream<Arguments> methodsAndHeaders() {
        Request patch = Request.preflight("/", APP, "patch");
        Request put = Request.preflight("/", APP, "PUT");
        return Stream.of(
                row(
                        "method",
                        cors -> cors.methods("GET", "POST"),
                        put,
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PUT\" is not allowed: the policy allows GET, POST",
                        "add \"PUT\" to methods"),
                row(
                        "no method at all",
                        cors -> cors.methods(List.of()),
                        put,
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PUT\" is not allowed: the policy allows none",
                        "add \"PUT\" to methods"),
                row(
                        "method case",
                        cors -> cors.methods("GET", "PATCH"),
                        patch,
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"patch\" is not allowed: the policy allows GET, PATCH; the letter case differs, and"
                                + " methods compare byte for byte",
                        "write method: \"PATCH\" in the page's script"),
                row(
                        "case of a custom method",
                        cors -> cors.methods("GET", "Purge"),
                        Request.preflight("/", APP, "PURGE"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"PURGE\" is not allowed: the policy allows GET, Purge; the letter case differs, and"
                                + " methods compare byte for byte",
                        "write method: \"Purge\" in the page's script"),
                row(
                        "no token",
                        cors -> cors.methods("*"),
                        Request.preflight("/", APP, "P UT"),
                        Outcome.METHOD_NOT_ALLOWED,
                        "method \"P UT\" is not allowed: it is no method that a browser sends",
                        "request a method that is a token"),
                row(
                        "one missing header",
                        cors -> cors.allowHeaders("Content-Type", "X-One"),
                        put.asking("content-type,x-one,x-two"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header x-two is not allowed: the policy allows [Content-Type, X-One]",
                        "add x-two to allowHeaders, or do not set it in the page's script"),
                row(
                        "two missing headers",
                        cors -> cors.allowHeaders("Content-Type"),
                        put.asking("x-two, content-type", "x-one"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request headers x-one, x-two are not allowed: the policy allows [Content-Type]",
                        "add x-one, x-two to allowHeaders, or do not set them in the page's script"),
                row(
                        "no header name",
                        cors -> {},
                        put.asking("x-one, *"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header * is not allowed: there is what is no header name",
                        "ask for names that are tokens, each by itself"),
                row(
                        "as many headers as are looked at",
                        cors -> cors.allowHeaders("a"),
                        put.asking("a,".repeat(127) + " ".repeat(3_000 - 2 * 127 - 2), "xy"),
                        Outcome.HEADER_NOT_ALLOWED,
                        "request header xy is not allowed: the policy allows [a]",
                        "add xy to allowHeaders, or do not set it in the page's script"),
                row(
                        "too many headers",
                        cors -> {},
                        put.asking("x-one,".repeat(129)),
                        Outcome.HEADER_NOT_ALLOWED,
                        "the request asks for more header names than are looked at, 128 with 3000 characters",
                        "send fewer headers"),
                row(
                        "too long headers",
                        cors -> {},
                        put.asking("x".repeat(3_001)),
                        Outcome.HEADER_NOT_ALLOWED,
                        "the request asks for more header names than are looked at, 128 with 3000 characters",
                        "send fewer headers"));
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                row(
                        "no resource",
                        cors -> cors.resource("/api/*").resource("/files/*"),
                        Request.get("/").origin(APP),
                        Outcome.NOT_COVERED,
                        "no resource of the policy covers the path \"/\": there are [/api/*, /files/*]",
                        "add a resource that matches the path, such as \"/\""),
                row(
                        "whole segments",
                        cors -> cors.resource("/api/*"),
                        Request.get("/apiary").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/apiary\" is not covered: it only begins like the resource /api/*, and patterns"
                                + " compare whole segments",
                        "add a resource for the path"),
                row(
                        "letter case of the path",
                        cors -> cors.resource("/api/*"),
                        Request.get("/API/users").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/API/users\" is not covered: the letter case differs from the resource /api/*",
                        "request the path as the resource spells it, or add a resource for this spelling"),
                row(
                        "below an exact path",
                        cors -> cors.resource("/api"),
                        Request.get("/api/users").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/api/users\" is not covered: the resource /api is that very path, and nothing"
                                + " below it",
                        "write /api/* to cover what is below"),
                row(
                        "excluded",
                        cors -> cors.resource("/api/*").exclude("/other", "/api/internal/*"),
                        Request.get("/api/internal/x").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/api/internal/x\" is excluded by /api/internal/*",
                        "remove /api/internal/* from exclude, or leave the path without CORS"),
                row(
                        "another resource when normalised",
                        cors -> cors.resource("/api/*").resource("/api/secret", own -> own.origins(APP)),
                        Request.get("/api/x/../secret").origin(APP),
                        Outcome.PATH_AMBIGUOUS,
                        "the path \"/api/x/../secret\" belongs to another resource than its normalised form"
                                + " \"/api/secret\"",
                        "request the normalised form"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"origins", "methodsAndHeaders", "paths"})
    void aRefusalNamesItsCauseAndItsRemedy(
            String name, Consumer<CorsBuilder> policy, Request request, Outcome outcome, String cause, String remedy) {
        CorsExplanation explanation = Cors.of(policy).explain(request, Request.READER);

        assertThat(explanation.decision().outcome()).isEqualTo(outcome);
        assertThat(explanation.cause()).contains(cause);
        assertThat(explanation.remedy()).contains(remedy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("origins")
    void nothingOfItIsOnTheWire(
            String name, Consumer<CorsBuilder> policy, Request request, Outcome outcome, String cause, String remedy) {
        CorsDecision decision = Cors.of(policy).explain(request, Request.READER).decision();

        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
        assertThat(decision.endsRequest()).isFalse();
    }

    @Test
    void theNearestOfManyOriginsIsNamed() {
        Cors cors = Cors.of(options -> options.origins(
                "https://example.com", "https://www.example.com:8443", "http://www.example.com", "https://a.example"));

        assertThat(cors.explain(Request.from("https://www.example.com"), Request.READER)
                        .cause())
                .hasValueSatisfying(
                        cause -> assertThat(cause).endsWith("lists http://www.example.com; the scheme differs"));
    }

    @Test
    void whatIsAllowedHasNeitherCauseNorRemedy() {
        CorsExplanation explanation = Cors.defaults().explain(Request.from(APP), Request.READER);

        assertThat(explanation.cause()).isEmpty();
        assertThat(explanation.remedy()).isEmpty();
        assertThat(explanation.notes()).isEmpty();
        assertThat(explanation.summary()).isEqualTo("ACTUAL request allowed by resource *");
    }

    @Test
    void everyCheckHasItsResult() {
        Cors cors = Cors.of(options -> options.origins(APP).methods("GET"));

        assertThat(cors.explain(Request.preflight("/", APP, "PUT").asking("x-one"), Request.READER)
                        .checks())
                .containsExactly(
                        new Check("path", Result.PASSED, "the policy covers every path"),
                        new Check("origin", Result.PASSED, "Origin \"" + APP + "\" is allowed by [" + APP + "]"),
                        new Check("method", Result.FAILED, "method \"PUT\" is not allowed: the policy allows GET"),
                        new Check("headers", Result.SKIPPED, "not reached"));
    }

    @Test
    void whatDoesNotApplyIsSkippedAndSaysWhy() {
        Check path = new Check("path", Result.PASSED, "the policy covers every path");
        Check origin = new Check("origin", Result.PASSED, "Origin \"" + APP + "\" is allowed by [" + APP + "]");
        Check noMethod = new Check("method", Result.SKIPPED, "only preflights ask for a method");
        Check noHeaders = new Check("headers", Result.SKIPPED, "only preflights ask for headers");

        assertThat(checks(Request.get("/")))
                .containsExactly(
                        path,
                        new Check(
                                "origin",
                                Result.SKIPPED,
                                "the request has no Origin: it comes from no page, or from a page of the same origin"),
                        noMethod,
                        noHeaders);
        assertThat(checks(Request.from(APP))).containsExactly(path, origin, noMethod, noHeaders);
        assertThat(checks(Request.from(APP).with("Access-Control-Request-Method", "PUT")))
                .containsExactly(path, origin, noMethod, noHeaders);
        assertThat(checks(Request.preflight("/", APP, "PUT")))
                .containsExactly(
                        path,
                        origin,
                        new Check("method", Result.PASSED, "method \"PUT\" is allowed"),
                        new Check("headers", Result.PASSED, "no request header needs permission"));
        assertThat(checks(Request.preflight("/", APP, "PUT").asking("", "x-one")))
                .last()
                .isEqualTo(new Check("headers", Result.PASSED, "all request headers are allowed"));
        assertThat(checks(Request.preflight("/", "https://b.example", "PUT")))
                .endsWith(
                        new Check("method", Result.SKIPPED, "not reached"),
                        new Check("headers", Result.SKIPPED, "not reached"));
        assertThat(Cors.of(options -> options.resource("/api"))
                        .explain(Request.from(APP), Request.READER)
                        .checks())
                .endsWith(new Check("origin", Result.SKIPPED, "not reached"), noMethod, noHeaders);
    }

    private static List<Check> checks(Request request) {
        return Cors.of(options -> options.origins(APP))
                .explain(request, Request.READER)
                .checks();
    }

    @Test
    void onePolicyForAllPathsIsOneResource() {
        assertThat(Cors.defaults().explain(Request.get("/x"), Request.READER).resources())
                .containsExactly(new ResourceMatch("*", true, true));
    }

    @Test
    void aRouterThatIgnoresCaseHasItsResourcesAndExclusionsExplainedSo() {
        Cors cors = Cors.of(options -> options.resource("/api/*").exclude("/api/no"));

        assertThat(cors.explain(Request.get("/API/x").ignoringCase(), Request.READER)
                        .resources())
                .containsExactly(new ResourceMatch("/api/*", true, true));
        assertThat(cors.explain(Request.get("/API/NO").origin(APP).ignoringCase(), Request.READER)
                        .cause())
                .hasValueSatisfying(cause -> assertThat(cause).endsWith("is excluded by /api/no"));
    }

    @Test
    void resourcesThatMatchAndDoNotDecideAreTold() {
        Cors cors = Cors.of(
                options -> options.resource("/api/*").resource("/api/public/*").resource("/files/*"));

        assertThat(cors.explain(Request.get("/api/public/x").origin(APP), Request.READER)
                        .resources())
                .containsExactly(
                        new ResourceMatch("/api/*", true, false),
                        new ResourceMatch("/api/public/*", true, true),
                        new ResourceMatch("/files/*", false, false));
    }

    @Test
    void cookiesUnderAnyOriginAreNoted() {
        Request withCookie = Request.from(APP).with("Cookie", "session=1");

        assertThat(notes(options -> {}, withCookie))
                .containsExactly("the request carries cookies, and the policy does not support credentials: a page that"
                        + " sends them cannot read the response; list the origins and set supportsCredentials, or do not"
                        + " send cookies");
        assertThat(notes(options -> options.sendWildcard(true), withCookie))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("* never goes with credentials"));
        assertThat(notes(options -> options.origins(APP).supportsCredentials(true), withCookie))
                .isEmpty();
        assertThat(notes(options -> {}, Request.get("/").with("Cookie", "session=1")))
                .as("a page of the same origin")
                .isEmpty();
    }

    @Test
    void preflightsThatTheApplicationAnswersAreNoted() {
        assertThat(notes(options -> options.automaticOptions(false), Request.preflight("/", APP, "PUT")))
                .containsExactly("automaticOptions is off: the application itself has to answer the preflight, with a"
                        + " status from 200 to 299");
    }

    @Test
    void theSummaryEndsWithTheNotesAndTheTextHasALineForEachCheck() {
        CorsExplanation explanation = Cors.of(options -> options.automaticOptions(false))
                .explain(Request.preflight("/", APP, "PUT"), Request.READER);

        assertThat(explanation.summary())
                .isEqualTo(
                        "PREFLIGHT request allowed by resource *. Note: automaticOptions is off: the application itself"
                                + " has to answer the preflight, with a status from 200 to 299");
        assertThat(explanation.toString().lines())
                .containsExactly(
                        explanation.summary(),
                        "  path PASSED: the policy covers every path",
                        "  origin PASSED: Origin \"" + APP + "\" is allowed by [*]",
                        "  method PASSED: method \"PUT\" is allowed",
                        "  headers PASSED: no request header needs permission");
    }

    @Test
    void privateNetworksAreNoted() {
        Request request = Request.preflight("/", APP, "PUT").with("Access-Control-Request-Private-Network", "true");

        assertThat(notes(options -> {}, request))
                .containsExactly(
                        "the browser also asks for access to a private network; set allowPrivateNetwork to grant it");
        assertThat(notes(options -> options.allowPrivateNetwork(true), request)).isEmpty();
    }

    @Test
    void the_nearest_of_thousands_is_named() {
        Cors cors = Cors.of(options -> options.origins(IntStream.range(0, 6_000)
                .mapToObj(i -> "https://a" + i + ".example:" + (i + 1))
                .toList()));
        assertThat(cors.explain(Request.from("http://a5999.example:6000"), Request.READER)
                        .cause())
                .hasValueSatisfying(cause ->
                        assertThat(cause).endsWith("the policy lists https://a5999.example:6000; the scheme differs"));
        assertThat(cors.explain(Request.from("https://a5999.example"), Request.READER)
                        .cause())
                .hasValueSatisfying(cause ->
                        assertThat(cause).endsWith("the policy lists https://a5999.example:6000; the port differs"));
    }

    private static List<String> notes(Consumer<CorsBuilder> policy, Request request) {
        return Cors.of(policy).explain(request, Request.READER).notes();
    }
}
