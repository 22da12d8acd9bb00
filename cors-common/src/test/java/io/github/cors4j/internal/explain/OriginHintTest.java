package io.github.cors4j.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Refusal;
import io.github.cors4j.Request;
import io.github.cors4j.internal.text.HarmlessText;
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
                "Origin " + HarmlessText.of(sent) + " is not allowed: the policy lists " + cause,
                remedy);
    }

    private static Refusal misspelt(String sent) {
        return origin(
                sent,
                APP + ", https://pr-*.example.com",
                sent,
                APP + "; the spelling of the host differs slightly",
                "correct the one that is misspelt, or add \"" + sent + "\" to origins if the page is yours");
    }

    private static Refusal beside(String name, String sent, String cause, String remedy) {
        return new Refusal(
                name,
                cors -> cors.origins(APP).supportsCredentials(true),
                Request.from(sent),
                Outcome.ORIGIN_NOT_ALLOWED,
                "Origin " + HarmlessText.of(sent) + " is not allowed: the policy lists " + cause,
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
                origin("port", APP, APP + ":8443", APP + "; the port differs", "add \"" + APP + ":8443\" to origins"),
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
                        "https://example.com; only one of the two has www in front",
                        "add \"https://www.example.com\" to origins"),
                origin(
                        "www listed",
                        "https://www.example.com",
                        "https://example.com",
                        "https://www.example.com; only one of the two has www in front",
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
                        "add \"https://shop.example.com\" to origins"),
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
                        "[https://pr-*.example.com]",
                        "add \"https://web.example.com\" to origins if the page is yours"),
                origin(
                        "another text in front of the star than that of the nearest host",
                        APP + ", https://pr-*.example.com",
                        "https://sub.app.example.com",
                        APP + "; it is a subdomain of that host",
                        "add \"https://sub.app.example.com\" to origins"),
                origin(
                        "another text behind the star",
                        APP + ", https://*-web.example.com",
                        "https://shop.example.com",
                        "[" + APP + ", https://*-web.example.com]",
                        "add \"https://shop.example.com\" to origins if the page is yours"),
                misspelt("https://app.exmaple.com"),
                misspelt("https://apps.example.com"),
                misspelt("https://app-example.com"),
                misspelt("https://api.example.com"),
                origin(
                        "misspelt domain of a pattern",
                        "https://*.example.com",
                        "https://shop.exmaple.com",
                        "https://*.example.com; the spelling of the host differs slightly",
                        "correct the one that is misspelt, or add \"https://shop.exmaple.com\" to origins if the page is"
                                + " yours"),
                origin(
                        "misspelt, and of another scheme",
                        APP,
                        "http://app.exmaple.com",
                        "[" + APP + "]",
                        "add \"http://app.exmaple.com\" to origins if the page is yours"),
                origin(
                        "last label",
                        APP,
                        "https://app.example.org",
                        APP + "; only the last label of the host differs",
                        "add \"https://app.example.org\" to origins if the page is yours"),
                origin(
                        "what no browser sends: letter case",
                        APP,
                        "https://Stranger.net",
                        "[" + APP + "]",
                        "check what the page really sends, and list that origin if the page is yours"),
                origin(
                        "what no browser sends: default port",
                        APP,
                        "https://stranger.net:443",
                        "[" + APP + "]",
                        "check what the page really sends, and list that origin if the page is yours"),
                origin(
                        "what no browser sends: a websocket's scheme",
                        APP,
                        "wss://app.example.com",
                        APP + "; the scheme differs",
                        "open the page with the listed scheme"),
                origin(
                        "what no browser sends: another form of an address",
                        "http://localhost:3000",
                        "http://127.1",
                        "[http://localhost:3000]",
                        "check what the page really sends, and list that origin if the page is yours"),
                origin(
                        "longer than an explanation quotes",
                        APP,
                        "https://" + "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example.org",
                        "[" + APP + "]",
                        "check what the page really sends, and list that origin if the page is yours"),
                beside(
                        "http beside credentials",
                        "http://app.example.com",
                        APP + "; the scheme differs",
                        "open the page with the listed scheme"),
                beside(
                        "a stranger's http beside credentials",
                        "http://stranger.net",
                        "[" + APP + "]",
                        "serve the page over https, and list that origin"),
                beside(
                        "loopback beside credentials",
                        "http://localhost:3000",
                        "[" + APP + "]",
                        "add \"http://localhost:3000\" to origins if the page is yours"),
                origin(
                        "nothing for the star",
                        "https://pr-*.example.com",
                        "https://pr-.example.com",
                        "https://pr-*.example.com; * stands for one or more characters within that one label",
                        "add \"https://pr-.example.com\" to origins"),
                origin(
                        "two labels",
                        "https://pr-*.example.com:*",
                        "https://pr-a.b.example.com",
                        "https://pr-*.example.com:*; * stands for one or more characters within that one label",
                        "add \"https://pr-a.b.example.com\" to origins"),
                origin(
                        "port of a pattern",
                        "https://pr-*.example.com",
                        "https://pr-1.example.com:8443",
                        "https://pr-*.example.com; the port differs",
                        "add \"https://pr-1.example.com:8443\" to origins"),
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
                        "[https://pr-*.example.com:8443]",
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
                        "https://example.com; it only looks similar, and may belong to somebody else",
                        "do not allow it unless it is yours"),
                origin(
                        "stranger",
                        APP,
                        "https://stranger.net",
                        "[" + APP + "]",
                        "add \"https://stranger.net\" to origins if the page is yours"),
                origin(
                        "part of an expression",
                        "^https://.*\\.example\\.com",
                        "https://shop.example.com:8443",
                        "[^https://.*\\.example\\.com]; an expression must match the whole origin",
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
