package io.github.cors4j.examples.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document shows of a terminal: commands behind {@code $}, each with the answer that it promises.
 *
 * @param commands in their order
 */
public record Transcript(List<Command> commands) {
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z][A-Z0-9_]*)=(.*)", Pattern.DOTALL);

    /**
     * A command.
     *
     * @param words its words, without quotes
     * @param answer the lines that follow it, without blank ones around them
     */
    public record Command(List<String> words, List<String> answer) {
        /** Variables that are set for the command. */
        public Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            for (String word : words) {
                Matcher assignment = ASSIGNMENT.matcher(word);
                if (!assignment.matches()) {
                    break;
                }
                environment.put(assignment.group(1), assignment.group(2));
            }
            return environment;
        }

        /** The words behind those variables. */
        public List<String> program() {
            return words.subList(environment().size(), words.size());
        }

        /** Whether the command is a request. */
        public boolean isCurl() {
            return program().get(0).equals("curl");
        }
    }

    /** Reads the first example in the class comment of a Java source. */
    public static Transcript ofJavadoc(String source) {
        Matcher example = JAVADOC.matcher(source.replaceAll("(?m)^ \\* ?", ""));
        if (!example.find()) {
            throw new AssertionError("no <pre>{@code in the class comment");
        }
        return of(example.group(1));
    }

    /** Reads the text of a terminal. */
    public static Transcript of(String text) {
        List<Command> commands = new ArrayList<>();
        for (String part : text.replace("\\\n", " ").split("(?m)^\\$ ", -1)) {
            List<String> lines = List.of(part.strip().split("\n"));
            List<String> words = WORD.matcher(lines.get(0))
                    .results()
                    .map(MatchResult::group)
                    .map(word -> QUOTED.matcher(word)
                            .replaceAll(quoted -> Matcher.quoteReplacement(
                                    quoted.group(1) != null ? quoted.group(1) : quoted.group(2))))
                    .toList();
            if (!words.isEmpty()) {
                List<String> answer = lines.subList(1, lines.size());
                commands.add(new Command(
                        words, List.of(String.join("\n", answer).strip().split("\n"))));
            }
        }
        return new Transcript(List.copyOf(commands));
    }
}
