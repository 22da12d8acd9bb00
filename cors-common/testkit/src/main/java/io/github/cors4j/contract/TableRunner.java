package io.github.cors4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the tables: each row is a test, in every scope and on every path to which it applies. Over HTTP, a row is sent by a
 * client the first time; its many variants are sent through a socket that is kept open.
 */
abstract class TableRunner {
    private final Host host;
    private final Set<Table.Row> sent = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Site running;
    private @Nullable Target target;

    TableRunner(Host host) {
        this.host = host;
    }

    @AfterEach
    void stop() {
        if (target != null) {
            target.close();
        }
        target = null;
        running = null;
    }

    final DynamicNode inEveryScope(Table table) {
        Stream<DynamicNode> scopes = Arrays.stream(Scope.values())
                .filter(scope ->
                        table.rows().stream().anyMatch(row -> row.scopes().contains(scope)))
                .map(scope -> {
                    Site site = StandardSite.of(scope, table.policy());
                    Stream<DynamicNode> tests = table.rows().stream()
                            .filter(row -> row.scopes().contains(scope))
                            .flatMap(row -> variants(row, scope, site));
                    return DynamicContainer.dynamicContainer(scope.toString(), tests);
                });
        return DynamicContainer.dynamicContainer(table.policy().name(), scopes);
    }

    /**
     * Returns the variants of a row: a row without a path of its own also applies if the handler fails, and if there is no
     * route.
     */
    private Stream<DynamicNode> variants(Table.Row row, Scope scope, Site site) {
        Request request = row.request();
        if (!request.target().equals(StandardSite.ITEMS) || request.method().equals("HEAD")) {
            boolean outside = request.target().startsWith(StandardSite.OUTSIDE);
            return Stream.of(
                    test(row.name(), row, request.to((outside ? "" : scope.prefix()) + request.target()), site));
        }
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(test(row.name(), row, request.to(scope.prefix() + StandardSite.ITEMS), site));
        tests.add(test(row.name() + " [error]", row, request.to(scope.prefix() + StandardSite.ERROR), site));
        if (scope != Scope.ROUTE) {
            tests.add(test(row.name() + " [404]", row, request.to(scope.prefix() + StandardSite.MISSING), site));
        }
        return tests.stream();
    }

    final Stream<DynamicNode> tests(Table table, Site site) {
        return table.rows().stream().map(row -> test(row.name(), row, row.request(), site));
    }

    private DynamicNode test(String name, Table.Row row, Request request, Site site) {
        return DynamicTest.dynamicTest(name, () -> check(row, request, site));
    }

    private void check(Table.Row row, Request request, Site site) {
        Expected expected = host.pathForm() == PathForm.RAW ? row.raw() : row.normalised();
        Target server = target(site);
        Response response = sent.add(row) ? server.sendByClient(request) : server.send(request);
        List<String> differences = new ArrayList<>(expected.differences(response));
        List<SiteRoute> routes = site.routes().stream()
                .filter(route -> route.path().equals(request.path()))
                .toList();
        if (row.answered()) {
            checkAnswer(response, expected.status().orElse(200), routes, differences);
        } else {
            checkPassage(request, response, expected, routes, differences);
        }
        assertThat(differences).as("%s%n-> %s", request, response).isEmpty();
    }

    /** Checks that no handler of the application ran, and that the response names the methods of the path. */
    private void checkAnswer(Response response, int status, List<SiteRoute> routes, List<String> differences) {
        compare("status", response.status(), status, differences);
        compare("body", response.body(), "", differences);
        compare("handler", response.values(StandardSite.HANDLED), List.of(), differences);
        compare(
                "Content-Length",
                response.values("Content-Length"),
                status == 204 ? List.of() : List.of("0"),
                differences);
        Set<String> methods = new TreeSet<>();
        routes.forEach(route -> methods.add(route.method()));
        if (methods.contains("GET") && host.servesHead()) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        if (status == 403) {
            methods.clear(); // a refusal is not a response to OPTIONS
        }
        List<String> allow = response.values("Allow").stream()
                .flatMap(line -> Arrays.stream(line.split(", ")))
                .sorted()
                .toList();
        compare("Allow", allow, List.copyOf(methods), differences);
    }

    /** Checks that the request reached the application. */
    private static void checkPassage(
            Request request, Response response, Expected expected, List<SiteRoute> routes, List<String> differences) {
        boolean routed = routes.stream().anyMatch(route -> route.method().equals(request.routedMethod()));
        int status = response.status();
        if (expected.status().isPresent()) {
            compare("status", status, expected.status().get(), differences);
        } else if (!routed) {
            compare("404 or 405", status == 404 || status == 405, true, differences);
        } else if (request.path().endsWith(StandardSite.ERROR)) {
            compare("status", status, 500, differences);
        } else {
            compare("handler", response.values(StandardSite.HANDLED), List.of("yes"), differences);
            compare("2xx", status / 100, 2, differences);
        }
    }

    private static void compare(String what, Object actual, Object wanted, List<String> differences) {
        if (!actual.equals(wanted)) {
            differences.add(what + " " + actual + " instead of " + wanted);
        }
    }

    private Target target(Site site) {
        Target current = target;
        if (current == null || running != site) {
            stop();
            current = host.start().apply(site);
            target = current;
            running = site;
        }
        return current;
    }
}
