package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/**
 * A Vert.x Web application whose origins are not in the code: the environment configures them.
 *
 * <pre>{@code
 * $ CORS_ORIGINS="https://app.example.com, http://localhost:*" CORS_MAX_AGE=600 \
 *     mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxEnvironment
 *
 * $ curl -i -H "Origin: http://localhost:3000" http://localhost:8080/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: http://localhost:3000
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: PUT" http://localhost:8080/hello
 * HTTP/1.1 200 OK
 * Allow: GET, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 * }</pre>
 *
 * <p>PUT is refused, whatever {@code CORS_METHODS} says: what is set in code takes precedence.
 */
public final class VertxEnvironment {
    private VertxEnvironment() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors.environment(System.getenv()).methods("GET"))
                .mountOn(router);
        router.get("/hello").handler(ctx -> ctx.end("hello"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
