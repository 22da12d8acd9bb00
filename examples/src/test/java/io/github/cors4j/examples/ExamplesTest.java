package io.github.cors4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Program;
import io.github.cors4j.examples.testing.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The class comment of each example promises what the example does")
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/cors4j/examples");

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keeps_the_promises_of_its_comment(String name) throws IOException, InterruptedException {
        Transcript comment = Transcript.ofJavadoc(Files.readString(SOURCES.resolve(name + ".java")));
        Transcript.Command start = comment.commands().get(0);
        String mainClass = "io.github.cors4j.examples." + name;
        assertThat(start.program()).containsExactly("mvn", "-q", "-Pdemo", "-Dexec.mainClass=" + mainClass);

        try (Program program = Program.start(mainClass, start.environment(), "0")) {
            String line = program.awaitLine(text -> text.startsWith("Listening on http://localhost:"));
            int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            Exchange exchange = new Exchange(Map.of(name.startsWith("Javalin") ? 7070 : 8080, port));
            List<Transcript.Command> requests =
                    comment.commands().subList(1, comment.commands().size());
            assertThat(requests).hasSizeGreaterThan(1).allMatch(Transcript.Command::isCurl);
            for (Transcript.Command request : requests) {
                exchange.check(request);
            }
        }
    }
}
