package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reroute takes headers and headers-end handlers away and starts again; the policy does so as well. */
class RerouteTest {

    private static void routes(Router router) {
        router.get("/open/a").handler(ctx -> ctx.reroute("/open/b"));
        router.get("/open/b").handler(ctx -> ctx.end("b"));
        router.get("/open/c").handler(ctx -> ctx.reroute("/closed/d"));
        router.get("/closed/d").handler(ctx -> ctx.end("d"));
        router.get("/open/e").handler(ctx -> ctx.reroute("/elsewhere"));
        router.get("/elsewhere").handler(ctx -> ctx.end("elsewhere"));
        router.get("/open/fails").handler(ctx -> ctx.fail(500)).failureHandler(ctx -> ctx.reroute("/open/b"));
        router.get("/again").handler(ctx -> {
            if (ctx.get("tried") == null) {
                ctx.put("tried", true);
                ctx.reroute("/again");
            } else {
                ctx.end("again");
            }
        });
    }

    private static CrossOriginHandler resources() {
        return CrossOriginHandler.create(cors -> cors.origins(APP, OTHER)
                .resource("/open/*")
                .resource("/again")
                .resource("/closed/*", closed -> closed.origins(OTHER)));
    }

    @ParameterizedTest
    @EnumSource
    void toAnotherPathOfTheResource(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            mounted.on(router, resources());
            routes(router);
        })) {
            for (String path : new String[] {"/open/a", "/open/fails", "/again"}) {
                assertThat(server.get(path).status()).isEqualTo(200);
                assertThat(server.get(path).cors()).as(path).isEqualTo(granted(APP));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void toAnotherResourceTheOneThatAnswersDecides(ApplicationTest.Mounted mounted) {
        try (Server server = Server.start(router -> {
            mounted.on(router, resources());
            routes(router);
        })) {
            assertThat(server.get("/open/c").body()).isEqualTo("d");
            assertThat(server.get("/open/c").cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("GET", "/open/c", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.get("/open/e").body()).isEqualTo("elsewhere");
            assertThat(server.get("/open/e").cors()).isEqualTo(Expect.NOTHING);
        }
    }

    @Test
    void toAnotherScope() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            Router inner = Server.router();
            CrossOriginHandler.create(cors -> cors.origins(OTHER)).mountOn(inner);
            inner.get("/x").handler(ctx -> ctx.end("inner"));
            inner.get("/back").handler(ctx -> ctx.reroute("/y"));
            router.get("/x").handler(ctx -> ctx.reroute("/inner/x"));
            router.get("/y").handler(ctx -> ctx.end("outer"));
            router.route("/inner/*").subRouter(inner);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(Expect.ONLY_VARY);
            assertThat(server.send("GET", "/x", "Origin", OTHER).cors()).isEqualTo(granted(OTHER));
            assertThat(server.get("/inner/back").cors()).isEqualTo(granted(APP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSupplierIsStillAskedOnce(ApplicationTest.Mounted mounted) {
        AtomicInteger asked = new AtomicInteger();
        Cors cors = Cors.defaults();
        try (Server server = Server.start(router -> {
            mounted.on(router, CrossOriginHandler.reloading(() -> {
                asked.incrementAndGet();
                return cors;
            }));
            routes(router);
        })) {
            server.get("/open/c");
            assertThat(asked).hasValue(1);
            server.get("/open/fails");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void aMethodOverrideMakesNoPreflight() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.route().handler(MethodOverrideHandler.create());
            router.options("/x").handler(ctx -> ctx.end("application"));
        })) {
            Answer answer = server.send(
                    "POST",
                    "/x",
                    "Origin",
                    APP,
                    "X-HTTP-Method-Override",
                    "OPTIONS",
                    "Access-Control-Request-Method",
                    "PUT");
            assertThat(answer.body()).isEqualTo("application");
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void aPreflightLeftToTheApplicationMayBeRerouted() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.automaticOptions(false).methods("PUT"))
                    .mountOn(router);
            router.options("/x").handler(ctx -> ctx.reroute(HttpMethod.GET, "/y"));
            router.get("/y").handler(ctx -> ctx.end("y"));
        })) {
            Answer answer = server.preflight("PUT", "/x");
            assertThat(answer.body()).isEqualTo("y");
            assertThat(answer.cors()).isEqualTo(Expect.preflight(APP, "PUT"));
        }
    }

    @Test
    void anEndlessRerouteIsNoneOfOurs() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            router.get("/loop/:n").handler(ctx -> {
                int n = Integer.parseInt(ctx.pathParam("n"));
                if (n == 0) {
                    ctx.end("done");
                } else {
                    ctx.reroute("/loop/" + (n - 1));
                }
            });
        })) {
            assertThat(server.get("/loop/50").cors()).isEqualTo(Map.copyOf(granted(APP)));
        }
    }
}
