package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/**
 * A policy for an application, another one for a sub-router, and a third for a sub-router in that. The innermost decides
 * alone, for preflights and for requests; nothing is inherited from router to router.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxSubRouter
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:8080/news
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: *
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:8080/shops/7/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/shops/7/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: DELETE" \
 *     http://localhost:8080/shops/7/admin/orders/42
 * HTTP/1.1 200 OK
 * Allow: DELETE, OPTIONS
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -X OPTIONS -H "Origin: https://admin.example.com" -H "Access-Control-Request-Method: DELETE" \
 *     http://localhost:8080/shops/7/admin/orders/42
 * HTTP/1.1 200 OK
 * Allow: DELETE, OPTIONS
 * Access-Control-Allow-Origin: https://admin.example.com
 * Access-Control-Allow-Methods: DELETE
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -X DELETE -H "Origin: https://admin.example.com" http://localhost:8080/shops/7/admin/orders/42
 * HTTP/1.1 204 No Content
 * Access-Control-Allow-Origin: https://admin.example.com
 * Vary: Origin
 * }</pre>
 */
public final class VertxSubRouter {
    private VertxSubRouter() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();

        Router admin = Router.router(vertx);
        CrossOriginHandler.create(
                        cors -> cors.origins("https://admin.example.com").methods("DELETE"))
                .mountOn(admin);
        admin.delete("/orders/:order")
                .handler(ctx -> ctx.response().setStatusCode(204).end());

        Router shop = Router.router(vertx);
        CrossOriginHandler.create(
                        cors -> cors.origins("https://app.example.com").supportsCredentials(true))
                .mountOn(shop);
        shop.get("/orders").handler(ctx -> ctx.end("orders of shop " + ctx.pathParam("shop")));
        shop.route("/admin/*").subRouter(admin);

        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.sendWildcard(true)).mountOn(router);
        router.get("/news").handler(ctx -> ctx.end("news"));
        router.route("/shops/:shop/*").subRouter(shop);

        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
