package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/**
 * CORS for single routes of a Vert.x Web application, and for nothing else.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxPerRoute
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: POST" \
 *     -H "Access-Control-Request-Headers: content-type, x-token" http://localhost:8080/api/v1/users/create
 * HTTP/1.1 200 OK
 * Allow: POST, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Allow-Headers: content-type
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -X POST -H "Origin: https://app.example.com" http://localhost:8080/api/v1/users/create
 * HTTP/1.1 201 Created
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/internal
 * HTTP/1.1 200 OK
 *
 * not for other origins
 * }</pre>
 */
public final class VertxPerRoute {
    private VertxPerRoute() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.route().mountOn(router, router.get("/")).handler(ctx -> ctx.end("hello"));
        CrossOriginHandler.route(cors -> cors.allowHeaders("Content-Type"))
                .mountOn(router, router.post("/api/v1/users/create"))
                .handler(ctx -> ctx.response().setStatusCode(201).end());
        router.get("/internal").handler(ctx -> ctx.end("not for other origins"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
