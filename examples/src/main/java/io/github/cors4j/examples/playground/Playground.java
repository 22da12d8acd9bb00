package io.github.cors4j.examples.playground;

import io.javalin.Javalin;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves the playground: a page, and the same over HTTP for scripts. Its origin is foreign to both servers, and it has no
 * CORS itself: no page but its own may use it.
 */
public final class Playground implements AutoCloseable {
    /** The playground is for this machine only. */
    private static final String HOST = "127.0.0.1";

    /**
     * A server to send requests to.
     *
     * @param id {@code javalin} or {@code vertx}
     * @param name what the framework is called
     * @param url its origin
     */
    public record Target(String id, String name, String url) {}

    private final Javalin app;

    private Playground(Javalin app) {
        this.app = app;
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any that is free
     * @param policy of both servers
     * @param routes of both servers that have a policy of their own
     * @param targets the servers
     * @param log where they record what they receive
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
     * Tells where it listens.
     *
     * @return the port
     */
    public int port() {
        return app.port();
    }

    /**
     * Tells what to open in a browser.
     *
     * @return the page's address
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
