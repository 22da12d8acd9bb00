package io.github.cors4j.examples.playground;

import io.javalin.Javalin;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves the playground: a page, and an HTTP interface with the same functions for scripts. Its origin differs from those of
 * both servers, and it has no CORS itself: no page but its own may use it.
 */
public final class Playground implements AutoCloseable {
    /** The playground is for this machine only. */
    private static final String HOST = "127.0.0.1";

    /**
     * A server to send requests to.
     *
     * @param id {@code javalin} or {@code vertx}
     * @param name the name of the framework
     * @param url the origin of the server
     */
    public record Target(String id, String name, String url) {}

    private final Javalin app;

    private Playground(Javalin app) {
        this.app = app;
    }

    /**
     * Starts the server.
     *
     * @param port the port to listen on; 0 means any free port
     * @param policy the policy of both servers
     * @param routes the routes of both servers that have a policy of their own
     * @param targets the servers
     * @param log the log in which they record what they receive
     * @return the running playground
     */
    public static Playground start(
            int port, LivePolicy policy, List<RoutePolicy> routes, List<Target> targets, ExchangeLog log) {
        List<Javalin> self = new ArrayList<>();
        PlaygroundApi api = new PlaygroundApi(
                policy, routes, targets, log, () -> self.get(0).port());
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(server -> server.setErrorHandler(new JsonErrors()));
            api.addTo(config);
        });
        self.add(app);
        try {
            return new Playground(app.start(HOST, port));
        } catch (RuntimeException e) {
            app.stop();
            throw e;
        }
    }

    /**
     * Returns the port that the playground listens on.
     *
     * @return the port
     */
    public int port() {
        return app.port();
    }

    /**
     * Returns the address to open in a browser.
     *
     * @return the address of the page
     */
    public String url() {
        return "http://localhost:" + port() + "/";
    }

    /** Stops the server. */
    @Override
    public void close() {
        app.stop();
    }
}
