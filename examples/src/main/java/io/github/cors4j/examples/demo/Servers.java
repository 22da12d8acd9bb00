package io.github.cors4j.examples.demo;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.playground.LivePolicy;
import io.github.cors4j.examples.playground.Playground;
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
     * @param policy called once for each request
     * @param log the log of requests that the playground sends
     * @param javalinPort the port of the Javalin server; 0 for any free one
     * @param vertxPort the port of the Vert.x server; 0 for any free one
     */
    static Servers start(Supplier<Cors> policy, ExchangeLog log, int javalinPort, int vertxPort) throws DemoException {
        Api javalin = JavalinApi.start(policy, log, javalinPort);
        try {
            return new Servers(javalin, VertxApi.start(policy, log, vertxPort));
        } catch (DemoException | RuntimeException e) {
            javalin.close();
            throw e;
        }
    }

    /** Starts the page that sends requests to both; if it cannot, both stop. */
    Playground startPlayground(LivePolicy policy, ExchangeLog log, int port) throws DemoException {
        List<Playground.Target> targets = all().stream()
                .map(api -> new Playground.Target(api.id(), api.framework(), api.url()))
                .toList();
        try {
            return Playground.start(port, policy, List.of(Api.HELLO), targets, log);
        } catch (RuntimeException e) {
            close();
            throw DemoException.ofStart("The playground", port, "--playground-port", e);
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
            // Both stop at the end of the block.
        }
    }
}
