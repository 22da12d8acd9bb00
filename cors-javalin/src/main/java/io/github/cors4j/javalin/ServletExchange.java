package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import jakarta.servlet.http.HttpServletResponse;

/** Shows an exchange the response of an embedded servlet. */
final class ServletExchange extends Exchange {

    private final HttpServletResponse response;

    ServletExchange(HttpServletResponse response) {
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
        applyTo(response, ServletHeaders.ACCESS);
    }

    @Override
    void removeHeaders(CorsDecision earlier) {
        withdraw(earlier, response, ServletHeaders.ACCESS);
    }
}
