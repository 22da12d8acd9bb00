package io.github.cors4j.javalin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Shows an error page as the request that failed, whose policy it has in place of that of its own path. */
final class FailedRequest extends HttpServletRequestWrapper {

    /** New in servlet 6.1, where an error page is always asked for with GET. */
    private static final String ERROR_METHOD = "jakarta.servlet.error.method";

    FailedRequest(HttpServletRequest errorPage) {
        super(errorPage);
    }

    static boolean hasErrorPage(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                || request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
    }

    @Override
    public String getRequestURI() {
        Object uri = getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return uri instanceof String text ? text : super.getRequestURI();
    }

    @Override
    public String getMethod() {
        Object method = getAttribute(ERROR_METHOD);
        return method instanceof String text ? text : super.getMethod();
    }
}
