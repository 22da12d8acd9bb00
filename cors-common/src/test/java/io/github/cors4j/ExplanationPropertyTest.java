package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsExplanation.Check;
import io.github.cors4j.CorsExplanation.Result;
import io.github.cors4j.internal.header.CorsHeaders;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Decision and explanation never disagree, whatever the policy and the request. */
class ExplanationPropertyTest {
    /** Which check fails for which outcome. */
    private static final Map<Outcome, String> SUBJECTS = Map.of(
            Outcome.NOT_COVERED, "path",
            Outcome.PATH_AMBIGUOUS, "path",
            Outcome.ORIGIN_MALFORMED, "origin",
            Outcome.ORIGIN_NOT_ALLOWED, "origin",
            Outcome.ORIGIN_INSECURE, "origin",
            Outcome.METHOD_NOT_ALLOWED, "method",
            Outcome.HEADER_NOT_ALLOWED, "headers");

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void theExplanationIsThatOfTheDecision(@ForAll("policies") Cors cors, @ForAll("requests") Request request) {
        CorsDecision decision = cors.decide(request, Request.READER);
        CorsExplanation explanation = cors.explain(request, Request.READER);

        assertThat(explanation.decision()).hasToString(decision.toString());
        assertThat(explanation.decision().endsRequest()).isEqualTo(decision.endsRequest());
        assertThat(explanation.checks())
                .extracting(Check::subject)
                .containsExactly("path", "origin", "method", "headers");
        assertThat(explanation.cause().isPresent()).isEqualTo(!decision.allowed());
        assertThat(explanation.remedy().isPresent()).isEqualTo(!decision.allowed());
        assertThat(explanation.checks().stream()
                        .filter(check -> check.result() == Result.FAILED)
                        .map(Check::subject))
                .isEqualTo(decision.allowed() ? List.of() : List.of(SUBJECTS.get(decision.outcome())));
        assertThat(explanation.resources().stream()
                        .filter(CorsExplanation.ResourceMatch::decides)
                        .map(CorsExplanation.ResourceMatch::resource))
                .isSubsetOf(decision.resource().stream().toList());
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void nothingOfARequestBreaksOutOfTheText(@ForAll("policies") Cors cors, @ForAll("requests") Request request) {
        String text = cors.explain(request, Request.READER).toString();

        assertThat(text.replace(System.lineSeparator() + "  ", "")).matches("[ -~]*");
        assertThat(text)
                .as("what it quotes is cut at 200 characters, six for each at worst")
                .hasSizeLessThan(8_000);
    }

    @Provide
    Arbitrary<Cors> policies() {
        Arbitrary<List<String>> origins = Arbitraries.of(
                List.of("*"),
                List.of("https://app.example.com"),
                List.of("https://*.example.com", "http://localhost:*"),
                List.of("^https?://(www\\.)?example\\.com"));
        Arbitrary<List<String>> methods =
                Arbitraries.of(List.of("*"), List.of("GET", "PATCH"), List.of("Purge"), List.of());
        Arbitrary<List<String>> headers = Arbitraries.of(List.of("*"), List.of("X-One", "Content-Type"), List.of());
        Arbitrary<List<String>> resources =
                Arbitraries.of(List.of(), List.of("/api/*"), List.of("/api/*", "/api/users", "^/f.*"));
        Arbitrary<List<String>> excluded = Arbitraries.of(List.of(), List.of("/api/internal/*"));
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(origins, methods, headers, resources, excluded, flag, flag)
                .as((listed, allowed, names, paths, exclude, credentials, automatic) -> Cors.of(cors -> {
                    cors.origins(listed).methods(allowed).allowHeaders(names).automaticOptions(automatic);
                    cors.supportsCredentials(credentials && !listed.contains("*"));
                    paths.forEach(cors::resource);
                    if (!exclude.isEmpty()) {
                        cors.exclude(exclude);
                    }
                }));
    }

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> paths = Arbitraries.of(
                "/",
                "/api",
                "/api/users",
                "/API/users",
                "/apiary",
                "/api/internal/x",
                "/api/../f/x",
                "/%61pi/users",
                "");
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(300);
        Arbitrary<String> origins = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "https://app.example.com",
                                "HTTPS://app.example.com",
                                "http://app.example.com",
                                "https://app.example.com.",
                                "https://example.com:443",
                                "https://www.example.com",
                                "http://localhost:3000",
                                "null",
                                "")),
                Tuple.of(1, anything));
        Arbitrary<String> methods =
                Arbitraries.oneOf(Arbitraries.of("GET", "PATCH", "patch", "Purge", "PURGE", ""), anything);
        Arbitrary<String> headers =
                Arbitraries.oneOf(Arbitraries.of("x-one", "x-one,x-two", "*", ", ,", "x".repeat(20_000)), anything);
        return Combinators.combine(paths, origins, methods, headers, Arbitraries.of("GET", "OPTIONS"), flags())
                .as((path, origin, method, names, wire, ignoresCase) -> {
                    Request request = Request.of(wire, path)
                            .origin(origin)
                            .with(CorsHeaders.REQUEST_METHOD, method)
                            .asking(names)
                            .with("Cookie", names);
                    return ignoresCase ? request.ignoringCase() : request;
                });
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }
}
