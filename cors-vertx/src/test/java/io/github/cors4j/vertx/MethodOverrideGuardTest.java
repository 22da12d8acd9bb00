package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.GuardedMethods.POLICY;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.vertx.GuardedMethods.Row;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guard and a handler that overrides methods: where the guard sees both, and where it no longer can. */
class MethodOverrideGuardTest {
    private final GuardedMethods guarded = new GuardedMethods();

    private static void routes(Router router, String path, GuardedMethods guarded) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            router.route(HttpMethod.valueOf(method), path).handler(guarded::handled);
        }
    }

    private static void override(Router router) {
        router.route().handler(MethodOverrideHandler.create(false)); // any method by any
    }

    /** Where the policy is, in front of routes at {@code /in/x}. */
    enum At {
        ROOT {
            @Override
            void on(Router router, GuardedMethods guarded) {
                override(router);
                routes(router, "/in/x", guarded);
                CrossOriginHandler.create(POLICY).mountOn(router);
            }
        },
        CHOSEN {
            @Override
            void on(Router router, GuardedMethods guarded) {
                override(router);
                routes(router, "/in/x", guarded);
                CrossOriginHandler.perRequest(ctx -> GuardedMethods.later()).mountOn(router);
            }
        },
        SUB_ROUTER_OF_A_COVERED_ONE {
            @Override
            void on(Router router, GuardedMethods guarded) {
                CrossOriginHandler.create().mountOn(router);
                override(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                routes(sub, "/x", guarded);
                router.route("/in/*").subRouter(sub);
            }
        },
        SUB_ROUTER_THAT_OVERRIDES {
            @Override
            void on(Router router, GuardedMethods guarded) {
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                override(sub);
                routes(sub, "/x", guarded);
                router.route("/in/*").subRouter(sub);
            }
        },
        ROUTES {
            @Override
            void on(Router router, GuardedMethods guarded) {
                override(router);
                for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                    CrossOriginHandler.create(POLICY)
                            .mountOn(router, router.route(HttpMethod.valueOf(method), "/in/x"))
                            .handler(guarded::handled);
                }
            }
        },
        ROUTE_OF_ANY_METHOD {
            @Override
            void on(Router router, GuardedMethods guarded) {
                CrossOriginHandler.create().mountOn(router);
                override(router);
                CrossOriginHandler.create(POLICY)
                        .mountOn(router, router.route("/in/x"))
                        .handler(guarded::handled);
            }
        },
        HANDLER_IN_FRONT {
            @Override
            void on(Router router, GuardedMethods guarded) {
                router.route().handler(CrossOriginHandler.create(POLICY));
                override(router);
                routes(router, "/in/x", guarded);
            }
        },
        HANDLER_BEHIND {
            @Override
            void on(Router router, GuardedMethods guarded) {
                override(router);
                router.route().handler(CrossOriginHandler.create(POLICY));
                routes(router, "/in/x", guarded);
            }
        },
        SUB_ROUTER_BEHIND {
            @Override
            void on(Router router, GuardedMethods guarded) {
                override(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                routes(sub, "/x", guarded);
                router.route("/in/*").subRouter(sub);
            }
        };

        abstract void on(Router router, GuardedMethods guarded);

        /** Whether the policy comes first when the method has been overridden already. */
        boolean isTooLate() {
            return this == HANDLER_BEHIND || this == SUB_ROUTER_BEHIND;
        }
    }

    /** A request with some lines of the header. */
    private static Row row(String origin, String method, String handled, String... overrides) {
        return new Row(origin, method, "/in/x", List.of(overrides), handled);
    }

    /** What holds wherever the policy is. */
    private static final List<Row> EVERYWHERE = List.of(
            row(EVIL, "GET", "", "DELETE"),
            row(EVIL, "GET", "", "POST"),
            row(EVIL, "POST", "", "DELETE"),
            row(EVIL, "GET", "", "DELETE", "GET"),
            row("null", "GET", "", "DELETE"),
            row(EVIL, "GET", "GET", "GET"),
            row(EVIL, "GET", "GET", "GET", "DELETE"),
            row(APP, "POST", "", "PUT"),
            row(APP, "GET", "", "PUT"),
            row(APP, "POST", "", "PUT", "POST"),
            row(APP, "POST", "GET", "GET"),
            row(APP, "GET", "POST", "POST"),
            row(APP, "POST", "POST", "POST", "PUT"),
            row("http://localhost", "GET", "DELETE", "DELETE"),
            row("", "GET", "DELETE", "DELETE"),
            row("", "POST", "GET", "GET"));

    /** What only the method shows that was really sent. */
    private static final List<Row> BY_THE_REAL_METHOD = List.of(
            row(EVIL, "POST", "", "GET"),
            row(EVIL, "PUT", "", "GET"),
            row(EVIL, "POST", "", "GET", "GET"),
            row("null", "POST", "", "GET"),
            row(APP, "PUT", "", "GET"),
            row(APP, "PUT", "", "POST"));

    private void check(At at, List<Row> rows) {
        guarded.check(router -> at.on(router, guarded), rows);
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
                        row.path(),
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
            router.get("/in/x").handler(guarded::handled);
            CrossOriginHandler.create(POLICY)
                    .mountOn(router, router.post("/in/x"))
                    .handler(guarded::handled);
        })) {
            for (Row row : List.of(row(EVIL, "GET", "", "POST"), row(EVIL, "POST", "", "GET"))) {
                assertThat(row.ask(server).status()).as("%s", row).isEqualTo(403);
            }
            assertThat(guarded.ran).hasValue(0);
            assertThat(row(APP, "GET", "POST", "POST").ask(server).body()).isEqualTo("POST");
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
            routes(router, "/in/x", guarded);
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
            assertThat(guarded.ran).hasValue(0);
        }
    }
}
