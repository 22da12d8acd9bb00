package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;

/**
 * Paths with options of their own on Vert.x: an API for the company's own pages, and public data for everybody.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxResources
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/api/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://branch-7.preview.example.com" http://localhost:8080/api/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://branch-7.preview.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:8080/api/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:8080/public/prices
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://example.org
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: POST" http://localhost:8080/api/orders
 * HTTP/1.1 200 OK
 * Allow: GET, POST, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Max-Age: 3600
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/health
 * HTTP/1.1 200 OK
 *
 * fine
 * }</pre>
 */
public final class VertxResources {
    private VertxResources() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                        .supportsCredentials(true)
                        .exposeHeaders("X-Total-Count")
                        .maxAge(Duration.ofHours(1))
                        .resource("/api/*")
                        .resource("/public/*", open -> open.origins("*").supportsCredentials(false)))
                .mountOn(router);
        router.get("/api/orders").handler(ctx -> ctx.end("orders"));
        router.post("/api/orders")
                .handler(ctx -> ctx.response().setStatusCode(201).end());
        router.get("/public/prices")
                .handler(ctx -> ctx.response().putHeader("X-Total-Count", "2").end("prices"));
        router.get("/health").handler(ctx -> ctx.end("fine"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
