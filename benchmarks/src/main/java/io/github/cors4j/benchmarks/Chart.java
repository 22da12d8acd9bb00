package io.github.cors4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws what CORS adds to an allowed request, against the number of origins; both axes are logarithmic. */
final class Chart {
    private record Line(Subjects subject, String label, String colour, String dashes) {}

    private static final List<Line> LINES = List.of(
            new Line(Subjects.JAVALIN_BUNDLED, "Javalin, bundled", "#b35900", "6 4"),
            new Line(Subjects.JAVALIN_OURS, "Javalin, cors4j", "#b35900", ""),
            new Line(Subjects.VERTX_BUILTIN, "Vert.x, built-in", "#6a3d9a", "6 4"),
            new Line(Subjects.VERTX_OURS, "Vert.x, cors4j", "#6a3d9a", ""),
            new Line(Subjects.SPRING_PROCESSOR, "Spring, processor", "#33802b", "6 4"),
            new Line(Subjects.CORE_SPRING, "Spring, checks alone", "#7a7a7a", "6 4"),
            new Line(Subjects.CORE_OURS, "cors4j, decision alone", "#1f5fa8", ""));

    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 180;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int DECADES_OF_ORIGINS = 5;
    private static final int DECADES_OF_NANOS = 8;

    private final List<String> elements = new ArrayList<>();
    private double lastLabel = Double.NEGATIVE_INFINITY;

    private Chart() {}

    static String of(Results results) {
        Chart chart = new Chart();
        chart.axes();
        LINES.stream()
                .map(line -> new Drawn(line, points(line, results)))
                .filter(drawn -> !drawn.points.isEmpty())
                .sorted((a, b) -> Double.compare(b.last(), a.last()))
                .forEach(chart::draw);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <title>Cost of CORS for an allowed GET, by the number of origins</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s
                </svg>
                """.formatted(WIDTH, HEIGHT, String.join("\n", chart.elements));
    }

    private record Point(int origins, double nanos) {}

    private record Drawn(Line line, List<Point> points) {
        double last() {
            return points.get(points.size() - 1).nanos();
        }
    }

    private static List<Point> points(Line line, Results results) {
        List<Point> points = new ArrayList<>();
        for (Scenario scenario : results.scenarios()) {
            Optional<Results.Net> net = results.net(line.subject(), scenario);
            if (scenario.id().startsWith("allowed/") && net.isPresent()) {
                int origins = Integer.parseInt(scenario.id().substring("allowed/".length()));
                points.add(new Point(origins, Math.max(1, net.get().nanos())));
            }
        }
        return points;
    }

    private void axes() {
        text(LEFT, 20, "start", "What CORS adds to an allowed GET");
        for (int i = 0; i <= DECADES_OF_ORIGINS; i++) {
            double x = x(Math.pow(10, i));
            line(x, TOP, x, HEIGHT - BOTTOM);
            text(x, HEIGHT - BOTTOM + 18, "middle", "%,.0f".formatted(Math.pow(10, i)));
        }
        for (int i = 0; i <= DECADES_OF_NANOS; i++) {
            double y = y(Math.pow(10, i));
            line(LEFT, y, WIDTH - RIGHT, y);
            text(
                    LEFT - 8,
                    y + 4,
                    "end",
                    List.of("1 ns", "10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms")
                            .get(i));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "origins in the policy");
    }

    private void draw(Drawn drawn) {
        StringBuilder path = new StringBuilder();
        for (Point point : drawn.points) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x(point.origins())))
                    .append(' ')
                    .append(number(y(point.nanos())));
        }
        elements.add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>"
                .formatted(path, drawn.line.colour(), drawn.line.dashes()));
        // From the top down; labels that would touch are moved apart.
        lastLabel = Math.max(lastLabel + 15, y(drawn.last()) + 4);
        elements.add("<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>"
                .formatted(
                        number(x(drawn.points.get(drawn.points.size() - 1).origins()) + 8),
                        number(lastLabel),
                        drawn.line.colour(),
                        drawn.line.label()));
    }

    private void line(double x1, double y1, double x2, double y2) {
        elements.add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void text(double x, double y, String anchor, String text) {
        elements.add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#333333\">%s</text>"
                .formatted(number(x), number(y), anchor, text));
    }

    private static double x(double origins) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log10(origins) / DECADES_OF_ORIGINS;
    }

    private static double y(double nanos) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log10(nanos) / DECADES_OF_NANOS;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
