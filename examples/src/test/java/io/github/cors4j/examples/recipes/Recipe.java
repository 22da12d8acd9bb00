package io.github.cors4j.examples.recipes;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Tries what a recipe promises: requests as in a terminal, to port 80, and their responses. */
final class Recipe {
    private Recipe() {}

    /** A policy promises the same on both frameworks. Its paths respond to GET and POST with an empty body. */
    static void check(Cors policy, String... exchanges) throws IOException, InterruptedException {
        onJavalin(
                config -> {
                    config.registerPlugin(new CrossOriginPlugin(policy));
                    config.routes.get("/<path>", ctx -> {});
                    config.routes.post("/<path>", ctx -> {});
                },
                exchanges);
        onVertx(
                router -> {
                    CrossOriginHandler.create(policy).mountOn(router);
                    router.get("/*").handler(ctx -> ctx.end());
                    router.head("/*").handler(ctx -> ctx.end());
                    router.post("/*").handler(ctx -> ctx.end());
                },
                exchanges);
    }

    static void onJavalin(Consumer<JavalinConfig> configuration, String... exchanges)
            throws IOException, InterruptedException {
        Javalin app = Javalin.create(configuration).start("127.0.0.1", 0);
        try {
            check(app.port(), exchanges);
        } finally {
            app.stop();
        }
    }

    static void onVertx(Consumer<Router> routes, String... exchanges) throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            onVertx(vertx, routes, exchanges);
        } finally {
            vertx.close().await();
        }
    }

    static void onVertx(Vertx vertx, Consumer<Router> routes, String... exchanges)
            throws IOException, InterruptedException {
        Router router = Router.router(vertx);
        routes.accept(router);
        onRouter(vertx, router, exchanges);
    }

    /** A router that somebody else has built. */
    static void onRouter(Vertx vertx, Router router, String... exchanges) throws IOException, InterruptedException {
        check(
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .await()
                        .actualPort(),
                exchanges);
    }

    static void check(int port, String... exchanges) throws IOException, InterruptedException {
        Exchange exchange = new Exchange(Map.of(80, port));
        for (Transcript.Command command :
                Transcript.of(String.join("\n\n", exchanges)).commands()) {
            exchange.check(command);
        }
    }

    /** A request from a page, and the CORS headers of its response, besides {@code Vary: Origin}. */
    static String get(String path, String origin, String... headers) {
        return request("GET", path, origin) + "\nHTTP/1.1 200 OK\nVary: Origin\n" + String.join("\n", headers);
    }

    /** A request from a page. */
    static String request(String method, String path, String origin) {
        return "$ curl -i -X " + method + " -H \"Origin: " + origin + "\" http://localhost:80" + path;
    }

    /** A preflight for GET with some headers, and the CORS headers of its response. */
    static String preflight(String path, String origin, String requested, String... headers) {
        return "$ curl -i -X OPTIONS -H \"Origin: " + origin + "\" -H \"Access-Control-Request-Method: GET\""
                + " -H \"Access-Control-Request-Headers: " + requested + "\" http://localhost:80" + path
                + "\nHTTP/1.1 200 OK\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\n"
                + "Allow: GET, HEAD, POST, OPTIONS\n" + String.join("\n", headers);
    }
}
