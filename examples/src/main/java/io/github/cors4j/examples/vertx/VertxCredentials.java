package io.github.cors4j.examples.vertx;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cookies from another origin on Vert.x. The page has to ask for them, too: {@code fetch(url, {credentials: "include"})}.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxCredentials
 *
 * $ curl -i -c cookies.txt -X POST -H "Origin: https://app.example.com" http://localhost:8080/login
 * HTTP/1.1 204 No Content
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * $ curl -i -b cookies.txt -H "Origin: https://app.example.com" http://localhost:8080/me
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * joe
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/me
 * HTTP/1.1 401 Unauthorized
 * Access-Control-Allow-Origin: https://app.example.com
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * $ curl -i -b cookies.txt -H "Origin: https://evil.example" http://localhost:8080/me
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * joe
 *
 * $ curl -i -X POST -H "Origin: https://evil.example" http://localhost:8080/login
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 * }</pre>
 *
 * <p>The GET of the other origin gets its response: CORS does not stop requests. Without the headers, the browser keeps the
 * response from the page. The POST could change something, so the guard refuses it.
 */
public final class VertxCredentials {
    private VertxCredentials() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        Map<String, String> sessions = new ConcurrentHashMap<>();
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")
                        .supportsCredentials(true)
                        .guardUnsafeMethods(true)
                        .guardWebSockets(true))
                .mountOn(router);
        router.post("/login").handler(ctx -> {
            String session = UUID.randomUUID().toString();
            sessions.put(session, "joe");
            // Browsers send a cookie across sites only with SameSite=None, which they accept only with Secure.
            Cookie cookie = Cookie.cookie("session", session).setPath("/").setHttpOnly(true);
            ctx.response().addCookie(cookie.setSecure(true).setSameSite(CookieSameSite.NONE));
            ctx.response().setStatusCode(204).end();
        });
        router.get("/me").handler(ctx -> {
            Cookie cookie = ctx.request().getCookie("session");
            String user = cookie == null ? null : sessions.get(cookie.getValue());
            if (user == null) {
                ctx.fail(401);
            } else {
                ctx.end(user);
            }
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
