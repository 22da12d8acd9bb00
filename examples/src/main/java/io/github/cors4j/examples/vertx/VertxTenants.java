package io.github.cors4j.examples.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.Port;
import io.github.cors4j.examples.tenants.SampleTenants;
import io.github.cors4j.examples.tenants.TenantPolicies;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;

/**
 * A Vert.x application of several tenants, each with the policy that its row in the database has. A
 * policy that is known is there at once; the database is asked on a worker thread, and the request waits meanwhile.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.vertx.VertxTenants
 *
 * $ curl -i -H "Host: red.example.com" -H "Origin: https://app.red.example" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.red.example
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -H "Host: blue.example.com" -H "Origin: https://shop.blue.example" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://shop.blue.example
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -H "Host: blue.example.com" -H "Origin: https://app.red.example" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -X OPTIONS -H "Host: blue.example.com" -H "Origin: https://admin.blue.example" -H "Access-Control-Request-Method: POST" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Allow: GET, POST, OPTIONS
 * Access-Control-Allow-Origin: https://admin.blue.example
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Max-Age: 600
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 *
 * $ curl -i -H "Host: green.example.com" -H "Origin: https://app.green.example" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -X POST -H "Host: nobody.example.com" -H "Origin: https://evil.example" http://localhost:8080/orders
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 * }</pre>
 *
 * <p>No policy can be built from the row of green.example.com, which the log tells, and nobody.example.com has no row: both
 * grant nothing.
 */
public final class VertxTenants {
    private VertxTenants() {}

    /**
     * Starts the server.
     *
     * @param args the port, 8080 by default; 0 for any free one
     * @throws SQLException if the database fails
     */
    public static void main(String... args) throws SQLException {
        int port = Port.of(args, 8080);
        Vertx vertx = Vertx.vertx();
        HttpServer server = start(vertx, SampleTenants.open(), port)
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }

    /**
     * Starts the server for some tenants.
     *
     * @param vertx the Vert.x instance that serves them
     * @param tenants their policies
     * @param port the port to listen on
     * @return the server, once it listens
     */
    public static Future<HttpServer> start(Vertx vertx, TenantPolicies tenants, int port) {
        Router router = Router.router(vertx);
        CrossOriginHandler.perRequest(ctx -> policy(ctx, tenants)).mountOn(router);
        router.get("/orders").handler(ctx -> ctx.end("orders"));
        router.post("/orders").handler(ctx -> ctx.end("ordered"));
        return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
    }

    private static Future<Cors> policy(RoutingContext ctx, TenantPolicies tenants) {
        HostAndPort authority = ctx.request().authority();
        String host = authority == null ? "" : authority.host();
        return tenants.ifKnown(host)
                .map(Future::succeededFuture)
                .orElseGet(() -> ctx.vertx().executeBlocking(() -> tenants.of(host)));
    }
}
