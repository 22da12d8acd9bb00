package io.github.cors4j.examples.demo;

import io.github.cors4j.Cors;
import java.util.List;
import java.util.function.Supplier;

/**
 * Both servers under one policy.
 *
 * @param javalin the one on Javalin
 * @param vertx the one on Vert.x
 */
record Servers(Api javalin, Api vertx) implements AutoCloseable {

    /**
     * Starts both servers or none.
     *
     * @param policy asked once for each request
     * @param javalinPort 0 for any that is free
     * @param vertxPort 0 for any that is free
     */
    static Servers start(Supplier<Cors> policy, int javalinPort, int vertxPort) throws DemoException {
        Api javalin = JavalinApi.start(policy, javalinPort);
        try {
            return new Servers(javalin, VertxApi.start(policy, vertxPort));
        } catch (DemoException | RuntimeException e) {
            javalin.close();
            throw e;
        }
    }

    List<Api> all() {
        return List.of(javalin, vertx);
    }

    /** Stops both. */
    @Override
    public void close() {
        try (javalin;
                vertx) {
            // They stop when the block is left.
        }
    }
}
