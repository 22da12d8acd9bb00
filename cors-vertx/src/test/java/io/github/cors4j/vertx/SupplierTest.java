package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies that change while the server runs, and policies that several servers share. */
class SupplierTest {

    @ParameterizedTest
    @EnumSource
    void thePolicyMayBeReplaced(ApplicationTest.Mounted mounted) {
        AtomicReference<Cors> current = new AtomicReference<>(Cors.of(cors -> cors.origins(APP)));
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.reloading(current::get));
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
            current.set(Cors.of(cors -> cors.origins(OTHER)));
            assertThat(server.get("/x").cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("GET", "/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestKeepsThePolicyItBeganWith(ApplicationTest.Mounted mounted) {
        AtomicReference<Cors> current = new AtomicReference<>(Cors.of(cors -> cors.origins(APP)));
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.reloading(current::get));
            router.get("/x").handler(ctx -> {
                current.set(Cors.of(cors -> cors.origins(OTHER)));
                ctx.end();
            });
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyOfOptionsIsBuiltOnceSoThatItsWarningsAreLoggedOnce(ApplicationTest.Mounted mounted) {
        AtomicInteger built = new AtomicInteger();
        try (Server server = Server.start(router -> {
            mounted.on(
                    router,
                    CrossOriginHandler.create(cors -> cors.origins(APP).maxAge(100_000 + built.incrementAndGet())));
            router.get("/x").handler(RoutingContext::end);
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
            }
        }
        assertThat(built).hasValue(1);
    }

    @Test
    void everyRequestAsksOnceAndOnlyThePolicyThatDecides() {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        try (Server server = Server.start(router -> {
            CrossOriginHandler.reloading(counting(outer)).mountOn(router);
            Router api = Server.router();
            CrossOriginHandler.reloading(counting(inner)).mountOn(api);
            api.get("/x").handler(RoutingContext::end);
            api.get("/fail").handler(ctx -> ctx.fail(500));
            router.route("/api/*").subRouter(api);
        })) {
            server.get("/api/x");
            server.get("/api/fail");
            server.preflight("GET", "/api/x");
            assertThat(inner).hasValue(3);
            assertThat(outer).hasValue(0);
            server.get("/x");
            assertThat(outer).hasValue(1);
        }
    }

    private static Supplier<Cors> counting(AtomicInteger count) {
        Cors cors = Cors.defaults();
        return () -> {
            count.incrementAndGet();
            return cors;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aSupplierThatThrowsOrHasNothingFailsTheRequest(ApplicationTest.Mounted mounted) {
        AtomicReference<Cors> current = new AtomicReference<>();
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.reloading(current::get));
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").status()).isEqualTo(500);
            assertThat(server.get("/x").cors()).isEqualTo(Expect.NOTHING);
            assertThat(server.preflight("GET", "/x").status()).isEqualTo(500);
            current.set(Cors.of(cors -> cors.origins(APP)));
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    private enum Supplied {
        RELOADING {
            @Override
            CrossOriginHandler of(Supplier<Cors> policy) {
                return CrossOriginHandler.reloading(policy);
            }
        },
        PER_REQUEST_SYNC {
            @Override
            CrossOriginHandler of(Supplier<Cors> policy) {
                return CrossOriginHandler.perRequestSync(ctx -> policy.get());
            }
        },
        PER_REQUEST {
            @Override
            CrossOriginHandler of(Supplier<Cors> policy) {
                return CrossOriginHandler.perRequest(ctx -> Future.succeededFuture(policy.get()));
            }
        },
        PER_REQUEST_LATER {
            @Override
            CrossOriginHandler of(Supplier<Cors> policy) {
                return CrossOriginHandler.perRequest(ctx -> {
                    Promise<Cors> later = Promise.promise();
                    ctx.vertx().runOnContext(run -> later.complete(policy.get()));
                    return later.future();
                });
            }
        };

        abstract CrossOriginHandler of(Supplier<Cors> policy);
    }

    /** A route has no resources, so nothing that it would decide is granted. */
    @ParameterizedTest
    @EnumSource
    void aRouteFailsWhatAPolicyWithResourcesWouldDecide(Supplied supplied) {
        AtomicReference<Cors> current = new AtomicReference<>(Cors.of(cors -> cors.resource("/x")));
        try (Server server = Server.start(router -> {
            CrossOriginHandler handler = supplied.of(current::get);
            handler.mountOn(router);
            handler.mountOn(router, router.get("/x")).handler(RoutingContext::end);
            Router api = Server.router();
            supplied.of(current::get).mountOn(api, api.get("/x")).handler(RoutingContext::end);
            router.route("/api/*").subRouter(api);
        })) {
            for (String path : new String[] {"/x", "/api/x"}) {
                for (Cors policy :
                        List.of(Cors.of(cors -> cors.resource("/x")), Cors.of(cors -> cors.exclude("/private/*")))) {
                    current.set(policy);
                    assertThat(server.get(path)).returns(500, Answer::status).returns(Expect.NOTHING, Answer::cors);
                    assertThat(server.preflight("GET", path))
                            .returns(500, Answer::status)
                            .returns(Expect.NOTHING, Answer::cors);
                    assertThat(server.preflight("PUT", path))
                            .as("a method that the route has not")
                            .returns(500, Answer::status)
                            .returns(Expect.NOTHING, Answer::cors);
                    assertThat(server.send("OPTIONS", path, "Origin", APP)).returns(500, Answer::status);
                    assertThat(server.send("PUT", path, "Origin", APP).cors()).isEqualTo(Expect.NOTHING);
                }
                current.set(Cors.of(cors -> cors.origins(APP)));
                assertThat(server.get(path).cors()).isEqualTo(granted(APP));
                assertThat(server.preflight("GET", path).cors()).containsEntry("access-control-allow-origin", APP);
            }
        }
    }

    @Test
    void oneSuppliedPolicyOnARouterAsAHandlerAndOnItsRouteMeetsNoOther() {
        CrossOriginHandler handler = CrossOriginHandler.reloading(() -> Cors.of(cors -> cors.origins(APP)));
        try (Server server = Server.start(router -> {
            router.route().handler(handler);
            handler.mountOn(router, router.get("/x")).handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void instancesOfAVerticleShareOneHandler() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        CrossOriginHandler shared = CrossOriginHandler.create(cors -> cors.origins(APP));
        CrossOriginHandler route = CrossOriginHandler.route(cors -> cors.origins(OTHER));
        Set<String> threads = ConcurrentHashMap.newKeySet();
        String id = Server.await(Server.VERTX.deployVerticle(
                () -> new AbstractVerticle() {
                    @Override
                    public void start(Promise<Void> started) {
                        Router router = Router.router(vertx);
                        shared.mountOn(router);
                        router.get("/x").handler(ctx -> {
                            threads.add(Thread.currentThread().getName());
                            ctx.end();
                        });
                        route.mountOn(router, router.get("/own")).handler(RoutingContext::end);
                        vertx.createHttpServer()
                                .requestHandler(router)
                                .listen(port, "localhost")
                                .<Void>mapEmpty()
                                .onComplete(started);
                    }
                },
                new DeploymentOptions().setInstances(4)));
        try {
            for (int i = 0; i < 12; i++) {
                assertThat(Server.send(port, "GET", "/x", "Origin", APP).cors()).isEqualTo(granted(APP));
                assertThat(Server.send(port, "GET", "/own", "Origin", OTHER).cors())
                        .isEqualTo(granted(OTHER));
            }
            assertThat(threads).hasSizeGreaterThan(1);
        } finally {
            Server.await(Server.VERTX.undeploy(id));
        }
    }
}
