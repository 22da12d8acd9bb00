package io.github.cors4j.examples.demo;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.playground.VertxRecorder;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's routes on Vert.x. */
final class VertxApi implements Api {
    private static final Logger LOG = LoggerFactory.getLogger(VertxApi.class);

    private static final String ID = "vertx";

    private final Vertx vertx;
    private final HttpServer server;

    private VertxApi(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param policy called once for each request, so that the policy can be replaced while the server runs
     * @param log the log of requests that the playground sends
     * @param port the port; 0 for any free one
     */
    static VertxApi start(Supplier<Cors> policy, ExchangeLog log, int port) throws DemoException {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(VertxRecorder.around(router(vertx, policy, log), ID, log))
                    .listen(port, HOST)
                    .await();
            return new VertxApi(vertx, server);
        } catch (Throwable e) { // await() throws the failure itself, which may be a checked exception
            vertx.close().await();
            throw DemoException.ofStart("Vert.x", port, "--vertx-port", e);
        }
    }

    private static Router router(Vertx vertx, Supplier<Cors> policy, ExchangeLog log) {
        Router router = Router.router(vertx);
        CrossOriginHandler.reloading(policy).mountOn(router);
        router.get("/")
                .handler(ctx ->
                        ctx.response().putHeader("Content-Type", "text/html").end(WELCOME));
        router.get("/api/v1/users").handler(ctx -> {
            ctx.response().putHeader("X-Total-Count", "1");
            json(ctx, USER);
        });
        router.post("/api/v1/users/create").handler(ctx -> json(ctx, CREATED));
        CrossOriginHandler hello = CrossOriginHandler.create(HELLO.cors());
        hello.mountOn(router, router.get(HELLO.path())).handler(ctx -> json(ctx, GREETING));
        hello.mountOn(router, router.put(HELLO.path())).handler(ctx -> json(ctx, GREETING));
        router.get(SOCKET)
                .handler(ctx -> ctx.request().toWebSocket().onSuccess(socket -> {
                    VertxRecorder.upgraded(ctx.request(), ID, log);
                    socket.writeTextMessage(SOCKET_GREETING);
                }));
        router.get("/api/exception").handler(ctx -> {
            throw new IllegalStateException("the exception that /api/exception throws on purpose");
        });
        router.errorHandler(500, ctx -> {
            LOG.error("A handler failed: {}", String.valueOf(ctx.failure()));
            ctx.response().setStatusCode(500);
            json(ctx, FAILURE);
        });
        return router;
    }

    private static void json(RoutingContext ctx, String body) {
        ctx.response().putHeader("Content-Type", "application/json").end(body);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String framework() {
        return "Vert.x";
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
