package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.javalin.RandomApplication.Route;
import io.github.cors4j.javalin.RandomApplication.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * In applications made by chance no response has the policy of a scope that did not respond, no preflight is granted what
 * its request is not, and nothing hangs. {@code -Dcors4j.random.applications=2000} tries more of them,
 * {@code -Dcors4j.random.seed=7} others.
 */
class RandomApplicationTest {

    private static final int APPLICATIONS = Integer.getInteger("cors4j.random.applications", 120);
    private static final int REQUESTS = 10;
    private static final long SEED = Long.getLong("cors4j.random.seed", 1);

    private int responses;
    private int granted;
    private int preflightsGranted;

    @Test
    void whoeverRespondsDecides() {
        for (int i = 0; i < APPLICATIONS; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            RandomApplication application = new RandomApplication(random);
            try (TestServer server = TestServer.start(application::configure)) {
                for (int request = 0; request < REQUESTS; request++) {
                    exchange(server, application, "application " + i + ": " + application);
                }
            }
        }
        System.out.println("Random Javalin applications: " + APPLICATIONS + ", responses " + responses + ", of which "
                + granted + " granted; preflights granted " + preflightsGranted);
        assertThat(responses).isEqualTo(APPLICATIONS * REQUESTS);
        assertThat(granted).isGreaterThan(responses / 5);
        assertThat(preflightsGranted).isGreaterThan(responses / 10);
    }

    private void exchange(TestServer server, RandomApplication application, String what) {
        String path = application.somePath();
        String method = application.someMethod();
        String origin = application.someOrigin();
        String target = application.contextPath + path;
        List<String> headers = new ArrayList<>(List.of("Origin: " + origin, "Content-Length: 0"));
        String override = application.sometimes() ? application.someMethod() : null;
        if (override != null) {
            headers.add("X-HTTP-Method-Override: " + override);
        }
        Wire.Answer response = server.send(method, target, headers.toArray(String[]::new));
        responses++;
        String tried = method + " " + target + " from " + origin + ", override " + override + ", " + what;

        boolean isGranted = hasPolicyOf(deciding(application, path, override == null ? method : override, response))
                .test(response, origin, tried);
        granted += isGranted ? 1 : 0;
        if (override == null && !path.equals("/forward")) {
            String[] asking = {"Origin: " + origin, "Access-Control-Request-Method: " + method};
            Wire.Answer preflight = server.send("OPTIONS", target, asking);
            boolean passes = passes(preflight, origin, method);
            preflightsGranted += passes ? 1 : 0;
            assertThat(passes && !isGranted)
                    .as("preflight granted, request not: " + tried)
                    .isFalse();
        }
    }

    private static boolean passes(Wire.Answer preflight, String origin, String method) {
        List<String> methods = preflight.values("Access-Control-Allow-Methods");
        return preflight.status() / 100 == 2
                && allows(preflight, origin)
                && methods.size() == 1
                && List.of(methods.get(0).split(", ")).contains(method);
    }

    private static boolean allows(Wire.Answer response, String origin) {
        List<String> values = response.values("Access-Control-Allow-Origin");
        return values.equals(List.of(origin)) || values.equals(List.of("*"));
    }

    /** The scope that has to decide: that of who responded, or, where nobody did, the one that the routes show. */
    private static Optional<Scope> deciding(
            RandomApplication application, String requested, String method, Wire.Answer response) {
        List<String> who = response.values(RandomApplication.WHO);
        if (!who.isEmpty()) {
            Route responding = application.routes.stream()
                    .filter(route -> route.name().equals(who.get(0)))
                    .findFirst()
                    .orElseThrow();
            return responding.scope().or(() -> application.application);
        }
        String path = requested;
        Optional<Route> expected = expected(application, path, method);
        boolean runs = expected.filter(route -> route.method().equals(method)).isPresent(); // HEAD runs no route of GET
        if (runs && expected.get().forwardsTo().isPresent()) {
            path = expected.get().forwardsTo().get();
            expected = expected(application, path, method);
        }
        if (expected.isPresent()) {
            return expected.get().scope().or(() -> application.application);
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (application.files && reads && path.equals("/big.txt")) {
            return application.application;
        }
        String nowhere = path;
        return application.routes.stream()
                .filter(route -> route.scope().isPresent() && route.matches(nowhere, application.ignoreCase))
                .findFirst()
                .flatMap(Route::scope)
                .or(() -> application.application);
    }

    private static Optional<Route> expected(RandomApplication application, String path, String method) {
        Optional<Route> found = application.routes.stream()
                .filter(route -> route.method().equals(method) && route.matches(path, application.ignoreCase))
                .findFirst();
        return found.isEmpty() && method.equals("HEAD") ? expected(application, path, "GET") : found;
    }

    private interface Check {
        boolean test(Wire.Answer response, String origin, String tried);
    }

    /** Compares with what the policy itself says of such an origin, told apart by the header that it exposes. */
    private static Check hasPolicyOf(Optional<Scope> scope) {
        return (response, origin, tried) -> {
            if (scope.isEmpty()) {
                List<String> own = response.values(RandomApplication.WHO).isEmpty()
                        ? List.of()
                        : List.of("Access-Control-Allow-Origin: https://handler.example");
                assertThat(withoutVary(response)).as(tried).isEqualTo(own);
                return false;
            }
            boolean grants = allows(response, origin);
            assertThat(grants).as(tried).isEqualTo(scope.get().origins().contains(origin));
            assertThat(response.values("Access-Control-Expose-Headers"))
                    .as(tried)
                    .isEqualTo(grants ? List.of("X-" + scope.get().name()) : List.of());
            return grants;
        };
    }

    private static List<String> withoutVary(Wire.Answer response) {
        return response.cors().stream().filter(line -> !line.startsWith("Vary")).toList();
    }
}
