package io.github.cors4j.benchmarks;

import io.javalin.Javalin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/**
 * A server to put load on: it says hello on one of 300 routes, with or without CORS. It prints its port, and runs until its
 * input ends.
 */
final class LoadServer {
    private static final PolicySpec POLICY = Scenarios.exact(10);

    /** As many as a large application has; the route that requests go to comes last. */
    private static final int OTHER_ROUTES = 299;

    private LoadServer() {}

    /**
     * Starts a server.
     *
     * @param arguments its name
     * @throws Exception if it cannot be started
     */
    public static void main(String[] arguments) throws Exception {
        String[] name = arguments[0].split("-");
        System.out.println(name[0].equals("vertx") ? vertx(name[1]) : javalin(name[1]));
        System.in.read();
        System.exit(0);
    }

    private static int vertx(String variant) throws Exception {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        switch (variant) {
            case "ours" -> VertxSubject.mountOurs(router, POLICY);
            case "peer" -> VertxSubject.mountBuiltin(router, POLICY);
            default -> {}
        }
        for (int i = 0; i < OTHER_ROUTES; i++) {
            router.get("/other" + i).handler(VertxSubject::answer);
        }
        router.get("/api/items")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                        .end("hello"));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    private static int javalin(String variant) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    switch (variant) {
                        case "ours" -> JavalinSubject.configureOurs(config, POLICY);
                        case "peer" -> JavalinSubject.configureBundled(config, POLICY);
                        default -> {}
                    }
                    for (int i = 0; i < OTHER_ROUTES; i++) {
                        config.routes.get("/other" + i, ctx -> ctx.result("hello"));
                    }
                    config.routes.get("/api/items", ctx -> ctx.result("hello"));
                })
                .start("127.0.0.1", 0)
                .port();
    }
}
