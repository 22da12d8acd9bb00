package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.GuardedMethods.POLICY;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;

import io.github.cors4j.vertx.GuardedMethods.Row;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guard and handlers of the application that reroute a request, to another method and to another scope. */
class RerouteGuardTest {
    private static final HttpMethod[] METHODS = {HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE};

    private final GuardedMethods guarded = new GuardedMethods();

    /** Requests of any method to {@code /DELETE} go on as DELETE of {@code /in/x}. */
    private static void reroutes(Router router) {
        for (HttpMethod method : METHODS) {
            router.route("/" + method).handler(ctx -> ctx.reroute(method, "/in/x"));
        }
    }

    /** Where the policy is that guards {@code /in/x}. */
    enum At {
        ROOT {
            @Override
            void on(Router router, GuardedMethods guarded) {
                reroutes(router);
                router.route("/in/x").handler(guarded::handled);
                CrossOriginHandler.create(POLICY).mountOn(router);
            }
        },
        CHOSEN {
            @Override
            void on(Router router, GuardedMethods guarded) {
                reroutes(router);
                router.route("/in/x").handler(guarded::handled);
                CrossOriginHandler.perRequest(ctx -> GuardedMethods.later()).mountOn(router);
            }
        },
        HANDLER {
            @Override
            void on(Router router, GuardedMethods guarded) {
                router.route().handler(CrossOriginHandler.create(POLICY));
                reroutes(router);
                router.route("/in/x").handler(guarded::handled);
            }
        },
        SUB_ROUTER_OF_AN_OPEN_ONE {
            @Override
            void on(Router router, GuardedMethods guarded) {
                CrossOriginHandler.create().mountOn(router);
                SUB_ROUTER.on(router, guarded);
            }
        },
        ROUTE_OF_AN_OPEN_ROUTER {
            @Override
            void on(Router router, GuardedMethods guarded) {
                CrossOriginHandler.create().mountOn(router);
                reroutes(router);
                CrossOriginHandler.create(POLICY)
                        .mountOn(router, router.route("/in/x"))
                        .handler(guarded::handled);
            }
        },
        SUB_ROUTER {
            @Override
            void on(Router router, GuardedMethods guarded) {
                reroutes(router);
                Router sub = Server.router();
                CrossOriginHandler.create(POLICY).mountOn(sub);
                sub.route("/x").handler(guarded::handled);
                router.route("/in/*").subRouter(sub);
            }
        };

        abstract void on(Router router, GuardedMethods guarded);
    }

    private static Row row(String origin, String method, String path, String handled) {
        return new Row(origin, method, path, List.of(), handled);
    }

    /** What holds wherever the policy is: the method that is routed on has to be safe, or allowed. */
    private static final List<Row> EVERYWHERE = List.of(
            row(EVIL, "GET", "/DELETE", ""),
            row(EVIL, "GET", "/POST", ""),
            row(EVIL, "POST", "/DELETE", ""),
            row("null", "GET", "/DELETE", ""),
            row(EVIL, "GET", "/GET", "GET"),
            row(APP, "GET", "/PUT", ""),
            row(APP, "POST", "/DELETE", ""),
            row(APP, "GET", "/POST", "POST"),
            row(APP, "POST", "/GET", "GET"),
            row("http://localhost", "GET", "/DELETE", "DELETE"),
            row("", "GET", "/DELETE", "DELETE"));

    private void check(At at, List<Row> rows) {
        guarded.check(router -> at.on(router, guarded), rows);
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
                        row(EVIL, "POST", "/GET", ""),
                        row(EVIL, "DELETE", "/GET", ""),
                        row(APP, "DELETE", "/POST", "")));
    }

    /** Vert.x shows the method that was sent to nobody who comes after the reroute. */
    @Test
    void aPolicyOnASubRouterAloneSeesOnlyTheMethodThatIsRoutedOn() {
        check(At.SUB_ROUTER, List.of(row(EVIL, "POST", "/GET", "GET"), row(APP, "DELETE", "/POST", "POST")));
    }
}
