package io.github.cors4j.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Refusal;
import io.github.cors4j.Request;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a refused origin misses the listed one that it is most like, and what to change. */
class OriginHintTest {
    private static final String APP = "https://app.example.com";

    private static Refusal origin(String name, String listed, String sent, String cause, String remedy) {
        return new Refusal(
                name,
                cors -> cors.origins(listed),
                Request.from(sent),
                Outcome.ORIGIN_NOT_ALLOWED,
                "Origin \"" + sent + "\" is not allowed: the policy lists " + cause,
                remedy);
    }

    static Stream<Refusal> origins() {
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
                        "add \"" + APP + ":8443\" to origins, or allow any port with :*"),
                origin(
                        "no port",
                        "http://localhost:3000",
                        "http://localhost",
                        "http://localhost:3000; the port differs",
                        "add \"http://localhost\" to origins, or allow any port with :*"),
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
                        APP + "; the scheme's default port is written out",
                        "browsers leave it out; leave it out of the request, too"),
                origin(
                        "www sent",
                        "https://example.com",
                        "https://www.example.com",
                        "https://example.com; only one of the two begins with www.",
                        "add \"https://www.example.com\" to origins"),
                origin(
                        "www listed",
                        "https://www.example.com",
                        "https://example.com",
                        "https://www.example.com; only one of the two begins with www.",
                        "add \"https://example.com\" to origins"),
                origin(
                        "apex",
                        "https://*.example.com",
                        "https://example.com",
                        "https://*.example.com; *. stands for one or more labels before the domain, so it does not"
                                + " match the domain itself",
                        "add \"https://example.com\" to origins"),
                origin(
                        "subdomain",
                        "https://example.com",
                        "https://shop.example.com",
                        "https://example.com; it is a subdomain of that host",
                        "add \"https://shop.example.com\" to origins, or allow all subdomains with *."),
                origin(
                        "loopback",
                        "http://localhost:3000",
                        "http://127.0.0.1:3000",
                        "http://localhost:3000; both are this machine, but they are different origins",
                        "open the page with the listed host, or add \"http://127.0.0.1:3000\" to origins"),
                origin(
                        "another label",
                        "https://pr-*.example.com",
                        "https://web.example.com",
                        "https://pr-*.example.com; * stands for one or more characters within that one label",
                        "add \"https://web.example.com\" to origins, or a pattern that matches it"),
                origin(
                        "nothing for the star",
                        "https://pr-*.example.com",
                        "https://pr-.example.com",
                        "https://pr-*.example.com; * stands for one or more characters within that one label",
                        "add \"https://pr-.example.com\" to origins, or a pattern that matches it"),
                origin(
                        "two labels",
                        "https://pr-*.example.com:*",
                        "https://pr-a.b.example.com",
                        "https://pr-*.example.com:*; * stands for one or more characters within that one label",
                        "add \"https://pr-a.b.example.com\" to origins, or a pattern that matches it"),
                origin(
                        "port of a pattern",
                        "https://pr-*.example.com",
                        "https://pr-1.example.com:8443",
                        "https://pr-*.example.com; the port differs",
                        "add \"https://pr-1.example.com:8443\" to origins, or allow any port with :*"),
                origin(
                        "scheme and port of a subdomain",
                        "https://*.example.com",
                        "http://shop.example.com:8443",
                        "https://*.example.com; scheme and port differ",
                        "open the page with the listed scheme and port, or add \"http://shop.example.com:8443\" to origins"),
                origin(
                        "another label, and another port",
                        "https://pr-*.example.com:8443",
                        "https://web.example.com",
                        "[https://pr-*.example.com:8443], none of which is similar",
                        "add \"https://web.example.com\" to origins if the page is yours"),
                origin(
                        "trailing dot",
                        APP,
                        APP + ".",
                        APP + "; the dot at the end of the host makes it a different host",
                        "open the page without the dot, or add \"" + APP + ".\" to origins"),
                origin(
                        "letter case",
                        APP,
                        "https://App.Example.com",
                        APP + "; the letter case differs",
                        "browsers send origins in lower case; check what the page really sends"),
                origin(
                        "letter case of a subdomain",
                        "https://*.example.com",
                        "https://SHOP.example.com",
                        "https://*.example.com; the letter case differs",
                        "browsers send origins in lower case; check what the page really sends"),
                origin(
                        "look-alike",
                        "https://example.com",
                        "https://example.com.evil.net",
                        "https://example.com; it only looks similar, and belongs to somebody else",
                        "do not allow it unless it is yours"),
                origin(
                        "stranger",
                        APP,
                        "https://stranger.net",
                        "[" + APP + "], none of which is similar",
                        "add \"https://stranger.net\" to origins if the page is yours"),
                origin(
                        "part of an expression",
                        "^https://.*\\.example\\.com",
                        "https://shop.example.com:8443",
                        "[^https://.*\\.example\\.com], none of which is similar; an expression must match the whole origin",
                        "add \"https://shop.example.com:8443\" to origins if the page is yours"));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void nothing_of_it_is_on_the_wire(Refusal refusal) {
        CorsDecision decision = refusal.explanation().decision();

        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
        assertThat(decision.endsRequest()).isFalse();
    }

    @Test
    void the_nearest_of_many_origins_is_named() {
        Cors cors = Cors.of(options -> options.origins(
                "https://example.com", "https://www.example.com:8443", "http://www.example.com", "https://a.example"));

        assertThat(cors.explain(Request.from("https://www.example.com"), Request.READER)
                        .cause())
                .hasValueSatisfying(
                        cause -> assertThat(cause).endsWith("lists http://www.example.com; the scheme differs"));
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
}
