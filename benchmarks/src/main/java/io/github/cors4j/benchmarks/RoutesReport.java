package io.github.cors4j.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes what {@link RoutesRun} measured, as a table and as a chart. */
record RoutesReport(List<RoutesRun.Row> rows) {
    private static final List<Layout> FLAT = List.of(Layout.FLAT, Layout.FLAT_FIRST);

    JsonArray json() {
        JsonArray all = new JsonArray();
        for (RoutesRun.Row row : rows) {
            all.add(new JsonObject()
                    .put("layout", row.measured().layout().name())
                    .put("routes", row.measured().routes())
                    .put("request", row.measured().request().name())
                    .put("by", row.measured().by().name())
                    .put("netNanos", row.nanos())
                    .put("netBytes", row.bytes()));
        }
        return all;
    }

    String table() {
        return table(by -> by != RoutesRun.By.NOBODY && !by.isVariant(), layout -> layout != Layout.VARIANTS);
    }

    /** Returns a table of a policy compared with the same one with guards, with a listener, or chosen for each request. */
    String variants() {
        return table(by -> by == RoutesRun.By.ROOT || by.isVariant(), layout -> layout == Layout.VARIANTS);
    }

    private String table(Predicate<RoutesRun.By> columns, Predicate<Layout> layouts) {
        List<RoutesRun.By> all =
                Arrays.stream(RoutesRun.By.values()).filter(columns).toList();
        List<String> lines = new ArrayList<>();
        lines.add("| request, routes | "
                + String.join(" | ", all.stream().map(RoutesRun.By::title).toList()) + " |");
        lines.add("|---|" + "---|".repeat(all.size()));
        for (RoutesRun.Asked request : RoutesRun.Asked.values()) {
            for (Layout layout : Layout.values()) {
                for (int routes : layouts.test(layout) ? layout.counts() : List.<Integer>of()) {
                    List<String> cells = all.stream()
                            .map(by -> find(layout, routes, request, by)
                                    .map(row -> String.format(Locale.ROOT, "%,.0f / %,d", row.nanos(), row.bytes()))
                                    .orElse("–"))
                            .toList();
                    if (cells.stream().anyMatch(cell -> !cell.equals("–"))) {
                        lines.add(String.format(Locale.ROOT, "| %s, %,d %s | ", request.title(), routes, layout.title())
                                + String.join(" | ", cells) + " |");
                    }
                }
            }
        }
        return String.join("\n", lines);
    }

    String chart() {
        return LogChart.of(
                "What CORS adds to an allowed GET on Vert.x",
                "routes of the application",
                3,
                4,
                List.of(
                        line("mountOn, flat", "#6a3d9a", "", FLAT, RoutesRun.By.ROOT),
                        line("mountOn twice", "#1f5fa8", "", List.of(Layout.SUB_ROUTERS), RoutesRun.By.BOTH),
                        line("built-in, flat", "#6a3d9a", "6 4", FLAT, RoutesRun.By.BUILT_IN),
                        line("by hand, at the end", "#7a7a7a", "6 4", FLAT, RoutesRun.By.HAND)));
    }

    private LogChart.Line line(String label, String colour, String dashes, List<Layout> layouts, RoutesRun.By by) {
        List<LogChart.Point> points = layouts.stream()
                .flatMap(layout -> layout.counts().stream()
                        .flatMap(routes -> find(layout, routes, RoutesRun.Asked.ALLOWED, by).stream()))
                .map(row -> new LogChart.Point(row.measured().routes(), row.nanos()))
                .toList();
        return new LogChart.Line(label, colour, dashes, points);
    }

    private Optional<RoutesRun.Row> find(Layout layout, int routes, RoutesRun.Asked request, RoutesRun.By by) {
        RoutesRun.Case wanted = new RoutesRun.Case(layout, routes, request, by);
        return rows.stream().filter(row -> row.measured().equals(wanted)).findFirst();
    }
}
