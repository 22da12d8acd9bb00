package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vert.x routes on the normalised path, and that is the one whose resource decides. */
class PathTest {

    private static Server start() {
        return Server.start(router -> {
            CrossOriginHandler.create(cors ->
                            cors.origins(APP).resource("/api/*").resource("/api/x", x -> x.exposeHeaders("X-Exact")))
                    .mountOn(router);
            router.get("/api/x").handler(ctx -> ctx.end("x"));
            router.get("/api/:p").handler(ctx -> ctx.end("p"));
            router.get("/api/*").handler(ctx -> ctx.end("api"));
            router.get("/private").handler(ctx -> ctx.end("private"));
            router.get("/apiary").handler(ctx -> ctx.end("apiary"));
            router.route().handler(ctx -> ctx.response().setStatusCode(404).end("none"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/x",
                "/api/x/",
                "//api/x",
                "/api//x",
                "/api/./x",
                "/./api/x",
                "/api/../api/x",
                "/zzz/../api/x",
                "/api/%2e%2e/api/x",
                "/%61pi/x",
                "/api/%78",
                "/api/x?q=/private",
                "http://any-host/api/x"
            })
    void everySpellingOfARouteGetsItsGrant(String target) {
        try (Server server = start()) {
            Answer answer = server.raw("GET " + target + " HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo("x");
            assertThat(answer.cors()).isEqualTo(Expect.with(granted(APP), "access-control-expose-headers", "X-Exact"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/X, p",
        "/api/a%2Fb, p",
        "/api/x;v=1, p",
        "/api/a+b, p",
        "/api/a%20b, p",
        "/api/a%252Fb, p",
        "/api/x%00, p",
        "/api/x%0d%0aX-A:1, p",
        "/api/x/.., api",
        "/api, api",
    })
    void whatIsRoutedBelowTheResourceGetsTheGrantOfTheResource(String target, String body) {
        try (Server server = start()) {
            Answer answer = server.raw("GET " + target + " HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    /** Containers that take what follows a semicolon for a parameter read this as {@code /private}. */
    @Test
    void whatMayBeReadAsElsewhereGetsNoGrant() {
        try (Server server = start()) {
            Answer answer = server.raw("GET /api/..;/private HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo("api");
            assertThat(answer.cors()).isEqualTo(Expect.ONLY_VARY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/private, private",
        "/api/../private, private",
        "/api/%2e%2e/private, private",
        "/api/./../private, private",
        "/apiary, apiary",
        "/API/x, none",
        "/api%2Fx, none",
        "/api;v=1/x, none",
    })
    void whatIsRoutedElsewhereGetsNothing(String target, String body) {
        try (Server server = start()) {
            Answer answer = server.raw("GET " + target + " HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%", "/api/%2", "/api/%zz", "/api/%u0041", "/%zz", "/private/%zz"})
    void escapesThatNobodyCanDecodeAreABadRequestWithoutAGrant(String target) {
        try (Server server = start()) {
            for (String method : new String[] {"GET", "OPTIONS"}) {
                Answer answer = server.raw(
                        method + " " + target + " HTTP/1.1", "Origin: " + APP, "Access-Control-Request-Method: GET");
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.cors()).doesNotContainKey("access-control-allow-origin");
            }
            assertThat(server.get("/api/x").status()).isEqualTo(200);
        }
    }

    @Test
    void aBadRequestSaysThatItVariesWhereItsPathTells() {
        try (Server server = start()) {
            assertThat(server.raw("GET /api/%zz HTTP/1.1", "Origin: " + APP).cors())
                    .isEqualTo(Expect.ONLY_VARY);
            assertThat(server.raw("GET /private/%zz HTTP/1.1", "Origin: " + APP).cors())
                    .isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void aPreflightWithABadPathRunsNoHandlerEither() {
        AtomicInteger calls = new AtomicInteger();
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.route().handler(ctx -> {
                calls.incrementAndGet();
                ctx.end();
            });
        })) {
            Answer answer = server.raw("OPTIONS /%zz HTTP/1.1", "Origin: " + APP, "Access-Control-Request-Method: GET");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(calls).hasValue(0);
        }
    }

    /** Only a route without a path takes such a request; a guard stands in front of it all the same. */
    @ParameterizedTest
    @EnumSource
    void aGuardDoesNotDependOnAPathThatCanBeDecoded(ApplicationTest.Mounted mounted) {
        AtomicInteger calls = new AtomicInteger();
        try (Server server = Server.start(router -> {
            mounted.on(
                    router,
                    CrossOriginHandler.create(cors -> cors.origins(APP)
                            .resource("/*", all -> all.guardUnsafeMethods(true).guardWebSockets(true))));
            router.route().handler(ctx -> {
                calls.incrementAndGet();
                ctx.end();
            });
        })) {
            for (String target : List.of("/%zz", "/%", "/a%2", "/%zz/iframe.html")) {
                Answer post = server.raw("POST " + target + " HTTP/1.1", "Origin: " + EVIL, "Content-Length: 0");
                assertThat(post.status()).isEqualTo(403);
                assertThat(post.cors()).isEqualTo(Expect.ONLY_VARY);
                assertThat(GuardedSocketsTest.handshake(server, target, "Origin: " + EVIL)
                                .status())
                        .isEqualTo(403);
            }
            assertThat(calls).hasValue(0);
            assertThat(server.raw("POST /%zz HTTP/1.1", "Origin: http://localhost", "Content-Length: 0")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aGuardOfARouteWithoutAPathDoesNotEither() {
        AtomicInteger calls = new AtomicInteger();
        try (Server server = Server.start(
                router -> CrossOriginHandler.route(cors -> cors.origins(APP).guardUnsafeMethods(true))
                        .mountOn(router, router.post())
                        .handler(ctx -> {
                            calls.incrementAndGet();
                            ctx.end();
                        }))) {
            assertThat(server.raw("POST /%zz HTTP/1.1", "Origin: " + EVIL, "Content-Length: 0")
                            .status())
                    .isEqualTo(403);
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void nothingIsGrantedToAPathThatCannotBeDecodedAndTheDecisionSaysSo() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(
                            cors -> cors.origins(APP).listener(decision -> seen.add("told " + decision.outcome())))
                    .mountOn(router);
            router.route().handler(ctx -> {
                seen.add("handler "
                        + CrossOriginHandler.decision(ctx).orElseThrow().outcome());
                ctx.response().putHeader("Access-Control-Allow-Origin", "*").end();
            });
        })) {
            assertThat(server.raw("GET /%zz HTTP/1.1", "Origin: " + APP).cors()).isEqualTo(Expect.ONLY_VARY);
        }
        assertThat(seen).containsExactly("handler PATH_AMBIGUOUS", "told PATH_AMBIGUOUS");
    }

    @Test
    void targetsThatReachNoHandlerOfVertxReachNoPolicy() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.route().handler(RoutingContext::end);
        })) {
            assertThat(server.raw("OPTIONS * HTTP/1.1", "Origin: " + APP, "Access-Control-Request-Method: GET"))
                    .returns(404, Answer::status)
                    .returns(Map.of(), Answer::cors);
            assertThat(server.raw("GET api/x HTTP/1.1", "Origin: " + APP))
                    .returns(404, Answer::status)
                    .returns(Map.of(), Answer::cors);
            assertThat(Answer.parse(
                            server.exchange("GET /x HTTP/1.1\r\nConnection: close\r\nOrigin: " + APP + "\r\n\r\n")))
                    .returns(400, Answer::status)
                    .returns(Map.of(), Answer::cors);
        }
    }

    /** A route that looks at the path as it was sent may match where the policy's resource does not, and the reverse. */
    @Test
    void routesThatDoNotNormaliseDisagreeWithResources() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.resource("/open/*")).mountOn(router);
            router.get("/closed/*").useNormalizedPath(false).handler(ctx -> ctx.end("closed"));
        })) {
            Answer answer = server.raw("GET /closed/../open/x HTTP/1.1", "Origin: " + APP);
            assertThat(answer.body()).isEqualTo("closed");
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }
}
