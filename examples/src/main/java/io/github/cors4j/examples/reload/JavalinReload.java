package io.github.cors4j.examples.reload;

import io.github.cors4j.examples.Port;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A policy in a YAML file on Javalin. Change the file, and the next second has the new policy.
 *
 * <pre>{@code
 * $ echo 'origins: https://app.example.com' > cors.yaml
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.reload.JavalinReload -Dexec.args="7070 cors.yaml"
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:7070/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 *
 * orders
 * }</pre>
 */
public final class JavalinReload {
    private JavalinReload() {}

    /**
     * Starts the server.
     *
     * @param args the port (0 for any free one) and the policy file; both are needed
     * @throws IOException if the file cannot be read
     * @throws io.github.cors4j.config.CorsConfigurationException if the policy in the file is not valid
     */
    public static void main(String... args) throws IOException {
        int port = Port.of(args, 7070);
        YamlPolicy policy = new YamlPolicy(Path.of(args[1]));
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(CrossOriginPlugin.reloading(policy::current));
            config.routes.get("/orders", ctx -> ctx.result("orders"));
        });
        app.start("127.0.0.1", port);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.scheduleWithFixedDelay(policy::reload, 1, 1, TimeUnit.SECONDS);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
