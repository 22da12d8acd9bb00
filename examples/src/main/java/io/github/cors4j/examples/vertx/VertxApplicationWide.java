package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * CORS for a whole Vert.x Web application: every origin, method and request header, without credentials.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxApplicationWide
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i http://localhost:8080/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: *
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: PUT" \
 *     -H "Access-Control-Request-Headers: content-type" http://localhost:8080/hello
 * HTTP/1.1 200 OK
 * Allow: GET, PUT, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Allow-Headers: content-type
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/nowhere
 * HTTP/1.1 404 Not Found
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 * }</pre>
 */
public final class VertxApplicationWide {
    private VertxApplicationWide() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create().mountOn(router);
        router.get("/hello").handler(ctx -> ctx.end("hello"));
        router.put("/hello")
                .handler(BodyHandler.create(false))
                .handler(ctx -> ctx.end("hello, " + ctx.body().asString()));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
