package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.javalin.internal.servlet.JettyHeaders;
import io.github.cors4j.javalin.internal.servlet.JettyRequests;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * Writes the headers of a response when Jetty commits it, whatever has produced it, and whatever was set, reset or flushed
 * before. It leaves interim responses (1xx) alone, but not websocket upgrades (101).
 */
final class JettyResponse extends HttpStream.Wrapper {

    private final Exchange exchange;

    private JettyResponse(HttpStream stream, Exchange exchange) {
        super(stream);
        this.exchange = exchange;
    }

    static void writeWhenSent(Request request, Exchange exchange) {
        request.addHttpStreamWrapper(stream -> new JettyResponse(stream, exchange));
    }

    /** Does nothing and returns false if the container of an embedded servlet is not Jetty. */
    static boolean writeWhenSent(HttpServletRequest servletRequest, Exchange exchange) {
        Request request = JettyRequests.of(servletRequest);
        if (request == null) {
            return false;
        }
        writeWhenSent(request, exchange);
        return true;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        exchange.send(headers, JettyHeaders.ACCESS);
        super.prepareResponse(headers);
    }
}
