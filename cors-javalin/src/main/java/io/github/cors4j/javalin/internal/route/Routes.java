package io.github.cors4j.javalin.internal.route;

import io.javalin.config.JavalinState;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import io.javalin.util.JavalinLogger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the route that Javalin would pick for a path, the decorated route that decides there, and the methods of the path. */
public final class Routes {

    private static final int MOST_TRIES = 100;

    private final JavalinState state;
    private volatile RouteIndex index;

    /** Whether routes have been added that the index does not know. */
    private volatile boolean outdated;

    public Routes(JavalinState state) {
        this.state = state;
        List<ParsedEndpoint> handlers = state.internalRouter.allHttpHandlers();
        handlers.forEach(entry -> requireRoute(entry.endpoint.handler, entry.endpoint.method, entry.endpoint.path));
        this.index = RouteIndex.of(handlers);
        state.events.handlerAdded(this::noteAdded);
    }

    private void noteAdded(HandlerMetaInfo added) {
        outdated = true;
        requireRoute(added.getHandler(), added.getHttpMethod(), added.getPath());
    }

    private static void requireRoute(Handler handler, HandlerType type, String path) {
        if (handler instanceof DecoratedHandler && !type.isHttpMethod()) {
            throw new IllegalStateException("crossOrigin(..) is for HTTP routes such as get and post, but " + type + " "
                    + path + " is not one");
        }
    }

    private RouteIndex index() {
        return outdated ? renewedIndex() : index;
    }

    /** Javalin lets routes be added while requests are served, by several threads, and does not lock its own lists. */
    private synchronized RouteIndex renewedIndex() {
        for (int i = 0; outdated && i < MOST_TRIES; i++) {
            outdated = false; // reset first, so that no route that is added from now on is missed
            try {
                index = RouteIndex.of(state.internalRouter.allHttpHandlers());
            } catch (RuntimeException e) { // another thread is adding a route, and will mark the index as outdated
                outdated = true;
                Thread.yield();
            }
        }
        return index;
    }

    /**
     * Returns the decorated route that decides about a method of a path; null if the application's policy does.
     *
     * @param context called only if a file might be served instead of a decorated route
     */
    @Nullable
    public DecoratedHandler deciding(String method, String path, Supplier<Context> context) {
        RouteIndex current = index();
        DecoratedHandler first = current.firstDecorated(path);
        if (first == null) {
            return null;
        }
        ParsedEndpoint routed = current.find(method, path);
        if (routed != null) {
            Handler handler = routed.endpoint.handler;
            return handler instanceof DecoratedHandler route ? route : null;
        }
        boolean file = (method.equals("GET") || method.equals("HEAD")) && servesFile(context, true);
        return file ? null : first;
    }

    /** Returns the route that Javalin picks; for HEAD, the route of GET if there is no other. */
    @Nullable
    public ParsedEndpoint find(String method, String path) {
        return index().find(method, path);
    }

    /** Returns whether a handshake goes to a websocket route, which cannot be decorated. */
    public boolean servesWebSocket(String path) {
        return state.wsRouter.getWsPathMatcher().findEndpointHandlerEntry(path) != null;
    }

    /** Returns the methods for which a path has a route, and HEAD if it has GET. */
    public Collection<String> methods(String path, Supplier<Context> context) {
        RouteIndex current = index();
        Collection<String> ofRoutes = current.methods(path);
        Set<String> methods = new LinkedHashSet<>();
        if (ofRoutes.contains("GET") || servesFile(context, false)) {
            methods.add("GET");
            methods.add("HEAD");
        }
        methods.addAll(ofRoutes);
        return methods;
    }

    /**
     * Returns whether Javalin would serve a file.
     *
     * @param otherwise returned if that cannot be told: the application's own function may decide which files are skipped,
     *     and here it is called before everything else, without a session
     */
    private boolean servesFile(Supplier<Context> context, boolean otherwise) {
        try {
            Context asked = context.get();
            return (state.resourceHandler != null && state.resourceHandler.canHandle(asked))
                    || state.singlePageHandler.canHandle(asked);
        } catch (Throwable e) { // thrown by a user's function, which may throw anything
            JavalinLogger.debug("Cannot tell whether there is a file before the application's handlers run", e);
            return otherwise;
        }
    }
}
