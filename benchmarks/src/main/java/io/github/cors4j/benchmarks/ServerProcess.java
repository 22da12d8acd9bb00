package io.github.cors4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, on the first processor. */
record ServerProcess(Process process, int port) {
    /** The kernel counts processor time in hundredths of a second on all common machines. */
    private static final double TICKS = 100;

    static ServerProcess start(String name) throws IOException {
        List<String> command = new ArrayList<>(pinned(0));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-classpath",
                System.getProperty("java.class.path"),
                LoadServer.class.getName(),
                name));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new ServerProcess(process, Integer.parseInt(output.readLine()));
    }

    /**
     * Returns the beginning of a command that runs on one processor, if there are several processors and a way to choose
     * one.
     */
    static List<String> pinned(int processor) {
        boolean several = Runtime.getRuntime().availableProcessors() > 1;
        return several && Files.isExecutable(Path.of("/usr/bin/taskset"))
                ? List.of("taskset", "-c", Integer.toString(processor))
                : List.of();
    }

    /** Returns user and system time; {@code taskset} becomes the server, so the process is the server's. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    void stop() {
        process.destroy();
    }
}
