package io.github.cors4j.examples.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;

/**
 * CORS for single routes of a Javalin application, and for nothing else.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinPerRoute
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: POST" \
 *     -H "Access-Control-Request-Headers: content-type, x-token" http://localhost:7070/api/v1/users/create
 * HTTP/1.1 200 OK
 * Allow: POST, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Allow-Headers: content-type
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -X POST -H "Origin: https://app.example.com" http://localhost:7070/api/v1/users/create
 * HTTP/1.1 201 Created
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/internal
 * HTTP/1.1 200 OK
 *
 * not for other origins
 * }</pre>
 */
public final class JavalinPerRoute {
    private JavalinPerRoute() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            config.routes.get("/", crossOrigin(ctx -> ctx.result("hello")));
            config.routes.post(
                    "/api/v1/users/create",
                    crossOrigin(cors -> cors.allowHeaders("Content-Type"), ctx -> ctx.status(201)));
            config.routes.get("/internal", ctx -> ctx.result("not for other origins"));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
