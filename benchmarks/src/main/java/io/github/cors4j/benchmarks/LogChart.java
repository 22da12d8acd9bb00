package io.github.cors4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws lines of nanoseconds against a number of something; both axes are logarithmic. */
final class LogChart {
    /** A point of a line. */
    record Point(int number, double nanos) {}

    /** A line with its name and its style. */
    record Line(String label, String colour, String dashes, List<Point> points) {
        double last() {
            return points.get(points.size() - 1).nanos();
        }
    }

    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 180;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> NANOS =
            List.of("1 ns", "10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms");

    private final List<String> elements = new ArrayList<>();
    private final int decadesOfNumbers;
    private final int decadesOfNanos;
    private double lastLabel = Double.NEGATIVE_INFINITY;

    private LogChart(int decadesOfNumbers, int decadesOfNanos) {
        this.decadesOfNumbers = decadesOfNumbers;
        this.decadesOfNanos = decadesOfNanos;
    }

    static String of(String title, String numbers, int decadesOfNumbers, int decadesOfNanos, List<Line> lines) {
        LogChart chart = new LogChart(decadesOfNumbers, decadesOfNanos);
        chart.axes(title, numbers);
        lines.stream()
                .filter(line -> !line.points().isEmpty())
                .sorted((a, b) -> Double.compare(b.last(), a.last()))
                .forEach(chart::draw);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <title>%s, by the number of %s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s
                </svg>
                """.formatted(WIDTH, HEIGHT, title, numbers, String.join("\n", chart.elements));
    }

    private void axes(String title, String numbers) {
        text(LEFT, 20, "start", title);
        for (int i = 0; i <= decadesOfNumbers; i++) {
            double x = x(Math.pow(10, i));
            line(x, TOP, x, HEIGHT - BOTTOM);
            text(x, HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%,.0f", Math.pow(10, i)));
        }
        for (int i = 0; i <= decadesOfNanos; i++) {
            double y = y(Math.pow(10, i));
            line(LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 8, y + 4, "end", NANOS.get(i));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", numbers);
    }

    private void draw(Line line) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x(point.number())))
                    .append(' ')
                    .append(number(y(point.nanos())));
        }
        elements.add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>"
                .formatted(path, line.colour(), line.dashes()));
        // Labels are placed from the top down; those that would touch are moved apart.
        lastLabel = Math.max(lastLabel + 15, y(line.last()) + 4);
        elements.add("<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>"
                .formatted(
                        number(x(line.points().get(line.points().size() - 1).number()) + 8),
                        number(lastLabel),
                        line.colour(),
                        line.label()));
    }

    private void line(double x1, double y1, double x2, double y2) {
        elements.add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void text(double x, double y, String anchor, String text) {
        elements.add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#333333\">%s</text>"
                .formatted(number(x), number(y), anchor, text));
    }

    private double x(double number) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log10(number) / decadesOfNumbers;
    }

    private double y(double nanos) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log10(Math.max(1, nanos)) / decadesOfNanos;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
