package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.config.CorsConfigurationException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was configured, what policies, decisions, explanations and problems say of it is one harmless line each. */
class OneLineTest {
    private static final String RAW = "^/a\n?\u001b*INFO forged?|/b";

    private static void assertLine(Object text, int longest) {
        assertThat(text.toString()).matches("[ -~]*").hasSizeLessThan(longest);
    }

    @Test
    void of_a_resource_with_control_characters() {
        Cors cors = Cors.of(options -> options.origins("^https://a\n|https://a\\.example")
                .resource(RAW)
                .resource(Pattern.compile("/c\r?"))
                .exclude("^/x\u001b.*|/x"));
        assertLine(cors, 2_000);
        for (String path : List.of("/b", "/x", "/y")) {
            Request request = Request.get(path).origin("https://b.example");
            assertLine(request.decidedBy(cors), 2_000);
            assertLine(cors.explain(request, Request.READER).summary(), 2_000);
        }
        Problem.allOf(options -> options.resource(RAW, a -> a.maxAge(-1)).resource(RAW))
                .forEach(problem -> assertLine(problem, 2_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "https://a.example\nforged/",
                "https://*.[\u001b]",
                "pr-\r*.[::",
                "/a\n{id}",
                "/a\u2028/../b",
                "\u0000",
                "/\ud800",
                "^/(\n",
                "x:\n*://"
            })
    void of_what_is_wrong(String text) {
        Problem.allOf(cors ->
                        cors.origins(text).methods(text).allowHeaders(text).exposeHeaders(text))
                .forEach(problem -> assertLine(problem, 2_000));
        try {
            Cors.of(cors -> cors.resource(text).exclude(text))
                    .warnings()
                    .forEach(problem -> assertLine(problem, 2_000));
        } catch (CorsConfigurationException e) {
            e.problems().forEach(problem -> assertLine(problem, 2_000));
        }
    }

    @Test
    void of_what_is_long() {
        String name = "x".repeat(5_000);
        List<String> many = IntStream.range(0, 300).mapToObj(i -> "M-" + i).toList();
        Cors cors = Cors.of(options -> options.methods(many)
                .allowHeaders(many)
                .exposeHeaders(many)
                .origins("^https://(" + "a|".repeat(500) + "b)\\.example")
                .resource("/" + name.substring(0, 700)));
        assertLine(cors, 3_000);
        assertThat(cors.toString()).contains("methods=[M-0, M-1", "... 290 more]", "... (701 characters)");
        Request preflight = Request.preflight("/" + name.substring(0, 700), "https://a.example", "M-1");
        assertLine(preflight.decidedBy(cors), 3_000);
        assertLine(cors.explain(preflight, Request.READER).summary(), 3_000);
        Problem.allOf(options -> options.origins(name + "/" + name, "https://" + name)
                        .resource(name)
                        .exclude("/" + name + "?")
                        .methods(name + "("))
                .forEach(problem -> assertLine(problem, 2_500));
    }
}
