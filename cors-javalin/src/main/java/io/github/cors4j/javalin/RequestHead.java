package io.github.cors4j.javalin;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;

/**
 * Shows a request without its body to the function that chooses its policy: what the function reads of the body would be lost
 * to the handler. Parameters count as body, because those of a form are part of it.
 */
final class RequestHead extends HttpServletRequestWrapper {

    RequestHead(HttpServletRequest request) {
        super(request);
    }

    private static IllegalStateException bodyBelongsToTheHandler() {
        return new IllegalStateException(
                "perRequest(..) must not read the body of a request, nor its parameters, which a"
                        + " form has in its body: choose by host, path, headers or getQueryString()");
    }

    @Override
    public ServletInputStream getInputStream() {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public BufferedReader getReader() {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public String getParameter(String name) {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public String[] getParameterValues(String name) {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public Part getPart(String name) {
        throw bodyBelongsToTheHandler();
    }

    @Override
    public Collection<Part> getParts() {
        throw bodyBelongsToTheHandler();
    }
}
