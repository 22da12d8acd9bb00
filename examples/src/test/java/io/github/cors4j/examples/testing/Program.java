package io.github.cors4j.examples.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A main class that runs in a JVM of its own, as its user would run it. */
public final class Program implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Lines output;
    private final Lines errors;

    private Program(Process process) {
        this.process = process;
        this.output = new Lines(process.getInputStream());
        this.errors = new Lines(process.getErrorStream());
    }

    /**
     * Starts a program.
     *
     * @param mainClass its main class
     * @param environment what its environment has besides that of the tests
     * @param args its arguments
     */
    public static Program start(String mainClass, Map<String, String> environment, String... args) {
        return start(System.getProperty("java.class.path"), mainClass, environment, args);
    }

    /**
     * Starts a program whose classes are in a folder besides.
     *
     * @param classes the folder
     * @param mainClass its main class
     * @param environment what its environment has besides that of the tests
     * @param args its arguments
     */
    public static Program startIn(Path classes, String mainClass, Map<String, String> environment, String... args) {
        String path = classes + File.pathSeparator + System.getProperty("java.class.path");
        return start(path, mainClass, environment, args);
    }

    private static Program start(String classPath, String mainClass, Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // Whoever runs the tests in the background has SIGINT ignored, and programs inherit that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, mainClass));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("CORS_"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line on stdout; fails with all that was printed if the program ends without it. */
    public String awaitLine(Predicate<String> wanted) throws InterruptedException {
        return output.await(wanted, this);
    }

    /** Waits for a line on stderr; fails with all that was printed if the program ends without it. */
    public String awaitError(Predicate<String> wanted) throws InterruptedException {
        return errors.await(wanted, this);
    }

    /** Waits for the program to end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("still running\n" + this);
        }
        output.join();
        errors.join();
        return process.exitValue();
    }

    /** All lines on stdout so far. */
    public List<String> output() {
        return output.all();
    }

    /** All lines on stderr so far. */
    public List<String> errors() {
        return errors.all();
    }

    /** Sends a signal: INT is what Ctrl-C sends. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "stdout:\n" + String.join("\n", output()) + "\nstderr:\n" + String.join("\n", errors());
    }

    /** The lines of one stream, read as they come. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean ended;

        Lines(InputStream stream) {
            reader = new Thread(() -> read(stream));
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream) {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                add("[closed: " + e.getMessage() + "]");
            }
            end();
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized List<String> all() {
            return List.copyOf(lines);
        }

        synchronized String await(Predicate<String> wanted, Program program) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE;
            while (true) {
                for (String line : lines) {
                    if (wanted.test(line)) {
                        return line;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("the line never came\n" + program);
                }
                wait(left);
            }
        }

        void join() throws InterruptedException {
            reader.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE));
        }
    }
}
