package io.github.cors4j.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cors4j.examples.Port;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.playground.LivePolicy;
import io.github.cors4j.examples.playground.Playground;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Starts the same routes under the same policy on Javalin and on Vert.x, with a page to try them from, and prints requests
 * to send to them.
 *
 * <pre>{@code
 * mvn -q -Pdemo
 * mvn -q -Pdemo -Dexec.args="--policy policy.json --javalin-port 0"
 * }</pre>
 *
 * <p>Ctrl-C stops it. Problems that the user can fix are printed to stderr, with exit code 2.
 */
@Command(
        name = "demo",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Starts one CORS policy on two servers, Javalin and Vert.x, with a page to try it from.%n",
        footer = "%nStart it with: mvn -q -Pdemo -Dexec.args=\"--policy policy.json\"")
public final class Demo implements Callable<Integer> {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy as a JSON object with the configuration keys (docs/options.md)."
                    + " By default every origin, method and header, without credentials, on /api/*.")
    private @Nullable Path policyFile;

    @Option(
            names = "--javalin-port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "Port of the Javalin server, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int javalinPort;

    @Option(
            names = "--vertx-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the Vert.x server, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int vertxPort;

    @Option(
            names = "--playground-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "Port of the playground's page, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int playgroundPort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Demo() {}

    /**
     * Runs the demo until it is interrupted.
     *
     * @param args the options; {@code --help} lists them
     */
    public static void main(String... args) {
        CommandLine command = new CommandLine(new Demo());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (!(e instanceof DemoException)) {
                throw e;
            }
            line.getErr().println(e.getMessage());
            return line.getCommandSpec().exitCodeOnInvalidInput();
        });
        int status = command.execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns the policy that applies without a file. */
    static LivePolicy defaultPolicy() throws DemoException {
        try {
            return new LivePolicy("{\n  \"origins\": \"*\",\n  \"resources\": [\"/api/*\"]\n}\n");
        } catch (JsonProcessingException e) {
            throw new DemoException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Integer call() throws DemoException {
        check("Javalin", "--javalin-port", javalinPort);
        check("Vert.x", "--vertx-port", vertxPort);
        check("The playground", "--playground-port", playgroundPort);
        List<Integer> chosen = Stream.of(javalinPort, vertxPort, playgroundPort)
                .filter(port -> port != 0)
                .toList();
        if (chosen.size() > Set.copyOf(chosen).size()) {
            throw new ParameterException(spec.commandLine(), "Each server needs a port of its own");
        }
        LivePolicy policy = policyFile == null ? defaultPolicy() : PolicyFile.read(policyFile);
        ExchangeLog log = new ExchangeLog();
        Servers servers = Servers.start(policy, log, javalinPort, vertxPort);
        Playground playground = servers.startPlayground(policy, log, playgroundPort);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            playground.close();
            servers.close();
            System.out.println("Stopped.");
        }));
        servers.all().forEach(api -> System.out.println(CurlLines.of(api)));
        System.out.println("Playground: open " + playground.url() + " in a browser to send requests and see why.");
        System.out.println("Ctrl-C stops everything.");
        return 0;
    }

    /** Reports a port in use before anything starts, because Javalin would log the failure as well. */
    private void check(String server, String option, int port) throws DemoException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': a port must be a number from 0 to 65535");
        }
        try {
            Port.tryOut(port);
        } catch (IOException e) {
            throw DemoException.ofStart(server, port, option, e);
        }
    }
}
