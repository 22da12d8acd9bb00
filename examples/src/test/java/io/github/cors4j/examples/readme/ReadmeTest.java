package io.github.cors4j.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import io.javalin.Javalin;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The programs in the README compile when pasted, and do the same on both frameworks")
class ReadmeTest {
    private static final String ALLOWED = """
            $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/api/orders
            HTTP/1.1 200 OK
            Access-Control-Allow-Origin: https://app.example.com
            Access-Control-Allow-Credentials: true
            Vary: Origin

            orders
            """;

    private static final String REFUSED = """
            $ curl -i -H "Origin: https://evil.example" http://localhost:7070/api/orders
            HTTP/1.1 200 OK
            Vary: Origin

            orders

            $ curl -i -X POST -H "Origin: https://evil.example" http://localhost:7070/api/orders
            HTTP/1.1 403 Forbidden
            Vary: Origin
            """;

    @Test
    void onJavalin() throws Exception {
        Javalin app = Javalin.create(JavalinApp::configure).start("127.0.0.1", 0);
        try {
            check(app.port());
        } finally {
            app.stop();
        }
    }

    @Test
    void onVertx() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            check(vertx.createHttpServer()
                    .requestHandler(VertxApp.router(vertx))
                    .listen(0, "127.0.0.1")
                    .await()
                    .actualPort());
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void programsAreShownWhole() throws Exception {
        List<String> programs = Pattern.compile("(?ms)^```(?:java|kotlin)\n(import .*?)^```$")
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(programs)
                .hasSize(3)
                .allSatisfy(program -> assertThat(program).contains("main(").doesNotContain("// ..."));
    }

    private static void check(int port) throws Exception {
        Exchange exchange = new Exchange(Map.of(7070, port));
        for (Transcript.Command command :
                Transcript.of(ALLOWED + "\n" + REFUSED).commands()) {
            exchange.check(command);
        }
    }
}
