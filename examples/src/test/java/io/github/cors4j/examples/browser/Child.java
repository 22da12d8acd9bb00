package io.github.cors4j.examples.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program that a test has started, with what it prints. */
final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(Process process) {
        this.process = process;
    }

    static Child start(ProcessBuilder builder) throws IOException {
        Child child = new Child(builder.redirectErrorStream(true).start());
        Thread reader = new Thread(child::read, "output of " + builder.command().get(0));
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(output ended: " + e.getMessage() + ")"); // closed under us when the program ends
        }
    }

    /** Waits for a line that matches the expression as a whole. */
    String awaitLine(String expression) {
        List<String> lines = linesUntil(expression);
        return lines.get(lines.size() - 1);
    }

    /** Waits for a line that matches the expression as a whole, and gives it with those before it. */
    List<String> linesUntil(String expression) {
        List<String> seen = new ArrayList<>();
        try {
            for (String line; (line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) != null; ) {
                seen.add(line);
                if (line.matches(expression)) {
                    return seen;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new IllegalStateException("It never printed " + expression + ", but:\n" + String.join("\n", seen));
    }

    /** Waits until it listens. */
    void awaitPort(int port) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // between two tries
            }
        }
        close();
        throw new IllegalStateException("It does not listen on port " + port + ", but printed: " + lines);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
