package io.github.cors4j.javalin.internal.route;

import io.javalin.router.ParsedEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many routes that matches a path. It tries only routes whose literal beginning the path shares, so a
 * thousand routes cost no more than a few.
 */
final class RouteTree {

    /** Characters that are literal in a route, and in the expression that Javalin makes of the route. */
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_~-]+");

    private record Ranked(int rank, ParsedEndpoint route) {}

    private final Map<String, RouteTree> below = new HashMap<>();

    /** Routes whose literal beginning ends here, in the order in which they are tried. */
    private final List<Ranked> here = new ArrayList<>();

    /** The number of routes that were added to this tree. */
    private int size;

    /** Adds a route after those that were added before. */
    void add(ParsedEndpoint route) {
        RouteTree node = this;
        for (String segment : route.endpoint.path.split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            if (!LITERAL.matcher(segment).matches()) {
                break;
            }
            node = node.below.computeIfAbsent(segment.toLowerCase(Locale.ROOT), unknown -> new RouteTree());
        }
        node.here.add(new Ranked(size++, route));
    }

    @Nullable
    ParsedEndpoint first(String path) {
        Ranked first = firstHere(path, null);
        RouteTree node = this;
        int start = 0;
        while (start < path.length() && !node.below.isEmpty()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) { // several slashes may count as one
                RouteTree next = node.below.get(path.substring(start, end).toLowerCase(Locale.ROOT));
                if (next == null) {
                    break;
                }
                node = next;
                first = node.firstHere(path, first);
            }
            start = end + 1;
        }
        return first == null ? null : first.route;
    }

    /** Returns the first route that matches of those whose literal beginning ends here, if it comes before another one. */
    private @Nullable Ranked firstHere(String path, @Nullable Ranked other) {
        for (Ranked candidate : here) {
            if (other != null && candidate.rank > other.rank) {
                return other;
            }
            String pattern = candidate.route.endpoint.path;
            if (pattern.equals("*") || pattern.equals(path) || candidate.route.matches(path)) {
                return candidate;
            }
        }
        return other;
    }
}
