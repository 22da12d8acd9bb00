package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A remedy that proposes an entry is true: with it, the policy builds and allows the request, and nothing that the request
 * does not name. Whoever sends the request chooses what is proposed.
 */
class PastedRemedyTest {
    private static final String APP = "https://app.example.com";
    private static final Pattern ADD =
            Pattern.compile("add \"?([^\" ]+?)\"? to (?:origins|methods|allowHeaders)|such as \"([^\"]+)\"");

    private static void isTrue(Request request, List<String> listed, BiConsumer<CorsBuilder, String> option) {
        CorsExplanation explanation = request.explainedBy(policy(listed, option));
        Matcher addition = ADD.matcher(explanation.remedy().orElse(""));
        if (explanation.decision().allowed() || !addition.find()) {
            return;
        }
        String added = addition.group(1) == null ? addition.group(2) : addition.group(1);
        Cors pasted = policy(List.of((String.join(", ", listed) + ", " + added).split(", ")), option);
        boolean otherCase = explanation.remedy().orElseThrow().contains("write method");
        assertThat(request.decidedBy(pasted).allowed())
                .as("%s, once %s is added", request.plain(), added)
                .isNotEqualTo(otherCase);
        for (Request stranger : List.of(
                Request.from("https://evil.example"),
                Request.preflight("/elsewhere", APP, "GET"),
                Request.preflight("/orders", APP, "EVIL"),
                Request.preflight("/orders", APP, "GET").asking("x-evil"))) {
            assertThat(stranger.decidedBy(pasted).allowed())
                    .as("%s, once %s is added", stranger.plain(), added)
                    .isFalse();
        }
    }

    private static Cors policy(List<String> listed, BiConsumer<CorsBuilder, String> option) {
        return Cors.of(cors -> {
            cors.supportsCredentials(true);
            option.accept(cors, String.join(", ", listed));
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void of_origins(@ForAll("origins") String origin) {
        isTrue(
                Request.get("/orders").origin(origin),
                List.of(APP, "https://pr-*.example.com"),
                (cors, listed) -> cors.origins(listed)
                        .methods("GET")
                        .allowHeaders("Content-Type")
                        .resource("/orders"));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void of_methods(@ForAll("names") String method) {
        isTrue(
                Request.preflight("/orders", APP, method),
                List.of("GET", "Purge"),
                (cors, listed) -> cors.origins(APP)
                        .methods(listed)
                        .allowHeaders("Content-Type")
                        .resource("/orders"));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void of_headers(@ForAll("names") String name) {
        isTrue(
                Request.preflight("/orders", APP, "GET").asking(name),
                List.of("Content-Type", "X-CSRF-Token"),
                (cors, listed) ->
                        cors.origins(APP).methods("GET").allowHeaders(listed).resource("/orders"));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void of_paths(@ForAll("paths") String path) {
        isTrue(Request.get(path).origin(APP), List.of("/orders", "/a/b"), (cors, listed) -> {
            cors.origins(APP).methods("GET").allowHeaders("Content-Type");
            Arrays.stream(listed.split(", ")).forEach(cors::resource);
        });
    }

    @Provide
    Arbitrary<String> origins() {
        Arbitrary<String> hosts = parts(
                "app",
                "APP",
                "example",
                "exmaple",
                ".",
                ".",
                ".",
                "com",
                "org",
                "*",
                "pr-",
                "-",
                "_",
                "127.0.0.1",
                "127.1",
                "[::1]",
                "localhost",
                "www.",
                "xn--",
                "github.io",
                "evil",
                "^",
                "0");
        Arbitrary<String> schemes = Arbitraries.of("https", "http", "HTTPS", "ws", "ftp", "app", "htps", "file", "^.*");
        Arbitrary<String> ports = Arbitraries.of("", "", ":443", ":80", ":8443", ":*");
        return Combinators.combine(schemes, hosts, ports).as((scheme, host, port) -> scheme + "://" + host + port);
    }

    @Provide
    Arbitrary<String> names() {
        return parts(
                "*",
                "^",
                ".*",
                "GET",
                "put",
                "PATCH",
                "TRACE",
                "connect",
                "x-",
                "X-CSRF",
                "Token",
                "_",
                "|",
                "+",
                "$",
                "all",
                "any",
                "null",
                "none",
                "cookie",
                "sec-",
                "origin",
                "access-control-allow-",
                "process.env.",
                " ",
                "content-typ",
                "autorization",
                "-",
                "!",
                "1",
                "x-http-method-override",
                "methods",
                "&");
    }

    @Provide
    Arbitrary<String> paths() {
        return parts(
                        "/", "/", "/", "*", "orders", "ORDERS", "a", "b", ".", "..", ":id", "{id}", "%2F", "%2e", ",",
                        " ", ";", "^", "$", "\\", "~", "\"", "?", "#", "GET", "https:", "é", "<", "(", "|")
                .map(path -> path.startsWith("*") || path.startsWith("^") ? path : "/" + path);
    }

    private static Arbitrary<String> parts(String... parts) {
        return Arbitraries.of(parts).list().ofMinSize(1).ofMaxSize(6).map(chosen -> String.join("", chosen));
    }
}
