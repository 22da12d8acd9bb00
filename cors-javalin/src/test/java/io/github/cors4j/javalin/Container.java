package io.github.cors4j.javalin;

import io.javalin.Javalin;
import io.javalin.http.servlet.JavalinServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A servlet container on a free port that was not started by Javalin. */
record Container(int port, AutoCloseable stop) implements AutoCloseable {

    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    static {
        TOMCAT_LOG.setLevel(Level.OFF);
    }

    enum Kind {
        JETTY {
            @Override
            Container start(Javalin app, String contextPath) {
                Server server = new Server();
                ServerConnector connector = new ServerConnector(server);
                connector.setHost("127.0.0.1");
                server.addConnector(connector);
                ServletContextHandler context = new ServletContextHandler(contextPath, ServletContextHandler.SESSIONS);
                context.addServlet(new ServletHolder(app.javalinServlet()), "/*");
                context.addServletContainerInitializer(new JettyWebSocketServletContainerInitializer(null));
                server.setHandler(context);
                try {
                    server.start();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return new Container(connector.getLocalPort(), server::stop);
            }
        },
        TOMCAT {
            @Override
            Container start(Javalin app, String contextPath) {
                try {
                    Path base = Files.createTempDirectory(Path.of("target"), "tomcat");
                    Tomcat tomcat = new Tomcat();
                    tomcat.setBaseDir(base.toString());
                    tomcat.setHostname("127.0.0.1");
                    tomcat.setPort(0);
                    StandardContext context = (StandardContext)
                            tomcat.addContext(contextPath, base.toAbsolutePath().toString());
                    context.setClearReferencesObjectStreamClassCaches(false); // these only warn of missing rights
                    context.setClearReferencesRmiTargets(false);
                    context.setClearReferencesThreadLocals(false);
                    // Javalin's own servlet has websockets, which need Jetty, where its classes are there.
                    Wrapper servlet = Tomcat.addServlet(context, "javalin", new JavalinServlet(app.unsafe));
                    servlet.setAsyncSupported(true);
                    servlet.addMapping("/*");
                    tomcat.getConnector();
                    tomcat.start();
                    return new Container(tomcat.getConnector().getLocalPort(), () -> {
                        tomcat.stop();
                        tomcat.destroy();
                    });
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        abstract Container start(Javalin app, String contextPath);
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
