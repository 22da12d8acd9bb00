package io.github.cors4j.javalin.internal.servlet;

import io.github.cors4j.spi.ResponseHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes the headers of a servlet's response. Removing a header is difficult: before servlet 6.1 there is no method for it, and
 * Tomcat 10 ignores the value null.
 */
public final class ServletHeaders implements ResponseHeaders<HttpServletResponse> {

    public static final ServletHeaders ACCESS = new ServletHeaders();

    private ServletHeaders() {}

    @Override
    public List<String> getAll(HttpServletResponse response, String name) {
        return List.copyOf(response.getHeaders(name));
    }

    @Override
    public void set(HttpServletResponse response, String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void remove(HttpServletResponse response, String name) {
        if (!response.containsHeader(name)) {
            return;
        }
        response.setHeader(name, null);
        if (response.containsHeader(name) && hasNoBody(response)) {
            resetAllBut(response, name);
        }
        if (response.containsHeader(name)) {
            response.setHeader(name, ""); // grants nothing
        }
    }

    /** Returns whether nothing has been written into the buffer: only then may its size be set. */
    private static boolean hasNoBody(HttpServletResponse response) {
        try {
            response.setBufferSize(response.getBufferSize());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void resetAllBut(HttpServletResponse response, String removed) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!name.equalsIgnoreCase(removed)) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        int status = response.getStatus();
        String contentType = response.getContentType();
        response.reset();
        response.setStatus(status);
        if (contentType != null) {
            response.setContentType(contentType);
        }
        kept.forEach((name, values) -> {
            if (!response.containsHeader(name)) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
    }
}
