package io.github.cors4j.javalin;

import io.javalin.router.ParsedEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many routes that takes a path. Only those are tried that begin like the path, as far as a route is
 * written out: a thousand routes cost no more than a few.
 */
final class RouteTree {

    /** What means nothing but itself in a route, and in the expression that Javalin makes of it. */
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_~-]+");

    private record Ranked(int rank, ParsedEndpoint route) {}

    private final Map<String, RouteTree> below = new HashMap<>();

    /** Those that are written out up to here, the first to be tried at the beginning. */
    private final List<Ranked> here = new ArrayList<>();

    /** How many were added, where they were added to this one. */
    private int size;

    /** Adds a route, which comes behind those that were added before. */
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

    /** Returns the first of those that are written out up to here, if it comes before another one. */
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
