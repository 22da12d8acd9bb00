package io.github.cors4j.benchmarks;

import io.github.cors4j.Cors;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.plugin.bundled.CorsPluginConfig;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpChannelState;

/** A real application on a real Jetty, from the parsed request to the response that is about to be sent. */
final class JavalinSubject implements Subject {
    private final Javalin app;
    private final ConnectionMetaData connection;
    private Sample[] ring = {};
    /** One object for all requests, because what a server has just read is in the processor's cache. */
    private final HttpFields.Mutable headers = JettyFields.others();

    private HttpURI[] uris = {};

    private JavalinSubject(Consumer<JavalinConfig> configure) {
        app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    configure.accept(config);
                    config.routes.get("/*", ctx -> ctx.result("hello"));
                    // So that the base of a preflight is a normal response, not the costly one to an unknown route.
                    config.routes.options("/*", ctx -> ctx.status(204));
                })
                .start("127.0.0.1", 0);
        Server server = app.jettyServer().server();
        Connector connector = server.getConnectors()[0];
        HttpConfiguration configuration = connector.getConnectionFactories().stream()
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration())
                .findFirst()
                .orElseThrow();
        connection = new JettyConnectionStub(connector, configuration);
    }

    static Subject plain() {
        return new JavalinSubject(config -> {});
    }

    static Subject ours(PolicySpec policy) {
        return new JavalinSubject(config -> configureOurs(config, policy));
    }

    static Subject guarded(PolicySpec policy) {
        Cors cors = OurPolicy.guarded(policy);
        return new JavalinSubject(config -> config.registerPlugin(new CrossOriginPlugin(cors)));
    }

    static Subject listened(PolicySpec policy) {
        Cors cors = OurPolicy.listened(policy);
        return new JavalinSubject(config -> config.registerPlugin(new CrossOriginPlugin(cors)));
    }

    static Subject perRequest(PolicySpec policy) {
        Cors cors = OurPolicy.of(policy);
        return new JavalinSubject(config -> config.registerPlugin(CrossOriginPlugin.perRequest(request -> cors)));
    }

    static Subject bundled(PolicySpec policy) {
        return new JavalinSubject(config -> configureBundled(config, policy));
    }

    /**
     * Returns the floor: it sets the headers of an allowed request or preflight of the first policies, without looking up or
     * deciding anything.
     */
    static Subject byHand() {
        return new JavalinSubject(config -> config.routes.before(JavalinSubject::setByHand));
    }

    static void configureOurs(JavalinConfig config, PolicySpec policy) {
        config.registerPlugin(new CrossOriginPlugin(OurPolicy.of(policy)));
    }

    static void configureBundled(JavalinConfig config, PolicySpec policy) {
        config.bundledPlugins.enableCors(cors -> {
            if (policy.paths().isEmpty()) {
                cors.addRule(rule -> configure(rule, policy));
            }
            for (String path : policy.paths()) {
                cors.addRule(rule -> {
                    rule.path = path;
                    configure(rule, policy);
                });
            }
        });
    }

    private static void configure(CorsPluginConfig.CorsRule rule, PolicySpec policy) {
        if (policy.anyOrigin()) {
            rule.anyHost();
        } else {
            String[] origins = policy.origins().toArray(String[]::new);
            rule.allowHost(origins[0], Arrays.copyOfRange(origins, 1, origins.length));
            rule.allowCredentials = true;
        }
        rule.exposeHeader(PolicySpec.EXPOSED);
        rule.maxAge = PolicySpec.MAX_AGE;
    }

    private static void setByHand(Context ctx) {
        ctx.header("Vary", "Origin");
        ctx.header("Access-Control-Allow-Origin", String.valueOf(ctx.header("Origin")));
        ctx.header("Access-Control-Allow-Credentials", "true");
        if (ctx.req().getMethod().equals("OPTIONS")) {
            ctx.header("Access-Control-Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
            ctx.header("Access-Control-Allow-Headers", "authorization, content-type");
            ctx.header("Access-Control-Max-Age", "3600");
            ctx.status(204).skipRemainingHandlers();
        } else {
            ctx.header("Access-Control-Expose-Headers", PolicySpec.EXPOSED);
        }
    }

    @Override
    public void prepare(Sample[] ring) {
        this.ring = ring;
        uris = Arrays.stream(ring)
                .map(sample ->
                        HttpURI.build("http://api.example.org" + sample.path()).asImmutable())
                .toArray(HttpURI[]::new);
    }

    @Override
    public Object handle(int slot) {
        Sample sample = ring[slot];
        JettyFields.read(sample, headers);
        MetaData.Request request = new MetaData.Request(sample.method(), uris[slot], HttpVersion.HTTP_1_1, headers);
        JettyStreamStub stream = new JettyStreamStub();
        HttpChannelState channel = new HttpChannelState(connection);
        channel.setHttpStream(stream);
        channel.onRequest(request).run();
        return stream.response().getHttpFields();
    }

    @Override
    public void close() {
        app.stop();
    }
}
