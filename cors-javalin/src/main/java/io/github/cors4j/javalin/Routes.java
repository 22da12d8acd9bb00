package io.github.cors4j.javalin;

import io.javalin.config.JavalinState;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What Javalin would do with a path: which route it picks, which routes are decorated, which methods there are. */
final class Routes {

    private final JavalinState state;

    /** In the order in which they were written. Replaced whole, as routes may be added while requests are served. */
    private volatile List<ParsedEndpoint> decorated = List.of();

    Routes(JavalinState state) {
        this.state = state;
        state.internalRouter.allHttpHandlers().forEach(this::noteIfDecorated);
        state.events.handlerAdded(this::noteAdded);
    }

    private void noteAdded(HandlerMetaInfo added) {
        if (added.getHandler() instanceof CrossOriginHandler) {
            List<ParsedEndpoint> ofMethod = state.internalRouter.findHttpHandlerEntries(added.getHttpMethod(), null);
            noteIfDecorated(ofMethod.get(ofMethod.size() - 1));
        }
    }

    private synchronized void noteIfDecorated(ParsedEndpoint entry) {
        if (!(entry.endpoint.handler instanceof CrossOriginHandler)) {
            return;
        }
        if (!entry.endpoint.method.isHttpMethod()) {
            throw new IllegalStateException("crossOrigin(..) is for HTTP routes such as get and post, and "
                    + entry.endpoint.method + " " + entry.endpoint.path + " is none");
        }
        List<ParsedEndpoint> more = new ArrayList<>(decorated);
        more.add(entry);
        more.sort(Comparator.comparingLong(e -> ((CrossOriginHandler) e.endpoint.handler).order()));
        decorated = List.copyOf(more);
    }

    /**
     * The decorated route that decides about a method of a path; null if the application's policy does.
     *
     * @param context only asked for where a file might be served beside a decorated route
     */
    @Nullable
    CrossOriginHandler deciding(String method, String path, Supplier<Context> context) {
        ParsedEndpoint first = firstDecorated(path);
        if (first == null) {
            return null;
        }
        ParsedEndpoint routed = find(method, path);
        if (routed != null) {
            return routed.endpoint.handler instanceof CrossOriginHandler route ? route : null;
        }
        boolean file = (method.equals("GET") || method.equals("HEAD")) && servesFile(context.get());
        return file ? null : (CrossOriginHandler) first.endpoint.handler;
    }

    private @Nullable ParsedEndpoint firstDecorated(String path) {
        for (ParsedEndpoint entry : decorated) {
            if (matches(entry, path)) {
                return entry;
            }
        }
        return null;
    }

    /** The route that Javalin picks; for HEAD, that of GET where there is no other. */
    @Nullable
    ParsedEndpoint find(String method, String path) {
        HandlerType type = HandlerType.findOrDefault(method);
        if (!type.isHttpMethod()) {
            return null;
        }
        ParsedEndpoint found = state.internalRouter.findFirstHttpHandlerEntry(type, path);
        return found == null && type == HandlerType.HEAD ? find("GET", path) : found;
    }

    /** The methods that a path has, HEAD along with GET. */
    Collection<String> methods(String path, Supplier<Context> context) {
        Set<String> methods = new LinkedHashSet<>();
        if (find("GET", path) != null || servesFile(context.get())) {
            methods.add("GET");
            methods.add("HEAD");
        }
        for (ParsedEndpoint entry : state.internalRouter.allHttpHandlers()) {
            if (entry.endpoint.method.isHttpMethod() && matches(entry, path)) {
                methods.add(entry.endpoint.method.name());
            }
        }
        return methods;
    }

    private static boolean matches(ParsedEndpoint entry, String path) {
        String pattern = entry.endpoint.path;
        return pattern.equals("*") || pattern.equals(path) || entry.matches(path);
    }

    private boolean servesFile(Context context) {
        return (state.resourceHandler != null && state.resourceHandler.canHandle(context))
                || state.singlePageHandler.canHandle(context);
    }
}
