package io.github.cors4j.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Program;
import io.github.cors4j.examples.testing.Transcript;
import io.github.cors4j.examples.testing.Transcript.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayName("The program for a cluster does what its class comment promises")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("Hazelcast's ports")
class ClusterNodeTest {
    private static final Path SOURCE = Path.of("src/main/java/io/github/cors4j/examples/cluster/ClusterNode.java");
    private static final String START = "mvn -q -Pdemo -Dexec.mainClass=" + ClusterNode.class.getName();
    private static final String NEW = "https://new.example.com";
    private static final String ARGUMENTS = " -Dexec.args=";

    /** Its own cluster: nodes of another build on this machine must not join. */
    private final Map<String, String> cluster = Map.of("CLUSTER", "test-" + UUID.randomUUID());

    @TempDir
    private Path folder;

    @Test
    void all_nodes_follow_the_file() throws Exception {
        List<Command> commands = Transcript.ofJavadoc(Files.readString(SOURCE)).commands();
        List<String> echo = commands.get(0).words();
        assertThat(echo).hasSize(4).startsWith("echo").contains(">");
        Path file = folder.resolve(echo.get(3));
        Files.writeString(file, echo.get(1));

        List<String> first = arguments(commands.get(1));
        List<String> second = arguments(commands.get(2));
        assertThat(first).element(1).isEqualTo(echo.get(3));
        assertThat(second).hasSize(1);
        List<Command> requests = commands.subList(3, commands.size());
        assertThat(requests).isNotEmpty().allMatch(Command::isCurl);
        try (Program one = Program.start(ClusterNode.class.getName(), cluster, "0", file.toString())) {
            int onePort = port(one);
            try (Program other = Program.start(ClusterNode.class.getName(), cluster, "0")) {
                Exchange exchange = new Exchange(
                        Map.of(Integer.parseInt(first.get(0)), onePort, Integer.parseInt(second.get(0)), port(other)));
                for (Command request : requests) {
                    exchange.check(request);
                }
                Files.writeString(file, "{\"origins\": \"" + NEW + "\"}");
                awaitGrant(NEW, exchange, requests.get(0));
            }
        }
    }

    private static List<String> arguments(Command start) {
        String text = String.join(" ", start.program());
        assertThat(text).startsWith(START + ARGUMENTS);
        return List.of(text.substring((START + ARGUMENTS).length()).split(" "));
    }

    private static int port(Program program) throws InterruptedException {
        String line = program.awaitLine(text -> text.startsWith("Listening on http://localhost:"));
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static Command from(String origin, Command request) {
        List<String> words = request.words().stream()
                .map(word -> word.replaceFirst("^Origin: .*", "Origin: " + origin))
                .toList();
        return new Command(words, request.answer());
    }

    private static void awaitGrant(String origin, Exchange exchange, Command request) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!exchange.send(from(origin, request))
                .headers()
                .allValues("Access-Control-Allow-Origin")
                .equals(List.of(origin))) {
            assertThat(Instant.now()).as("the other node follows the file").isBefore(end);
            Thread.sleep(50);
        }
    }
}
