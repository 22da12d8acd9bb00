package io.github.cors4j.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.cors4j.Cors;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures cost against the number of routes on Vert.x. Each combination of layout, number and request has a process of its
 * own, in which all ways to do CORS take turns many times, so that ratios hold on a busy machine. The result is the least
 * processor time of all rounds, minus that without CORS.
 */
final class RoutesRun {
    private static final int REQUESTS = 4_096;

    /** Enough for the compiler to finish; if rounds are short, there are twice as many. */
    static final int ROUNDS = 60;

    private static final long SECONDS = 8;

    /** What handles CORS. */
    enum By {
        NOBODY("none"),
        BUILT_IN("built-in"),
        HAND("by hand, at the end"),
        ROOT("mountOn"),
        HANDLER(".handler"),
        SUB_ROUTERS("mountOn sub-routers"),
        BOTH("mountOn both"),
        GUARDS("with guards"),
        LISTENER("with a listener"),
        PER_REQUEST_SYNC("perRequestSync"),
        PER_REQUEST("perRequest, complete");

        private final String title;

        By(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Returns whether it is a policy with an addition, which is compared with the same policy without. */
        boolean isVariant() {
            return ordinal() >= GUARDS.ordinal();
        }

        boolean isOnSubRouters() {
            return this == SUB_ROUTERS || this == BOTH;
        }

        void mountOn(Router router, PolicySpec policy) {
            switch (this) {
                case BUILT_IN -> {
                    VertxSubject.refuseQuietly(router);
                    router.route().order(Integer.MIN_VALUE).handler(VertxSubject.corsHandler(policy));
                }
                case HAND -> router.route().order(Integer.MIN_VALUE).handler(VertxSubject::decideAtLast);
                case ROOT, BOTH -> VertxSubject.mountOurs(router, policy);
                case GUARDS ->
                    CrossOriginHandler.create(OurPolicy.guarded(policy)).mountOn(router);
                case LISTENER ->
                    CrossOriginHandler.create(OurPolicy.listened(policy)).mountOn(router);
                case PER_REQUEST_SYNC -> {
                    Cors cors = OurPolicy.of(policy);
                    CrossOriginHandler.perRequestSync(ctx -> cors).mountOn(router);
                }
                case PER_REQUEST -> {
                    Future<Cors> cors = Future.succeededFuture(OurPolicy.of(policy));
                    CrossOriginHandler.perRequest(ctx -> cors).mountOn(router);
                }
                case HANDLER ->
                    router.route().order(Integer.MIN_VALUE).handler(CrossOriginHandler.create(OurPolicy.of(policy)));
                default -> {}
            }
        }
    }

    /** The kind of request. */
    enum Asked {
        ALLOWED("allowed"),
        NONE("no Origin"),
        REFUSED("refused"),
        MISSING("404"),
        UNAUTHORIZED("401"),
        PREFLIGHT("preflight");

        private final String title;

        Asked(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean isFailure() {
            return this == MISSING || this == UNAUTHORIZED;
        }

        Sample[] ring(String path) {
            Sample[] ring = new Sample[Scenario.RING];
            for (int slot = 0; slot < ring.length; slot++) {
                String origin = Scenarios.origin(Scenarios.spread(10, slot));
                ring[slot] = switch (this) {
                    case ALLOWED, UNAUTHORIZED -> Sample.actual(path, origin);
                    case NONE -> Sample.actual(path, null);
                    case REFUSED -> Sample.actual(path, "https://not%06d.example.com".formatted(slot));
                    case MISSING -> Sample.actual(path + "x", origin);
                    case PREFLIGHT -> Sample.preflight(path, origin, Scenarios.ASKED);
                };
            }
            return ring;
        }
    }

    /** What is measured. */
    record Case(Layout layout, int routes, Asked request, By by) {
        VertxSubject subject() {
            PolicySpec policy = Scenarios.exact(10);
            Vertx vertx = Vertx.vertx();
            VertxSubject subject = new VertxSubject(vertx, layout.router(vertx, this, policy));
            subject.prepare(request.ring(layout.path(routes)));
            return subject;
        }
    }

    /** What a case took beyond the same case without CORS. */
    record Row(Case measured, double nanos, long bytes) {
        /** Returns the row as one line, for another process to read. */
        String line() {
            return "row %s %d %s %s %s %d"
                    .formatted(measured.layout(), measured.routes(), measured.request(), measured.by(), nanos, bytes);
        }

        static @Nullable Row of(String line) {
            String[] words = line.split(" ");
            if (!words[0].equals("row")) {
                return null;
            }
            Case measured = new Case(
                    Layout.valueOf(words[1]),
                    Integer.parseInt(words[2]),
                    Asked.valueOf(words[3]),
                    By.valueOf(words[4]));
            return new Row(measured, Double.parseDouble(words[5]), Long.parseLong(words[6]));
        }
    }

    private RoutesRun() {}

    /** Measures all combinations, each in a process of its own. */
    static List<Row> run() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            for (int routes : layout.counts()) {
                for (Asked request : Asked.values()) {
                    rows.addAll(inProcess(layout, routes, request));
                }
            }
        }
        return rows;
    }

    private static List<Row> inProcess(Layout layout, int routes, Asked request)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RequestRun.JVM_ARGUMENTS);
        command.addAll(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "routes-of",
                layout.name(),
                Integer.toString(routes),
                request.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Row> rows = new ArrayList<>();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : output.split("\n")) {
            Row row = Row.of(line);
            if (row != null) {
                rows.add(row);
                System.out.println(line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("no figures for " + layout + " " + routes + " " + request);
        }
        return rows;
    }

    /** Measures one combination in this process. */
    static List<Row> measure(Layout layout, int routes, Asked request, int rounds) {
        List<By> all = Arrays.stream(By.values())
                .filter(by -> layout.takes(by, request))
                .toList();
        List<VertxSubject> subjects = all.stream()
                .map(by -> new Case(layout, routes, request, by).subject())
                .toList();
        double[] least = new double[all.size()];
        long[] bytes = new long[all.size()];
        Arrays.fill(least, Double.MAX_VALUE);
        Arrays.fill(bytes, Long.MAX_VALUE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int round = 0; round < rounds || round < 2 * rounds && System.nanoTime() < end; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = threads.getCurrentThreadCpuTime();
                for (int n = 0; n < REQUESTS; n++) {
                    subjects.get(i).handle(n & (Scenario.RING - 1));
                }
                long spent = threads.getCurrentThreadCpuTime() - start;
                least[i] = Math.min(least[i], spent / (double) REQUESTS);
                bytes[i] = Math.min(bytes[i], (threads.getCurrentThreadAllocatedBytes() - allocated) / REQUESTS);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < subjects.size(); i++) {
            Case measured = new Case(layout, routes, request, all.get(i));
            rows.add(new Row(measured, least[i] - least[0], bytes[i] - bytes[0]));
        }
        subjects.forEach(VertxSubject::close);
        return rows;
    }
}
