package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.attack.RawAnswer;
import io.github.cors4j.attack.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No response carries the grant of a scope that did not answer, and no preflight is granted what its request is not:
 * tried on routers made by chance. {@code -Drouters=2000} tries more of them, {@code -Dseed=…} begins elsewhere.
 */
class ScopesTest {

    private static final int ROUTERS = Integer.getInteger("routers", 300);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int REQUESTS = 5;
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.vertx.ext.web"), Logger.getLogger(CrossOriginHandler.class.getName()));

    @TempDir
    static Path files;

    private static final Map<String, RandomHandlers.Trail> TRAILS = new ConcurrentHashMap<>();
    private static volatile @Nullable Router current;
    private static HttpServer server;

    private final List<String> problems = new ArrayList<>();
    private int responses;
    private int granted;
    private int silent;
    private int preflights;
    private int preflightsGranted;
    private int inVain;
    private int unanswered;
    private int changes;
    private int numbers;

    @BeforeAll
    static void start() throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Boolean.getBoolean("loud") ? null : Level.OFF));
        Files.createDirectories(files.resolve("a"));
        Files.writeString(files.resolve("a/b"), "file");
        Files.writeString(files.resolve("b"), "file");
        Vertx vertx = Server.VERTX;
        server = Server.await(vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(0))
                .requestHandler(request -> current.handle(request))
                .listen());
    }

    @AfterAll
    static void stop() {
        QUIET.forEach(logger -> logger.setLevel(null));
        Server.await(server.close());
    }

    @Test
    void nobodyGetsTheGrantOfAnotherScope() {
        try (RawClient client = new RawClient(server.actualPort())) {
            for (int i = 0; i < ROUTERS; i++) {
                RandomRouter random = new RandomRouter(SEED + i, files.toString(), TRAILS);
                current = random.router;
                Random requests = new Random(SEED + i);
                for (int j = 0; j < REQUESTS; j++) {
                    ask(client, random, requests);
                    if (i % 2 == 1) {
                        random.change();
                        changes++;
                    }
                }
            }
        }
        System.out.printf(
                "%d routers, %d changes, %d responses, %d by no route: %d granted, %d without the grant of their scope;"
                        + " %d preflights, %d granted, %d of them where nothing shows who passes on; %d problems%n",
                ROUTERS,
                changes,
                responses,
                unanswered,
                granted,
                silent,
                preflights,
                preflightsGranted,
                inVain,
                problems.size());
        assertThat(problems).isEmpty();
    }

    private record Request(String method, String path, String origin, List<String> lines) {
        @Override
        public String toString() {
            return method + " " + path + " from " + origin + " " + lines;
        }
    }

    private void ask(RawClient client, RandomRouter router, Random random) {
        List<String> paths = List.of(
                "/a",
                "/a",
                "/b",
                "/a/b",
                "/a/b",
                "/b/a",
                "/a/a",
                "/",
                "/a/nothing",
                "/a/../b",
                "/a/b/a",
                "/b/b",
                "/a/a/b");
        List<String> lines = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            lines.add("Accept: " + List.of("application/json", "text/plain").get(random.nextInt(2)));
        }
        if (random.nextInt(3) == 0) {
            lines.add(
                    "Content-Type: " + List.of("application/json", "text/plain").get(random.nextInt(2)));
        }
        lines.add(
                "Host: " + List.of("localhost", "localhost", "admin.localhost").get(random.nextInt(3)));
        String method = RandomRouter.METHODS.get(random.nextInt(3));
        String origin = List.of(RandomRouter.COMMON, RandomRouter.LEFT, RandomRouter.RIGHT)
                .get(random.nextInt(3));
        Request request = new Request(method, paths.get(random.nextInt(paths.size())), origin, lines);
        if (random.nextInt(4) > 0) {
            // Which routes pass requests on is known once they have done so.
            send(client, router, request, true);
            send(client, router, request, false);
        }
        Preflight preflight = preflight(client, router, request);
        Outcome outcome = send(client, router, request, false);
        if (preflight.allowed && router.isKnown() && !outcome.allows(router, method)) {
            if (preflight.foresees(outcome)) {
                problems.add(
                        "GRANTED IN VAIN " + request + "\n" + preflight.trail.steps + "\n" + outcome + "\n" + router);
            } else {
                inVain++;
            }
        }
        if (method.equals("POST") && random.nextInt(3) == 0) {
            List<String> more = new ArrayList<>(lines);
            more.add("X-HTTP-Method-Override: DELETE");
            send(client, router, new Request(method, request.path, origin, more), false);
        }
    }

    /** What a preflight was told, and where it was before. */
    private record Preflight(boolean allowed, RandomHandlers.Trail trail) {

        /**
         * Whether the routes show who will respond: not where one passes a request on for the first time, where one for
         * every path responds in place of those behind it, or where the request is rerouted and its preflight was not.
         */
        boolean foresees(Outcome outcome) {
            boolean foundNoFile = outcome.trail.files && outcome.answer.status() != 200;
            return !outcome.trail.firstToPass
                    && !foundNoFile
                    && !outcome.trail.aheadOfOthers
                    && trail.reroutes().equals(outcome.trail.reroutes());
        }
    }

    private Preflight preflight(RawClient client, RandomRouter router, Request request) {
        String number = String.valueOf(++numbers);
        RandomHandlers.Trail trail = new RandomHandlers.Trail();
        TRAILS.put(number, trail);
        List<String> lines = new ArrayList<>(request.lines);
        lines.removeIf(line -> line.startsWith("Accept:") || line.startsWith("Content-Type:"));
        lines.addAll(List.of(
                "X-Number: " + number,
                "Origin: " + request.origin,
                "Access-Control-Request-Method: " + request.method));
        RawAnswer answer = ask(client, router, "OPTIONS", request.path, lines);
        preflights++;
        String methods = answer.header("Access-Control-Allow-Methods");
        boolean allowed = request.origin.equals(answer.allowedOrigin())
                && methods != null
                && List.of(methods.split(", ")).contains(request.method);
        preflightsGranted += allowed ? 1 : 0;
        return new Preflight(allowed, trail);
    }

    /** A response, and which policy it has: that of the header it exposes. */
    private record Outcome(RawAnswer answer, RandomHandlers.Trail trail, String origin) {

        @Nullable
        Integer scope() {
            String exposed = answer.header("Access-Control-Expose-Headers");
            return exposed == null ? null : Integer.valueOf(exposed.substring("X-S".length()));
        }

        boolean isGranted() {
            return answer.allowedOrigin() != null;
        }

        boolean allows(RandomRouter router, String method) {
            Integer scope = scope();
            return origin.equals(answer.allowedOrigin())
                    && (scope == null || router.scope(scope).methods().contains(method));
        }

        @Override
        public String toString() {
            return answer.status() + " " + answer.cors() + " " + trail.steps;
        }
    }

    private static RawAnswer ask(
            RawClient client, RandomRouter router, String method, String path, List<String> lines) {
        try {
            return client.ask(method, path, lines.toArray(String[]::new));
        } catch (UncheckedIOException e) {
            throw new AssertionError("NO RESPONSE to " + method + " " + path + " " + lines + "\n" + router, e);
        }
    }

    private Outcome send(RawClient client, RandomRouter router, Request request, boolean calm) {
        String number = String.valueOf(++numbers);
        RandomHandlers.Trail trail = new RandomHandlers.Trail();
        TRAILS.put(number, trail);
        List<String> lines = new ArrayList<>(request.lines);
        lines.addAll(List.of("X-Number: " + number, "Origin: " + request.origin));
        if (calm) {
            lines.add("X-Calm: 1");
        }
        RawAnswer answer = ask(client, router, request.method, request.path, lines);
        Outcome outcome = new Outcome(answer, trail, request.origin);
        if (!calm) {
            judge(client, router, request, outcome);
        }
        return outcome;
    }

    private void judge(RawClient client, RandomRouter router, Request request, Outcome outcome) {
        responses++;
        granted += outcome.isGranted() ? 1 : 0;
        Set<Integer> mayDecide = mayDecide(client, router, request, outcome);
        if (!outcome.isGranted()) {
            boolean one = mayDecide.size() == 1
                    && router.scope(mayDecide.iterator().next()).origins().contains(request.origin);
            silent += one ? 1 : 0;
            return;
        }
        Integer scope = outcome.scope();
        boolean own = scope != null
                ? mayDecide.contains(scope)
                : mayDecide.stream().anyMatch(id -> router.scope(id).origins().contains(request.origin));
        if (!own) {
            problems.add("FOREIGN, expected " + mayDecide + " " + request + "\n" + outcome + "\n" + router);
        }
    }

    /** The scopes whose policy the response may have; it may always have none. */
    private Set<Integer> mayDecide(RawClient client, RandomRouter router, Request request, Outcome outcome) {
        RandomHandlers.Trail trail = outcome.trail;
        Set<Integer> scopes = new TreeSet<>();
        boolean file = outcome.answer.status() == 200 && trail.files;
        if (trail.answered || file) {
            if (trail.last != null) {
                scopes.add(trail.last);
            }
            return scopes;
        }
        if (trail.failed) {
            // Who would have been reached had it not failed, in a scope that the request was not in yet.
            Outcome twin = send(client, router, request, true);
            scopes.addAll(twin.trail.entered);
            scopes.removeAll(trail.entered);
            if (trail.failedIn != null) {
                scopes.add(trail.failedIn);
            }
            boolean reroutes = !twin.trail.reroutes().isEmpty();
            if (reroutes || !twin.trail.answered && !twin.trail.failed) {
                // A route of another method decides there, or one that passes the request on to somewhere else. What
                // several grant names none of them: then it is the twin that tells one.
                Integer scope = reroutes || twin.scope() == null ? outcome.scope() : twin.scope();
                if (scope != null) {
                    scopes.add(scope);
                }
            }
            return scopes;
        }
        unanswered++;
        // The router in which the request ended, or the first decorated route of the path.
        if (router.isProbed()) {
            scopes.addAll(router.ofRoutes());
            if (trail.last != null) {
                scopes.add(trail.last);
            }
        } else {
            scopes.addAll(router.all());
        }
        return scopes;
    }
}
