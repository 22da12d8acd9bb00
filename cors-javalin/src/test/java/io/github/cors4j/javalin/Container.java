package io.github.cors4j.javalin;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.DispatcherType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
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
            Container start(Deployment deployment) {
                var context = new org.eclipse.jetty.ee10.servlet.ServletContextHandler(deployment.contextPath, 1);
                for (Deployment.Served served : deployment.applications) {
                    var holder = new org.eclipse.jetty.ee10.servlet.ServletHolder(
                            served.app().javalinServlet());
                    served.mappings().forEach(mapping -> context.addServlet(holder, mapping));
                }
                context.addServletContainerInitializer(new JettyWebSocketServletContainerInitializer(null));
                deployment.servlets.forEach((mapping, servlet) ->
                        context.addServlet(new org.eclipse.jetty.ee10.servlet.ServletHolder(servlet), mapping));
                deployment.filters.forEach(
                        (pattern, filter) -> context.addFilter(filter, pattern, deployment.filtered));
                if (!deployment.errorPages.isEmpty()) {
                    var pages = new org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler();
                    deployment.errorPages.forEach(pages::addErrorPage);
                    context.setErrorHandler(pages);
                }
                return jetty(context);
            }
        },
        JETTY_EE11 {
            @Override
            Container start(Deployment deployment) {
                var context = new org.eclipse.jetty.ee11.servlet.ServletContextHandler(deployment.contextPath, 1);
                for (Deployment.Served served : deployment.applications) {
                    // Javalin's own servlet has websockets, which need those of ee10.
                    var holder =
                            new org.eclipse.jetty.ee11.servlet.ServletHolder(new JavalinServlet(served.app().unsafe));
                    served.mappings().forEach(mapping -> context.addServlet(holder, mapping));
                }
                deployment.servlets.forEach((mapping, servlet) ->
                        context.addServlet(new org.eclipse.jetty.ee11.servlet.ServletHolder(servlet), mapping));
                deployment.filters.forEach(
                        (pattern, filter) -> context.addFilter(filter, pattern, deployment.filtered));
                if (!deployment.errorPages.isEmpty()) {
                    var pages = new org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler();
                    deployment.errorPages.forEach(pages::addErrorPage);
                    context.setErrorHandler(pages);
                }
                return jetty(context);
            }
        },
        TOMCAT {
            @Override
            Container start(Deployment deployment) {
                try {
                    return tomcat(deployment);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        abstract Container start(Deployment deployment);

        Container start(Javalin app, String contextPath) {
            return start(new Deployment(contextPath).application(app, "/*"));
        }

        /** Those that this class path has the right classes for. */
        static List<Kind> present() {
            return Stream.of(System.getProperty("cors4j.containers", "JETTY,TOMCAT")
                            .split(","))
                    .map(Kind::valueOf)
                    .toList();
        }
    }

    /** Javalin's own server, with all that a deployment has besides applications. */
    static Container own(Consumer<JavalinConfig> application, Deployment around) {
        TestServer server = TestServer.start(config -> {
            config.jetty.modifyServletContextHandler(context -> {
                around.servlets.forEach((mapping, servlet) ->
                        context.addServlet(new org.eclipse.jetty.ee10.servlet.ServletHolder(servlet), mapping));
                around.filters.forEach((pattern, filter) -> context.addFilter(filter, pattern, around.filtered));
                if (!around.errorPages.isEmpty()) {
                    var pages = new org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler();
                    around.errorPages.forEach(pages::addErrorPage);
                    context.setErrorHandler(pages);
                }
            });
            config.router.contextPath = around.contextPath;
            application.accept(config);
        });
        return new Container(server.port(), server);
    }

    private static Container jetty(Handler context) {
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.LEGACY);
        ServerConnector connector = TestServer.connector(server, configuration);
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Container(connector.getLocalPort(), server::stop);
    }

    private static Container tomcat(Deployment deployment) throws Exception {
        Path base = Files.createTempDirectory(Path.of("target"), "tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        StandardContext context = (StandardContext)
                tomcat.addContext(deployment.contextPath, base.toAbsolutePath().toString());
        for (Deployment.Served served : deployment.applications) {
            // Javalin's own servlet has websockets, which need Jetty, where its classes are there.
            Wrapper servlet = Tomcat.addServlet(
                    context,
                    "javalin" + deployment.applications.indexOf(served),
                    new JavalinServlet(served.app().unsafe));
            servlet.setAsyncSupported(true);
            served.mappings().forEach(servlet::addMapping);
        }
        deployment.servlets.forEach((mapping, servlet) -> {
            Wrapper wrapper = Tomcat.addServlet(context, mapping, servlet);
            wrapper.setAsyncSupported(true);
            wrapper.addMapping(mapping);
        });
        deployment.filters.forEach((pattern, filter) -> {
            FilterDef definition = new FilterDef();
            definition.setFilterName(pattern);
            definition.setFilter(filter);
            definition.setAsyncSupported("true");
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName(pattern);
            map.addURLPattern(pattern);
            for (DispatcherType type : deployment.filtered) {
                map.setDispatcher(type.name());
            }
            context.addFilterMap(map);
        });
        for (Map.Entry<Integer, String> page : deployment.errorPages.entrySet()) {
            ErrorPage errorPage = new ErrorPage();
            errorPage.setErrorCode(page.getKey());
            errorPage.setLocation(page.getValue());
            context.addErrorPage(errorPage);
        }
        tomcat.getConnector();
        tomcat.start();
        return new Container(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
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
