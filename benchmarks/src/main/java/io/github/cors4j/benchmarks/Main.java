package io.github.cors4j.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks: see {@code docs/performance.md}. */
public final class Main {
    private Main() {}

    /**
     * Measures and writes tables and charts.
     *
     * @param arguments what to do ({@code quick}, {@code full}; {@code requests}, {@code routes}, {@code build} or {@code
     *     load} for a part), the folder to write to, and for {@code requests} or {@code bytes} names of subjects and
     *     scenarios with {@code *} for anything
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length > 0 ? arguments[0] : "quick";
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/performance");
        List<String> subjects = list(arguments, 2);
        List<String> scenarios = list(arguments, 3);
        if (what.equals("bytes")) {
            BytesRun.run(subject -> any(subjects, subject.id()), scenario -> any(scenarios, scenario.id()));
            return;
        }
        if (what.equals("routes-of")) {
            RoutesRun.measure(
                            Layout.valueOf(arguments[1]),
                            Integer.parseInt(arguments[2]),
                            RoutesRun.Asked.valueOf(arguments[3]),
                            RoutesRun.ROUNDS)
                    .forEach(row -> System.out.println(row.line()));
            // Vert.x and the contract's reader leave threads running.
            System.exit(0);
        }
        Report report = new Report(folder);
        Mode mode = what.equals("full") ? Mode.FULL : Mode.QUICK;
        if (!List.of("build", "load", "routes").contains(what)) {
            report.requests(new Results(new RequestRun(
                            mode,
                            subject -> any(subjects, subject.id()),
                            scenario -> scenarios.isEmpty() ? mode.has(scenario) : any(scenarios, scenario.id()))
                    .run()));
        }
        if (!List.of("requests", "build", "load").contains(what)) {
            report.routes(new RoutesReport(RoutesRun.run()));
        }
        if (!List.of("requests", "load", "routes").contains(what)) {
            report.build(BuildRun.run());
        }
        if (!List.of("requests", "build", "routes").contains(what)) {
            report.load(new LoadRun(mode).run());
        }
        report.write();
    }

    private static List<String> list(String[] arguments, int index) {
        return arguments.length > index && !arguments[index].isEmpty()
                ? List.of(arguments[index].split(","))
                : List.of();
    }

    private static boolean any(List<String> beginnings, String name) {
        return beginnings.isEmpty() || beginnings.stream().anyMatch(each -> name.matches(each.replace("*", ".*")));
    }
}
