package io.github.cors4j.examples.playground;

import static io.restassured.RestAssured.given;

import io.github.cors4j.examples.demo.Demo;
import io.github.cors4j.examples.testing.Program;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo, started as its users start it, on free ports. */
final class RunningDemo implements AutoCloseable {
    private final Program program;
    private final Map<String, Integer> apis;
    private final int port;

    private RunningDemo(Program program) throws InterruptedException {
        this.program = program;
        this.apis = Map.of(
                "javalin", portIn(program.awaitLine(line -> line.startsWith("Javalin on "))),
                "vertx", portIn(program.awaitLine(line -> line.startsWith("Vert.x on "))));
        this.port = portIn(program.awaitLine(line -> line.startsWith("Playground: ")));
    }

    static RunningDemo start() throws InterruptedException {
        return new RunningDemo(Program.start(
                Demo.class.getName(), Map.of(), "--javalin-port", "0", "--vertx-port", "0", "--playground-port", "0"));
    }

    private static int portIn(String line) {
        Matcher matcher = Pattern.compile("http://localhost:(\\d+)").matcher(line);
        if (!matcher.find()) {
            throw new AssertionError(line);
        }
        return Integer.parseInt(matcher.group(1));
    }

    int port() {
        return port;
    }

    /** The playground's address, without a slash at the end. */
    String url() {
        return "http://localhost:" + port;
    }

    String urlOf(String api) {
        return "http://localhost:" + apis.get(api);
    }

    /** A request to the playground that writes, as its page would send it. */
    RequestSpecification writing() {
        return given().baseUri(url()).contentType("application/json");
    }

    RequestSpecification reading() {
        return given().baseUri(url());
    }

    /** Puts a policy in force. */
    void apply(String policy) {
        writing().body(policy).put("/policy").then().statusCode(200);
    }

    /** What the program has written to stderr. */
    String errors() {
        return String.join("\n", program.errors());
    }

    @Override
    public void close() {
        program.close();
    }
}
