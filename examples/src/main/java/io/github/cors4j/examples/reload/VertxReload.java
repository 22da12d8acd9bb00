package io.github.cors4j.examples.reload;

import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A policy in a YAML file on Vert.x. Change the file, and the next second has the new policy.
 *
 * <pre>{@code
 * $ echo 'origins: https://app.example.com' > cors.yaml
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.reload.VertxReload -Dexec.args="8080 cors.yaml"
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8080/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * orders
 * }</pre>
 */
public final class VertxReload {
    private VertxReload() {}

    /**
     * Starts the server.
     *
     * @param args the port (0 for any free one) and the policy file; both are needed
     * @throws IOException if the file cannot be read
     * @throws io.github.cors4j.config.CorsConfigurationException if the policy in the file is not valid
     */
    public static void main(String... args) throws IOException {
        int port = Port.of(args, 8080);
        YamlPolicy policy = new YamlPolicy(Path.of(args[1]));
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.reloading(policy::current).mountOn(router);
        router.get("/orders").handler(ctx -> ctx.end("orders"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(e -> vertx.close()) // otherwise the process keeps running
                .await();
        // Files must not be read on the event loop.
        vertx.setPeriodic(
                1000,
                timer -> vertx.<Void>executeBlocking(() -> {
                    policy.reload();
                    return null;
                }));
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }
}
