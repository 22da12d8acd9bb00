package io.github.cors4j.javalin.internal.servlet;

import io.javalin.http.servlet.JavalinServletRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches where a handler of an embedded application forwards its request to. The response needs the policy of the new path. If
 * another servlet of the container serves that path, nothing of the plugin runs there.
 */
public final class ForwardingRequest extends HttpServletRequestWrapper {

    private final Predicate<HttpServletRequest> mayGo;

    private ForwardingRequest(HttpServletRequest request, Predicate<HttpServletRequest> mayGo) {
        super(request);
        this.mayGo = mayGo;
    }

    /**
     * Inserts a watching request behind the one that Javalin's handlers see.
     *
     * @param mayGo receives the request as its target will see it, and decides whether it may be forwarded
     */
    public static void watch(HttpServletRequest ofHandlers, Predicate<HttpServletRequest> mayGo) {
        if (ofHandlers instanceof JavalinServletRequest wrapper
                && wrapper.getRequest() instanceof HttpServletRequest request) {
            wrapper.setRequest(new ForwardingRequest(request, mayGo));
        }
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null ? null : new WatchedDispatcher(dispatcher, pathInContext(path));
    }

    private String pathInContext(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        String own = ServletReader.routedPath(this);
        return bare.startsWith("/") ? bare : own.substring(0, own.lastIndexOf('/') + 1) + bare;
    }

    private final class WatchedDispatcher implements RequestDispatcher {

        private final RequestDispatcher dispatcher;
        private final String path;

        WatchedDispatcher(RequestDispatcher dispatcher, String path) {
            this.dispatcher = dispatcher;
            this.path = path;
        }

        @Override
        public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            if (mayGo.test(new Forwarded(ForwardingRequest.this, path))) {
                dispatcher.forward(request, response);
            }
        }

        @Override
        public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            dispatcher.include(request, response);
        }
    }

    /** The request as its target will see it. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String path;

        Forwarded(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }
    }
}
