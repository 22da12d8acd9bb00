package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Expect.with;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One policy for a whole application, mounted either way. */
class ApplicationTest {

    enum Mounted {
        MOUNT_ON {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                cors.mountOn(router);
            }
        },
        HANDLER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                router.route().handler(cors);
            }
        };

        abstract void on(Router router, CrossOriginHandler cors);
    }

    private static final String ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private static Server start(Mounted mounted, CrossOriginHandler cors) {
        return Server.start(router -> {
            mounted.on(router, cors);
            router.get("/users").handler(ctx -> ctx.end("joe"));
            router.post("/users").handler(ctx -> ctx.end("created"));
        });
    }

    private static CrossOriginHandler precise() {
        return CrossOriginHandler.create(cors -> cors.origins(APP)
                .supportsCredentials(true)
                .exposeHeaders("X-Total")
                .allowHeaders("X-Token")
                .methods("GET", "POST")
                .maxAge(60));
    }

    @ParameterizedTest
    @EnumSource
    void defaultsLetEveryOriginIn(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            assertThat(server.get("/users").cors()).isEqualTo(granted(APP));
            assertThat(server.get("/users").body()).isEqualTo("joe");
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsWithoutOriginGetWhatIsTrueForEveryOrigin(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            assertThat(server.send("GET", "/users").cors())
                    .isEqualTo(Map.of("access-control-allow-origin", "*", "vary", "Origin"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void preflightsAreAnsweredAtOnce(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            Answer answer = server.raw(
                    "OPTIONS /users HTTP/1.1",
                    "Origin: " + APP,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: Content-Type");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors())
                    .isEqualTo(
                            with(Expect.preflight(APP, ALL_METHODS), "access-control-allow-headers", "Content-Type"));
            assertThat(answer.header("Content-Length")).isEqualTo("0");
            assertThat(answer.header("Transfer-Encoding")).isNull();
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOptionReachesTheWire(Mounted mounted) {
        try (Server server = start(mounted, precise())) {
            assertThat(server.send("POST", "/users", "Origin", APP).cors())
                    .isEqualTo(with(
                            granted(APP),
                            "access-control-allow-credentials",
                            "true",
                            "access-control-expose-headers",
                            "X-Total"));
            assertThat(server.raw(
                                    "OPTIONS /users HTTP/1.1",
                                    "Origin: " + APP,
                                    "Access-Control-Request-Method: GET",
                                    "Access-Control-Request-Headers: x-token",
                                    "Access-Control-Request-Headers: x-other")
                            .cors())
                    .isEqualTo(with(
                            Expect.preflight(APP, "GET, POST"),
                            "access-control-allow-credentials",
                            "true",
                            "access-control-allow-headers",
                            "x-token",
                            "access-control-max-age",
                            "60"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedOriginsGetOnlyVaryAndTheHandlerRuns(Mounted mounted) {
        try (Server server = start(mounted, precise())) {
            Answer answer = server.send("GET", "/users", "Origin", EVIL);
            assertThat(answer.cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("joe");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedPreflightsAreAnsweredToo(Mounted mounted) {
        try (Server server = start(mounted, precise())) {
            Answer answer = server.send("OPTIONS", "/users", "Origin", EVIL, "Access-Control-Request-Method", "GET");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cors())
                    .isEqualTo(Map.of("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void preflightsOfUnknownPathsSucceedSoThatThePageSeesThe404(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            Answer answer = server.preflight("POST", "/nothing");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Allow")).isNull();
            assertThat(server.get("/nothing").status()).isEqualTo(404);
            assertThat(server.get("/nothing").cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void optionsWithoutRequestedMethodBelongToTheApplication(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            Answer answer = server.send("OPTIONS", "/users", "Origin", APP);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalOriginLinesAreNoOrigin(Mounted mounted) {
        try (Server server = start(mounted, precise())) {
            assertThat(server.raw("GET /users HTTP/1.1", "Origin: " + APP, "Origin: " + EVIL)
                            .cors())
                    .isEqualTo(Expect.ONLY_VARY);
            assertThat(server.raw("GET /users HTTP/1.1", "Origin: " + APP, "Origin: " + APP)
                            .cors())
                    .isEqualTo(Expect.ONLY_VARY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pathsOutsideTheResourcesAreLeftAlone(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create(cors -> cors.resource("/api/*")))) {
            assertThat(server.get("/users").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.preflight("GET", "/users").status()).isEqualTo(405);
            assertThat(server.preflight("GET", "/users").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.get("/api").cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void preflightStatusMayBeAnySuccess(Mounted mounted) {
        for (int status : new int[] {200, 202, 204, 205, 299}) {
            try (Server server = start(mounted, CrossOriginHandler.create(cors -> cors.preflightStatus(status)))) {
                String text = server.exchange("OPTIONS /users HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP
                        + "\r\nAccess-Control-Request-Method: GET\r\n\r\n"
                        + "GET /users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                Answer first = Answer.parse(text);
                assertThat(first.status()).isEqualTo(status);
                assertThat(first.header("Content-Length")).isEqualTo(status == 204 ? null : "0");
                assertThat(first.body()).startsWith("HTTP/1.1 200 OK").endsWith("joe");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAutomaticOptionsTheApplicationAnswersThePreflight(Mounted mounted) {
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.create(cors -> cors.automaticOptions(false)));
            router.options("/own")
                    .handler(ctx -> ctx.response().setStatusCode(299).end("mine"));
            router.post("/own").handler(ctx -> ctx.end());
        })) {
            Answer answer = server.preflight("POST", "/own");
            assertThat(answer.status()).isEqualTo(299);
            assertThat(answer.body()).isEqualTo("mine");
            assertThat(answer.cors()).isEqualTo(Expect.preflight(APP, ALL_METHODS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadyPolicyWillDo(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create(Cors.of(cors -> cors.origins(APP))))) {
            assertThat(server.get("/users").cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMethodOnTheWireTellsAPreflight(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            Answer answer = server.send(
                    "POST",
                    "/users",
                    "Origin",
                    APP,
                    "X-HTTP-Method-Override",
                    "OPTIONS",
                    "Access-Control-Request-Method",
                    "PUT");
            assertThat(answer.body()).isEqualTo("created");
            assertThat(answer.cors()).isEqualTo(granted(APP));
            assertThat(server.send(
                                    "OPTIONS",
                                    "/users",
                                    "Origin",
                                    APP,
                                    "X-HTTP-Method-Override",
                                    "POST",
                                    "Access-Control-Request-Method",
                                    "PUT")
                            .body())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreflightWithABodyLeavesTheConnectionInOrder(Mounted mounted) {
        try (Server server = start(mounted, CrossOriginHandler.create())) {
            String text = server.exchange("OPTIONS /users HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP
                    + "\r\nAccess-Control-Request-Method: GET\r\nContent-Length: 5\r\n\r\n12345"
                    + "GET /users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(Answer.parse(text).status()).isEqualTo(200);
            assertThat(Answer.parse(text).body()).startsWith("HTTP/1.1 200 OK").endsWith("joe");
        }
    }

    @Test
    void onlyAMountedPolicyKnowsWhatToAllow() {
        try (Server mounted = start(Mounted.MOUNT_ON, CrossOriginHandler.create());
                Server handler = start(Mounted.HANDLER, CrossOriginHandler.create())) {
            assertThat(mounted.preflight("POST", "/users").header("Allow")).isEqualTo("GET, POST, OPTIONS");
            assertThat(handler.preflight("POST", "/users").header("Allow")).isNull();
        }
    }
}
