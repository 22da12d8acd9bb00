package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guard and handlers of the application that reroute a request, to another method and to another scope. */
class RerouteGuardTest {
    private static final Cors POLICY =
            Cors.route(cors -> cors.origins(APP).methods("GET", "POST").guardUnsafeMethods(true));
    private static final HttpMethod[] METHODS = {HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE};

    private final AtomicInteger ran = new AtomicInteger();

    /** Answers with the method by which the request came here. */
    private void handled(RoutingContext ctx) {
        ran.incrementAndGet();
        ctx.end(ctx.request().method().name());
    }

    /** Requests of any method to {@code /DELETE} go on as DELETE of {@code /in/x}. */
    private static void reroutes(Router router) {
        for (HttpMethod method : METHODS) {
            router.route("/" + method).handler(ctx -> ctx.reroute(method, "/in/x"));
        }
    }

    private static Future<Cors> later() {
        Promise<Cors> later = Promise.promise();
        Server.VERTX.setTimer(2, timer -> later.complete(POLICY));
        return later.future();
    }

    /** Where the policy is that guards {@code /in/x}. */
    enum At {
        ROOT {
            @Override
            void on(Router router, RerouteGuardTest test) {
                reroutes(router);
                router.route("/in/x").handler(test::handled);
                CrossOriginHandler.create(POLICY).mountOn(router);
            }
        },
        CHOSEN {
            @Override
            void on(Router router, RerouteGuardTest test) {
                reroutes(router);
                router.route("/in/x").handler(test::handled);
                CrossOriginHandler.perRequest(ctx -> later()).mountOn(router);
            }
        },
        HANDLER {
            @Override
            void on(Router router, RerouteGuardTest test) {
                router.route().handler(CrossOriginHandler.create(POLICY));
                reroutes(router);
                router.route("/in/x").handler(test::handled);
            }
        },
        SUB_ROUTER_OF_AN_OPEN_ONE {
            @Override
            void on(Router router, RerouteGuardTest test) {
                CrossOriginHandler.create().mountOn(router);
                SUB_ROUTER.on(router, test);
            }
        },
        ROUTE_OF_AN_OPEN_ROUTER {
            @Override
            void on(Router router, RerouteGuardTest test) {
                CrossOriginHandler.create().mountOn(router);
                reroutes(router);
                CrossOriginHandler.create(POLICY)
                        .mountOn(router, router.route("/in/x"))
                        .handler(test::handled);
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, RerouteGuardTest test) {
                reroutes(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                sub.route("/x").handler(test::handled);
                router.route("/in/*").subRouter(sub);
            }
        };

        abstract void on(Router router, RerouteGuardTest test);
    }

    /** @param handled by which method a handler gets it; empty if the guard refuses it */
    private record Row(String origin, String method, String path, String handled) {
        Answer ask(Server server) {
            return origin.isEmpty()
                    ? server.raw(method + " " + path + " HTTP/1.1")
                    : server.raw(method + " " + path + " HTTP/1.1", "Origin: " + origin);
        }
    }

    /** What holds wherever the policy is: the method that is routed on has to be safe, or allowed. */
    private static final List<Row> EVERYWHERE = List.of(
            new Row(EVIL, "GET", "/DELETE", ""),
            new Row(EVIL, "GET", "/POST", ""),
            new Row(EVIL, "POST", "/DELETE", ""),
            new Row("null", "GET", "/DELETE", ""),
            new Row(EVIL, "GET", "/GET", "GET"),
            new Row(APP, "GET", "/PUT", ""),
            new Row(APP, "POST", "/DELETE", ""),
            new Row(APP, "GET", "/POST", "POST"),
            new Row(APP, "POST", "/GET", "GET"),
            new Row("http://localhost", "GET", "/DELETE", "DELETE"),
            new Row("", "GET", "/DELETE", "DELETE"));

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

    static Stream<At> whereThePolicySeesTheRequestFirst() {
        return Stream.of(At.values()).filter(at -> at != At.SUB_ROUTER);
    }

    @ParameterizedTest
    @MethodSource("whereThePolicySeesTheRequestFirst")
    void theMethodThatWasSentIsGuarded(At at) {
        check(
                at,
                List.of(
                        new Row(EVIL, "POST", "/GET", ""),
                        new Row(EVIL, "DELETE", "/GET", ""),
                        new Row(APP, "DELETE", "/POST", "")));
    }

    /** Vert.x shows the method that was sent to nobody who comes after the reroute. */
    @Test
    void aPolicyOnASubRouterAloneSeesOnlyTheMethodThatIsRoutedOn() {
        check(At.SUB_ROUTER, List.of(new Row(EVIL, "POST", "/GET", "GET"), new Row(APP, "DELETE", "/POST", "POST")));
    }
}
