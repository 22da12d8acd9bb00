package io.github.cors4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what CORS adds to an allowed request, against the number of origins. */
final class Chart {
    private record Line(Subjects subject, String label, String colour, String dashes) {}

    private static final List<Line> LINES = List.of(
            new Line(Subjects.JAVALIN_BUNDLED, "Javalin, bundled", "#b35900", "6 4"),
            new Line(Subjects.JAVALIN_OURS, "Javalin, cors4j", "#b35900", ""),
            new Line(Subjects.VERTX_BUILTIN, "Vert.x, built-in", "#6a3d9a", "6 4"),
            new Line(Subjects.VERTX_OURS, "Vert.x, cors4j", "#6a3d9a", ""),
            new Line(Subjects.CORE_SPRING, "Spring, checks alone", "#7a7a7a", "6 4"),
            new Line(Subjects.CORE_OURS, "cors4j, decision alone", "#1f5fa8", ""));

    private Chart() {}

    static String of(Results results) {
        return LogChart.of(
                "What CORS adds to an allowed GET",
                "origins in the policy",
                5,
                8,
                LINES.stream()
                        .map(line ->
                                new LogChart.Line(line.label(), line.colour(), line.dashes(), points(line, results)))
                        .toList());
    }

    private static List<LogChart.Point> points(Line line, Results results) {
        List<LogChart.Point> points = new ArrayList<>();
        for (Scenario scenario : results.scenarios()) {
            Optional<Results.Net> net = results.net(line.subject(), scenario);
            if (scenario.id().startsWith("allowed/") && net.isPresent()) {
                int origins = Integer.parseInt(scenario.id().substring("allowed/".length()));
                points.add(new LogChart.Point(origins, net.get().nanos()));
            }
        }
        return points;
    }
}
