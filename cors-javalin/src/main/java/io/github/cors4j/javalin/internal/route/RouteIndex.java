package io.github.cors4j.javalin.internal.route;

import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the routes that an application has at one moment, by method, in the order in which Javalin tries them. Javalin's
 * own index has different methods in each version; listing all routes works in all of them.
 */
final class RouteIndex {

    private final Map<String, RouteTree> byMethod = new LinkedHashMap<>();

    /** The decorated routes in the order in which they were written, whatever their methods. */
    private final RouteTree decorated = new RouteTree();

    private RouteIndex() {}

    static RouteIndex of(Iterable<ParsedEndpoint> handlers) {
        RouteIndex index = new RouteIndex();
        List<ParsedEndpoint> decorated = new ArrayList<>();
        for (ParsedEndpoint entry : handlers) {
            HandlerType type = entry.endpoint.method;
            if (type.isHttpMethod()) {
                index.byMethod
                        .computeIfAbsent(type.name(), method -> new RouteTree())
                        .add(entry);
                if (entry.endpoint.handler instanceof DecoratedHandler) {
                    decorated.add(entry);
                }
            }
        }
        decorated.sort(Comparator.comparingLong(entry -> ((DecoratedHandler) entry.endpoint.handler).order()));
        decorated.forEach(index.decorated::add);
        return index;
    }

    @Nullable
    DecoratedHandler firstDecorated(String path) {
        ParsedEndpoint first = decorated.first(path);
        return first == null ? null : (DecoratedHandler) first.endpoint.handler;
    }

    /** Returns the route that Javalin picks; for HEAD, the route of GET if there is no other. */
    @Nullable
    ParsedEndpoint find(String method, String path) {
        RouteTree routes = byMethod.get(method);
        ParsedEndpoint found = routes == null ? null : routes.first(path);
        return found == null && method.equals("HEAD") ? find("GET", path) : found;
    }

    /** Returns the methods for which a path has a route. */
    Collection<String> methods(String path) {
        List<String> methods = new ArrayList<>(byMethod.size());
        byMethod.forEach((method, routes) -> {
            if (routes.first(path) != null) {
                methods.add(method);
            }
        });
        return methods;
    }
}
