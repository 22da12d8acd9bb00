package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.RandomHandlers.Kind;
import io.github.cors4j.vertx.RandomHandlers.Place;
import io.github.cors4j.vertx.RandomHandlers.Trail;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A router made by chance, whose handlers write down who was reached; the same seed makes the same router. */
final class RandomRouter {

    static final String COMMON = "https://common.example";
    static final String LEFT = "https://left.example";
    static final String RIGHT = "https://right.example";
    static final List<String> METHODS = List.of("GET", "POST", "DELETE");

    /** A policy that can be told from all others by the header that it exposes. */
    record Scope(int id, Set<String> origins, Set<String> methods) {
        Cors cors() {
            return Cors.of(cors -> cors.origins(origins.toArray(String[]::new))
                    .supportsCredentials(true)
                    .methods(methods.toArray(String[]::new))
                    .exposeHeaders("X-S" + id));
        }

        CrossOriginHandler handler() {
            Cors policy = cors();
            return id % 2 == 0 ? CrossOriginHandler.create(policy) : CrossOriginHandler.reloading(() -> policy);
        }

        CrossOriginHandler routeHandler() {
            return CrossOriginHandler.route(cors -> cors.origins(origins.toArray(String[]::new))
                    .supportsCredentials(true)
                    .methods(methods.toArray(String[]::new))
                    .exposeHeaders("X-S" + id));
        }

        @Override
        public String toString() {
            return "S" + id
                    + origins.stream().map(origin -> origin.substring(8, 9)).toList() + methods;
        }
    }

    private final Random random;
    private final RandomHandlers handlers;
    private final List<Built> routers = new ArrayList<>();
    private final Map<Integer, Scope> scopes = new TreeMap<>();
    private final StringBuilder description = new StringBuilder();
    private final Set<Integer> ofRoutes = new TreeSet<>();
    private final boolean probed;
    private int ids;
    private boolean known;

    /** A router, with its routes that mount nothing and the sub-routers that it mounts. */
    private record Built(Router router, Place place, int depth, Map<Route, Place> routes, List<Router> mounted) {}

    final Router router;

    RandomRouter(long seed, String files, Map<String, Trail> trails) {
        this.random = new Random(seed);
        this.handlers = new RandomHandlers(files, trails);
        probed = chance(30);
        description.append("seed ").append(seed).append(probed ? ", probed\n" : "\n");
        router = build(null, 0).router;
    }

    /** Whether a policy is mounted on the router itself or on a route of it: one on a sub-router sees nothing around it. */
    boolean isKnown() {
        return known;
    }

    Scope scope(int id) {
        return scopes.get(id);
    }

    /** Whether every router notes who enters it; that is a route for every path, which makes preflights more careful. */
    boolean isProbed() {
        return probed;
    }

    /** Returns the policies that are, or were, on routes. */
    Set<Integer> ofRoutes() {
        return ofRoutes;
    }

    /** Of routers and of routes alike. */
    Set<Integer> all() {
        return scopes.keySet();
    }

    @Override
    public String toString() {
        return description.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private @Nullable String pick(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private Kind pick(Kind... values) {
        return values[random.nextInt(values.length)];
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private Scope newScope() {
        Set<String> origins = new LinkedHashSet<>(List.of(COMMON));
        origins.add(pick(COMMON, LEFT, RIGHT));
        Set<String> methods = new TreeSet<>(List.of("GET"));
        for (String method : METHODS) {
            if (chance(70)) {
                methods.add(method);
            }
        }
        Scope scope = new Scope(++ids, origins, methods);
        scopes.put(scope.id, scope);
        return scope;
    }

    private void say(int depth, String text) {
        description.append("  ".repeat(depth + 1)).append(text).append('\n');
    }

    private Built build(@Nullable Place around, int depth) {
        Scope own = chance(60) ? newScope() : null;
        Built built =
                new Built(Server.router(), new Place(around, own), depth, new LinkedHashMap<>(), new ArrayList<>());
        routers.add(built);
        if (probed) {
            handlers.probe(built.router, built.place);
        }
        say(depth, "router with " + own);
        known |= own != null && depth == 0;
        boolean late = chance(30);
        if (own != null && !late) {
            own.handler().mountOn(built.router);
        }
        int routes = 2 + random.nextInt(depth == 0 ? 6 : 4);
        for (int i = 0; i < routes; i++) {
            addRoute(built);
        }
        if (own != null && late) {
            own.handler().mountOn(built.router);
        }
        if (chance(15)) {
            int status = pick(401, 404, 405, 500);
            say(depth, "error handler for " + status);
            built.router.errorHandler(status, ctx -> {
                ctx.response().putHeader("X-Error", "1");
                if (!ctx.response().ended()) {
                    ctx.response().setStatusCode(status).end("error page");
                }
            });
        }
        return built;
    }

    /** Changes something, as applications may while requests come. */
    void change() {
        Built built = routers.get(random.nextInt(routers.size()));
        List<Route> routes = new ArrayList<>(built.routes.keySet());
        Route route = routes.isEmpty() ? null : routes.get(random.nextInt(routes.size()));
        say(0, "then, in the router " + routers.indexOf(built) + " of depth " + built.depth);
        int what = random.nextInt(8);
        if (what == 0 && route != null) {
            say(1, "removed " + route.getName());
            route.remove();
            built.routes.remove(route);
        } else if (what == 1 && route != null) {
            say(1, "disabled " + route.getName());
            route.disable();
        } else if (what == 2 && route != null) {
            say(1, "enabled " + route.getName());
            route.enable();
        } else if (what == 3 && route != null && built.routes.get(route).own == null) {
            Scope own = mountOn(built, route, built.routes.get(route));
            say(1, "decorated " + route.getName() + " with " + own);
        } else if (what == 4 && built.place.own == null) {
            Scope own = newScope();
            say(1, "mounted " + own);
            known |= built.depth == 0;
            built.place.own = own;
            own.handler().mountOn(built.router);
        } else if (what == 5 && built.depth > 0) {
            say(1, "cleared");
            built.router.clear();
            Server.awaitLookAtMounts();
            if (probed) {
                handlers.probe(built.router, built.place);
            }
            built.place.own = null;
            built.routes.clear();
            built.mounted.clear();
        } else if (what == 6 && !built.mounted.isEmpty()) {
            String path = pick("/a/*", "/b/*", "/*");
            say(1, "mounted its first sub-router at " + path + ", too");
            try {
                built.router.route(path).subRouter(built.mounted.get(0));
            } catch (IllegalStateException sameParameterTwice) {
                say(1, "not mounted");
            }
        } else {
            addRoute(built);
        }
    }

    private Kind kind(int depth) {
        if (depth < 3 && chance(depth == 0 ? 30 : 18)) {
            return Kind.MOUNTS;
        }
        return pick(
                Kind.ANSWERS,
                Kind.ANSWERS,
                Kind.ANSWERS,
                Kind.ANSWERS,
                Kind.ANSWERS_LATER,
                Kind.ANSWERS_LATER,
                Kind.PASSES,
                Kind.PASSES,
                Kind.PASSES_LATER,
                Kind.FAILS,
                Kind.FAILS_LATER,
                Kind.THROWS,
                Kind.REROUTES,
                Kind.OVERRIDES,
                Kind.FILES,
                Kind.PASSES_FAILURES_ON,
                Kind.ANSWERS_FAILURES);
    }

    private void addRoute(Built built) {
        Kind kind = kind(built.depth);
        int id = ++ids;
        StringBuilder text = new StringBuilder("r" + id + " " + kind);
        String path = path(kind, id, built.depth);
        Route route;
        if (path != null && path.startsWith("^")) {
            route = built.router.routeWithRegex(path.substring(1));
            if (chance(40)) {
                route.setName(pick("named", "/a", "/a/b"));
                text.append(" named ").append(route.getName());
            }
        } else {
            route = path == null ? built.router.route() : built.router.route(path);
        }
        text.append(' ').append(path);
        conditions(route, kind, text);
        Place place = new Place(built.place, null);
        Scope own = kind != Kind.MOUNTS && chance(35) ? mountOn(built, route, place) : null;
        text.append(" with ").append(own);
        say(built.depth, text.toString());
        if (kind == Kind.MOUNTS) {
            Built sub = build(built.place, built.depth + 1);
            try {
                route.subRouter(sub.router);
                built.mounted.add(sub.router);
            } catch (IllegalStateException sameParameterTwice) {
                say(built.depth, "not mounted");
            }
        } else {
            handlers.give(route, kind, id, place, pick("/a", "/b", "/a/b", "/nothing"));
            built.routes.put(route, place);
        }
    }

    /** Returns the policy that the route has then; {@code null} if a name hides its expression. */
    private @Nullable Scope mountOn(Built built, Route route, Place place) {
        Scope own = newScope();
        try {
            own.routeHandler().mountOn(built.router, route);
        } catch (IllegalArgumentException nameHidesTheExpression) {
            scopes.remove(own.id);
            return null;
        }
        ofRoutes.add(own.id);
        known |= built.depth == 0;
        place.own = own;
        return own;
    }

    private @Nullable String path(Kind kind, int id, int depth) {
        if (kind == Kind.MOUNTS) {
            // Below another mount Vert.x finds nothing behind a parameter.
            return pick("/a/*", "/a/*", "/b/*", "/*", null, "/a*", depth == 0 ? "/:t" + id + "/*" : "/b/*");
        }
        if (kind == Kind.OVERRIDES) {
            return null;
        }
        if (kind == Kind.FILES) {
            return pick("/*", "/a/*", null);
        }
        if (kind == Kind.PASSES || kind == Kind.FAILS || kind == Kind.PASSES_FAILURES_ON) {
            return pick(null, null, "/*", "/a/*", "/a", "/:p" + id, "/a/b");
        }
        if (chance(4)) {
            return pick(null, "/*", "/a/*");
        }
        return pick(
                "/a", "/a", "/b", "/", "/a/b", "/a/b", "/b/a", "/:p" + id, "/a/:p" + id, "^/[ab]", "^/a/[ab]+", "^/.*");
    }

    private void conditions(Route route, Kind kind, StringBuilder text) {
        if (chance(kind == Kind.MOUNTS || kind == Kind.OVERRIDES ? 10 : 55)) {
            String method = pick("GET", "GET", "POST", "DELETE");
            route.method(HttpMethod.valueOf(method));
            text.append(' ').append(method);
            if (chance(15)) {
                route.method(HttpMethod.POST);
                text.append(" or POST");
            }
        }
        if (kind != Kind.FILES && chance(15)) {
            int order = random.nextInt(8) - 2;
            route.order(order);
            text.append(" order ").append(order);
        } else if (kind == Kind.FILES || chance(5)) {
            // Behind all others: a route for every path that answers ahead of them leaves them nothing to do.
            route.last();
            text.append(" last");
        }
        if (chance(8)) {
            String host = pick("admin.localhost", "*.localhost");
            route.virtualHost(host);
            text.append(" host ").append(host);
        }
        if (chance(6)) {
            route.consumes("application/json");
            text.append(" consumes JSON");
        }
        if (chance(6)) {
            String type = pick("application/json", "text/plain");
            route.produces(type);
            text.append(" produces ").append(type);
        }
        if (chance(5)) {
            route.disable();
            text.append(" disabled");
        }
        if (chance(5) && kind != Kind.MOUNTS) {
            route.useNormalizedPath(false);
            text.append(" raw path");
        }
    }
}
