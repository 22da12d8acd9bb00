package io.github.cors4j.examples.javalin;

import io.github.cors4j.examples.Port;
import io.github.cors4j.examples.tenants.SampleTenants;
import io.github.cors4j.examples.tenants.TenantPolicies;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import java.sql.SQLException;

/**
 * A Javalin application of several tenants, each with the policy that its row in the database has. The
 * database is asked once a minute at most for each of them.
 *
 * <pre>{@code
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.javalin.JavalinTenants
 *
 * $ curl -i -H "Host: red.example.com" -H "Origin: https://app.red.example" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.red.example
 * Access-Control-Allow-Credentials: true
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -H "Host: blue.example.com" -H "Origin: https://shop.blue.example" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://shop.blue.example
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -H "Host: blue.example.com" -H "Origin: https://app.red.example" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -X OPTIONS -H "Host: blue.example.com" -H "Origin: https://admin.blue.example" -H "Access-Control-Request-Method: POST" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Allow: GET, HEAD, POST, OPTIONS
 * Access-Control-Allow-Origin: https://admin.blue.example
 * Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
 * Access-Control-Max-Age: 600
 * Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers
 *
 * $ curl -i -H "Host: green.example.com" -H "Origin: https://app.green.example" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Vary: Origin
 *
 * orders
 *
 * $ curl -i -X POST -H "Host: nobody.example.com" -H "Origin: https://evil.example" http://localhost:7070/orders
 * HTTP/1.1 403 Forbidden
 * Vary: Origin
 * }</pre>
 *
 * <p>No policy can be built from the row of green.example.com, which the log tells, and nobody.example.com has no row: both
 * grant nothing.
 */
public final class JavalinTenants {
    private JavalinTenants() {}

    /**
     * Starts the server.
     *
     * @param args the port, 7070 by default; 0 for any free one
     * @throws SQLException if the database fails
     */
    public static void main(String... args) throws SQLException {
        int port = Port.of(args, 7070);
        Javalin app = start(SampleTenants.open(), port);
        System.out.println("Listening on http://localhost:" + app.port());
    }

    /**
     * Starts the server for some tenants.
     *
     * @param tenants their policies
     * @param port the port to listen on
     * @return the running application
     */
    public static Javalin start(TenantPolicies tenants, int port) {
        return Javalin.create(config -> {
                    config.registerPlugin(CrossOriginPlugin.perRequest(request -> tenants.of(request.getServerName())));
                    config.routes.get("/orders", ctx -> ctx.result("orders"));
                    config.routes.post("/orders", ctx -> ctx.result("ordered"));
                })
                .start("127.0.0.1", port);
    }
}
