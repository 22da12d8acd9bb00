package io.github.cors4j.examples.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Program;
import io.github.cors4j.examples.testing.Transcript;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A policy in a YAML file follows its file")
@Execution(ExecutionMode.CONCURRENT)
class ReloadTest {
    @TempDir
    private Path directory;

    @Timeout(120) // the loop below has no end of its own
    @ParameterizedTest
    @CsvSource({"JavalinReload, 7070", "VertxReload, 8080"})
    void follows_its_file(String name, int shownPort) throws Exception {
        String packaged = "io.github.cors4j.examples.reload.";
        Transcript comment = Transcript.ofJavadoc(
                Files.readString(Path.of("src/main/java", (packaged + name).replace('.', '/') + ".java")));
        List<Transcript.Command> commands = comment.commands();
        assertThat(commands.get(1).program())
                .containsSequence("-Dexec.mainClass=" + packaged + name, "-Dexec.args=" + shownPort + " cors.yaml");
        Path file = Files.writeString(
                directory.resolve("cors.yaml"), commands.get(0).words().get(1));

        try (Program program = Program.start(packaged + name, Map.of(), "0", file.toString())) {
            String line = program.awaitLine(text -> text.startsWith("Listening on http://localhost:"));
            int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            new Exchange(Map.of(shownPort, port)).check(commands.get(2));

            Files.writeString(file, "origins: https://app.example.com/");
            program.awaitError(text -> text.startsWith("The old policy stays in force.")
                    || text.contains("must not have a trailing slash"));
            assertThat(granted(port, "https://app.example.com")).isTrue();

            Files.writeString(file, "origins: [https://new.example.com]");
            while (!granted(port, "https://new.example.com")) {
                LockSupport.parkNanos(20_000_000); // between two looks
            }
            assertThat(granted(port, "https://app.example.com")).isFalse();
        }
    }

    private static boolean granted(int port, String origin) {
        String url = "http://localhost:" + port + "/orders";
        return Objects.equals(
                RestAssured.given().header("Origin", origin).get(url).header("Access-Control-Allow-Origin"), origin);
    }
}
