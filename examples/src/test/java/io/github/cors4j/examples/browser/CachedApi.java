package io.github.cors4j.examples.browser;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.javalin.Javalin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same resource on each framework: it may be kept, may be asked for with a condition, comes compressed if that is
 * wanted, and tells which origin it was made for.
 */
final class CachedApi implements Api {
    static final String MADE_FOR = "X-Made-For";
    static final String TAG = "W/\"1\"";

    /** Long enough that every framework compresses it. */
    static final String BODY = "kept ".repeat(1_000);

    private final int port;
    private final Runnable stop;
    private final AtomicInteger unchanged;

    private CachedApi(int port, Runnable stop, AtomicInteger unchanged) {
        this.port = port;
        this.stop = stop;
        this.unchanged = unchanged;
    }

    static CachedApi start(Framework framework) {
        return framework == Framework.JAVALIN ? onJavalin() : onVertx();
    }

    private static CachedApi onJavalin() {
        AtomicInteger unchanged = new AtomicInteger();
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.registerPlugin(new CrossOriginPlugin(CachePolicy.together()));
            config.routes.get("/{policy}/{name}", ctx -> {
                headers(ctx.queryParam("age"), ctx.header("Origin")).forEach(ctx::header);
                if (TAG.equals(ctx.header("If-None-Match"))) {
                    unchanged.incrementAndGet();
                    ctx.status(304);
                } else {
                    ctx.contentType("text/plain").result(BODY);
                }
            });
        });
        app.start("127.0.0.1", 0);
        return new CachedApi(app.port(), app::stop, unchanged);
    }

    private static CachedApi onVertx() {
        AtomicInteger unchanged = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create(CachePolicy.together()).mountOn(router);
        router.get("/:policy/:name").handler(ctx -> answer(ctx, unchanged));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return new CachedApi(server.actualPort(), () -> vertx.close().await(), unchanged);
    }

    private static void answer(RoutingContext ctx, AtomicInteger unchanged) {
        headers(ctx.queryParams().get("age"), ctx.request().getHeader("Origin")).forEach(ctx.response()::putHeader);
        if (TAG.equals(ctx.request().getHeader("If-None-Match"))) {
            unchanged.incrementAndGet();
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response().putHeader("Content-Type", "text/plain").end(BODY);
        }
    }

    private static Map<String, String> headers(String age, String origin) {
        return Map.of(
                "Cache-Control",
                "max-age=" + age,
                "ETag",
                TAG,
                "Vary",
                "Accept-Encoding",
                "X-Total",
                "3",
                MADE_FOR,
                String.valueOf(origin));
    }

    /** How often it has said that nothing has changed. */
    int unchanged() {
        return unchanged.get();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop.run();
    }
}
