package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A site with {@link #PATHS}, each with {@code act} for GET and POST, and a websocket. It records what the server
 * got and whether any handler ran; the query says which request it was.
 */
final class GuardedApi implements AutoCloseable {
    static final String GUARDED = "/guarded";
    static final String REFUSING = "/refusing";
    static final String OPEN = "/open";
    static final List<String> PATHS = List.of(GUARDED, REFUSING, OPEN);

    /** What a request says of where it comes from; the empty text where it does not say. */
    record Seen(String origin, String fetchSite) {}

    /** What each path does with pages of other origins. */
    static Cors policy(String... origins) {
        return Cors.of(options -> options.origins(origins)
                .resource(
                        GUARDED + "/*", guarded -> guarded.guardWebSockets(true).guardUnsafeMethods(true))
                .resource(REFUSING + "/*", refusing -> refusing.refuseDisallowed(true))
                .resource(OPEN + "/*"));
    }

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final int port;
    private final Runnable stop;

    GuardedApi(Framework framework, Cors cors) {
        switch (framework) {
            case JAVALIN -> {
                Javalin app = Javalin.create(config -> javalin(config, cors)).start("127.0.0.1", 0);
                port = app.port();
                stop = app::stop;
            }
            case VERTX -> {
                Vertx vertx = Vertx.vertx();
                port = vertx(vertx, cors).actualPort();
                stop = () -> vertx.close().await();
            }
            default -> throw new AssertionError(framework);
        }
    }

    private void javalin(JavalinConfig config, Cors cors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // A customizer runs before everything else, the library included.
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer((request, headers) -> {
            record(request.getHttpURI().getQuery(), request.getHeaders()::get);
            return request;
        }));
        config.registerPlugin(new CrossOriginPlugin(cors));
        config.routes.get("/page.html", ctx -> ctx.html(new String(Site.resource("page.html"))));
        config.routes.get(
                "/{script}.js",
                ctx -> ctx.contentType("text/javascript")
                        .result(new String(Site.resource(ctx.path().substring(1)))));
        config.routes.before(ctx -> handled(ctx.queryString()));
        for (String path : PATHS) {
            config.routes.get(path + "/act", ctx -> ctx.result("done"));
            config.routes.post(path + "/act", ctx -> ctx.result("done"));
            config.routes.wsBeforeUpgrade(path + "/socket", ctx -> handled(ctx.queryString()));
            config.routes.ws(path + "/socket", ws -> ws.onConnect(socket -> socket.send("open")));
        }
    }

    private HttpServer vertx(Vertx vertx, Cors cors) {
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors).mountOn(router);
        router.route().handler(ctx -> {
            handled(ctx.request().query());
            ctx.next();
        });
        router.get("/page.html")
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", "text/html")
                        .end(Buffer.buffer(Site.resource("page.html"))));
        router.get("/:script")
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", "text/javascript")
                        .end(Buffer.buffer(Site.resource(ctx.pathParam("script")))));
        for (String path : PATHS) {
            router.route(path + "/act").handler(ctx -> ctx.end("done"));
            router.get(path + "/socket")
                    .handler(ctx -> ctx.request().toWebSocket().onSuccess(socket -> socket.writeTextMessage("open")));
        }
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    record(request.query(), request::getHeader);
                    router.handle(request);
                })
                .listen(0, "127.0.0.1")
                .await();
    }

    private void record(String query, Function<String, String> header) {
        seen.put(String.valueOf(query), new Seen(text(header.apply("Origin")), text(header.apply("Sec-Fetch-Site"))));
    }

    private static String text(String header) {
        return header == null ? "" : header;
    }

    private void handled(String query) {
        handled.add(String.valueOf(query));
    }

    /** What came; {@code null} if nothing did. */
    Seen seen(String query) {
        return seen.get(query);
    }

    boolean isHandled(String query) {
        return handled.contains(query);
    }

    int port() {
        return port;
    }

    String origin(String host) {
        return "http://" + host + ":" + port;
    }

    @Override
    public void close() {
        stop.run();
    }
}
