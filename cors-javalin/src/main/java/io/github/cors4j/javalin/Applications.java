package io.github.cors4j.javalin;

import io.javalin.config.JavalinState;
import io.javalin.router.ParsedEndpoint;
import org.jspecify.annotations.Nullable;

/** Finds the plugin in an application. The application remembers it; so one plugin may serve several, and forget them. */
final class Applications {

    private static final String BUNDLED = "io.javalin.plugin.bundled.CorsPlugin";

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

    /**
     * Javalin's own plugin would refuse with status 400 what ours allows.
     *
     * @throws IllegalStateException if it is registered, too
     */
    static void requireNoBundledCors(JavalinState state) {
        for (ParsedEndpoint entry : state.internalRouter.allHttpHandlers()) {
            if (entry.endpoint.handler.getClass().getName().startsWith(BUNDLED)) {
                throw new IllegalStateException("Javalin's own CORS plugin is registered beside CrossOriginPlugin, and"
                        + " would respond with 400 to requests that this one allows: remove"
                        + " config.bundledPlugins.enableCors(..), or config.registerPlugin(new CorsPlugin(..))");
            }
        }
    }
}
