package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import java.time.Duration;

/**
 * Paths with options of their own on Javalin: an API for the company's own pages, and public data for everybody.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinResources
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/api/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://branch-7.preview.example.com" http://localhost:7070/api/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://branch-7.preview.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:7070/api/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * $ curl -i -H "Origin: https://example.org" http://localhost:7070/public/prices
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://example.org
 * Access-Control-Expose-Headers: X-Total-Count
 * Vary: Origin
 *
 * $ curl -i -X OPTIONS -H "Origin: https://app.example.com" -H "Access-Control-Request-Method: POST" http://localhost:7070/api/orders
 * HTTP/1.1 200 OK
 * Allow: GET, HEAD, POST, OPTIONS
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Max-Age: 3600
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 * Content-Length: 0
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/health
 * HTTP/1.1 200 OK
 *
 * fine
 * }</pre>
 */
public final class JavalinResources {
    private JavalinResources() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin(
                    cors -> cors.origins("https://app.example.com", "https://*.preview.example.com")
                            .supportsCredentials(true)
                            .exposeHeaders("X-Total-Count")
                            .maxAge(Duration.ofHours(1))
                            .resource("/api/*")
                            .resource("/public/*", open -> open.origins("*").supportsCredentials(false))));
            config.routes.get("/api/orders", ctx -> ctx.result("orders"));
            config.routes.post("/api/orders", ctx -> ctx.status(201));
            config.routes.get(
                    "/public/prices", ctx -> ctx.header("X-Total-Count", "2").result("prices"));
            config.routes.get("/health", ctx -> ctx.result("fine"));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
