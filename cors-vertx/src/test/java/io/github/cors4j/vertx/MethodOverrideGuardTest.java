package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guard and a handler that overrides methods: where the guard sees both, and where it no longer can. */
class MethodOverrideGuardTest {
    private static final Cors POLICY =
            Cors.route(cors -> cors.origins(APP).methods("GET", "POST").guardUnsafeMethods(true));

    private final AtomicInteger ran = new AtomicInteger();

    private void routes(Router router, String path) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            router.route(HttpMethod.valueOf(method), path).handler(this::handled);
        }
    }

    /** Answers with the method by which the request came here. */
    private void handled(RoutingContext ctx) {
        ran.incrementAndGet();
        ctx.end(ctx.request().method().name());
    }

    private static void override(Router router) {
        router.route().handler(MethodOverrideHandler.create(false)); // any method by any
    }

    /** Where the policy is, in front of routes at {@code /in/x}. */
    enum At {
        ROOT {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                override(router);
                test.routes(router, "/in/x");
                CrossOriginHandler.create(POLICY).mountOn(router);
            }
        },
        CHOSEN {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                override(router);
                test.routes(router, "/in/x");
                CrossOriginHandler.perRequest(ctx -> {
                            Promise<Cors> later = Promise.promise();
                            Server.VERTX.setTimer(2, timer -> later.complete(POLICY));
                            return later.future();
                        })
                        .mountOn(router);
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                CrossOriginHandler.create().mountOn(router);
                override(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                test.routes(sub, "/x");
                router.route("/in/*").subRouter(sub);
            }
        },
        SUB_ROUTER_THAT_OVERRIDES {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                override(sub);
                test.routes(sub, "/x");
                router.route("/in/*").subRouter(sub);
            }
        },
        ROUTES {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                override(router);
                for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                    CrossOriginHandler.create(POLICY)
                            .mountOn(router, router.route(HttpMethod.valueOf(method), "/in/x"))
                            .handler(test::handled);
                }
            }
        },
        ROUTE_OF_ANY_METHOD {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                CrossOriginHandler.create().mountOn(router);
                override(router);
                CrossOriginHandler.create(POLICY)
                        .mountOn(router, router.route("/in/x"))
                        .handler(test::handled);
            }
        },
        HANDLER_IN_FRONT {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                router.route().handler(CrossOriginHandler.create(POLICY));
                override(router);
                test.routes(router, "/in/x");
            }
        },
        HANDLER_BEHIND {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                override(router);
                router.route().handler(CrossOriginHandler.create(POLICY));
                test.routes(router, "/in/x");
            }
        },
        SUB_ROUTER_BEHIND {
            @Override
            void on(Router router, MethodOverrideGuardTest test) {
                override(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                test.routes(sub, "/x");
                router.route("/in/*").subRouter(sub);
            }
        };

        abstract void on(Router router, MethodOverrideGuardTest test);

        /** Whether the policy comes first when the method has been overridden already. */
        boolean isTooLate() {
            return this == HANDLER_BEHIND || this == SUB_ROUTER_BEHIND;
        }
    }

    /**
     * One request.
     *
     * @param origin its page; empty if it comes from no page
     * @param overrides the lines of the header
     * @param handled by which method a handler gets it; empty if the guard refuses it
     */
    private record Row(String origin, String method, List<String> overrides, String handled) {
        static Row of(String origin, String method, String handled, String... overrides) {
            return new Row(origin, method, List.of(overrides), handled);
        }

        Answer ask(Server server) {
            Stream<String> lines = Stream.of(method + " /in/x HTTP/1.1");
            if (!origin.isEmpty()) {
                lines = Stream.concat(lines, Stream.of("Origin: " + origin));
            }
            Stream<String> headers = overrides.stream().map(each -> "X-HTTP-Method-Override: " + each);
            return server.raw(Stream.concat(lines, headers).toArray(String[]::new));
        }
    }

    /** What holds wherever the policy is. */
    private static final List<Row> EVERYWHERE = List.of(
            Row.of(EVIL, "GET", "", "DELETE"),
            Row.of(EVIL, "GET", "", "POST"),
            Row.of(EVIL, "POST", "", "DELETE"),
            Row.of(EVIL, "GET", "", "DELETE", "GET"),
            Row.of("null", "GET", "", "DELETE"),
            Row.of(EVIL, "GET", "GET", "GET"),
            Row.of(EVIL, "GET", "GET", "GET", "DELETE"),
            Row.of(APP, "POST", "", "PUT"),
            Row.of(APP, "GET", "", "PUT"),
            Row.of(APP, "POST", "", "PUT", "POST"),
            Row.of(APP, "POST", "GET", "GET"),
            Row.of(APP, "GET", "POST", "POST"),
            Row.of(APP, "POST", "POST", "POST", "PUT"),
            Row.of("http://localhost", "GET", "DELETE", "DELETE"),
            Row.of("", "GET", "DELETE", "DELETE"),
            Row.of("", "POST", "GET", "GET"));

    /** What only the method shows that was really sent. */
    private static final List<Row> BY_THE_REAL_METHOD = List.of(
            Row.of(EVIL, "POST", "", "GET"),
            Row.of(EVIL, "PUT", "", "GET"),
            Row.of(EVIL, "POST", "", "GET", "GET"),
            Row.of("null", "POST", "", "GET"),
            Row.of(APP, "PUT", "", "GET"),
            Row.of(APP, "PUT", "", "POST"));

    private void check(At at, List<Row> rows) {
        try (Server server = Server.start(router -> at.on(router, this))) {
            for (Row row : rows) {
                ran.set(0);
                Answer answer = row.ask(server);
                boolean refused = row.handled().isEmpty();
                assertThat(answer.status()).as("%s", row).isEqualTo(refused ? 403 : 200);
                assertThat(answer.body()).as("%s", row).isEqualTo(row.handled());
                assertThat(ran).as("%s", row).hasValue(refused ? 0 : 1);
                boolean grants = row.origin().equals(APP) || row.origin().isEmpty();
                assertThat(answer.cors()).as("%s", row).isEqualTo(grants ? granted(APP) : Expect.ONLY_VARY);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMethodThatIsRoutedOnIsGuarded(At at) {
        check(at, EVERYWHERE);
    }

    static List<At> inTime() {
        return Stream.of(At.values()).filter(at -> !at.isTooLate()).toList();
    }

    @ParameterizedTest
    @MethodSource("inTime")
    void theMethodThatWasSentIsGuarded(At at) {
        check(at, BY_THE_REAL_METHOD);
    }

    static List<At> tooLate() {
        return Stream.of(At.values()).filter(At::isTooLate).toList();
    }

    /** Vert.x shows the real method to nobody who comes behind the handler that overrides it. */
    @ParameterizedTest
    @MethodSource("tooLate")
    void behindTheHandlerThatOverridesOnlyTheMethodThatIsRoutedOnIsSeen(At at) {
        List<Row> passed = BY_THE_REAL_METHOD.stream()
                .map(row -> new Row(
                        row.origin(),
                        row.method(),
                        row.overrides(),
                        row.overrides().get(0)))
                .toList();
        check(at, passed);
    }

    @Test
    void aRouteIsGuardedFromWhatAnotherMethodsRouteWouldLetPass() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            override(router);
            router.get("/in/x").handler(this::handled);
            CrossOriginHandler.create(POLICY)
                    .mountOn(router, router.post("/in/x"))
                    .handler(this::handled);
        })) {
            for (Row row : List.of(Row.of(EVIL, "GET", "", "POST"), Row.of(EVIL, "POST", "", "GET"))) {
                assertThat(row.ask(server).status()).as("%s", row).isEqualTo(403);
            }
            assertThat(ran).hasValue(0);
            assertThat(Row.of(APP, "GET", "POST", "POST").ask(server).body()).isEqualTo("POST");
        }
    }

    /** No browser sends it; a preflight that is not answered here would run the handler for DELETE. */
    @Test
    void aPreflightThatTheApplicationAnswersIsGuardedWhereItIsRoutedAsSomethingElse() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(
                            cors -> cors.origins(APP).guardUnsafeMethods(true).automaticOptions(false))
                    .mountOn(router);
            override(router);
            routes(router, "/in/x");
        })) {
            Answer answer = server.send(
                    "OPTIONS",
                    "/in/x",
                    "Origin",
                    EVIL,
                    "Access-Control-Request-Method",
                    "POST",
                    "X-HTTP-Method-Override",
                    "DELETE");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Allow")).isNull();
            assertThat(ran).hasValue(0);
        }
    }
}
