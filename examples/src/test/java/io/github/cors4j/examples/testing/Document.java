package io.github.cors4j.examples.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file. The line before a block of code may name the class that the code stands in:
 * {@code <!-- from JavalinResources -->}.
 *
 * @param file where it is
 * @param text what it says
 */
public record Document(Path file, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(?:<!-- from (\\w+) -->\n)?```(\\w+)\n(.*?)^```$");

    /**
     * A block of code.
     *
     * @param source the class that the code stands in
     * @param language what follows the fence
     * @param text the code
     */
    public record Block(Optional<String> source, String language, String text) {}

    /** Reads a file. */
    public static Document read(Path file) throws IOException {
        return new Document(file, Files.readString(file));
    }

    /** The blocks in a language, given as an expression. */
    public List<Block> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .map(match -> new Block(Optional.ofNullable(match.group(1)), match.group(2), match.group(3)))
                .filter(block -> block.language().matches(language))
                .toList();
    }

    /** Reads the source of a class among the examples and their tests. */
    public static String source(String className) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Path source = files.filter(file -> file.endsWith(className + ".java") || file.endsWith(className + ".kt"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no class " + className));
            return Files.readString(source);
        }
    }

    /** Documents break lines where they read best, sources where the formatter does; only sources say {@code @Override}. */
    public static String withoutBlanks(String code) {
        return code.replaceAll("@Override\\b|\\s", "");
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
