package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Routes that are added while requests are served: a policy is never that of a route that did not answer. */
class LiveRoutesTest {

    private static final String EVIL = "https://evil.example";
    private static final int THREADS = 4;
    private static final int ROUTES = 40;

    private static Wire.Answer get(int port, String target) {
        return Wire.send(port, "GET", target, "Origin: " + EVIL);
    }

    /** Javalin keeps the routes of a method in a list without locks, so each thread adds routes of its own method. */
    @Test
    @Timeout(60)
    void decoratedRoutesThatSeveralThreadsAddAllWork() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<String> methods = List.of("GET", "POST", "PUT", "DELETE");
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            methods.forEach(method -> config.routes.addHttpHandler(
                    HandlerType.findOrCreate(method), "/first", ctx -> ctx.result("first")));
        })) {
            List<Callable<Void>> adding = new ArrayList<>();
            for (String method : methods) {
                adding.add(() -> {
                    for (int i = 0; i < ROUTES; i++) {
                        server.app()
                                .unsafe
                                .routes
                                .addHttpHandler(
                                        HandlerType.findOrCreate(method),
                                        "/" + method + i,
                                        crossOrigin(ctx -> ctx.result("added")));
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(adding)) {
                done.get();
            }
            for (String method : methods) {
                for (int i = 0; i < ROUTES; i++) {
                    Wire.Answer response =
                            server.send(method, "/" + method + i, "Origin: " + EVIL, "Content-Length: 0");
                    assertThat(response.body()).isEqualTo("added");
                    assertThat(response.cors()).contains("Access-Control-Allow-Origin: " + EVIL);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The request was decided when the route was not there yet: its guard stands in front of it all the same. */
    @Test
    void aGuardOfARouteThatIsAddedDuringTheRequestRefusesIt() {
        AtomicBoolean ran = new AtomicBoolean();
        AtomicReference<TestServer> running = new AtomicReference<>();
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            config.jetty.modifyServletContextHandler(context -> context.addFilter(
                    (request, response, chain) -> {
                        if (request.getParameter("add") != null) {
                            running.get()
                                    .app()
                                    .unsafe
                                    .routes
                                    .get(
                                            "/late",
                                            crossOrigin(
                                                    cors -> cors.origins(Wire.ORIGIN)
                                                            .refuseDisallowed(true),
                                                    ctx -> ran.set(true)));
                        }
                        chain.doFilter(request, response);
                    },
                    "/*",
                    EnumSet.of(DispatcherType.REQUEST)));
        })) {
            running.set(server);
            assertThat(get(server.port(), "/late").status()).isEqualTo(404);
            Wire.Answer refused = get(server.port(), "/late?add");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.cors()).containsExactly("Vary: Origin");
            assertThat(ran).isFalse();
            assertThat(Wire.get(server.port(), "/late").status()).isEqualTo(200);
            assertThat(ran).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void whoeverAnswersDecidesWhileRoutesAreAdded() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        AtomicBoolean done = new AtomicBoolean();
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(TestServer.oneOrigin());
            // Until a plain route for GET is there, this open one decides about GET, too.
            for (int i = 0; i < ROUTES; i++) {
                config.routes.post("/plain" + i, crossOrigin(ctx -> ctx.result("open")));
            }
        })) {
            List<Future<Integer>> seen = new ArrayList<>();
            for (int client = 0; client < THREADS; client++) {
                seen.add(clients.submit(() -> {
                    int served = 0;
                    for (int i = 0; !done.get() || i < ROUTES; i++) {
                        served += serves(server.port(), i % ROUTES) ? 1 : 0;
                    }
                    return served;
                }));
            }
            for (int i = 0; i < ROUTES; i++) {
                int number = i;
                server.app().unsafe.routes.get("/plain" + i, ctx -> ctx.result("plain"));
                server.app().unsafe.routes.get("/decorated" + number, crossOrigin(ctx -> ctx.result("decorated")));
                Thread.yield();
            }
            done.set(true);
            for (Future<Integer> client : seen) {
                assertThat(client.get()).isPositive();
            }
            for (int i = 0; i < ROUTES; i++) {
                assertThat(serves(server.port(), i)).isTrue();
                assertThat(get(server.port(), "/decorated" + i).status()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Asks for a route that may just be coming, and returns whether it was there. */
    private static boolean serves(int port, int number) {
        Wire.Answer plain = get(port, "/plain" + number);
        if (plain.body().equals("plain")) {
            assertThat(plain.cors()).containsExactly("Vary: Origin");
        }
        Wire.Answer decorated = get(port, "/decorated" + number);
        if (decorated.status() == 200) {
            assertThat(decorated.body()).isEqualTo("decorated");
            assertThat(decorated.cors()).contains("Access-Control-Allow-Origin: " + EVIL);
        } else {
            // Javalin itself fails where a route is added to the list that it is walking through at that moment.
            assertThat(decorated.status()).isIn(404, 500);
        }
        return plain.body().equals("plain");
    }
}
