package io.github.cors4j.javalin;

import io.javalin.config.JavalinState;
import io.javalin.router.ParsedEndpoint;
import org.jspecify.annotations.Nullable;

/** Finds the plugin in an application. The application remembers it; so one plugin may serve several, and forget them. */
final class Applications {

    private Applications() {}

    /** Returns null if the application has no such plugin. */
    static @Nullable EmbeddedServlet embedded(JavalinState state) {
        for (ParsedEndpoint entry : state.internalRouter.allHttpHandlers()) {
            if (entry.endpoint.handler instanceof EmbeddedServlet embedded) {
                return embedded;
            }
        }
        return null;
    }
}
