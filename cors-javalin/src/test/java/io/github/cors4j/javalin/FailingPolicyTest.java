package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.UnauthorizedResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A supplier of policies that fails, fails the request: without grants, and without telling the visitor why. */
class FailingPolicyTest {

    private static final String SECRET = "jdbc:secret";

    private static final List<Supplier<Cors>> FAILING = List.of(
            () -> {
                throw new IllegalArgumentException(SECRET);
            },
            () -> {
                throw new UnauthorizedResponse(SECRET);
            },
            () -> {
                throw new AssertionError(SECRET);
            },
            () -> null);

    static Stream<CrossOriginPlugin> failing() {
        return FAILING.stream()
                .flatMap(policy -> Stream.of(
                        CrossOriginPlugin.reloading(policy), CrossOriginPlugin.perRequest(request -> policy.get())));
    }

    static Stream<Handler> failingRoutes() {
        Handler served = ctx -> ctx.result("served");
        Supplier<Cors> withResources = () -> Cors.of(cors -> cors.resource("/" + SECRET));
        return Stream.concat(FAILING.stream(), Stream.of(withResources))
                .flatMap(policy -> Stream.of(
                        CrossOrigin.reloading(policy, served),
                        CrossOrigin.perRequest(request -> policy.get(), served)));
    }

    private static void routes(JavalinConfig config) {
        config.routes.get("/", ctx -> ctx.result("served"));
        config.routes.ws("/ws", ws -> {});
    }

    private static void refused(Wire.Answer response) {
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("served", SECRET, "Exception", "CORS");
        assertThat(String.join("\n", response.lines())).doesNotContain(SECRET);
        assertThat(response.cors()).isEmpty();
    }

    private static void refusedEverywhere(int port, String path) {
        refused(Wire.get(port, path));
        refused(Wire.send(port, "GET", path));
        refused(Wire.preflight(port, path, "GET"));
        refused(Wire.get(port, path + "none"));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void onTheOwnServer(CrossOriginPlugin plugin) {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(plugin);
            routes(config);
            config.jetty.modifyServletContextHandler(
                    context -> context.addServlet(new ServletHolder(new Served()), "/other/*"));
        })) {
            refusedEverywhere(server.port(), "/");
            refused(server.get("/other/x"));
            refused(server.get("/ws", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"));
        }
    }

    @ParameterizedTest
    @MethodSource("failing")
    void embedded(CrossOriginPlugin plugin) {
        for (Container.Kind kind : Container.Kind.present()) {
            try (Container container = kind.start(
                    TestServer.create(config -> {
                        config.registerPlugin(plugin);
                        routes(config);
                    }),
                    "/outer")) {
                refusedEverywhere(container.port(), "/outer/");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failingRoutes")
    void ofARoute(Handler failing) {
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            config.routes.get("/", failing);
        })) {
            refused(server.get("/"));
            refused(server.preflight("/", "GET"));
            refused(server.get("/", "X-HTTP-Method-Override: DELETE"));
            assertThat(server.get("/none").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("failing")
    void theApplicationsOwnHandlingOfExceptionsResponds(CrossOriginPlugin plugin) {
        List<Throwable> causes = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.start(config -> {
            config.registerPlugin(plugin);
            routes(config);
            config.routes.exception(Exception.class, (e, ctx) -> {
                causes.add(e.getCause());
                ctx.status(503).result("mine: " + e.getMessage());
            });
        })) {
            Wire.Answer response = server.get("/");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("mine: There is no CORS policy for this request");
            assertThat(response.cors()).isEmpty();
            assertThat(causes).singleElement().isNotNull();
        }
    }

    private static final class Served extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("served");
        }
    }
}
