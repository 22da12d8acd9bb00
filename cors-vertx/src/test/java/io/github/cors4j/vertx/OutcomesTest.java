package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Expect.granted;
import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.ErrorHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a request ends, the response has the headers of the policy. */
class OutcomesTest {

    private static Arguments ends(String how, int status, Consumer<RoutingContext> handler) {
        return Arguments.of(how, status, handler);
    }

    static Stream<Arguments> waysToEnd() {
        return Stream.of(
                ends("text", 200, ctx -> ctx.end("text")),
                ends("nothing", 200, RoutingContext::end),
                ends("JSON", 200, ctx -> ctx.json(new JsonObject().put("user", "joe"))),
                ends("204", 204, ctx -> ctx.response().setStatusCode(204).end()),
                ends("304", 304, ctx -> ctx.response().setStatusCode(304).end()),
                ends("chunks", 200, ctx -> {
                    ctx.response().setChunked(true).write("one");
                    ctx.response().write("two");
                    ctx.end();
                }),
                ends("200 kB", 200, ctx -> ctx.end(Buffer.buffer(new byte[200_000]))),
                ends("redirect", 302, ctx -> ctx.redirect("/elsewhere")),
                ends("throw", 500, ctx -> {
                    throw new IllegalArgumentException("thrown");
                }),
                ends("throw an error", 500, ctx -> {
                    throw new StackOverflowError("thrown");
                }),
                ends("throw HttpException", 418, ctx -> {
                    throw new HttpException(418);
                }),
                ends("fail(403)", 403, ctx -> ctx.fail(403)),
                ends("fail(exception)", 500, ctx -> ctx.fail(new IOException("failed"))),
                ends("fail later", 503, ctx -> ctx.vertx().runOnContext(later -> ctx.fail(503))),
                ends("end later", 200, ctx -> ctx.vertx().runOnContext(later -> ctx.end("later"))),
                ends("next without a route", 404, RoutingContext::next));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEnd")
    void fromAHandler(String how, int status, Consumer<RoutingContext> handler) {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.get("/x").handler(handler::accept);
        })) {
            assertEnds(server, status);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEnd")
    void fromABlockingHandler(String how, int status, Consumer<RoutingContext> handler) {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.get("/x").blockingHandler(handler::accept);
        })) {
            assertEnds(server, status);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEnd")
    void fromASubRouter(String how, int status, Consumer<RoutingContext> handler) {
        try (Server server = Server.start(router -> {
            Router inner = Server.router();
            CrossOriginHandler.create().mountOn(inner);
            inner.get("/x").handler(handler::accept);
            router.route("/*").subRouter(inner);
        })) {
            assertEnds(server, status);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToEnd")
    void fromARouteWithAPolicyOfItsOwn(String how, int status, Consumer<RoutingContext> handler) {
        try (Server server = Server.start(router ->
                CrossOriginHandler.route().mountOn(router, router.get("/x")).handler(handler::accept))) {
            assertEnds(server, status);
        }
    }

    private static void assertEnds(Server server, int status) {
        Answer answer = server.get("/x");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.cors()).isEqualTo(granted(APP));
    }

    static Stream<Arguments> waysToHandleFailures() {
        Consumer<Router> failing = router -> router.get("/x").handler(ctx -> ctx.fail(403));
        return Stream.of(
                Arguments.of("failure handler of the route", 299, (Consumer<Router>) router -> router.get("/x")
                        .handler(ctx -> ctx.fail(403))
                        .failureHandler(ctx -> ctx.response().setStatusCode(299).end())),
                Arguments.of(
                        "failure handler of the router",
                        299,
                        failing.andThen(router -> router.route()
                                .failureHandler(
                                        ctx -> ctx.response().setStatusCode(299).end()))),
                Arguments.of(
                        "failure handler that throws",
                        500,
                        failing.andThen(router -> router.route().failureHandler(ctx -> {
                            throw new IllegalStateException();
                        }))),
                Arguments.of(
                        "failure handler that clears the headers",
                        299,
                        failing.andThen(router -> router.route().failureHandler(ctx -> {
                            ctx.response().headers().clear();
                            ctx.response().setStatusCode(299).end();
                        }))),
                Arguments.of(
                        "ErrorHandler",
                        403,
                        failing.andThen(
                                router -> router.route().failureHandler(ErrorHandler.create(Server.VERTX, true)))),
                Arguments.of(
                        "errorHandler(403)",
                        299,
                        failing.andThen(router -> router.errorHandler(
                                403, ctx -> ctx.response().setStatusCode(299).end()))),
                Arguments.of("errorHandler(404)", 299, (Consumer<Router>) router -> router.errorHandler(
                        404, ctx -> ctx.response().setStatusCode(299).end())),
                Arguments.of("404", 404, (Consumer<Router>) router -> {}),
                Arguments.of("405", 405, (Consumer<Router>)
                        router -> router.post("/x").handler(RoutingContext::end)),
                Arguments.of("406", 406, (Consumer<Router>)
                        router -> router.get("/x").produces("text/html").handler(RoutingContext::end)),
                Arguments.of("415", 415, (Consumer<Router>)
                        router -> router.get("/x").consumes("text/html").handler(RoutingContext::end)),
                Arguments.of("timeout", 503, (Consumer<Router>) router ->
                        router.get("/x").handler(TimeoutHandler.create(20)).handler(ctx -> {})),
                Arguments.of("respond(..) that fails", 409, (Consumer<Router>)
                        router -> router.get("/x").respond(ctx -> Future.failedFuture(new HttpException(409)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToHandleFailures")
    void whoeverHandlesTheFailure(String how, int status, Consumer<Router> routes) {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            routes.accept(router);
        })) {
            Answer answer = server.send("GET", "/x", "Origin", APP, "Accept", "image/png");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void aBodyThatIsTooLarge() {
        try (Server server = Server.start(router -> {
            router.route().handler(BodyHandler.create().setBodyLimit(3));
            CrossOriginHandler.create().mountOn(router);
            router.post("/x").handler(ctx -> ctx.end());
        })) {
            Answer answer = Answer.parse(server.exchange("POST /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Origin: " + APP + "\r\nContent-Length: 10\r\n\r\n0123456789"));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void aFile(@TempDir Path directory) {
        Path file = directory.resolve("file.txt");
        try {
            Files.writeString(file, "content");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.get("/x").handler(ctx -> ctx.response().sendFile(file.toString()));
        })) {
            Answer answer = server.get("/x");
            assertThat(answer.body()).isEqualTo("content");
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void head() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.head("/x").handler(RoutingContext::end);
        })) {
            assertThat(server.send("HEAD", "/x", "Origin", APP).cors()).isEqualTo(granted(APP));
            assertThat(server.send("HEAD", "/nothing", "Origin", APP).status()).isEqualTo(404);
            assertThat(server.send("HEAD", "/nothing", "Origin", APP).cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void methodsThatNobodyKnows() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.methods("*")).mountOn(router);
            router.get("/x").handler(RoutingContext::end);
        })) {
            Answer answer = server.send("FROBNICATE", "/x", "Origin", APP);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void interimResponsesCarryNothingAndTheFinalOneEverything() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.get("/x").handler(ctx -> {
                AnyVersion.writeContinue(ctx.response());
                ctx.end("done");
            });
        })) {
            String text = server.exchange(
                    "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: " + APP + "\r\n\r\n");
            Answer interim = Answer.parse(text);
            assertThat(interim.status()).isEqualTo(100);
            assertThat(interim.cors()).isEqualTo(Expect.NOTHING);
            assertThat(Answer.parse(interim.body()).cors()).isEqualTo(granted(APP));
        }
    }

    @Test
    void aClientThatLeavesHurtsNobody() {
        try (Server server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.get("/reset").handler(ctx -> AnyVersion.reset(ctx.response()));
            router.get("/gone").handler(ctx -> {
                ctx.request().connection().close();
                ctx.end("nobody hears");
            });
            router.get("/x").handler(ctx -> ctx.end("here"));
        })) {
            String head = " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + APP + "\r\n\r\n";
            assertThat(server.exchange("GET /reset" + head)).isEmpty();
            assertThat(server.exchange("GET /gone" + head)).isEmpty();
            assertThat(server.get("/x").cors()).isEqualTo(granted(APP));
        }
    }
}
