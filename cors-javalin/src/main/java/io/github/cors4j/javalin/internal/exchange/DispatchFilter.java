package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.servlet.FailedRequest;
import io.github.cors4j.javalin.internal.servlet.ServletReader;
import io.javalin.config.JavalinState;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/**
 * On Javalin's own server, decides again about requests that are forwarded to another path, whatever servlet is there. It sees
 * nothing else but asynchronous dispatches.
 */
final class DispatchFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient JavalinState state;
    private final transient ApplicationPolicy application;

    private DispatchFilter(JavalinState state, ApplicationPolicy application) {
        this.state = state;
        this.application = application;
    }

    static void install(ServletContextHandler context, JavalinState state, ApplicationPolicy application) {
        FilterHolder holder = new FilterHolder(new DispatchFilter(state, application));
        holder.setAsyncSupported(true);
        FilterMapping mapping = new FilterMapping();
        mapping.setFilterName(holder.getName());
        mapping.setPathSpec("/*");
        mapping.setDispatcherTypes(EnumSet.of(DispatcherType.FORWARD, DispatcherType.ASYNC));
        context.getServletHandler().addFilter(holder);
        context.getServletHandler().prependFilterMapping(mapping);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = Exchange.of(request);
        if (exchange != null
                && !FailedRequest.hasErrorPage(request)
                && !exchange.isOf(application, ServletReader.routedPath(request))) {
            application.decide(exchange, request, new FrontContext(state, request, response));
            if (exchange.failure() != null) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                return;
            }
            exchange.write();
            CorsDecision decision = exchange.decision();
            if (decision != null && decision.refusesRequest()) {
                response.setStatus(decision.status());
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
