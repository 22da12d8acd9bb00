package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.function.Supplier;

/** The API on Vert.x. */
final class VertxApi implements Api {
    private final Vertx vertx = Vertx.vertx();
    private final Supplier<String> other;
    private final HttpServer server;

    VertxApi(Cors cors, Ledger ledger, Supplier<String> other) {
        this.other = other;
        Router router = router(cors);
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    record(ledger, request);
                    router.handle(request);
                })
                .listen(0, "127.0.0.1")
                .await();
    }

    private static void record(Ledger ledger, HttpServerRequest request) {
        ledger.record(
                request.method().name(),
                request.getHeader("Host"),
                request.path(),
                request.query(),
                request::getHeader);
    }

    private Router router(Cors cors) {
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors).mountOn(router);
        router.route().handler(ctx -> {
            HEADERS.forEach(ctx.response()::putHeader);
            ctx.next();
        });
        router.get("/page.html").handler(ctx -> page(ctx, "page.html", "text/html"));
        router.get("/probe.js").handler(ctx -> page(ctx, "probe.js", "text/javascript"));
        for (String method : TEXT_METHODS) {
            router.route(HttpMethod.valueOf(method), "/:policy/text").handler(VertxApi::text);
        }
        router.head("/:policy/text").handler(VertxApi::text);
        router.get("/:policy/get-only").handler(VertxApi::text);
        router.route("/:policy/denied").handler(ctx -> ctx.fail(401)).failureHandler(VertxApi::failed);
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.PUT)) {
            router.route(method, "/:policy/broken").handler(VertxApi::fail).failureHandler(VertxApi::failed);
        }
        router.get("/:policy/empty")
                .handler(ctx -> ctx.response().setStatusCode(204).end());
        router.get("/:policy/stream").handler(VertxApi::stream);
        router.get("/:policy/fresh").handler(VertxApi::fresh);
        for (String method : REDIRECT_METHODS) {
            router.route(HttpMethod.valueOf(method), "/:policy/redirect/:to/:status")
                    .handler(this::redirect);
        }
        for (Policies policy : Policies.values()) {
            router.route(policy.path() + "/files/*").handler(StaticHandler.create("browser/files"));
        }
        return router;
    }

    private static void page(RoutingContext ctx, String name, String type) {
        ctx.response().putHeader("Content-Type", type).end(Buffer.buffer(Site.resource(name)));
    }

    private static void text(RoutingContext ctx) {
        ctx.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/plain")
                .end("text");
    }

    private static void fail(RoutingContext ctx) {
        throw new IllegalStateException("meant to fail");
    }

    /** Answers as Vert.x does without it, but leaves the log alone. */
    private static void failed(RoutingContext ctx) {
        ctx.response().setStatusCode(ctx.statusCode()).end();
    }

    private static void stream(RoutingContext ctx) {
        ctx.response().setChunked(true);
        ctx.response()
                .write(Buffer.buffer(new byte[STREAMED / 2]))
                .onSuccess(done -> ctx.response().end(Buffer.buffer(new byte[STREAMED / 2])));
    }

    private static void fresh(RoutingContext ctx) {
        ctx.response()
                .putHeader("Cache-Control", ctx.queryParams().get("cache"))
                .putHeader("ETag", "\"1\"");
        if ("\"1\"".equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.end("fresh");
        }
    }

    private void redirect(RoutingContext ctx) {
        String target = Api.location(
                origin(),
                other.get(),
                ctx.pathParam("policy"),
                ctx.pathParam("to"),
                ctx.request().query());
        ctx.response()
                .setStatusCode(Integer.parseInt(ctx.pathParam("status")))
                .putHeader("Location", target)
                .end();
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
