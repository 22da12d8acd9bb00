package io.github.cors4j.examples.cluster;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.shareddata.AsyncMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy that all nodes of a cluster share, as one node knows it.
 *
 * <p>The node that makes a change checks it before it publishes anything. The change then goes into a map of the cluster, for
 * nodes that join later, and over the event bus to the nodes that are running. Each node builds the policy for itself and
 * replaces the old one as a whole. Changes have a number, so that one that arrives late does not undo a newer one.
 */
public final class SharedPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(SharedPolicy.class);
    private static final String NAME = "cors";
    private static final String REVISION = "revision";
    private static final String POLICY = "policy";

    /** How often a node checks whether the event bus or a file brought a change, in milliseconds. */
    private static final long SCAN_PERIOD = 200;

    /** How often a node looks whether it has missed a change, in milliseconds. */
    private static final long LOOK_PERIOD = 5_000;

    private record Revised(long revision, Cors policy) {}

    private final Vertx vertx;
    private final AsyncMap<String, JsonObject> newest;
    private volatile Revised revised = new Revised(0, closed());

    private SharedPolicy(Vertx vertx, AsyncMap<String, JsonObject> newest) {
        this.vertx = vertx;
        this.newest = newest;
    }

    /**
     * Joins the nodes that share the policy, and starts with their newest one.
     *
     * @param vertx the clustered Vert.x instance of this node
     * @return the policy; until any node has published one, no origin is allowed on any path
     */
    public static Future<SharedPolicy> join(Vertx vertx) {
        return vertx.sharedData().<String, JsonObject>getAsyncMap(NAME).compose(map -> {
            SharedPolicy shared = new SharedPolicy(vertx, map);
            shared.retriever("event-bus", new JsonObject().put("address", NAME))
                    .listen(change -> shared.take(change.getNewConfiguration()));
            // What is published before the cluster knows that this node listens is found by looking again.
            vertx.setPeriodic(LOOK_PERIOD, timer -> map.get(NAME).onSuccess(shared::take));
            return map.get(NAME).map(known -> {
                shared.take(known);
                return shared;
            });
        });
    }

    /** Returns a policy that covers no path: a node that knows nothing yet grants nothing. */
    private static Cors closed() {
        return Cors.of(cors -> cors.origins("https://nobody.invalid").exclude("/*"));
    }

    /**
     * Returns the newest policy that this node knows.
     *
     * @return the policy; call this again for each request
     */
    public Cors current() {
        return revised.policy();
    }

    /**
     * Publishes a policy to all nodes.
     *
     * @param configuration the options under their configuration keys
     * @return a future that completes once the policy is on its way. It fails if the policy cannot be built; no node sees it
     *     then
     */
    public Future<Void> publish(JsonObject configuration) {
        try {
            build(configuration);
        } catch (CorsConfigurationException e) {
            return Future.failedFuture(e);
        }
        return vertx.sharedData()
                .getCounter(NAME)
                .compose(counter -> counter.incrementAndGet())
                .map(number -> new JsonObject().put(REVISION, number).put(POLICY, configuration))
                .compose(message ->
                        keep(message).onSuccess(done -> vertx.eventBus().publish(NAME, message)));
    }

    /** Puts a change into the map unless a newer one, which another node has published meanwhile, is there already. */
    private Future<Void> keep(JsonObject message) {
        return newest.putIfAbsent(NAME, message).compose(known -> {
            if (known == null || known.getLong(REVISION) >= message.getLong(REVISION)) {
                return Future.succeededFuture();
            }
            return newest.replaceIfPresent(NAME, known, message)
                    .compose(replaced -> replaced ? Future.succeededFuture() : keep(message));
        });
    }

    /**
     * Publishes the policy in a file, now and whenever the file changes. If a changed file has no valid policy, that is
     * reported, and the cluster keeps the policy that it has.
     *
     * @param path the path of a file with one JSON object
     * @param report called with the reason if a changed file is not used
     * @return a future that completes once the file has been read and published for the first time
     */
    public Future<Void> publishFrom(String path, Handler<Throwable> report) {
        ConfigRetriever retriever = retriever("file", new JsonObject().put("path", path));
        return retriever.getConfig().compose(this::publish).onSuccess(done -> {
            retriever.configStream().exceptionHandler(report);
            retriever.listen(change -> publish(change.getNewConfiguration()).onFailure(report));
        });
    }

    private ConfigRetriever retriever(String type, JsonObject config) {
        return ConfigRetriever.create(
                vertx,
                new ConfigRetrieverOptions()
                        .setScanPeriod(SCAN_PERIOD)
                        .addStore(new ConfigStoreOptions().setType(type).setConfig(config)));
    }

    private synchronized void take(JsonObject message) {
        if (message == null || message.getLong(REVISION, 0L) <= revised.revision()) {
            return;
        }
        try {
            revised = new Revised(message.getLong(REVISION), build(message.getJsonObject(POLICY)));
        } catch (CorsConfigurationException e) {
            // Checked by the node that published it, which may run another version of the library.
            LOG.error("The policy that another node published is not used here. {}", e.getMessage());
        }
    }

    private static Cors build(JsonObject configuration) {
        return Cors.of(cors -> cors.configuration(configuration.getMap()));
    }
}
