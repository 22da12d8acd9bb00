package io.github.cors4j.javalin;

import static io.restassured.RestAssured.given;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Javalin application on a free port of the loopback interface. */
final class TestServer implements AutoCloseable {

    /** What a granted response carries when the policy is {@link #oneOrigin()}: this, and nothing else. */
    static final String[] GRANTED = {
        "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Origin: " + Wire.ORIGIN, "Vary: Origin"
    };

    private final Javalin app;

    private TestServer(Javalin app) {
        this.app = app;
    }

    static TestServer start(Consumer<JavalinConfig> configuration) {
        return start(TestServer::connector, configuration);
    }

    /** With HTTP/2 without TLS on the same port. */
    static TestServer startWithHttp2(Consumer<JavalinConfig> configuration) {
        return start((jetty, http) -> connector(jetty, http, new HTTP2CServerConnectionFactory(http)), configuration);
    }

    static TestServer start(
            BiFunction<Server, HttpConfiguration, Connector> connector, Consumer<JavalinConfig> configuration) {
        return new TestServer(create(config -> {
                    config.jetty.addConnector(connector);
                    configuration.accept(config);
                })
                .start());
    }

    /**
     * A connector whose connections share no buffers. After a malformed request, two threads of Jetty may release the same buffer; the
     * connection that has it next is then closed without a response.
     */
    static ServerConnector connector(Server jetty, HttpConfiguration http, ConnectionFactory... more) {
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        ServerConnector connector = new ServerConnector(
                jetty, null, null, new ByteBufferPool.NonPooling(), -1, -1, new HttpConnectionFactory(http));
        List.of(more).forEach(connector::addConnectionFactory);
        connector.setHost("127.0.0.1");
        return connector;
    }

    /** Without a policy for the application. */
    static TestServer startDecoratedOnly(Consumer<JavalinConfig> configuration) {
        return start(config -> {
            config.registerPlugin(CrossOriginPlugin.decoratedRoutesOnly());
            configuration.accept(config);
        });
    }

    static Javalin create(Consumer<JavalinConfig> configuration) {
        return Javalin.create(config -> {
            quiet(config);
            configuration.accept(config);
        });
    }

    static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    /** One origin with credentials: the policy that most can go wrong with. */
    static CrossOriginPlugin oneOrigin() {
        return new CrossOriginPlugin(cors -> cors.origins(Wire.ORIGIN).supportsCredentials(true));
    }

    Javalin app() {
        return app;
    }

    int port() {
        return app.port();
    }

    /** A REST-assured request to this server that takes answers and paths as they are. */
    RequestSpecification request() {
        return given().port(port()).urlEncodingEnabled(false).redirects().follow(false);
    }

    Wire.Answer get(String target, String... headers) {
        return Wire.get(port(), target, headers);
    }

    Wire.Answer preflight(String target, String method, String... headers) {
        return Wire.preflight(port(), target, method, headers);
    }

    Wire.Answer send(String method, String target, String... headers) {
        return Wire.send(port(), method, target, headers);
    }

    @Override
    public void close() {
        app.stop();
    }
}
