package io.github.cors4j.examples.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.github.cors4j.examples.Port;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * A node of a cluster in which every node has the same policy. Start the first with the policy file, the others without;
 * change the file, and all of them follow.
 *
 * <pre>{@code
 * $ echo '{"origins": "https://app.example.com"}' > policy.json
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.cluster.ClusterNode -Dexec.args="8080 policy.json"
 * $ mvn -q -Pdemo -Dexec.mainClass=io.github.cors4j.examples.cluster.ClusterNode -Dexec.args="8081"
 *
 * $ curl -i -H "Origin: https://app.example.com" http://localhost:8081/orders
 * HTTP/1.1 200 OK
 * Access-Control-Allow-Origin: https://app.example.com
 * Vary: Origin
 * }</pre>
 */
public final class ClusterNode {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String CLUSTER = "CLUSTER";

    private ClusterNode() {}

    /**
     * Starts a node. Nodes find each other if they have the same cluster name, which the variable {@code CLUSTER} changes.
     *
     * @param args the port of its server, 8080 by default, and optionally a file with the policy of the cluster
     */
    public static void main(String... args) {
        int port = Port.of(args, 8080);
        Vertx vertx =
                start(System.getenv().getOrDefault(CLUSTER, "cors4j-example")).await();
        SharedPolicy policy = SharedPolicy.join(vertx).await();
        if (args.length > 1) {
            policy.publishFrom(args[1], e -> System.err.println("The policy file is not used. " + e.getMessage()))
                    .await();
        }
        HttpServer server = serve(vertx, policy, port).await();
        System.out.println("Listening on http://localhost:" + server.actualPort());
    }

    /** Starts a clustered Vert.x that looks for other nodes on this machine only. */
    static Future<Vertx> start(String cluster) {
        Config config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember(LOOPBACK);
        return Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(LOOPBACK)))
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered();
    }

    /** Starts the server of a node. */
    static Future<HttpServer> serve(Vertx vertx, SharedPolicy policy, int port) {
        Router router = Router.router(vertx);
        CrossOriginHandler.reloading(policy::current).mountOn(router);
        router.get("/orders").handler(ctx -> ctx.end("orders"));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, LOOPBACK)
                .onFailure(e -> vertx.close());
    }
}
