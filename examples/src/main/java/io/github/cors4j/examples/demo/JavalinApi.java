package io.github.cors4j.examples.demo;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.Cors;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.playground.JettyRecorder;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's routes on Javalin. */
final class JavalinApi implements Api {
    private static final Logger LOG = LoggerFactory.getLogger(JavalinApi.class);

    private static final String ID = "javalin";

    private final Javalin app;

    private JavalinApi(Javalin app) {
        this.app = app;
    }

    /**
     * Starts the server.
     *
     * @param policy called once for each request, so that the policy can be replaced while the server runs
     * @param log the log of requests that the playground sends
     * @param port the port; 0 for any free one
     */
    static JavalinApi start(Supplier<Cors> policy, ExchangeLog log, int port) throws DemoException {
        Javalin app = Javalin.create(config -> {
            configure(config, policy);
            JettyRecorder.install(config, ID, log);
        });
        try {
            return new JavalinApi(app.start(HOST, port));
        } catch (RuntimeException e) {
            app.stop();
            throw DemoException.ofStart("Javalin", port, "--javalin-port", e);
        }
    }

    private static void configure(JavalinConfig config, Supplier<Cors> policy) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.registerPlugin(CrossOriginPlugin.reloading(policy));
        config.routes.get("/", ctx -> ctx.html(WELCOME));
        config.routes.get("/api/v1/users", ctx -> json(ctx.header("X-Total-Count", "1"), USER));
        config.routes.post("/api/v1/users/create", ctx -> json(ctx, CREATED));
        config.routes.get(HELLO.path(), crossOrigin(HELLO.cors(), ctx -> json(ctx, GREETING)));
        config.routes.put(HELLO.path(), crossOrigin(HELLO.cors(), ctx -> json(ctx, GREETING)));
        config.routes.ws(SOCKET, socket -> socket.onConnect(ctx -> ctx.send(SOCKET_GREETING)));
        config.routes.get("/api/exception", ctx -> {
            throw new IllegalStateException("the exception that /api/exception throws on purpose");
        });
        config.routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("A handler failed: {}", e.toString());
            json(ctx.status(500), FAILURE);
        });
    }

    private static void json(Context ctx, String body) {
        ctx.contentType("application/json").result(body);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String framework() {
        return "Javalin";
    }

    @Override
    public int port() {
        return app.port();
    }

    @Override
    public void close() {
        app.stop();
    }
}
