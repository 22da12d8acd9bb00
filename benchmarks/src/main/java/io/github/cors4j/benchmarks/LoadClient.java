package io.github.cors4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends the requests: {@code wrk} if it is installed, otherwise this library's own generator. */
interface LoadClient {
    /** How many requests got a response, and in what time. */
    record Load(long requests, double seconds) {}

    /** Connections that are open at once. */
    int CONNECTIONS = 32;

    Load load(int port, int seconds) throws IOException, InterruptedException;

    static LoadClient choose() {
        boolean wrk =
                Stream.of("/usr/bin/wrk", "/usr/local/bin/wrk").anyMatch(path -> Files.isExecutable(Path.of(path)));
        return wrk ? LoadClient::wrk : LoadClient::generator;
    }

    private static Load wrk(int port, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.pinned(1));
        command.addAll(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s"));
        for (String header : LoadGenerator.headers()) {
            command.addAll(List.of("-H", header));
        }
        command.add("http://127.0.0.1:" + port + LoadGenerator.PATH);
        return read(command, "(\\d+) requests in ([\\d.]+)s");
    }

    private static Load generator(int port, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.pinned(1));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                LoadGenerator.class.getName(),
                Integer.toString(port),
                Integer.toString(seconds)));
        return read(command, "(\\d+) requests in ([\\d.]+)s");
    }

    private static Load read(List<String> command, String result) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile(result).matcher(output);
        if (process.waitFor() != 0 || !matcher.find() || output.contains("Non-2xx")) {
            throw new IOException("the load failed: " + output);
        }
        return new Load(Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    }
}
