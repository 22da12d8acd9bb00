package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static io.github.cors4j.javalin.Wire.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.RequestKind;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever of the application takes part in a response can read what CORS has decided: one call, the same everywhere. */
class DecisionTest {

    private static final String EVIL = "https://evil.example";

    private final Map<String, Optional<CorsDecision>> seen = new ConcurrentHashMap<>();
    private CountDownLatch logged = new CountDownLatch(1);
    private AutoCloseable server = () -> {};

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    static List<String> hosts() {
        return Hosts.names();
    }

    private void see(String place, Context ctx) {
        seen.put(place, CrossOriginPlugin.decision(ctx));
    }

    private void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins(ORIGIN)
                .resource("/*")
                .resource("/api/*", api -> api.refuseDisallowed(true).exposeHeaders("X-Api"))
                .exclude("/private")));
        configure(config);
    }

    private void configure(JavalinConfig config) {
        config.http.asyncTimeout = 200;
        config.requestLogger.http((ctx, ms) -> {
            see("logger", ctx);
            logged.countDown();
        });
        config.routes.before("*", ctx -> see("before", ctx));
        config.routes.before("/secret", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.after(ctx -> see("after", ctx));
        config.routes.exception(Exception.class, (e, ctx) -> {
            see("exception", ctx);
            ctx.status(500);
        });
        config.routes.error(404, ctx -> see("error", ctx));
        config.routes.get("/api/x", ctx -> see("handler", ctx));
        config.routes.get("/private", ctx -> see("handler", ctx));
        config.routes.get("/decorated", crossOrigin(cors -> cors.exposeHeaders("X-Y"), ctx -> see("handler", ctx)));
        config.routes.get("/late", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> see("handler", ctx))));
        config.routes.get("/throws", ctx -> {
            throw new IllegalStateException("on purpose");
        });
    }

    private Wire.Answer send(String host, String method, String target, String... headers) throws Exception {
        Container container = Hosts.start(host, this::application);
        server = container;
        return ask(container.port(), method, target, headers);
    }

    private Wire.Answer ask(int port, String method, String target, String... headers) throws Exception {
        Wire.Answer response = Wire.send(port, method, "/ctx" + target, headers);
        assertThat(logged.await(20, TimeUnit.SECONDS)).isTrue();
        return response;
    }

    private CorsDecision seenIn(String... places) {
        assertThat(new TreeMap<>(seen).keySet()).containsExactly(places);
        assertThat(seen.values().stream().distinct()).hasSize(1);
        return seen.get("logger").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofAnAllowedRequest(String host) throws Exception {
        Wire.Answer response = send(host, "GET", "/api/x", "Origin: " + ORIGIN);
        CorsDecision decision = seenIn("after", "before", "handler", "logger");
        assertThat(decision.kind()).isEqualTo(RequestKind.ACTUAL);
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(decision.resource()).contains("/api/*");
        assertThat(decision.headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Access-Control-Allow-Origin", ORIGIN, "Access-Control-Expose-Headers", "X-Api"));
        assertThat(response.values("Access-Control-Expose-Headers")).containsExactly("X-Api");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofARefusedRequest(String host) throws Exception {
        send(host, "GET", "/late", "Origin: " + EVIL);
        CorsDecision decision = seenIn("after", "before", "handler", "logger");
        assertThat(decision.outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
        assertThat(decision.headers()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofADecoratedRoute(String host) throws Exception {
        send(host, "GET", "/decorated", "Origin: " + EVIL);
        CorsDecision decision = seenIn("after", "before", "handler", "logger");
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(decision.headers()).containsEntry("Access-Control-Expose-Headers", "X-Y");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofRequestsThatFail(String host) throws Exception {
        send(host, "GET", "/throws", "Origin: " + ORIGIN);
        assertThat(seenIn("after", "before", "exception", "logger").outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofRequestsThatAreUnauthorized(String host) throws Exception {
        send(host, "GET", "/secret", "Origin: " + EVIL);
        assertThat(seenIn("after", "before", "logger").outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofRequestsThatNobodyServes(String host) throws Exception {
        send(host, "GET", "/none");
        assertThat(seenIn("after", "before", "error", "logger").kind()).isEqualTo(RequestKind.NON_CORS);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofAPathThatIsExcluded(String host) throws Exception {
        send(host, "GET", "/private", "Origin: " + ORIGIN);
        CorsDecision decision = seenIn("after", "before", "handler", "logger");
        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_COVERED);
        assertThat(decision.resource()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofPreflightsForLoggers(String host) throws Exception {
        send(host, "OPTIONS", "/api/x", "Origin: " + ORIGIN, "Access-Control-Request-Method: TRACE");
        CorsDecision decision = seen.get("logger").orElseThrow();
        assertThat(seen).doesNotContainKey("handler");
        assertThat(decision.kind()).isEqualTo(RequestKind.PREFLIGHT);
        assertThat(decision.outcome()).isEqualTo(Outcome.METHOD_NOT_ALLOWED);
        assertThat(decision.headers()).containsOnlyKeys("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void ofWhatAGuardRefusesForLoggers(String host) throws Exception {
        assertThat(send(host, "GET", "/api/x", "Origin: " + EVIL).status()).isEqualTo(403);
        CorsDecision decision = seen.get("logger").orElseThrow();
        assertThat(seen).doesNotContainKey("handler");
        assertThat(decision.refusesRequest()).isTrue();
        assertThat(decision.outcome()).isEqualTo(Outcome.ORIGIN_NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isEmptyWhereAPolicyFails(String host) throws Exception {
        Container container = Hosts.start(host, config -> {
            config.registerPlugin(CrossOriginPlugin.perRequest(request -> {
                throw new IllegalArgumentException("on purpose");
            }));
            configure(config);
        });
        server = container;
        ask(container.port(), "GET", "/api/x", "Origin: " + ORIGIN);
        assertThat(seen).containsKeys("exception", "logger").doesNotContainKey("handler");
        assertThat(seen.values()).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isEmptyWhereNobodyIsAsked(String host) throws Exception {
        Container container = Hosts.start(host, config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            configure(config);
        });
        server = container;
        ask(container.port(), "GET", "/api/x", "Origin: " + ORIGIN);
        assertThat(seen.values()).hasSize(4).containsOnly(Optional.empty());
        ask(container.port(), "GET", "/decorated", "Origin: " + ORIGIN);
        assertThat(seen.get("handler")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isEmptyWithoutAPlugin(String host) throws Exception {
        Container container = Hosts.start(host, config -> {
            config.requestLogger.http((ctx, ms) -> logged.countDown());
            config.routes.get("/x", ctx -> see("handler", ctx));
        });
        server = container;
        ask(container.port(), "GET", "/x", "Origin: " + ORIGIN);
        assertThat(seen.get("handler")).isEmpty();
    }
}
