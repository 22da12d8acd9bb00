package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cookies from another origin on Javalin. The page has to ask for them, too: {@code fetch(url, {credentials: "include"})}.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinCredentials
 *
 * $ curl -i -c cookies.txt -X POST -H "Origin: https://app.example.com" http://localhost:7070/login
 * HTTP/1.1 204 No Content
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * $ curl -i -b cookies.txt -H "Origin: https://app.example.com" http://localhost:7070/me
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * joe
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/me
 * HTTP/1.1 401 Unauthorized
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * $ curl -i -b cookies.txt -H "Origin: https://evil.example" http://localhost:7070/me
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * joe
 *
 * $ curl -i -X POST -H "Origin: https://evil.example" http://localhost:7070/login
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 * }</pre>
 *
 * <p>The GET of the other origin gets its response: CORS does not stop requests. Without the headers, the browser keeps the
 * response from the page. The POST could change something, so the guard refuses it.
 */
public final class JavalinCredentials {
    private JavalinCredentials() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 7070);
        Map<String, String> sessions = new ConcurrentHashMap<>();
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors.origins("https://app.example.com")
                    .supportsCredentials(true)
                    .guardUnsafeMethods(true)
                    .guardWebSockets(true)));
            config.routes.post("/login", ctx -> {
                String session = UUID.randomUUID().toString();
                sessions.put(session, "joe");
                // Browsers send a cookie across sites only with SameSite=None, which they accept only with Secure.
                ctx.header("Set-Cookie", "session=" + session + "; Path=/; HttpOnly; Secure; SameSite=None");
                ctx.status(204);
            });
            config.routes.get("/me", ctx -> {
                String session = ctx.cookie("session");
                String user = session == null ? null : sessions.get(session);
                if (user == null) {
                    ctx.status(401);
                } else {
                    ctx.result(user);
                }
            });
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
