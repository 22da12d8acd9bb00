package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy depends on the request: on Javalin's own server, and embedded. */
class PerRequestTest {

    private static final String ACME = "https://acme.example";
    private static final String BOLT = "https://bolt.example";

    private static final Cors OF_ACME = Cors.of(cors -> cors.origins(ACME).guardUnsafeMethods(true));
    private static final Cors OF_BOLT = Cors.of(cors -> cors.origins(BOLT).exposeHeaders("X-Bolt"));
    private static final Cors OF_NOBODY = Cors.of(cors -> cors.exclude("*"));

    private static final Container NONE = new Container(0, () -> {});

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Container container = NONE;

    @AfterEach
    void stop() {
        container.close();
        container = NONE;
    }

    static List<String> hosts() {
        return Hosts.names();
    }

    private void start(String host, Function<HttpServletRequest, Cors> policy) {
        container = Hosts.start(host, config -> {
            config.registerPlugin(CrossOriginPlugin.perRequest(request -> {
                asked.add(request.getMethod() + " " + request.getRequestURI());
                return policy.apply(request);
            }));
            routes(config);
        });
    }

    private void routes(JavalinConfig config) {
        config.http.asyncTimeout = 200;
        config.routes.get("/acme/x", ctx -> ctx.result("served"));
        config.routes.post("/acme/x", ctx -> ctx.result("got " + ctx.body()));
        config.routes.post("/form", ctx -> ctx.result("got " + ctx.formParam("a")));
        config.routes.get("/bolt/x", ctx -> ctx.result("served"));
        config.routes.get("/late", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("late"))));
        config.routes.get("/timeout", ctx -> ctx.future(CompletableFuture<Object>::new));
        config.routes.get("/throws", ctx -> {
            throw new IllegalStateException("on purpose");
        });
        config.routes.ws("/bolt/feed", ws -> {});
        config.routes.get("/decorated", crossOrigin(cors -> cors.origins(BOLT), ctx -> ctx.result("served")));
        config.routes.get("/forwards", PerRequestTest::forward);
        config.routes.get(
                "/tenants/{tenant}",
                CrossOrigin.perRequest(
                        request -> {
                            asked.add("route " + request.getMethod());
                            return request.getRequestURI().endsWith("acme")
                                    ? Cors.route(cors -> cors.origins(ACME))
                                    : Cors.route(cors -> cors.origins(BOLT));
                        },
                        ctx -> ctx.result("served")));
    }

    private static void forward(Context ctx) throws Exception {
        ctx.req().getRequestDispatcher(ctx.queryParam("to")).forward(ctx.req(), ctx.res());
    }

    private Wire.Answer get(String origin, String target) {
        return Wire.send(container.port(), "GET", "/ctx" + target, "Origin: " + origin);
    }

    private Wire.Answer preflight(String origin, String target, String method) {
        return Wire.send(
                container.port(),
                "OPTIONS",
                "/ctx" + target,
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method);
    }

    private static String granted(String origin) {
        return "Access-Control-Allow-Origin: " + origin;
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void tenantsByHost(String host) {
        Map<String, Cors> tenants = Map.of("acme.test", OF_ACME, "bolt.test", OF_BOLT);
        start(host, request -> tenants.getOrDefault(request.getServerName(), OF_NOBODY));

        for (String origin : List.of(ACME, BOLT)) {
            String[] acme =
                    origin.equals(ACME) ? new String[] {granted(ACME), "Vary: Origin"} : new String[] {"Vary: Origin"};
            String[] bolt = origin.equals(BOLT)
                    ? new String[] {granted(BOLT), "Access-Control-Expose-Headers: X-Bolt", "Vary: Origin"}
                    : new String[] {"Vary: Origin"};
            assertThat(toHost("acme.test", origin).cors()).containsExactly(acme);
            assertThat(toHost("bolt.test:8080", origin).cors()).containsExactly(bolt);
            assertThat(toHost("other.test", origin).cors()).isEmpty();
        }
        assertThat(Wire.sendTo(
                                "bolt.test",
                                container.port(),
                                "OPTIONS",
                                "/ctx/acme/x",
                                "Origin: " + BOLT,
                                "Access-Control-Request-Method: GET")
                        .cors())
                .contains(granted(BOLT));
    }

    private Wire.Answer toHost(String name, String origin) {
        Wire.Answer response = Wire.sendTo(name, container.port(), "GET", "/ctx/acme/x", "Origin: " + origin);
        assertThat(response.status()).isEqualTo(200);
        return response;
    }

    private void startByPath(String host) {
        start(host, request -> request.getRequestURI().startsWith("/ctx/bolt/") ? OF_BOLT : OF_ACME);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void tenantsByPath(String host) {
        startByPath(host);
        assertThat(get(ACME, "/acme/x").cors()).containsExactly(granted(ACME), "Vary: Origin");
        assertThat(get(ACME, "/bolt/x").cors()).containsExactly("Vary: Origin");
        assertThat(get(BOLT, "/acme/x").cors()).containsExactly("Vary: Origin");
        assertThat(get(BOLT, "/bolt/x").cors())
                .containsExactly(granted(BOLT), "Access-Control-Expose-Headers: X-Bolt", "Vary: Origin");
        assertThat(preflight(ACME, "/acme/x", "POST").cors()).contains(granted(ACME));
        assertThat(preflight(ACME, "/bolt/x", "POST").cors()).doesNotContain(granted(ACME));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void tenantsByOrigin(String host) {
        start(host, request -> {
            String origin = request.getHeader("Origin");
            return ACME.equals(origin) ? OF_ACME : BOLT.equals(origin) ? OF_BOLT : OF_NOBODY;
        });
        assertThat(get(ACME, "/acme/x").cors()).containsExactly(granted(ACME), "Vary: Origin");
        assertThat(get(BOLT, "/acme/x").cors())
                .containsExactly(granted(BOLT), "Access-Control-Expose-Headers: X-Bolt", "Vary: Origin");
        assertThat(get("https://evil.example", "/acme/x").cors()).isEmpty();
        assertThat(Wire.send(container.port(), "GET", "/ctx/acme/x").cors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isAskedOnceForEachRequest(String host) {
        startByPath(host);
        for (String path : List.of("/acme/x", "/late", "/timeout", "/throws", "/none", "/form")) {
            asked.clear();
            get(ACME, path);
            assertThat(asked).containsExactly("GET /ctx" + path);
            asked.clear();
            preflight(ACME, path, "GET");
            assertThat(asked).containsExactly("OPTIONS /ctx" + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Hosts.OWN, "JETTY"})
    void isAskedOnceForEachHandshake(String host) {
        startByPath(host);
        for (String origin : List.of(ACME, BOLT)) {
            asked.clear();
            Wire.Answer upgraded = Wire.send(
                    container.port(),
                    "GET",
                    "/ctx/bolt/feed",
                    "Origin: " + origin,
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(upgraded.status()).isEqualTo(101);
            assertThat(upgraded.cors().contains(granted(BOLT))).isEqualTo(origin.equals(BOLT));
            assertThat(asked).containsExactly("GET /ctx/bolt/feed");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isNotAskedWhereADecoratedRouteDecides(String host) {
        startByPath(host);
        assertThat(get(BOLT, "/decorated").cors()).containsExactly(granted(BOLT), "Vary: Origin");
        assertThat(preflight(BOLT, "/decorated", "GET").cors()).contains(granted(BOLT));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void decoratedRoute(String host) {
        startByPath(host);
        assertThat(get(ACME, "/tenants/acme").cors()).containsExactly(granted(ACME), "Vary: Origin");
        assertThat(get(ACME, "/tenants/bolt").cors()).containsExactly("Vary: Origin");
        assertThat(get(BOLT, "/tenants/bolt").cors()).containsExactly(granted(BOLT), "Vary: Origin");
        assertThat(asked).containsExactly("route GET", "route GET", "route GET");
        asked.clear();
        assertThat(preflight(BOLT, "/tenants/bolt", "GET").cors()).contains(granted(BOLT));
        assertThat(preflight(BOLT, "/tenants/acme", "GET").cors()).doesNotContain(granted(BOLT));
        assertThat(asked).containsExactly("route OPTIONS", "route OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void isAskedAgainForThePathThatARequestIsForwardedTo(String host) {
        startByPath(host);
        Wire.Answer response = get(BOLT, "/forwards?to=/bolt/x");
        assertThat(response.body()).isEqualTo("served");
        assertThat(response.cors())
                .containsExactly(granted(BOLT), "Access-Control-Expose-Headers: X-Bolt", "Vary: Origin");
        assertThat(asked).containsExactly("GET /ctx/forwards", "GET /ctx/bolt/x");
        assertThat(get(BOLT, "/forwards?to=/acme/x").cors()).containsExactly("Vary: Origin");
        assertThat(get(ACME, "/forwards?to=/tenants/acme").cors()).containsExactly(granted(ACME), "Vary: Origin");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void guardsOfTheChosenPolicyAreObeyed(String host) {
        startByPath(host);
        Wire.Answer refused = post("/ctx/acme/x", BOLT, "text/plain", "body");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.cors()).containsExactly("Vary: Origin");
        Wire.Answer allowed = post("/ctx/acme/x", ACME, "text/plain", "body");
        assertThat(allowed.body()).isEqualTo("got body");
        assertThat(allowed.cors()).containsExactly(granted(ACME), "Vary: Origin");
    }

    private Wire.Answer post(String target, String origin, String type, String body) {
        return Wire.post(container.port(), target, body, "Origin: " + origin, "Content-Type: " + type);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void formReachesItsHandler(String host) {
        startByPath(host);
        assertThat(post("/ctx/form", ACME, "application/x-www-form-urlencoded", "a=1")
                        .body())
                .isEqualTo("got 1");
    }

    static List<Function<HttpServletRequest, Cors>> readingTheBody() {
        return List.of(
                request -> of(() -> request.getParameter("a")),
                request -> of(() -> request.getParameterValues("a")),
                request -> of(request::getParameterMap),
                request -> of(request::getParameterNames),
                request -> of(request::getInputStream),
                request -> of(request::getReader),
                request -> of(() -> request.getPart("a")),
                request -> of(request::getParts));
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static Cors of(Reading reading) {
        try {
            reading.read();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return OF_ACME;
    }

    /** What is read there would be lost to the handler, but only of some requests: better of none. */
    @ParameterizedTest
    @MethodSource("readingTheBody")
    void bodyAndParametersAreNotForTheChoice(Function<HttpServletRequest, Cors> reading) {
        for (String host : hosts()) {
            AtomicReference<Throwable> cause = new AtomicReference<>();
            start(host, request -> {
                try {
                    return reading.apply(request);
                } catch (IllegalStateException e) {
                    cause.set(e);
                    throw e;
                }
            });
            assertThat(get(ACME, "/acme/x?a=1").status()).as(host).isEqualTo(500);
            assertThat(cause.get()).as(host).hasMessageContaining("getQueryString()");
            stop();
        }
    }
}
