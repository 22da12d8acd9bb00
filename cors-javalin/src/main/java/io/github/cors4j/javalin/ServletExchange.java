package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import jakarta.servlet.http.HttpServletResponse;

/** An exchange whose response is known as servlets know it. */
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
    void write() {
        if (!response.isCommitted()) {
            applyTo(response, ServletHeaders.ACCESS);
        }
    }

    @Override
    void withdraw(CorsDecision earlier) {
        if (!response.isCommitted()) {
            withdraw(earlier, response, ServletHeaders.ACCESS);
        }
    }
}
