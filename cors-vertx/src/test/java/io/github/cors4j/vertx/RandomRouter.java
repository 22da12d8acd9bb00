package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.ArrayList;
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

    enum Kind {
        ANSWERS,
        ANSWERS_LATER,
        PASSES,
        PASSES_LATER,
        FAILS,
        FAILS_LATER,
        THROWS,
        REROUTES,
        OVERRIDES,
        FILES,
        MOUNTS,
        PASSES_FAILURES_ON,
        ANSWERS_FAILURES
    }

    /** Where a request was, in order: the route and the innermost policy around it. */
    static final class Trail {
        final List<String> steps = new ArrayList<>();
        final Set<Integer> entered = new TreeSet<>();
        volatile @Nullable Integer last;
        volatile @Nullable Integer failedIn;
        volatile boolean answered;
        volatile boolean failed;
        volatile boolean files;

        private synchronized void add(String step, @Nullable Scope around) {
            steps.add(step);
            last = around == null ? null : around.id;
            if (around != null) {
                entered.add(around.id);
            }
        }
    }

    private final Random random;
    private final String files;
    private final Map<String, Trail> trails;
    private final Map<Integer, Scope> scopes = new TreeMap<>();
    private final Set<Integer> mounted = new LinkedHashSet<>();
    private final StringBuilder description = new StringBuilder();
    private int ids;
    private boolean known;

    final Router router;

    RandomRouter(long seed, String files, Map<String, Trail> trails) {
        this.random = new Random(seed);
        this.files = files;
        this.trails = trails;
        description.append("seed ").append(seed).append('\n');
        router = build(null, 0);
    }

    /** Whether a policy is mounted on the router itself or on a route of it: one on a sub-router sees nothing around it. */
    boolean isKnown() {
        return known;
    }

    Scope scope(int id) {
        return scopes.get(id);
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

    private Router build(@Nullable Scope around, int depth) {
        Router built = Server.router();
        Scope own = chance(60) ? newScope() : null;
        say(depth, "router with " + own);
        known |= own != null && depth == 0;
        boolean late = chance(30);
        if (own != null && !late) {
            own.handler().mountOn(built);
        }
        Scope inside = own == null ? around : own;
        int routes = 2 + random.nextInt(depth == 0 ? 6 : 4);
        for (int i = 0; i < routes; i++) {
            addRoute(built, inside, depth);
        }
        if (own != null && late) {
            own.handler().mountOn(built);
        }
        if (chance(15)) {
            int status = pick(401, 404, 405, 500);
            say(depth, "error handler for " + status);
            built.errorHandler(status, ctx -> {
                ctx.response().putHeader("X-Error", "1");
                if (!ctx.response().ended()) {
                    ctx.response().setStatusCode(status).end("error page");
                }
            });
        }
        return built;
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

    private void addRoute(Router built, @Nullable Scope around, int depth) {
        Kind kind = kind(depth);
        int id = ++ids;
        StringBuilder text = new StringBuilder("r" + id + " " + kind);
        String path = path(kind, id, depth);
        Route route;
        if (path != null && path.startsWith("^")) {
            route = built.routeWithRegex(path.substring(1));
            if (chance(40)) {
                route.setName(pick("named", "/a", "/a/b"));
                text.append(" named ").append(route.getName());
            }
        } else {
            route = path == null ? built.route() : built.route(path);
        }
        text.append(' ').append(path);
        conditions(route, kind, text);
        Scope own = kind != Kind.MOUNTS && chance(35) ? newScope() : null;
        if (own != null && path != null && path.startsWith("^")) {
            try {
                own.routeHandler().mountOn(built, route);
            } catch (IllegalArgumentException nameHidesTheExpression) {
                scopes.remove(own.id);
                own = null;
            }
        } else if (own != null) {
            own.routeHandler().mountOn(built, route);
        }
        text.append(" with ").append(own);
        say(depth, text.toString());
        known |= own != null && depth == 0;
        Scope inside = own == null ? around : own;
        handlers(route, kind, id, inside, depth);
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

    private void handlers(Route route, Kind kind, int id, @Nullable Scope inside, int depth) {
        switch (kind) {
            case MOUNTS -> {
                Router sub = build(inside, depth + 1);
                try {
                    route.subRouter(sub);
                } catch (IllegalStateException sameParameterTwice) {
                    say(depth, "not mounted");
                }
            }
            case ANSWERS -> route.handler(ctx -> answer(ctx, id, inside));
            case ANSWERS_LATER -> route.handler(ctx -> ctx.vertx().runOnContext(later -> answer(ctx, id, inside)));
            case PASSES -> route.handler(ctx -> pass(ctx, id, inside));
            case PASSES_LATER -> route.handler(ctx -> ctx.vertx().runOnContext(later -> pass(ctx, id, inside)));
            case FAILS -> route.handler(ctx -> fail(ctx, id, inside));
            case FAILS_LATER -> route.handler(ctx -> ctx.vertx().runOnContext(later -> fail(ctx, id, inside)));
            case THROWS ->
                route.handler(ctx -> {
                    if (isCalm(ctx)) {
                        pass(ctx, id, inside);
                        return;
                    }
                    failing(ctx, id, inside);
                    throw new IllegalStateException("on purpose");
                });
            case REROUTES -> {
                String target = pick("/a", "/b", "/a/b", "/nothing");
                route.handler(ctx -> reroute(ctx, target, id, inside));
            }
            case OVERRIDES -> route.handler(MethodOverrideHandler.create());
            case FILES ->
                route.handler(ctx -> {
                            Trail trail = trail(ctx);
                            trail.add("files r" + id, inside);
                            trail.files = true;
                            ctx.next();
                        })
                        .handler(StaticHandler.create(FileSystemAccess.ROOT, files));
            case PASSES_FAILURES_ON -> route.failureHandler(RoutingContext::next);
            case ANSWERS_FAILURES ->
                route.failureHandler(ctx -> {
                    if (!ctx.response().ended()) {
                        int status = ctx.statusCode() < 0 ? 500 : ctx.statusCode();
                        ctx.response().setStatusCode(status).end("failure page");
                    }
                });
        }
    }

    private Trail trail(RoutingContext ctx) {
        return trails.get(String.valueOf(ctx.request().getHeader("X-Number")));
    }

    private static boolean isCalm(RoutingContext ctx) {
        return ctx.request().getHeader("X-Calm") != null;
    }

    private void answer(RoutingContext ctx, int id, @Nullable Scope inside) {
        Trail trail = trail(ctx);
        trail.add("answer r" + id, inside);
        trail.answered = true;
        trail.files = false;
        ctx.end("answer");
    }

    private void pass(RoutingContext ctx, int id, @Nullable Scope inside) {
        Trail trail = trail(ctx);
        trail.add("pass r" + id, inside);
        trail.files = false;
        ctx.next();
    }

    private void failing(RoutingContext ctx, int id, @Nullable Scope inside) {
        Trail trail = trail(ctx);
        trail.add("fail r" + id, inside);
        trail.failed = true;
        trail.files = false;
        trail.failedIn = inside == null ? null : inside.id;
    }

    private void fail(RoutingContext ctx, int id, @Nullable Scope inside) {
        if (isCalm(ctx)) {
            pass(ctx, id, inside);
        } else {
            failing(ctx, id, inside);
            ctx.fail(id % 2 == 0 ? 401 : 500);
        }
    }

    private void reroute(RoutingContext ctx, String target, int id, @Nullable Scope inside) {
        Trail trail = trail(ctx);
        boolean again = trail.steps.contains("reroute r" + id);
        trail.add("reroute r" + id, inside);
        trail.files = false;
        if (again) {
            ctx.next();
        } else {
            trail.entered.clear();
            ctx.reroute(target);
        }
    }
}
