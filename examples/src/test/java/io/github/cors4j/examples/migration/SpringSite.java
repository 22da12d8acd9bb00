package io.github.cors4j.examples.migration;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The application that is migrated, on Spring MVC. */
final class SpringSite {
    private SpringSite() {}

    @RestController
    static final class Orders {
        @GetMapping({"/api/orders", "/api/account", "/public/prices", "/health"})
        String read() {
            return "orders";
        }

        @PutMapping("/api/orders")
        String replace() {
            return "orders";
        }

        @PostMapping("/api/orders")
        String create() {
            return "orders";
        }

        @GetMapping("/api/fails")
        String fails() {
            throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
        }

        @GetMapping("/api/translated")
        String translated(HttpServletResponse response) {
            response.setHeader("Vary", "Accept-Language");
            return "Bestellungen";
        }
    }

    /** Authenticates as an interceptor does, and counts what reaches a handler. */
    private record Gate(AtomicInteger handled) implements HandlerInterceptor, WebMvcConfigurer {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getRequestURI().equals("/api/account")) {
                response.setStatus(401);
                return false;
            }
            if (handler instanceof HandlerMethod) {
                handled.incrementAndGet();
            }
            return true;
        }
    }

    @EnableWebMvc
    static class Web {}

    static RunningServer start(List<Filter> filters, Object... beans) {
        AtomicInteger handled = new AtomicInteger();
        AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
        application.register(Web.class);
        application.addBeanFactoryPostProcessor(factory -> {
            factory.registerSingleton("gate", new Gate(handled));
            for (Object bean : beans) {
                factory.registerSingleton(bean.getClass().getName(), bean);
            }
        });
        return serve(new ServletHolder(new DispatcherServlet(application)), filters, handled);
    }

    /** A Javalin application in the servlet container of a Spring application, behind Spring's filter. */
    static RunningServer startJavalinBehind(Filter filter, BiConsumer<JavalinConfig, AtomicInteger> configuration) {
        AtomicInteger handled = new AtomicInteger();
        Javalin app = Javalin.create(config -> configuration.accept(config, handled));
        return serve(new ServletHolder(app.javalinServlet()), List.of(filter), handled);
    }

    private static RunningServer serve(ServletHolder servlet, List<Filter> filters, AtomicInteger handled) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.addServletContainerInitializer(new JettyWebSocketServletContainerInitializer(null));
        context.addServlet(servlet, "/*");
        for (Filter filter : filters) {
            context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new RunningServer(connector.getLocalPort(), handled, server::stop);
    }
}
