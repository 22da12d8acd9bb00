package io.github.cors4j.javalin;

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
 * Indexes the routes that an application has at one moment, by method, in the order in which Javalin tries them. Javalin has
 * such an index itself, but how to ask it differs from version to version; how to list all routes does not.
 */
final class RouteIndex {

    private final Map<String, List<ParsedEndpoint>> byMethod = new LinkedHashMap<>();

    /** In the order in which they were written, whatever their methods. */
    private final List<ParsedEndpoint> decorated = new ArrayList<>();

    private RouteIndex() {}

    static RouteIndex of(Iterable<ParsedEndpoint> handlers) {
        RouteIndex index = new RouteIndex();
        for (ParsedEndpoint entry : handlers) {
            index.add(entry);
        }
        index.decorated.sort(Comparator.comparingLong(entry -> ((DecoratedHandler) entry.endpoint.handler).order()));
        return index;
    }

    private void add(ParsedEndpoint entry) {
        HandlerType type = entry.endpoint.method;
        if (type.isHttpMethod()) {
            byMethod.computeIfAbsent(type.name(), method -> new ArrayList<>()).add(entry);
            if (entry.endpoint.handler instanceof DecoratedHandler) {
                decorated.add(entry);
            }
        }
    }

    @Nullable
    DecoratedHandler firstDecorated(String path) {
        ParsedEndpoint first = first(decorated, path);
        return first == null ? null : (DecoratedHandler) first.endpoint.handler;
    }

    /** Returns the route that Javalin picks; for HEAD, that of GET where there is no other. */
    @Nullable
    ParsedEndpoint find(String method, String path) {
        ParsedEndpoint found = first(byMethod.getOrDefault(method, List.of()), path);
        return found == null && method.equals("HEAD") ? find("GET", path) : found;
    }

    /** Returns the methods for which a path has a route. */
    Collection<String> methods(String path) {
        return byMethod.entrySet().stream()
                .filter(entry -> first(entry.getValue(), path) != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static @Nullable ParsedEndpoint first(List<ParsedEndpoint> entries, String path) {
        for (ParsedEndpoint entry : entries) {
            String pattern = entry.endpoint.path;
            if (pattern.equals("*") || pattern.equals(path) || entry.matches(path)) {
                return entry;
            }
        }
        return null;
    }
}
