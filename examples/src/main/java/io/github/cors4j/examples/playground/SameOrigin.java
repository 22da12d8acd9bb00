package io.github.cors4j.examples.playground;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets only the page itself, and programs on this machine, change anything. A page of another origin can send requests to a port
 * of this machine. If its host name was made to point to this machine, it can even read the responses.
 */
final class SameOrigin {
    /** The host names that browsers resolve to this machine. */
    static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "app.localhost");

    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

    private SameOrigin() {}

    /** Returns the origins of the page. */
    static List<String> origins(int port) {
        return HOSTS.stream().map(host -> "http://" + host + suffix(port)).toList();
    }

    /** Ends the request with status 403 if it comes from another origin. */
    static void check(Context ctx, int port) {
        String host = checkHost(ctx, port);
        if (READING.contains(ctx.method())) {
            return;
        }
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            throw new Failure(403, "Pages of other origins cannot write here.");
        }
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw new Failure(403, "Pages of other origins cannot write here.");
        }
    }

    private static String checkHost(Context ctx, int port) {
        String host = String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT);
        String suffix = suffix(port);
        Set<String> allowed = HOSTS.stream().map(name -> name + suffix).collect(Collectors.toSet());
        allowed.add("[::1]" + suffix);
        if (!allowed.contains(host)) {
            throw new Failure(403, "The Host is not one of this machine's names: open http://localhost" + suffix + ".");
        }
        return host;
    }

    /** Browsers leave out the default port of the scheme. */
    private static String suffix(int port) {
        return port == 80 ? "" : ":" + port;
    }
}
