package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.internal.header.Vary;
import io.github.cors4j.internal.origin.OriginSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every decision, whatever a request has. */
class DecisionPropertiesTest {
    private static final List<Cors> POLICIES = List.of(
            Cors.defaults(),
            Cors.of(cors -> cors.sendWildcard(true).methods("*").exposeHeaders("*")),
            Cors.of(cors -> cors.origins("https://app.example.com")
                    .supportsCredentials(true)
                    .methods("*")
                    .maxAge(5)
                    .allowPrivateNetwork(true)),
            Cors.of(cors -> cors.origins(
                            "https://*.example.com:*", "^https://[a-z]+\\.example\\.org", "http://localhost:*")
                    .methods("PUT")
                    .allowHeaders("X-A", "^x-b.*")
                    .supportsCredentials(true)),
            Cors.of(cors -> cors.resource("/api/*", api -> api.origins("https://app.example.com"))
                    .resource("/api/*/open")
                    .resource("^/v[0-9]+/.*", v -> v.varyHeader(false))
                    .exclude("/api/private/*", "^/v0/.*")),
            Cors.route(),
            Cors.route(route -> route.origins("https://app.example.com").automaticOptions(false)));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().ascii().ofMaxLength(60),
                Arbitraries.strings().withChars("/.%2eEf;:*,\\ \t\r\n\0é").ofMaxLength(30),
                Arbitraries.of(
                        "",
                        "OPTIONS",
                        "GET",
                        "PUT",
                        "null",
                        "*",
                        "https://app.example.com",
                        "https://a.example.com:8443",
                        "http://localhost:1",
                        "/api/x",
                        "/api/x/open",
                        "/v1/x",
                        "/v0/x",
                        "/api/../v1/x",
                        "X-A, x-bb",
                        "true"),
                Arbitraries.strings().ofMinLength(1_000).ofMaxLength(20_000));
    }

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> names = Arbitraries.of(
                "Origin",
                "Origin",
                "Access-Control-Request-Method",
                "Access-Control-Request-Headers",
                "Access-Control-Request-Private-Network",
                "Cookie",
                "origin");
        Arbitrary<List<Map.Entry<String, String>>> headers = Combinators.combine(names, texts())
                .as((name, text) -> Map.entry(name, text))
                .list()
                .ofMaxSize(6);
        Arbitrary<String> methods = Arbitraries.oneOf(Arbitraries.of("OPTIONS", "OPTIONS", "GET"), texts());
        return Combinators.combine(methods, texts(), headers, Arbitraries.of(true, false))
                .as(DecisionPropertiesTest::request);
    }

    private static Request request(
            String method, String path, List<Map.Entry<String, String>> headers, boolean ignoresCase) {
        Request request = Request.of(method, path);
        for (Map.Entry<String, String> header : headers) {
            request = request.with(header.getKey(), header.getValue());
        }
        return ignoresCase ? request.ignoringCase() : request;
    }

    @Property(tries = 1_000)
    void a_decision_is_made_and_explained_about_whatever_comes_and_keeps_the_promises(
            @ForAll("requests") Request request) {
        for (Cors cors : POLICIES) {
            CorsDecision decision = request.decidedBy(cors);
            keepsPromises(decision, request);
            CorsExplanation explanation = cors.explain(request, Request.READER);
            assertThat(explanation.decision().headers()).isEqualTo(decision.headers());
            assertThat(explanation.decision().outcome()).isEqualTo(decision.outcome());
            assertThat(explanation.cause().isPresent()).isEqualTo(!decision.allowed());
            assertThat(explanation.remedy().isPresent()).isEqualTo(!decision.allowed());
            assertThat(explanation.summary()).matches("[ -~]+");
        }
    }

    private static void keepsPromises(CorsDecision decision, Request request) {
        Map<String, String> headers = decision.headers();
        String origin = headers.get("Access-Control-Allow-Origin");
        String sent = Request.READER.header(request, "Origin");
        assertThat(headers.isEmpty()).isEqualTo(origin == null);
        assertThat(decision.covered() || headers.isEmpty()).isTrue();
        if (decision.kind() != RequestKind.NON_CORS && origin != null && !origin.equals("*")) {
            assertThat(origin).isEqualTo(sent);
            assertThat(origin.equals("null") || OriginSyntax.hostEnd(origin) > 0)
                    .isTrue();
        }
        if (headers.containsKey("Access-Control-Allow-Credentials")) {
            assertThat(headers).containsEntry("Access-Control-Allow-Credentials", "true");
            assertThat(origin).isNotEqualTo("*");
        }
        assertThat(headers.values()).allSatisfy(value -> assertThat(value).matches("[!-~]([ -~]*[!-~])?"));
        if (decision.kind() == RequestKind.PREFLIGHT) {
            assertThat(headers).doesNotContainKey("Access-Control-Expose-Headers");
        } else {
            assertThat(headers.keySet())
                    .isSubsetOf(
                            "Access-Control-Allow-Origin",
                            "Access-Control-Allow-Credentials",
                            "Access-Control-Expose-Headers");
        }
        assertThat(decision.status()).isBetween(200, 299);
        if (decision.outcome() != Outcome.ALLOWED && decision.outcome() != Outcome.HEADER_NOT_ALLOWED) {
            assertThat(headers)
                    .doesNotContainKeys(
                            "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age");
        }
    }

    @Provide
    Arbitrary<List<String>> headerLines() {
        Arbitrary<String> names = Arbitraries.of(
                "X-A",
                "x-a",
                "X-B",
                "x-bb",
                "X-C",
                "x-c",
                "*",
                "",
                " ",
                "X A",
                "Content-Type",
                "\u00c4",
                "x-a;",
                "\tX-A ");
        return Arbitraries.oneOf(names.list().ofMaxSize(8).map(parts -> String.join(",", parts)), texts())
                .list()
                .ofMaxSize(4);
    }

    private static Stream<String> names(List<String> lines) {
        return lines.stream().flatMap(line -> Arrays.stream(line.split(",", -1)));
    }

    @Property(tries = 1_000)
    void granted_headers_were_asked_for_are_allowed_and_come_once(@ForAll("headerLines") List<String> lines) {
        Cors cors = Cors.of(options -> options.allowHeaders("X-A", "^x-b.*", "content-type"));
        CorsDecision decision = Request.preflight("/", "https://a.example", "PUT")
                .asking(lines.toArray(String[]::new))
                .decidedBy(cors);
        Set<String> expected = new LinkedHashSet<>();
        boolean complete = true;
        int length = lines.stream().mapToInt(String::length).sum();
        boolean tooLong = length > 1_024; // for expressions
        for (String name :
                names(lines).map(name -> name.replaceAll("^[ \t]+|[ \t]+$", "")).toList()) {
            boolean token = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
            boolean allowed = token && name.toLowerCase(Locale.ROOT).matches("x-a|x-b.*|content-type");
            complete &= allowed || name.isEmpty();
            if (allowed) {
                expected.add(name.toLowerCase(Locale.ROOT));
            }
        }
        String granted = decision.headers().get("Access-Control-Allow-Headers");
        List<String> got = granted == null ? List.of() : List.of(granted.split(", ?"));
        List<String> lower =
                got.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (tooLong) {
            assertThat(expected).containsAll(lower);
            assertThat(decision.outcome())
                    .isEqualTo(
                            complete && length <= 3_000 && lower.size() == expected.size()
                                    ? Outcome.ALLOWED
                                    : Outcome.HEADER_NOT_ALLOWED);
        } else {
            assertThat(lower).containsExactlyElementsOf(expected);
            assertThat(decision.outcome()).isEqualTo(complete ? Outcome.ALLOWED : Outcome.HEADER_NOT_ALLOWED);
        }
        assertThat(names(lines)
                        .map(name -> name.replaceAll("^[ \t]+|[ \t]+$", ""))
                        .toList())
                .containsAll(got);
    }

    @Provide
    Arbitrary<List<String>> varyLines() {
        return Arbitraries.of("Origin", "origin", "Accept", "accept", "Accept-Encoding", "*", "", "  ", "Cookie ")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join(",", parts))
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 1_000)
    void merging_vary_again_changes_nothing_and_loses_nothing(@ForAll("varyLines") List<String> lines) {
        Vary ours = Vary.ORIGIN_PREFLIGHT;
        String once = ours.mergedWith(lines);
        assertThat(ours.mergedWith(List.of(once))).isEqualTo(once);
        List<String> theirs =
                names(lines).map(String::strip).filter(name -> !name.isEmpty()).toList();
        if (theirs.contains("*")) {
            assertThat(once).isEqualTo("*");
            return;
        }
        List<String> all = new ArrayList<>(theirs);
        all.addAll(ours.names());
        List<String> merged = Stream.of(once.split(", "))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        assertThat(merged)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(new LinkedHashSet<>(
                        all.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()));
    }
}
