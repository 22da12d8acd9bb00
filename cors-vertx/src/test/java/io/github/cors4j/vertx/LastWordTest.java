package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Expect.with;
import static io.github.cors4j.vertx.Server.APP;
import static io.github.cors4j.vertx.Server.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application does to the headers, and what leaves the server after that. */
class LastWordTest {

    private static Server start(Handler<RoutingContext> handler) {
        return Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP)).mountOn(router);
            router.get("/x").handler(handler);
        });
    }

    @Test
    void corsHeadersOfHandlersAreReplaced() {
        try (Server server = start(ctx -> ctx.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("access-control-allow-credentials", "true")
                .putHeader("Access-Control-Max-Age", "5")
                .end())) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
            assertThat(server.send("GET", "/x", "Origin", EVIL).cors()).isEqualTo(Expect.ONLY_VARY);
        }
    }

    @Test
    void corsHeadersThatHandlersAddAreNotDoubled() {
        try (Server server = start(ctx -> {
            ctx.response().headers().add("Access-Control-Allow-Origin", EVIL).add("ACCESS-CONTROL-ALLOW-ORIGIN", "*");
            ctx.end();
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void corsHeadersOfHeadersEndHandlersAreReplacedToo() {
        try (Server server = start(ctx -> {
            ctx.addHeadersEndHandler(end -> ctx.response().putHeader("Access-Control-Allow-Origin", "*"));
            ctx.end();
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }

    static Stream<Arguments> varies() {
        return Stream.of(
                vary("set", "Accept, Origin", ctx -> ctx.response().putHeader("Vary", "Accept")),
                vary(
                        "set in lower case",
                        "accept, Origin",
                        ctx -> ctx.response().putHeader("vary", "accept")),
                vary(
                        "added twice",
                        "Accept, Cookie, Origin",
                        ctx -> ctx.response().headers().add("Vary", "Accept").add("Vary", "Cookie")),
                vary("already there", "origin", ctx -> ctx.response().putHeader("Vary", "origin")),
                vary("everything", "*", ctx -> ctx.response().putHeader("Vary", "*")),
                vary(
                        "set when the headers end",
                        "Accept, Origin",
                        ctx -> ctx.addHeadersEndHandler(end -> ctx.response().putHeader("Vary", "Accept"))),
                vary("removed", "Origin", ctx -> ctx.response().headers().remove("Vary")),
                vary(
                        "all headers cleared",
                        "Origin",
                        ctx -> ctx.response().headers().clear()));
    }

    private static Arguments vary(String how, String expected, Handler<RoutingContext> handler) {
        return Arguments.of(how, expected, handler);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("varies")
    void varyIsMerged(String how, String expected, Handler<RoutingContext> handler) {
        try (Server server = start(ctx -> {
            handler.handle(ctx);
            ctx.end();
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(with(granted(APP), "vary", expected));
        }
    }

    @Test
    void varyIsLeftAloneWhereThePolicySaysSo() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins(APP).varyHeader(false))
                    .mountOn(router);
            router.get("/x")
                    .handler(ctx -> ctx.response().putHeader("Vary", "Accept").end());
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(with(granted(APP), "vary", "Accept"));
        }
    }

    @Test
    void responsesThatNobodyCoversAreLeftAlone() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.resource("/api/*")).mountOn(router);
            router.get("/x")
                    .handler(ctx -> ctx.response()
                            .putHeader("Access-Control-Allow-Origin", "mine")
                            .putHeader("Vary", "Accept")
                            .end());
        })) {
            assertThat(server.get("/x").cors())
                    .isEqualTo(Map.of("access-control-allow-origin", "mine", "vary", "Accept"));
        }
    }

    @Test
    void otherHeadersEndHandlersStillRun() {
        try (Server server = start(ctx -> {
            ctx.addHeadersEndHandler(end -> ctx.response().putHeader("X-Mine", "here"));
            ctx.end();
        })) {
            assertThat(server.get("/x").header("X-Mine")).isEqualTo("here");
        }
    }

    /** Nothing runs then when the headers leave, so only what was set before the handlers is there. */
    @Test
    void aHeadersEndHandlerSetOnTheResponseItselfCostsVary() {
        try (Server server = start(ctx -> {
            ctx.response().headersEndHandler(end -> ctx.response().putHeader("X-Mine", "here"));
            ctx.end();
        })) {
            Answer answer = server.get("/x");
            assertThat(answer.header("X-Mine")).isEqualTo("here");
            assertThat(answer.cors()).isEqualTo(Map.of("access-control-allow-origin", APP));
        }
    }

    /** Vert.x runs them last in, first out. */
    @Test
    void aHeadersEndHandlerThatWasAddedAheadOfThePolicyRunsBehindIt() {
        try (Server server = Server.start(router -> {
            router.route().handler(ctx -> {
                ctx.addHeadersEndHandler(end -> ctx.response().putHeader("Vary", "Accept"));
                ctx.next();
            });
            router.route().handler(CrossOriginHandler.create(cors -> cors.origins(APP)));
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(with(granted(APP), "vary", "Accept"));
        }
    }

    /** A response has one place for them, which the second router takes. */
    @Test
    void aSeparateRouterWithHeadersEndHandlersOfItsOwnCostsVary() {
        try (Server server = start(ctx -> {
            Router separate = Server.router();
            separate.get("/x").handler(inner -> {
                inner.addHeadersEndHandler(end -> {});
                inner.end();
            });
            separate.handle(ctx.request());
        })) {
            assertThat(server.get("/x").cors()).isEqualTo(Map.of("access-control-allow-origin", APP));
        }
    }
}
