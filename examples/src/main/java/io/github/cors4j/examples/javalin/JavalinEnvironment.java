package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;

/**
 * A Javalin application whose origins are not in the code: the environment configures them.
 *
 * <pre>{@code
 * $ CORS_ORIGINS="https://app.example.com, http://localhost:*" CORS_MAX_AGE=600 \
 *     mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinEnvironment
 *
 * $ curl -i -H "Origin: http://localhost:3000" http://localhost:7070/hello
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: http://localhost:3000
 * Vary: Origin
 *
 * hello
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: PUT" http://localhost:7070/hello
 * HTTP/1.1 200 OK
 * Allow: GET, HEAD, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 * }</pre>
 *
 * <p>PUT is refused, whatever {@code CORS_METHODS} says: what is set in code takes precedence.
 */
public final class JavalinEnvironment {
    private JavalinEnvironment() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin(
                    cors -> cors.environment(System.getenv()).methods("GET")));
            config.routes.get("/hello", ctx -> ctx.result("hello"));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
