package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.CorsDecision;
import io.github.cors4j.javalin.internal.servlet.JettyHeaders;
import io.github.cors4j.javalin.internal.servlet.JettyRequests;
import io.javalin.config.JavalinState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Decides about every request on Javalin's own server, ahead of sessions, security, filters, Javalin's handlers and
 * websockets. It responds to preflights. {@link JettyResponse} writes the headers of all responses.
 *
 * <p>It is the first handler inside the servlet context. So it sees only requests of this context, not those of other
 * contexts on the same server, and it sees them after handlers that rewrite paths have run.
 */
final class FrontHandler extends Handler.Wrapper {

    private final JavalinState state;
    private final ApplicationPolicy application;
    private final boolean addsSlash;

    /** The applications whose servlets run inside the context of this one, and the application that decides for each. */
    private final Map<JavalinState, ApplicationPolicy> inner = new ConcurrentHashMap<>();

    private FrontHandler(JavalinState state, ApplicationPolicy application, boolean addsSlash) {
        this.state = state;
        this.application = application;
        this.addsSlash = addsSlash;
    }

    static void install(JavalinState state, ApplicationPolicy application) {
        state.jetty.modifyServletContextHandler(context -> {
            boolean addsSlash = !context.getAllowNullPathInContext();
            if (addsSlash) {
                context.setAllowNullPathInContext(true);
            }
            context.insertHandler(new FrontHandler(state, application, addsSlash));
            DispatchFilter.install(context, state, application);
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ServletContextRequest inContext = Request.as(request, ServletContextRequest.class);
        if (inContext == null) {
            return super.handle(request, response, callback);
        }
        HttpServletRequest servletRequest = inContext.getServletApiRequest();
        HttpServletResponse servletResponse =
                inContext.getServletContextResponse().getServletApiResponse();
        JavalinState served = JettyRequests.served(inContext);
        JavalinState entered = served == null ? state : served;
        ApplicationPolicy deciding = entered == state ? application : inner(entered);
        FrontContext context = new FrontContext(entered, servletRequest, servletResponse);
        Exchange exchange = new JettyExchange(response);
        deciding.decide(exchange, servletRequest, context);
        boolean comesToHandlers = served == state || deciding != application; // those report a failure
        if (exchange.failure() != null && !comesToHandlers) {
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
            return true;
        }
        JettyResponse.writeWhenSent(request, exchange);
        exchange.writeAhead();
        CorsDecision decision = exchange.decision();
        if (decision != null && exchange.endsRequest()) {
            deciding.respond(decision, servletRequest, servletResponse, context);
            context.log(exchange);
            response.write(true, null, callback);
        } else if (addsSlash && Request.getPathInContext(request).isEmpty()) {
            addSlash(request, response, callback);
        } else {
            return super.handle(new WithExchange(request, exchange), response, callback);
        }
        return true;
    }

    /** Returns the application that decides for one inside this context: that one, if it has a plugin of its own. */
    private ApplicationPolicy inner(JavalinState other) {
        return inner.computeIfAbsent(other, unknown -> {
            EmbeddedHandler embedded = EmbeddedHandler.in(other);
            return embedded == null ? application : embedded.application();
        });
    }

    /** Redirects {@code /context} to {@code /context/}. Jetty would do so ahead of this handler, without CORS headers. */
    private static void addSlash(Request request, Response response, Callback callback) {
        HttpURI uri = request.getHttpURI();
        String location = Request.getContextPath(request) + "/"
                + (uri.getParam() == null ? "" : ";" + uri.getParam())
                + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    /** Reads and changes Jetty's own response, which costs least. */
    private static final class JettyExchange extends Exchange {

        private final Response response;

        JettyExchange(Response response) {
            this.response = response;
        }

        @Override
        int status() {
            return response.getStatus();
        }

        @Override
        boolean isCommitted() {
            return response.isCommitted();
        }

        @Override
        void setHeaders() {
            applyTo(response.getHeaders(), JettyHeaders.ACCESS);
        }

        @Override
        void removeHeaders(CorsDecision earlier) {
            earlier.withdrawFrom(response.getHeaders(), JettyHeaders.ACCESS);
        }
    }

    /** Shows the exchange as an attribute; a real attribute would cost each request a map of 180 bytes. */
    private static final class WithExchange extends Request.Wrapper {

        private final Exchange exchange;

        WithExchange(Request request, Exchange exchange) {
            super(request);
            this.exchange = exchange;
        }

        @Override
        public Object getAttribute(String name) {
            return name.equals(Exchange.ATTRIBUTE) ? exchange : super.getAttribute(name);
        }
    }
}
