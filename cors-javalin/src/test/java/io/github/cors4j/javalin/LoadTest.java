package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.LoadContract;
import io.github.cors4j.attack.Target;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class LoadTest extends LoadContract {
    /** Returns a plugin that asks for the policy at each request. */
    CrossOriginPlugin plugin(Supplier<Cors> policy) {
        return CrossOriginPlugin.reloading(policy);
    }

    @Override
    protected Target start(Supplier<Cors> policy, Executor others) {
        TestServer server = TestServer.start(LoadTest::connector, config -> {
            config.registerPlugin(plugin(policy));
            config.routes.get("/ok", ctx -> ctx.result("ok"));
            config.routes.get(
                    "/late", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> ctx.result("late"), others)));
            config.routes.get("/large", ctx -> ctx.result(new byte[300_000]));
            config.routes.get("/fails", ctx -> {
                if (ThreadLocalRandom.current().nextBoolean()) {
                    throw new IllegalStateException("on purpose");
                }
                ctx.status(503);
            });
            config.routes.get("/half", LoadTest::failHalfway);
            config.routes.get(
                    "/half-late", ctx -> ctx.future(() -> CompletableFuture.runAsync(() -> failHalfway(ctx), others)));
            config.routes.exception(Exception.class, LoadTest::answer);
        });
        return Target.of(server.port(), server::close);
    }

    private static Connector connector(Server jetty, HttpConfiguration http) {
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
        allowAnyNumberOfResets(http2);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http), http2);
        connector.setHost("127.0.0.1");
        return connector;
    }

    /** By an interface whose methods all have defaults, which is in another package in earlier versions of Jetty. */
    private static void allowAnyNumberOfResets(HTTP2CServerConnectionFactory http2) {
        for (Method method : HTTP2CServerConnectionFactory.class.getMethods()) {
            if (method.getName().equals("setRateControlFactory")) {
                Class<?> factory = method.getParameterTypes()[0];
                try {
                    method.invoke(
                            http2,
                            Proxy.newProxyInstance(
                                    factory.getClassLoader(),
                                    new Class<?>[] {factory},
                                    InvocationHandler::invokeDefault));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /**
     * Must not throw: Javalin would call it again and again, for ever. It may be called when the server has stopped, for
     * a future that ends too late, and then there is no response any more.
     */
    private static void answer(Exception e, Context ctx) {
        try {
            ctx.status(500);
        } catch (IllegalStateException responseIsGone) {
            // nobody is there to be told
        }
    }

    private static void failHalfway(Context ctx) {
        ctx.header("Content-Length", "20000");
        try {
            ctx.outputStream().write(new byte[10_000]);
            ctx.outputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("halfway, on purpose");
    }
}
