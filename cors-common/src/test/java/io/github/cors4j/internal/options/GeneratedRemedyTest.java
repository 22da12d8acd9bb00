package io.github.cors4j.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.options.Mistakes.Mistake;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was right and is spoiled by up to three mistakes means the same once the text that is proposed stands there. */
class GeneratedRemedyTest {
    private static final List<String> STRANGERS = List.of(
            "https://evil.example",
            "https://evilexample.com",
            "https://evil-example.com",
            "https://appxexample.com",
            "https://app.example.com.evil.example",
            "https://app.example.comevil",
            "http://evil.example:3000",
            "https://xn--bcher-kva.evil.example");

    /**
     * A text that is spoiled.
     *
     * @param allowed what it was meant to allow or to cover
     * @param refused what it was not
     */
    record Spoiled(String honest, List<Mistake> mistakes, List<String> allowed, List<String> refused) {
        String written() {
            String text = honest;
            for (Mistake mistake : mistakes) {
                text = mistake.of().apply(text);
            }
            return text;
        }

        @Override
        public String toString() {
            return written() + " for " + honest + " by " + mistakes;
        }
    }

    private static Arbitrary<Spoiled> spoiled(List<List<Mistake>> layers, Spoiled... honest) {
        Arbitrary<List<Integer>> chosen = Arbitraries.of(0, 1, 2, 3)
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> all.stream().sorted().toList());
        Arbitrary<List<Mistake>> mistakes = chosen.flatMap(which -> Combinators.combine(which.stream()
                        .map(layer -> Arbitraries.of(layers.get(layer)))
                        .toList())
                .as(all -> all));
        return Combinators.combine(Arbitraries.of(honest), mistakes)
                .as((one, some) -> new Spoiled(one.honest(), some, one.allowed(), one.refused()));
    }

    private static Spoiled origin(String honest, String... allowed) {
        return new Spoiled(honest, List.of(), List.of(allowed), STRANGERS);
    }

    @Provide
    Arbitrary<Spoiled> origins() {
        return spoiled(
                Mistakes.ofOrigins(),
                origin("https://app.example.com", "https://app.example.com"),
                origin("https://example.com", "https://example.com"),
                origin("https://app.example.com:8443", "https://app.example.com:8443"),
                origin("https://app.example.com:*", "https://app.example.com:5173", "https://app.example.com"),
                origin("https://*.example.com", "https://a.example.com", "https://a.b.example.com"),
                origin("https://pr-*.example.com", "https://pr-1.example.com"),
                origin("https://*-web.example.co.uk", "https://a-web.example.co.uk"),
                origin("http://localhost", "http://localhost"),
                origin("http://localhost:3000", "http://localhost:3000"),
                origin("http://localhost:*", "http://localhost:5173", "http://localhost"),
                origin("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
                origin("http://[::1]:3000", "http://[::1]:3000"),
                origin("https://192.0.2.1:8443", "https://192.0.2.1:8443"),
                origin("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
                origin(
                        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                        "chrome-extension://abcdefghijklmnopabcdefghijklmnop"),
                origin("capacitor://localhost", "capacitor://localhost"));
    }

    @Provide
    Arbitrary<Spoiled> expressions() {
        return spoiled(
                Mistakes.ofOriginExpressions(),
                origin("^https://.*\\.example\\.com$", "https://a.example.com", "https://a.b.example.com"),
                origin("^https://pr-[0-9]+\\.example\\.com$", "https://pr-12.example.com"),
                origin("^https://(app|api)\\.example\\.com$", "https://app.example.com", "https://api.example.com"),
                origin("^https://([a-z0-9-]+\\.)*example\\.com$", "https://example.com", "https://a.b.example.com"),
                origin("^https://[a-z0-9-]+\\.preview\\.example\\.com$", "https://x-1.preview.example.com"),
                origin("^https://(www\\.)?example\\.com$", "https://www.example.com", "https://example.com"),
                origin("^https://app\\.example\\.(com|org)$", "https://app.example.com", "https://app.example.org"),
                origin(
                        "^https://app\\.example\\.com(:[0-9]+)?$",
                        "https://app.example.com",
                        "https://app.example.com:1"),
                origin("^http://localhost(:[0-9]+)?$", "http://localhost", "http://localhost:3000"),
                origin("^http://localhost:[0-9]{4}$", "http://localhost:3000"));
    }

    @Provide
    Arbitrary<Spoiled> paths() {
        return spoiled(
                Mistakes.ofPaths(),
                new Spoiled("/api", List.of(), List.of("/api"), List.of("/api/x", "/apix", "/")),
                new Spoiled("/api/users", List.of(), List.of("/api/users"), List.of("/api/users/1", "/api")),
                new Spoiled("/v1/index.html", List.of(), List.of("/v1/index.html"), List.of("/v1/indexxhtml", "/v1")),
                new Spoiled("/api/*", List.of(), List.of("/api", "/api/x", "/api/x/y"), List.of("/apix", "/x")),
                new Spoiled(
                        "/users/*/photos",
                        List.of(),
                        List.of("/users/7/photos"),
                        List.of("/users/photos", "/users/7/photos/1", "/users/7")),
                new Spoiled(
                        "/users/*/photos/*",
                        List.of(),
                        List.of("/users/7/photos", "/users/7/photos/1"),
                        List.of("/users/7", "/photos")));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void origins_are_those_that_were_meant(@ForAll("origins") Spoiled origin, @ForAll boolean credentials) {
        assertMended(origin, cors(credentials), GeneratedRemedyTest::isAllowed);
    }

    @Provide
    Arbitrary<Spoiled> insecureOrigins() {
        return spoiled(
                Mistakes.ofOrigins(),
                origin("http://app.example.com:8080", "https://app.example.com:8080"),
                origin("http://*.example.com:8080", "https://a.example.com:8080", "https://a.b.example.com:8080"),
                origin("http://192.0.2.1:8080", "https://192.0.2.1:8080"),
                origin("http://pr-*.example.com:8080", "https://pr-1.example.com:8080"));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void combined_with_credentials_https_is_proposed_for_http(@ForAll("insecureOrigins") Spoiled origin) {
        assertMended(origin, cors(true), GeneratedRemedyTest::isAllowed);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void expressions_are_those_that_were_meant(@ForAll("expressions") Spoiled origin, @ForAll boolean credentials) {
        assertMended(origin, cors(credentials), GeneratedRemedyTest::isAllowed);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void paths_are_those_that_were_meant(@ForAll("paths") Spoiled path) {
        assertMended(
                path,
                text -> cors -> cors.resource(text),
                cors -> request -> Request.get(request).decidedBy(cors).covered());
    }

    private static Function<String, Consumer<CorsBuilder>> cors(boolean credentials) {
        return text -> cors -> cors.origins(text).supportsCredentials(credentials);
    }

    private static Predicate<String> isAllowed(Cors cors) {
        return origin -> Request.from(origin).decidedBy(cors).allowed();
    }

    /** Not every text can be mended, but what builds lets in who was meant, and what is proposed nobody else. */
    private static void assertMended(
            Spoiled spoiled,
            Function<String, Consumer<CorsBuilder>> configure,
            Function<Cors, Predicate<String>> isMeant) {
        List<ConfigurationProblem> problems = problems(configure.apply(spoiled.written()));
        if (problems.isEmpty()) {
            Predicate<String> isLetIn = isMeant.apply(Cors.of(configure.apply(spoiled.written())));
            assertThat(spoiled.allowed()).as("as it stands").allMatch(isLetIn);
            assertThat(spoiled.refused()).as("as it stands").noneMatch(isLetIn);
            return;
        }
        Set<String> proposed = problems.stream()
                .map(ConfigurationProblem::suggestion)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(proposed).as("of %s", problems).hasSizeLessThan(2);
        for (String proposal : proposed) {
            assertThat(problems(configure.apply(proposal))).as(proposal).isEmpty();
            Predicate<String> isLetIn = isMeant.apply(Cors.of(configure.apply(proposal)));
            assertThat(spoiled.allowed()).as(proposal).allMatch(isLetIn);
            assertThat(spoiled.refused()).as(proposal).noneMatch(isLetIn);
        }
        if (spoiled.mistakes().size() == 1) {
            assertThat(proposed).as("of %s", problems).hasSize(1);
        }
    }

    private static List<ConfigurationProblem> problems(Consumer<CorsBuilder> configure) {
        try {
            return Cors.of(configure).warnings();
        } catch (CorsConfigurationException e) {
            return e.problems();
        }
    }
}
