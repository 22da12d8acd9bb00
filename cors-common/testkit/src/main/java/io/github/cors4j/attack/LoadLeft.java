package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The resources that this process holds: threads by name, descriptors by kind, the library's objects by class, and bytes of
 * the heap.
 */
record LoadLeft(
        Map<String, Integer> threads, Map<String, Integer> descriptors, Map<String, Integer> objects, long bytes) {
    private static final long SPARE_BYTES = 2 << 20;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern OURS = Pattern.compile("\\d+: +(\\d+) +\\d+ +(io\\.github\\.cors4j\\.\\S+)");

    /**
     * What may be left over. One or two sockets, which Jetty leaves open if a client connects at the moment when it stops;
     * leaked connections would number thousands. Also the workers of the Vert.x instance that other tests share, and the
     * descriptor of the random seed, which are created when first needed; a Vert.x instance that is not closed shows by its
     * event loops.
     */
    private static final Map<String, Integer> SPARE =
            Map.of("connection close wait", 3, "socket:[#]", 3, "vert.x-worker-thread-#", 20, "/dev/random", 1);

    /** The states of TCP as Linux numbers them, from 1. */
    private static final List<String> STATES = List.of(
            "established",
            "syn sent",
            "syn received",
            "fin wait 1",
            "fin wait 2",
            "time wait",
            "closed",
            "close wait",
            "last ack",
            "listening",
            "closing",
            "new");

    /** The JVM's own pool, whose threads stay for a minute, bounded by the number of processors. */
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-worker-#";

    /** Returns what the process holds now, after a garbage collection. */
    static LoadLeft now() {
        String histogram = histogram();
        return new LoadLeft(liveThreads(), openDescriptors(), objects(histogram), bytes(histogram));
    }

    private static Map<String, Integer> liveThreads() {
        Map<String, Integer> threads = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            threads.merge(withoutNumbers(thread.getName()), 1, Integer::sum);
        }
        threads.remove(COMMON_POOL);
        return threads;
    }

    private static Map<String, Integer> openDescriptors() {
        Map<String, Integer> descriptors = new TreeMap<>();
        if (Files.isDirectory(DESCRIPTORS)) {
            Map<String, String> connections = connections();
            try (Stream<Path> files = Files.list(DESCRIPTORS)) {
                for (Path file : files.toList()) {
                    String link = link(file);
                    descriptors.merge(connections.getOrDefault(link, withoutNumbers(link)), 1, Integer::sum);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return descriptors;
    }

    private static String link(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed"; // the descriptor that listed them
        }
    }

    /** Returns the TCP state of each socket. */
    private static Map<String, String> connections() {
        Map<String, String> connections = new TreeMap<>();
        for (String table : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/net", table))) {
                lines.skip(1).map(line -> line.strip().split(" +")).forEach(columns -> {
                    int state = Integer.parseInt(columns[3], 16);
                    connections.put("socket:[" + columns[9] + "]", "connection " + STATES.get(state - 1));
                });
            } catch (IOException e) {
                connections.put(table, e.toString());
            }
        }
        return connections;
    }

    private static Map<String, Integer> objects(String histogram) {
        Map<String, Integer> objects = new TreeMap<>();
        Matcher line = OURS.matcher(histogram);
        while (line.find()) {
            String type = line.group(2).replaceFirst("/0x.*", "");
            if (!type.startsWith(LoadLeft.class.getPackageName())) {
                objects.merge(type, Integer.parseInt(line.group(1)), Integer::sum);
            }
        }
        return objects;
    }

    private static long bytes(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }

    /** Returns the JVM's histogram of live objects, for which it collects garbage. */
    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutNumbers(String name) {
        return name.replaceAll("@?[0-9a-f]*\\d[0-9a-f]*", "#");
    }

    /** Returns what is held now and was not held before; an empty text if there is nothing. */
    String beyond(LoadLeft before) {
        StringBuilder more = new StringBuilder();
        beyond(more, "thread", before.threads, threads);
        beyond(more, "descriptor", before.descriptors, descriptors);
        beyond(more, "object", before.objects, objects);
        if (bytes > before.bytes + SPARE_BYTES) {
            more.append("\nbytes: ").append(before.bytes).append(" -> ").append(bytes);
        }
        return more.toString();
    }

    private static void beyond(StringBuilder more, String what, Map<String, Integer> before, Map<String, Integer> now) {
        now.forEach((name, count) -> {
            int earlier = before.getOrDefault(name, 0);
            if (count > earlier + SPARE.getOrDefault(name, 0)) {
                more.append('\n').append(what).append(' ').append(name);
                more.append(": ").append(earlier).append(" -> ").append(count);
            }
        });
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return sum(threads) + " threads, " + sum(descriptors) + " descriptors, " + sum(objects)
                + " objects of the library, " + bytes / 1024 + " KB";
    }
}
