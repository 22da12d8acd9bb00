package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;

/**
 * CORS for a whole Javalin application: every origin, method and request header, without credentials.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinApplicationWide
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i http://localhost:7070/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: *
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: PUT" \
 *     -H "Access-Control-Request-Headers: content-type" http://localhost:7070/hello
 * HTTP/1.1 200 OK
 * Allow: GET, HEAD, PUT, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Allow-Headers: content-type
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/nowhere
 * HTTP/1.1 404 Not Found
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 * }</pre>
 */
public final class JavalinApplicationWide {
    private JavalinApplicationWide() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin());
            config.routes.get("/hello", ctx -> ctx.result("hello"));
            config.routes.put("/hello", ctx -> ctx.result("hello, " + ctx.body()));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
