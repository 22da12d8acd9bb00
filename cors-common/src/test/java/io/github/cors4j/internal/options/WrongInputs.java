package io.github.cors4j.internal.options;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Tables of what people write, with what they mean by it. */
final class WrongInputs {
    private static final String ARROW = " -> ";

    /**
     * One of them.
     *
     * @param allowed what has to match the text that is proposed instead
     * @param refused what must not
     */
    record Wrong(String written, List<String> allowed, List<String> refused) {
        @Override
        public String toString() {
            return written;
        }
    }

    private WrongInputs() {}

    static List<Wrong> origins() {
        return read("wrong-origins.txt");
    }

    static List<Wrong> paths() {
        return read("wrong-paths.txt");
    }

    static List<Wrong> exclusions() {
        return read("wrong-exclusions.txt");
    }

    private static List<Wrong> read(String name) {
        try (InputStream in = requireNonNull(WrongInputs.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains(ARROW))
                    .filter(line -> !line.startsWith("# "))
                    .map(WrongInputs::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wrong row(String line) {
        int arrow = line.lastIndexOf(ARROW);
        List<String> meant = List.of(line.substring(arrow + ARROW.length()).split(" "));
        return new Wrong(line.substring(0, arrow), texts(meant, false), texts(meant, true));
    }

    private static List<String> texts(List<String> meant, boolean refused) {
        Stream<String> texts = meant.stream().filter(text -> text.startsWith("!") == refused);
        return texts.map(text -> text.substring(refused ? 1 : 0)).toList();
    }
}
