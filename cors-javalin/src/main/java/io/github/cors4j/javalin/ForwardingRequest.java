package io.github.cors4j.javalin;

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
 * The request of an embedded application, which tells where a handler forwards it to: of another servlet in the container
 * the plugin would not hear, while that has to have the policy of its own path.
 */
final class ForwardingRequest extends HttpServletRequestWrapper {

    private final Predicate<HttpServletRequest> goesOn;

    private ForwardingRequest(HttpServletRequest request, Predicate<HttpServletRequest> goesOn) {
        super(request);
        this.goesOn = goesOn;
    }

    /**
     * Puts one behind the request that Javalin's handlers see.
     *
     * @param goesOn is told of the request as it will be there, and says whether it may go there
     */
    static void watch(HttpServletRequest ofHandlers, Predicate<HttpServletRequest> goesOn) {
        if (ofHandlers instanceof JavalinServletRequest wrapper
                && wrapper.getRequest() instanceof HttpServletRequest request) {
            wrapper.setRequest(new ForwardingRequest(request, goesOn));
        }
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null ? null : new Telling(dispatcher, pathInContext(path));
    }

    private String pathInContext(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        String own = ServletReader.routedPath(this);
        return bare.startsWith("/") ? bare : own.substring(0, own.lastIndexOf('/') + 1) + bare;
    }

    private final class Telling implements RequestDispatcher {

        private final RequestDispatcher dispatcher;
        private final String path;

        Telling(RequestDispatcher dispatcher, String path) {
            this.dispatcher = dispatcher;
            this.path = path;
        }

        @Override
        public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            if (goesOn.test(new At(ForwardingRequest.this, path))) {
                dispatcher.forward(request, response);
            }
        }

        @Override
        public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            dispatcher.include(request, response);
        }
    }

    /** The request as it will be where it is forwarded to. */
    private static final class At extends HttpServletRequestWrapper {

        private final String path;

        At(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }
    }
}
