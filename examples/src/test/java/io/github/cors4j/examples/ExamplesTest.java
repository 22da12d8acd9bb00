package io.github.cors4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Program;
import io.github.cors4j.examples.testing.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The class comment of each example promises what the example does, and the menu lists them all")
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/cors4j/examples");
    private static final String PACKAGE = "io.github.cors4j.examples.";
    private static final Path MENU = Path.of("README.md");
    private static final String COMMAND = "mvn -q -Pdemo -Dexec.mainClass=";

    static Stream<String> examples() throws IOException {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("javalin", "vertx")) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                        .map(name -> folder + "." + name.replace(".java", ""))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keeps_the_promises_of_its_comment(String name) throws IOException, InterruptedException {
        Transcript comment = Transcript.ofJavadoc(Files.readString(SOURCES.resolve(name.replace('.', '/') + ".java")));
        Transcript.Command start = comment.commands().get(0);
        String mainClass = PACKAGE + name;
        assertThat(String.join(" ", start.program())).isEqualTo(COMMAND + mainClass);

        try (Program program = Program.start(mainClass, start.environment(), "0")) {
            String line = program.awaitLine(text -> text.startsWith("Listening on http://localhost:"));
            int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            Exchange exchange = new Exchange(Map.of(name.startsWith("javalin.") ? 7070 : 8080, port));
            List<Transcript.Command> requests =
                    comment.commands().subList(1, comment.commands().size());
            assertThat(requests).hasSizeGreaterThan(1).allMatch(Transcript.Command::isCurl);
            for (Transcript.Command request : requests) {
                exchange.check(request);
            }
        }
    }

    static Stream<String> servers() throws IOException {
        return Stream.concat(
                examples(), Stream.of("cluster.ClusterNode", "reload.JavalinReload", "reload.VertxReload"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void says_in_one_line_that_its_port_is_taken(String name) throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program = Program.start(PACKAGE + name, Map.of(), Integer.toString(taken.getLocalPort()))) {
            assertThat(program.exitCode()).as(program.toString()).isEqualTo(1);
            assertThat(program.output()).isEmpty();
            assertThat(program.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen on port " + taken.getLocalPort())
                    .contains("in use");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", ""})
    void says_in_one_line_what_is_not_a_port(String text) throws InterruptedException {
        try (Program program = Program.start(PACKAGE + "javalin.JavalinApplicationWide", Map.of(), text)) {
            assertThat(program.exitCode()).as(program.toString()).isEqualTo(1);
            assertThat(program.output()).isEmpty();
            assertThat(program.errors())
                    .containsExactly("\"" + text + "\" is not a port: a port is a number from 0 to 65535.");
        }
    }

    @Test
    void the_menu_has_a_line_with_the_command_for_each_program() throws IOException {
        Set<String> programs = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("public static void main(")) {
                    String name = SOURCES.relativize(file).toString().replace('/', '.');
                    programs.add(PACKAGE + name.replace(".java", ""));
                }
            }
        }
        assertThat(Pattern.compile("(?m)^\\| .* \\| `" + COMMAND + "(\\S+)(?: .*)?` \\|$")
                        .matcher(Files.readString(MENU))
                        .results()
                        .map(line -> line.group(1)))
                .containsExactlyInAnyOrderElementsOf(programs);
    }
}
