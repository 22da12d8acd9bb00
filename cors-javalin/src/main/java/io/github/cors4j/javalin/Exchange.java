package io.github.cors4j.javalin;

import io.github.cors4j.CorsDecision;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about one request. It travels with the request, so that nothing is decided twice.
 *
 * @param application the application that decided
 * @param route the decorated route whose policy decided; null if it was the application's
 * @param decision null if there is no policy for this request
 * @param preflight whether the request is a preflight: then the route that decides is not the one that is called
 * @param endsRequest whether the plugin answers in place of the application
 */
record Exchange(
        Application application,
        @Nullable DecoratedHandler route,
        @Nullable CorsDecision decision,
        boolean preflight,
        boolean endsRequest) {

    static final String ATTRIBUTE = Exchange.class.getName();

    static @Nullable Exchange of(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
