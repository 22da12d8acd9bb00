package io.github.cors4j.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures subjects in scenarios. The subjects of one scenario run one after another, so that they are compared at about the
 * same time.
 */
final class RequestRun {
    /** The heap is touched at the start; otherwise the first touch of memory would be part of the times. */
    static final List<String> JVM_ARGUMENTS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-Dvertx.disableDnsResolver=true");

    private static final int WARMUPS = 4;

    private static final TimeValue WARMUP = TimeValue.milliseconds(600);

    /** Only after this time has the compiler compiled a whole Jetty. */
    private static final TimeValue WARMUP_OF_JAVALIN = TimeValue.milliseconds(1_500);

    /** The compiler inlines a whole server differently in each process. */
    private static final int PROCESSES_OF_SERVERS = 2;

    /** Many short iterations, so that some of them have the processor to themselves. */
    private static final int ITERATIONS = 12;

    private static final TimeValue ITERATION = TimeValue.milliseconds(100);

    private final Mode mode;
    private final Predicate<Subjects> subjects;
    private final Predicate<Scenario> scenarios;

    RequestRun(Mode mode, Predicate<Subjects> subjects, Predicate<Scenario> scenarios) {
        this.mode = mode;
        this.subjects = subjects;
        this.scenarios = scenarios;
    }

    List<Measurement> run() throws RunnerException {
        List<Measurement> measurements = new ArrayList<>();
        Set<String> shapes = new HashSet<>();
        for (Scenario scenario : Scenarios.all()) {
            if (scenarios.test(scenario)) {
                boolean firstOfShape = shapes.add(scenario.shape());
                Map<String, List<Subjects>> chosen = Stream.of(Subjects.values())
                        .filter(subjects)
                        .filter(subject -> subject.takes(scenario) && (firstOfShape || !subject.isBase()))
                        .collect(Collectors.groupingBy(Subjects::surface));
                measure(scenario, chosen.getOrDefault("core", List.of()), 1, WARMUP, measurements);
                measure(scenario, chosen.getOrDefault("vertx", List.of()), PROCESSES_OF_SERVERS, WARMUP, measurements);
                measure(
                        scenario,
                        chosen.getOrDefault("javalin", List.of()),
                        PROCESSES_OF_SERVERS,
                        WARMUP_OF_JAVALIN,
                        measurements);
            }
        }
        return measurements;
    }

    private static void measure(
            Scenario scenario, List<Subjects> chosen, int processes, TimeValue warmup, List<Measurement> measurements)
            throws RunnerException {
        if (chosen.isEmpty()) {
            return;
        }
        OptionsBuilder options = new OptionsBuilder();
        options.include(RequestBenchmark.class.getName())
                .param("scenario", scenario.id())
                .param("subject", chosen.stream().map(Subjects::id).toArray(String[]::new))
                .forks(processes)
                .warmupIterations(WARMUPS)
                .warmupTime(warmup)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .jvmArgs(JVM_ARGUMENTS.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            double[] nanos = sorted(result, IterationResult::getPrimaryResult);
            double[] bytes = sorted(result, each -> each.getSecondaryResults().get("gc.alloc.rate.norm"));
            Measurement measurement = new Measurement(
                    Subjects.of(result.getParams().getParam("subject")),
                    scenario,
                    nanos[0],
                    nanos[nanos.length / 2],
                    bytes[bytes.length / 2]);
            measurements.add(measurement);
            System.out.printf(
                    "%-28s %-18s %12.1f ns, median %12.1f %10.0f B%n",
                    scenario.id(),
                    measurement.subject().id(),
                    measurement.nanos(),
                    measurement.medianNanos(),
                    measurement.bytes());
        }
    }

    private static double[] sorted(RunResult result, Function<IterationResult, Result<?>> figure) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> figure.apply(iteration).getScore())
                .sorted()
                .toArray();
    }
}
