package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsListener;
import io.javalin.config.JavalinConfig;
import io.javalin.http.UnauthorizedResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener is told once for each response, of the decision that the response has, and by the policy that made it. */
class ListenerTest {

    private static final String EVIL = "https://evil.example";
    private static final String OTHER = "https://other.example.com";

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final Map<String, Container> HOSTS = new LinkedHashMap<>();

    private static CorsListener as(String name) {
        return decision -> TOLD.add(name + " " + decision.kind() + " " + decision.outcome());
    }

    @BeforeAll
    static void start() {
        for (String name : Hosts.names()) {
            HOSTS.put(name, Hosts.start(name, ListenerTest::application));
        }
    }

    /** The application trusts one origin, its decorated routes another one. */
    private static void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                .listener(as("app"))
                .resource("/*")
                .resource(
                        "/guarded/*", guarded -> guarded.refuseDisallowed(true).guardWebSockets(true))
                .exclude("/private")));
        config.routes.before("/secret", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.get("/x", ctx -> {});
        config.routes.get("/private", ctx -> {});
        config.routes.get("/guarded/x", ctx -> {});
        config.routes.get("/fails", ctx -> {
            throw new IllegalStateException("on purpose");
        });
        config.routes.exception(IllegalStateException.class, (e, ctx) -> ctx.status(500));
        config.routes.get("/secret", crossOrigin(cors -> cors.origins(OTHER).listener(as("route")), ctx -> {}));
        config.routes.get("/route", crossOrigin(cors -> cors.origins(OTHER).listener(as("route")), ctx -> {}));
        config.routes.post(
                "/route",
                crossOrigin(cors -> cors.origins(OTHER).guardUnsafeMethods(true).listener(as("route")), ctx -> {}));
        config.routes.get(
                "/forwards", ctx -> ctx.req().getRequestDispatcher("/guarded/x").forward(ctx.req(), ctx.res()));
        config.routes.ws("/socket", ws -> {});
        config.routes.ws("/guarded/socket", ws -> {});
    }

    @AfterAll
    static void stop() {
        HOSTS.values().forEach(Container::close);
        HOSTS.clear();
    }

    @BeforeEach
    void forget() {
        TOLD.clear();
    }

    private static String origin(String name) {
        return "Origin: " + (name.equals("app") ? ORIGIN : name.equals("other") ? OTHER : EVIL);
    }

    private static void assertTold(String host, String told) {
        assertThat(TOLD).as(host).containsExactly(told);
        TOLD.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /x, app, 200, app ACTUAL ALLOWED",
        "GET, /x, evil, 200, app ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /x, , 200, app NON_CORS ALLOWED",
        "HEAD, /x, app, 200, app ACTUAL ALLOWED",
        "GET, /nothing, app, 404, app ACTUAL ALLOWED",
        "GET, /fails, app, 500, app ACTUAL ALLOWED",
        "GET, /private, app, 200, app ACTUAL NOT_COVERED",
        "GET, /guarded/x, app, 200, app ACTUAL ALLOWED",
        "GET, /guarded/x, evil, 403, app ACTUAL ORIGIN_NOT_ALLOWED",
        "GET, /secret, other, 401, route ACTUAL ALLOWED",
        "GET, /route, other, 200, route ACTUAL ALLOWED",
        "GET, /route, app, 200, route ACTUAL ORIGIN_NOT_ALLOWED",
        "POST, /route, app, 403, route ACTUAL ORIGIN_NOT_ALLOWED",
        "OPTIONS, /route, other, 200, route ACTUAL ALLOWED",
    })
    void itIsToldOnceOfARequest(String method, String path, String origin, int status, String told) {
        HOSTS.forEach((name, host) -> {
            Wire.Answer answer = origin == null
                    ? Wire.send(host.port(), method, "/ctx" + path)
                    : Wire.send(host.port(), method, "/ctx" + path, origin(origin));
            assertThat(answer.status()).as(name).isEqualTo(status);
            assertTold(name, told);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /x, app, app PREFLIGHT ALLOWED",
        "GET, /x, evil, app PREFLIGHT ORIGIN_NOT_ALLOWED",
        "TRACE, /x, app, app PREFLIGHT METHOD_NOT_ALLOWED",
        "GET, /private, app, app PREFLIGHT NOT_COVERED",
        "GET, /guarded/x, evil, app PREFLIGHT ORIGIN_NOT_ALLOWED",
        "GET, /secret, other, route PREFLIGHT ALLOWED",
        "GET, /route, other, route PREFLIGHT ALLOWED",
    })
    void itIsToldOnceOfAPreflight(String method, String path, String origin, String told) {
        HOSTS.forEach((name, host) -> {
            Wire.send(
                    host.port(), "OPTIONS", "/ctx" + path, origin(origin), "Access-Control-Request-Method: " + method);
            assertTold(name, told);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/socket, app, 101, app ACTUAL ALLOWED",
        "/socket, evil, 101, app ACTUAL ORIGIN_NOT_ALLOWED",
        "/guarded/socket, app, 101, app ACTUAL ALLOWED",
        "/guarded/socket, evil, 403, app ACTUAL ORIGIN_NOT_ALLOWED",
    })
    void itIsToldOnceOfAHandshake(String path, String origin, int status, String told) {
        Container host = HOSTS.get(Hosts.OWN);
        Wire.Answer answer = Wire.send(
                host.port(),
                "GET",
                "/ctx" + path,
                origin(origin),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(answer.status()).isEqualTo(status);
        assertTold(Hosts.OWN, told);
    }

    /** Where the response can be seen when it leaves, only the path that has responded counts. */
    @Test
    void itIsToldOnceOfAForwardedRequest() {
        HOSTS.forEach((name, host) -> {
            Wire.Answer answer = Wire.send(host.port(), "GET", "/ctx/forwards", origin("evil"));
            assertThat(answer.status()).as(name).isEqualTo(403);
            if (name.equals("TOMCAT")) {
                assertThat(TOLD).containsExactly("app ACTUAL ORIGIN_NOT_ALLOWED", "app ACTUAL ORIGIN_NOT_ALLOWED");
                TOLD.clear();
            } else {
                assertTold(name, "app ACTUAL ORIGIN_NOT_ALLOWED");
            }
        });
    }

    @Test
    void whatItThrowsChangesNoResponse() {
        for (String name : Hosts.names()) {
            List<Wire.Answer> answers = new ArrayList<>();
            for (CorsListener listener : List.<CorsListener>of(decision -> {}, decision -> {
                throw new StackOverflowError();
            })) {
                try (Container host = Hosts.start(name, config -> {
                    config.registerPlugin(new CrossOriginPlugin(
                            cors -> cors.origins(ORIGIN).refuseDisallowed(true).listener(listener)));
                    config.routes.get("/x", ctx -> ctx.result("x"));
                })) {
                    answers.add(Wire.get(host.port(), "/ctx/x"));
                    answers.add(Wire.preflight(host.port(), "/ctx/x", "GET"));
                    answers.add(Wire.send(host.port(), "GET", "/ctx/x", origin("evil")));
                }
            }
            for (int i = 0; i < 3; i++) {
                assertThat(answers.get(i + 3).status()).isEqualTo(answers.get(i).status());
                assertThat(answers.get(i + 3).cors()).isEqualTo(answers.get(i).cors());
                assertThat(answers.get(i + 3).body()).isEqualTo(answers.get(i).body());
            }
        }
    }
}
