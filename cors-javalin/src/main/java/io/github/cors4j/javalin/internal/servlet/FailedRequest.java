package io.github.cors4j.javalin.internal.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Shows the request for an error page as the request that failed, because the page has the policy of that request. */
public final class FailedRequest extends HttpServletRequestWrapper {

    /** New in servlet 6.1, where the request for an error page always has the method GET. */
    private static final String ERROR_METHOD = "jakarta.servlet.error.method";

    public FailedRequest(HttpServletRequest errorPage) {
        super(errorPage);
    }

    public static boolean hasErrorPage(HttpServletRequest request) {
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
