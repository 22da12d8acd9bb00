package io.github.cors4j.internal.options;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a text, word for word, and what is proposed in its place: the table {@code messages.txt}. */
class MessagesTest {
    private static final String NOTHING = "nothing";
    private static final String ARROW = " -> ";

    /**
     * A text for an option.
     *
     * @param said what is said of it, in any order
     */
    record Case(String option, String text, List<String> said) {
        @Override
        public String toString() {
            return option + " " + text;
        }
    }

    static List<Case> cases() throws IOException {
        Map<String, Case> cases = new LinkedHashMap<>();
        String option = "";
        String words = "";
        try (InputStream in = requireNonNull(MessagesTest.class.getResourceAsStream("messages.txt"))) {
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (line.startsWith("## ")) {
                    option = line.substring(3, line.indexOf(": "));
                    words = line.substring(line.indexOf(": ") + 2);
                } else if (!line.isEmpty() && !line.startsWith("# ")) {
                    int arrow = line.indexOf(ARROW);
                    String text = arrow < 0 ? line : line.substring(0, arrow);
                    String key = option;
                    Case row =
                            cases.computeIfAbsent(key + " " + text, ignored -> new Case(key, text, new ArrayList<>()));
                    if (!words.equals(NOTHING)) {
                        row.said().add(arrow < 0 ? words : words + ARROW + line.substring(arrow + ARROW.length()));
                    }
                }
            }
        }
        return List.copyOf(cases.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_said_is_what_the_table_says(Case row) {
        assertThat(said(row.option(), row.text())).containsExactlyInAnyOrderElementsOf(row.said());
    }

    static List<String> said(String option, String text) {
        try {
            return Cors.of(setting(option, text)).warnings().stream()
                    .map(problem -> line("warning", problem))
                    .toList();
        } catch (CorsConfigurationException e) {
            return e.problems().stream().map(problem -> line("error", problem)).toList();
        }
    }

    private static String line(String kind, ConfigurationProblem problem) {
        String proposal = problem.suggestion();
        String end = proposal == null ? "" : "; write " + proposal;
        assertThat(problem.message()).endsWith(end);
        String words = problem.message().substring(0, problem.message().length() - end.length());
        return kind + " " + problem.reason() + ", " + words + (proposal == null ? "" : ARROW + proposal);
    }

    private static Consumer<CorsBuilder> setting(String option, String text) {
        return switch (option) {
            case "origins" -> cors -> cors.origins(text);
            case "origins and credentials" -> cors -> cors.origins(text).supportsCredentials(true);
            case "resource" -> cors -> cors.resource(text);
            case "exclude" -> cors -> cors.exclude(text);
            case "methods" -> cors -> cors.methods(text);
            case "allowHeaders" -> cors -> cors.allowHeaders(text);
            case "exposeHeaders" -> cors -> cors.exposeHeaders(text);
            case "key" -> cors -> cors.configuration(Map.of("origins", "https://app.example.com", text, "x"));
            case "variable" -> cors -> cors.environment(Map.of("CORS_ORIGINS", "https://app.example.com", text, "x"));
            default -> cors -> cors.configuration(Map.of("origins", "https://app.example.com", option, text));
        };
    }
}
