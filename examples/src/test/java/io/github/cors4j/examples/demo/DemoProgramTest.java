package io.github.cors4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Document;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Program;
import io.github.cors4j.examples.testing.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The demo as a program")
@Execution(ExecutionMode.CONCURRENT)
class DemoProgramTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void stops_cleanly(String signal, int exitCode) throws IOException, InterruptedException {
        try (Program demo = demo(on("0", "0", "0"))) {
            demo.awaitLine(line -> line.startsWith("Javalin on http://localhost:"));
            demo.awaitLine(line -> line.startsWith("Vert.x on http://localhost:"));
            demo.awaitLine(line -> line.startsWith("Playground: open http://localhost:"));
            demo.awaitLine("Ctrl-C stops everything."::equals);
            demo.signal(signal);
            assertThat(demo.exitCode()).as(demo.toString()).isEqualTo(exitCode);
            assertThat(demo.output()).endsWith("Stopped.");
            assertThat(demo.errors()).isEmpty();
        }
    }

    @Test
    void takes_a_policy_from_a_file() throws IOException, InterruptedException {
        Path file = policy("{\"origins\": \"https://app.example.com\", \"maxAge\": 90000}");
        String[] args = {
            "--policy", file.toString(), "--javalin-port", "0", "--vertx-port", "0", "--playground-port", "0"
        };
        try (Program demo = demo(args)) {
            demo.awaitLine("Ctrl-C stops everything."::equals);
            demo.signal("TERM");
            demo.exitCode();
            assertThat(demo.errors()).singleElement().asString().contains("WARN", "maxAge", "86400");
        }
    }

    @Test
    void explains_a_refusal_with_the_logger_that_the_readme_names() throws IOException, InterruptedException {
        String logger = "-Dorg.slf4j.simpleLogger.log.io.github.cors4j.Cors=debug";
        Document readme = Document.read(Path.of("../README.md"));
        assertThat(readme.text()).contains(logger);
        try (Program demo =
                Program.start(Demo.class.getName(), Map.of("JAVA_TOOL_OPTIONS", logger), on("0", "0", "0"))) {
            String line = demo.awaitLine(text -> text.startsWith("Javalin on "));
            int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            new Exchange(Map.of(port, port))
                    .send(Transcript.of("$ curl -X OPTIONS -H 'Origin: https://x.example' -H"
                                    + " 'Access-Control-Request-Method: patch' http://localhost:" + port
                                    + "/api/v1/users")
                            .commands()
                            .get(0));
            demo.signal("TERM");
            demo.exitCode();
            assertThat(String.join(" ", demo.errors()))
                    .contains("method \"patch\" is not allowed", "the letter case differs", "write method: \"PATCH\"");
        }
    }

    @Test
    void shows_its_options() throws InterruptedException {
        try (Program demo = demo("--help")) {
            assertThat(demo.exitCode()).isZero();
            assertThat(demo.output())
                    .anyMatch(line -> line.contains("--policy=FILE"))
                    .anyMatch(line -> line.contains("--javalin-port=PORT"))
                    .anyMatch(line -> line.contains("--vertx-port=PORT"))
                    .anyMatch(line -> line.contains("--playground-port=PORT"));
            assertThat(demo.errors()).isEmpty();
        }
    }

    @Test
    void refuses_an_option_that_it_does_not_know() throws InterruptedException {
        assertRefused("Unknown option: '--prot'", "--prot");
    }

    @ParameterizedTest
    @CsvSource({"--vertx-port, -1", "--javalin-port, 65536", "--playground-port, 65536", "--vertx-port, http"})
    void refuses_a_port_that_is_none(String option, String port) throws InterruptedException {
        assertRefused("Invalid value for option '" + option + "'", option, port);
    }

    @Test
    void refuses_a_file_that_is_not_there() throws InterruptedException {
        Path file = directory.resolve("nowhere.json");
        assertRefused("There is no policy file " + file + ".", "--policy", file.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"origins": ["*"],}       | is not valid JSON, line 1, column 19
                    {"maxAge":1, "maxAge":2}  | is not valid JSON, line 1, column 22: Duplicate field 'maxAge'
                    {} {}                     | must contain one JSON object
                    ["*"]                     | must contain one JSON object
                    null                      | must contain one JSON object
                    ``                        | must contain one JSON object
                    \u200b{}                  | is not valid JSON, line 1, column 1: Unexpected character ('\\u200b'
                    {"\u202e":1, "\u202e":2}   | is not valid JSON, line 1, column 12: Duplicate field '\\u202e'
                    """)
    void refuses_a_file_without_one_json_object(String json, String message) throws IOException, InterruptedException {
        Path file = policy(json);
        assertRefused("The policy file " + file + " " + message, "--policy", file.toString());
    }

    @Test
    void refuses_a_file_that_is_nested_too_deeply() throws IOException, InterruptedException {
        for (String deep : List.of("{\"a\":".repeat(33), "{\"a\":" + "[".repeat(10_000))) {
            Path file = policy(deep);
            assertRefused(
                    "The policy file " + file + " is not valid JSON, Document nesting depth",
                    "--policy",
                    file.toString());
        }
    }

    @Test
    void takes_a_file_with_a_byte_order_mark() throws IOException, InterruptedException {
        Path file = policy("\uFEFF{\"origins\": \"https://app.example.com\"}");
        String[] args = {
            "--policy", file.toString(), "--javalin-port", "0", "--vertx-port", "0", "--playground-port", "0"
        };
        try (Program demo = demo(args)) {
            demo.awaitLine("Ctrl-C stops everything."::equals);
        }
    }

    @Test
    void lists_everything_that_is_wrong_with_a_policy() throws IOException, InterruptedException {
        Path file = policy("""
                {
                  "origins": ["https://app.example.com/"],
                  "maxage": 60,
                  "resources": {"/api/*": {"origins": ["*"], "supportsCredentials": true}}
                }
                """);
        List<String> errors = assertRefused(
                "The policy file " + file + " cannot be used. The CORS configuration has 3 problems:",
                "--policy",
                file.toString());
        assertThat(errors.subList(1, 4))
                .anyMatch(line -> line.startsWith("  - origins \"https://app.example.com/\""))
                .anyMatch(line -> line.startsWith("  - maxage: ") && line.endsWith("did you mean maxAge?"))
                .anyMatch(line -> line.startsWith("  - resources./api/*.origins"));
    }

    @ParameterizedTest
    @CsvSource({"Javalin, TAKEN, 0, 0", "Vert.x, 0, TAKEN, 0", "The playground, 0, 0, TAKEN"})
    void refuses_a_port_that_is_in_use(String server, String javalin, String vertx, String playground)
            throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String[] ports = Stream.of(on(javalin, vertx, playground))
                    .map(arg -> arg.replace("TAKEN", port))
                    .toArray(String[]::new);
            assertThat(assertRefused(server + " cannot listen on 127.0.0.1:" + port, ports))
                    .as("what it says, and what to do")
                    .hasSize(2);
        }
    }

    @Test
    void refuses_one_port_for_two_servers() throws InterruptedException {
        assertRefused("Each server needs a port of its own", on("17070", "0", "17070"));
    }

    private static String[] on(String javalin, String vertx, String playground) {
        return new String[] {"--javalin-port", javalin, "--vertx-port", vertx, "--playground-port", playground};
    }

    private static List<String> assertRefused(String message, String... args) throws InterruptedException {
        try (Program demo = demo(args)) {
            assertThat(demo.exitCode()).as(demo.toString()).isEqualTo(2);
            assertThat(demo.output()).isEmpty();
            assertThat(demo.errors())
                    .anyMatch(line -> line.startsWith(message))
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
            return demo.errors();
        }
    }

    private static Program demo(String... args) {
        return Program.start(Demo.class.getName(), Map.of(), args);
    }

    private Path policy(String json) throws IOException {
        return Files.write(directory.resolve("policy.json"), json.getBytes(StandardCharsets.UTF_8));
    }
}
