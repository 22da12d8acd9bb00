package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.Http2Request;
import io.github.cors4j.attack.RawAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that depend on the request, at hand or waited for. */
class PerRequestTest {

    private static final Map<String, Cors> TENANTS =
            Map.of("/one", Cors.route(cors -> cors.origins(APP)), "/two", Cors.route(cors -> cors.origins(OTHER)));

    private static Cors tenant(RoutingContext ctx) {
        return TENANTS.get(ctx.request().path().substring(0, 4));
    }

    /** Where the policy of a tenant comes from. */
    enum Chosen {
        AT_HAND(CrossOriginHandler::perRequestSync),
        COMPLETE(tenant -> CrossOriginHandler.perRequest(ctx -> Future.succeededFuture(tenant.apply(ctx)))),
        LATER(tenant -> CrossOriginHandler.perRequest(ctx -> later(tenant.apply(ctx)))),
        BY_A_THREAD(tenant -> CrossOriginHandler.perRequest(ctx -> byThread(tenant.apply(ctx))));

        private final Function<Function<RoutingContext, Cors>, CrossOriginHandler> handlers;
        final CrossOriginHandler handler;

        Chosen(Function<Function<RoutingContext, Cors>, CrossOriginHandler> handlers) {
            this.handlers = handlers;
            handler = by(PerRequestTest::tenant);
        }

        CrossOriginHandler by(Function<RoutingContext, Cors> tenant) {
            return handlers.apply(tenant);
        }
    }

    private static Future<Cors> later(Cors cors) {
        Promise<Cors> promise = Promise.promise();
        Server.VERTX.setTimer(3, timer -> promise.complete(cors));
        return promise.future();
    }

    private static Future<Cors> byThread(Cors cors) {
        Promise<Cors> promise = Promise.promise();
        new Thread(() -> promise.complete(cors)).start();
        return promise.future();
    }

    /** Whether a handler of the application has run, among the data of a request. */
    static final String RAN = "ran";

    /** Where it is mounted. */
    enum At {
        ROOT {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                cors.mountOn(router);
                routes(router);
            }
        },
        HANDLER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                router.route().handler(cors);
                routes(router);
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                Router sub = Server.router();
                ROOT.on(sub, cors);
                router.route("/*").subRouter(sub);
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                CrossOriginHandler.create(outer -> outer.origins(EVIL)).mountOn(router);
                SUB_ROUTER.on(router, cors);
            }
        },
        ROUTE {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                echo(cors.mountOn(router, router.post("/:tenant/x")));
                fail(cors.mountOn(router, router.post("/:tenant/fails")));
            }
        },
        ROUTE_OF_A_COVERED_ROUTER {
            @Override
            void on(Router router, CrossOriginHandler cors) {
                CrossOriginHandler.create(outer -> outer.origins(EVIL)).mountOn(router);
                ROUTE.on(router, cors);
            }
        };

        abstract void on(Router router, CrossOriginHandler cors);

        private static void routes(Router router) {
            echo(router.post("/:tenant/x"));
            fail(router.post("/:tenant/fails"));
        }

        private static void echo(Route route) {
            SecurityPolicyHandler mark = ctx -> ctx.put(RAN, true).next();
            route.handler(mark)
                    .handler(BodyHandler.create(false))
                    .handler(ctx ->
                            ctx.end(ctx.body().isEmpty() ? "" : ctx.body().asString()));
        }

        private static void fail(Route route) {
            route.handler(ctx -> ctx.fail(418));
        }
    }

    static Stream<Object[]> all() {
        return Stream.of(Chosen.values())
                .flatMap(chosen -> Stream.of(At.values()).map(at -> new Object[] {chosen, at}));
    }

    private static Server start(At at, CrossOriginHandler cors) {
        return Server.start(router -> {
            at.on(router, cors);
            router.route()
                    .failureHandler(ctx -> ctx.response()
                            .setStatusCode(ctx.statusCode())
                            .end("failed: "
                                    + (ctx.failure() == null
                                            ? ""
                                            : ctx.failure().getMessage())));
        });
    }

    private static Answer post(Server server, String path, String origin) {
        return server.raw("POST " + path + " HTTP/1.1", "Origin: " + origin, "Content-Length: 0");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachTenantHasItsOwn(Chosen chosen, At at) {
        try (Server server = start(at, chosen.handler)) {
            assertThat(post(server, "/one/x", APP).cors()).isEqualTo(granted(APP));
            assertThat(post(server, "/one/x", OTHER).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(post(server, "/two/x", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(post(server, "/two/x", APP).cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(post(server, "/two/fails", OTHER))
                    .returns(418, Answer::status)
                    .returns(granted(OTHER), Answer::cors);
            assertThat(server.preflight("POST", "/one/x").cors())
                    .containsEntry("access-control-allow-origin", APP)
                    .containsKey("access-control-allow-methods");
            assertThat(server.preflight("POST", "/two/x").cors()).doesNotContainKey("access-control-allow-origin");
        }
    }

    /** By which version of HTTP a request comes. */
    private interface Version {
        /** @param fields name, value, name, value … */
        Map<String, String> cors(Server server, String method, String host, String... fields);
    }

    private static Map<String, String> byHttp1(Server server, String method, String host, String... fields) {
        String text = method + " /one/x HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: 0\r\n";
        for (int i = 0; i < fields.length; i += 2) {
            text += fields[i] + ": " + fields[i + 1] + "\r\n";
        }
        Answer answer = Answer.parse(server.exchange(text + "\r\n"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.cors();
    }

    private static Map<String, String> byHttp2(Server server, String method, String host, String... fields) {
        Http2Request request = Http2Request.of(method, "/one/x").with(":authority", host);
        for (int i = 0; i < fields.length; i += 2) {
            request.with(fields[i].toLowerCase(Locale.ROOT), fields[i + 1]);
        }
        RawAnswer answer = request.send(server.port(), AuthorityTest::hpack);
        assertThat(answer.status()).isEqualTo(200);
        return answer.cors();
    }

    private static final List<Version> VERSIONS = List.of(PerRequestTest::byHttp1, PerRequestTest::byHttp2);

    private static final String NOBODY = "https://nobody.example";
    private static final Cors OF_NOBODY = Cors.route(cors -> cors.origins(NOBODY));

    @ParameterizedTest
    @MethodSource("all")
    void tenantsByHost(Chosen chosen, At at) {
        Map<String, Cors> tenants = Map.of("one.test", TENANTS.get("/one"), "two.test", TENANTS.get("/two"));
        Map<String, String> pages = Map.of(
                "one.test", APP, "one.test:8080", APP, "two.test", OTHER, "two.test:80", OTHER, "three.test", NOBODY);
        try (Server server = start(
                at,
                chosen.by(ctx -> tenants.getOrDefault(ctx.request().authority().host(), OF_NOBODY)))) {
            for (Version version : VERSIONS) {
                pages.forEach((host, page) -> {
                    for (String origin : List.of(APP, OTHER)) {
                        boolean own = origin.equals(page);
                        assertThat(version.cors(server, "POST", host, "Origin", origin))
                                .as("%s at %s", origin, host)
                                .isEqualTo(own ? granted(origin) : Expect.ONLY_VARY);
                        Map<String, String> preflight = version.cors(
                                server, "OPTIONS", host, "Origin", origin, "Access-Control-Request-Method", "POST");
                        assertThat(preflight.get("access-control-allow-origin"))
                                .as("preflight of %s at %s", origin, host)
                                .isEqualTo(own ? origin : null);
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void tenantsByOrigin(Chosen chosen, At at) {
        Map<String, Cors> tenants = Map.of(
                APP,
                Cors.route(cors -> cors.origins(APP)),
                OTHER,
                Cors.route(cors -> cors.origins(OTHER).exposeHeaders("X-Other")));
        try (Server server = start(at, chosen.by(ctx -> {
            String origin = ctx.request().getHeader("Origin");
            return origin == null ? OF_NOBODY : tenants.getOrDefault(origin, OF_NOBODY);
        }))) {
            for (Version version : VERSIONS) {
                assertThat(version.cors(server, "POST", "localhost", "Origin", APP))
                        .isEqualTo(granted(APP));
                assertThat(version.cors(server, "POST", "localhost", "Origin", OTHER))
                        .isEqualTo(Expect.with(granted(OTHER), "access-control-expose-headers", "X-Other"));
                assertThat(version.cors(server, "POST", "localhost", "Origin", EVIL))
                        .isEqualTo(Expect.ONLY_VARY);
                assertThat(version.cors(server, "POST", "localhost")).isEqualTo(granted(NOBODY));
                for (String origin : List.of(APP, OTHER, EVIL)) {
                    Map<String, String> preflight = version.cors(
                            server, "OPTIONS", "localhost", "Origin", origin, "Access-Control-Request-Method", "POST");
                    assertThat(preflight.get("access-control-allow-origin"))
                            .as("preflight of %s", origin)
                            .isEqualTo(origin.equals(EVIL) ? null : origin);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void bodiesArriveInOrder(Chosen chosen, At at) {
        try (Server server = start(at, chosen.handler)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                requests.append(
                        "POST /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP + "\r\nContent-Length: 7\r\n"
                                + (i == 19 ? "Connection: close\r\n" : "") + "\r\nbody-" + (char) ('a' + i) + ".");
            }
            String responses = server.exchange(requests.toString());
            assertThat(responses.split("Access-Control-Allow-Origin: " + APP, -1))
                    .hasSize(21);
            assertThat(responses.replaceAll("(?s)HTTP/1.1 200 OK\r\n.*?\r\n\r\n", ""))
                    .isEqualTo("body-a.body-b.body-c.body-d.body-e.body-f.body-g.body-h.body-i.body-j."
                            + "body-k.body-l.body-m.body-n.body-o.body-p.body-q.body-r.body-s.body-t.");
        }
    }

    /** Ways in which no policy comes out. */
    enum Failing {
        THROWS(ctx -> {
            throw new IllegalStateException("secret");
        }),
        ERROR(ctx -> {
            throw new NoClassDefFoundError("secret");
        }),
        NULL(ctx -> null),
        FAILED(ctx -> Future.failedFuture("secret")),
        FAILED_LATER(ctx -> later(Cors.defaults()).compose(cors -> Future.failedFuture("secret"))),
        NULL_LATER(ctx -> later(Cors.defaults()).map(cors -> null)),
        CANCELLED(ctx -> {
            var future = new CompletableFuture<Cors>();
            Server.VERTX.setTimer(2, timer -> future.cancel(true));
            return Future.fromCompletionStage(future);
        }),
        THROWS_AT_ONCE(null) {
            @Override
            CrossOriginHandler handler() {
                return CrossOriginHandler.perRequestSync(ctx -> {
                    throw new IllegalStateException("secret");
                });
            }
        },
        NULL_AT_ONCE(null) {
            @Override
            CrossOriginHandler handler() {
                return CrossOriginHandler.perRequestSync(ctx -> null);
            }
        };

        private final Function<RoutingContext, Future<Cors>> policy;

        Failing(Function<RoutingContext, Future<Cors>> policy) {
            this.policy = policy;
        }

        CrossOriginHandler handler() {
            return CrossOriginHandler.perRequest(policy);
        }
    }

    static Stream<Object[]> allFailing() {
        return Stream.of(Failing.values())
                .flatMap(failing -> Stream.of(At.values()).map(at -> new Object[] {failing, at}));
    }

    @ParameterizedTest
    @MethodSource("allFailing")
    void withoutAPolicyTheRequestFails(Failing failing, At at) {
        try (Server server = start(at, failing.handler())) {
            String request = "POST /one/x HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP + "\r\nContent-Length: 4\r\n";
            String responses = server.exchange(request + "\r\nbody" + request + "Connection: close\r\n\r\nbody");
            assertThat(responses.split("HTTP/1.1 500 ", -1)).hasSize(3);
            assertThat(responses.split("failed: There is no CORS policy", -1)).hasSize(3);
            assertThat(responses).doesNotContain("secret").doesNotContain("Access-Control");
            Answer preflight = server.preflight("POST", "/one/x");
            assertThat(preflight.status()).isEqualTo(500);
            assertThat(preflight.cors()).isEqualTo(Expect.NOTHING);
            assertThat(preflight.body()).startsWith("failed: ").doesNotContain("secret");
        }
    }

    /** Were the policy asked for again, the error page would fail in the same way, and so for ever. */
    @ParameterizedTest
    @EnumSource
    void anErrorPageIsServedAllTheSame(Failing failing) {
        try (Server server = Server.start(router -> {
            failing.handler().mountOn(router);
            router.get("/x").handler(RoutingContext::end);
            router.get("/error").handler(ctx -> ctx.end("page"));
            router.route().failureHandler(ctx -> ctx.reroute("/error"));
        })) {
            assertThat(server.get("/x")).returns("page", Answer::body).returns(Expect.NOTHING, Answer::cors);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsChosenOnceForEachRequestAndOnlyWhereItMayDecide(At at) {
        AtomicInteger count = new AtomicInteger();
        CrossOriginHandler counting = CrossOriginHandler.perRequest(ctx -> {
            count.incrementAndGet();
            return later(tenant(ctx));
        });
        try (Server server = start(at, counting)) {
            post(server, "/one/x", APP);
            assertThat(count).hasValue(1);
            server.preflight("POST", "/one/x");
            assertThat(count).hasValue(2);
            post(server, "/one/fails", APP);
            assertThat(count).hasValue(3);
        }
    }

    @Test
    void theOuterIsNotAskedWhereTheInnerDecides() {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        try (Server server = Server.start(router -> {
            counting(outer, APP).mountOn(router);
            Router api = Server.router();
            counting(inner, OTHER).mountOn(api);
            api.get("/x").handler(RoutingContext::end);
            router.route("/api/*").subRouter(api);
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.send("GET", "/api/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.preflight("GET", "/api/x").cors()).doesNotContainKey("access-control-allow-origin");
            assertThat(outer).hasValue(0);
            assertThat(inner).hasValue(2);
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
            assertThat(outer).hasValue(1);
        }
    }

    private static CrossOriginHandler counting(AtomicInteger count, String origin) {
        return CrossOriginHandler.perRequest(ctx -> {
            count.incrementAndGet();
            return later(Cors.of(cors -> cors.origins(origin)));
        });
    }

    /** Who was not expected to decide is asked as soon as a route passes the request on. */
    @Test
    void whoeverIsLeftToDecideIsAskedInTime() {
        try (Server server = Server.start(router -> {
            counting(new AtomicInteger(), APP).mountOn(router);
            Router api = Server.router();
            counting(new AtomicInteger(), OTHER).mountOn(api);
            api.get("/x").handler(RoutingContext::next);
            router.route("/api/*").subRouter(api);
            router.get("/api/x").handler(RoutingContext::end);
            CrossOriginHandler.perRequest(ctx -> later(Cors.route(cors -> cors.origins(OTHER))))
                    .mountOn(router, router.get("/y"))
                    .handler(RoutingContext::next);
        })) {
            for (int i = 0; i < 2; i++) {
                assertThat(server.get("/api/x")).returns(200, Answer::status).returns(granted(APP), Answer::cors);
                assertThat(server.get("/y").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void whereSeveralMayDecideAPreflightIsGrantedWhatAllGrant() {
        AtomicInteger asked = new AtomicInteger();
        try (Server server = Server.start(router -> {
            counting(asked, APP)
                    .mountOn(router, router.get("/x").produces("text/plain"))
                    .handler(RoutingContext::end);
            counting(asked, OTHER)
                    .mountOn(router, router.get("/x").produces("text/html"))
                    .handler(RoutingContext::end);
            CrossOriginHandler.create(cors -> cors.origins(APP, OTHER)).mountOn(router);
        })) {
            assertThat(server.preflight("GET", "/x").cors()).doesNotContainKey("access-control-allow-origin");
            assertThat(asked).hasValue(2);
            assertThat(server.send("GET", "/x", "Origin", APP, "Accept", "text/plain")
                            .cors())
                    .isEqualTo(granted(APP));
            assertThat(server.send("GET", "/x", "Origin", OTHER, "Accept", "text/html")
                            .cors())
                    .isEqualTo(granted(OTHER));
        }
    }

    @Test
    void whoTimesOutIsNotSentOn() {
        AtomicInteger ran = new AtomicInteger();
        Promise<Cors> never = Promise.promise();
        try (Server server = Server.start(router -> {
            router.route().handler(TimeoutHandler.create(50));
            router.route().handler(CrossOriginHandler.perRequest(ctx -> never.future()));
            router.get("/x").handler(ctx -> {
                ran.incrementAndGet();
                ctx.end();
            });
            router.get("/y").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x")).returns(503, Answer::status).returns(Expect.NOTHING, Answer::cors);
            never.complete(Cors.defaults());
            assertThat(server.get("/y").status()).isEqualTo(200);
            assertThat(ran).hasValue(0);
        }
    }

    @Test
    void aPolicyWithResourcesFailsTheRequestsOfARoute() {
        Cors resources = Cors.of(cors -> cors.resource("/one/x"));
        try (Server server = start(At.ROUTE, CrossOriginHandler.perRequest(ctx -> later(resources)))) {
            assertThat(post(server, "/one/x", APP)).returns(500, Answer::status).returns(Expect.NOTHING, Answer::cors);
        }
    }
}
