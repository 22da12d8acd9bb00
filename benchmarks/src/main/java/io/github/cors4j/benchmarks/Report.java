package io.github.cors4j.benchmarks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what was measured: {@code results.json}, {@code results.md} and {@code origins.svg}. */
final class Report {
    /** A surface with its subjects: this library, and the peer that it is compared with. */
    private record Comparison(String title, Subjects ours, Subjects peer) {}

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("Decision alone, and the bare checks of Spring", Subjects.CORE_OURS, Subjects.CORE_SPRING),
            new Comparison(
                    "Vert.x: the adapter, and the built-in handler", Subjects.VERTX_OURS, Subjects.VERTX_BUILTIN),
            new Comparison(
                    "Javalin: the adapter, and the bundled plugin", Subjects.JAVALIN_OURS, Subjects.JAVALIN_BUNDLED));

    private static final List<Subjects> EXTRAS = List.of(
            Subjects.VERTX_GUARDED,
            Subjects.VERTX_LISTENED,
            Subjects.VERTX_SYNC,
            Subjects.VERTX_FUTURE,
            Subjects.JAVALIN_GUARDED,
            Subjects.JAVALIN_LISTENED,
            Subjects.JAVALIN_SYNC);

    private final Path folder;
    private final JsonObject json = new JsonObject();
    private final List<String> markdown = new ArrayList<>();

    Report(Path folder) {
        this.folder = folder;
        json.put("machine", Machine.describe());
        markdown.add(Machine.describe());
    }

    void requests(Results results) throws IOException {
        JsonArray rows = new JsonArray();
        for (Measurement each : results.measurements()) {
            JsonObject row = new JsonObject()
                    .put("scenario", each.scenario().id())
                    .put("subject", each.subject().id())
                    .put("nanos", each.nanos())
                    .put("medianNanos", each.medianNanos())
                    .put("bytes", each.bytes());
            results.net(each.subject(), each.scenario())
                    .ifPresent(net -> row.put("netNanos", net.nanos()).put("netBytes", net.bytes()));
            rows.add(row);
        }
        json.put("requests", rows);
        COMPARISONS.forEach(comparison -> compare(comparison, results));
        extras(results);
        floors(results);
        hostile(results);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("origins.svg"), Chart.of(results));
    }

    private void compare(Comparison comparison, Results results) {
        List<String> rows = new ArrayList<>();
        for (Scenario scenario :
                results.scenarios().stream().filter(each -> !each.isHostile()).toList()) {
            Optional<Results.Net> ours = results.net(comparison.ours(), scenario);
            Optional<Results.Net> peer = results.net(comparison.peer(), scenario);
            if (ours.isPresent()) {
                rows.add("| %s | %s | %s | %s |"
                        .formatted(
                                scenario.title(),
                                cost(ours),
                                cost(peer),
                                peer.map(other -> ratio(ours.get(), other)).orElse("–")));
            }
        }
        if (!rows.isEmpty()) {
            markdown.add("### " + comparison.title());
            markdown.add("| net of the base, ns / bytes | " + comparison.ours().id() + " | "
                    + comparison.peer().id() + " | ours ÷ peer |\n|---|---|---|---|\n" + String.join("\n", rows));
        }
    }

    /**
     * Writes the table of guards, a listener and policies that are chosen for each request, compared with the same policy
     * without.
     */
    private void extras(Results results) {
        List<String> rows = new ArrayList<>();
        for (Subjects with : EXTRAS) {
            Subjects without = with.surface().equals("vertx") ? Subjects.VERTX_OURS : Subjects.JAVALIN_OURS;
            for (Scenario scenario : results.scenarios()) {
                Optional<Results.Net> net = results.net(with, scenario);
                Optional<Results.Net> off = results.net(without, scenario);
                if (net.isPresent() && off.isPresent()) {
                    rows.add("| %s | %s | %s | %s |".formatted(with.id(), scenario.title(), cost(net), cost(off)));
                }
            }
        }
        if (!rows.isEmpty()) {
            markdown.add("### Guards, a listener, policies chosen for each request");
            markdown.add(
                    "| subject | request | net, ns / bytes | without |\n|---|---|---|---|\n" + String.join("\n", rows));
        }
    }

    private void floors(Results results) {
        List<String> rows = new ArrayList<>();
        for (Subjects hand :
                List.of(Subjects.CORE_SET, Subjects.VERTX_HAND, Subjects.VERTX_LAST, Subjects.JAVALIN_HAND)) {
            for (Scenario scenario : results.scenarios()) {
                Optional<Results.Net> net = results.net(hand, scenario);
                if (net.isPresent()) {
                    rows.add("| %s | %s | %s |".formatted(hand.id(), scenario.title(), cost(net)));
                }
            }
        }
        if (!rows.isEmpty()) {
            markdown.add("### Floors: a look-up that decides nothing, the same headers set by hand");
            markdown.add("| subject | request | net, ns / bytes |\n|---|---|---|\n" + String.join("\n", rows));
        }
    }

    private void hostile(Results results) {
        List<String> rows = new ArrayList<>();
        for (Scenario scenario : results.scenarios()) {
            Optional<Results.Net> net = results.net(Subjects.CORE_OURS, scenario);
            Optional<Results.Net> honest = Optional.ofNullable(scenario.honest())
                    .flatMap(id -> results.net(Subjects.CORE_OURS, Scenarios.of(id)));
            if (net.isPresent() && honest.isPresent()) {
                rows.add("| %s | %s | %s | %s |"
                        .formatted(
                                scenario.title(),
                                cost(net),
                                cost(honest),
                                part(net.get().nanos(), honest.get().nanos())));
            }
        }
        if (!rows.isEmpty()) {
            markdown.add("### What an attacker sends, to the decision alone");
            markdown.add(
                    "| hostile | net, ns / bytes | honest, same size | time, hostile ÷ honest |\n|---|---|---|---|\n"
                            + String.join("\n", rows));
        }
    }

    private static String cost(Optional<Results.Net> net) {
        return net.map(each -> "%,.0f / %,.0f".formatted(each.nanos(), each.bytes()))
                .orElse("–");
    }

    private static String ratio(Results.Net ours, Results.Net peer) {
        return part(ours.nanos(), peer.nanos()) + " / " + part(ours.bytes(), peer.bytes());
    }

    private static String part(double ours, double peer) {
        if (ours <= 0.5) {
            return "0";
        }
        return peer <= 0.5 ? "–" : ours / peer < 0.01 ? "%.4f".formatted(ours / peer) : "%.2f".formatted(ours / peer);
    }

    void routes(RoutesReport routes) throws IOException {
        json.put("routes", routes.json());
        markdown.add("### Vert.x: cost against the number of routes");
        markdown.add(routes.table());
        markdown.add("### Vert.x: guards, a listener, a policy for each request");
        markdown.add(routes.variants());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("routes.svg"), routes.chart());
    }

    void build(List<BuildRun.Built> built) {
        JsonArray rows = new JsonArray();
        StringBuilder table = new StringBuilder("| policy | first, ms | then, ms | keeps, MB |\n|---|---|---|---|\n");
        for (BuildRun.Built each : built) {
            rows.add(new JsonObject()
                    .put("policy", each.title())
                    .put("firstMillis", each.firstMillis())
                    .put("millis", each.millis())
                    .put("megabytes", each.megabytes()));
            table.append("| %s | %.0f | %.0f | %.1f |%n"
                    .formatted(each.title(), each.firstMillis(), each.millis(), each.megabytes()));
        }
        json.put("build", rows);
        markdown.add("### Building a policy");
        markdown.add(table.toString().strip());
    }

    void load(List<LoadRun.Loaded> loaded) {
        JsonArray rows = new JsonArray();
        StringBuilder table = new StringBuilder(
                "| server | requests a second | CPU of the server, µs a request | over none |\n|---|---|---|---|\n");
        double none = 0;
        for (LoadRun.Loaded each : loaded) {
            rows.add(new JsonObject()
                    .put("server", each.server())
                    .put("requestsPerSecond", each.perSecond())
                    .put("cpuMicros", each.cpuMicros()));
            none = each.server().endsWith("plain") ? each.cpuMicros() : none;
            table.append("| %s | %,.0f | %.2f | %+.2f |%n"
                    .formatted(each.server(), each.perSecond(), each.cpuMicros(), each.cpuMicros() - none));
        }
        json.put("load", rows);
        markdown.add("### End to end");
        markdown.add(table.toString().strip());
    }

    void write() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), json.encodePrettily() + "\n");
        Files.writeString(folder.resolve("results.md"), String.join("\n\n", markdown) + "\n");
        System.out.println("Written to " + folder.toAbsolutePath());
    }
}
