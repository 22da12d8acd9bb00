package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsOptions;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.UnauthorizedResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** An application made by chance, whose handlers write down who responded. */
final class RandomApplication {

    static final String WHO = "X-Who";
    static final List<String> ORIGINS = List.of("https://a.example", "https://b.example", "https://evil.example");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "QUERY");
    private static final List<String> PATHS = List.of(
            "/a", "/a/b", "/a/{p}", "/{p}/b", "/a/<rest>", "/<all>", "/c", "/c/*", "/C", "/public/{p}", "/big.txt");
    private static final List<String> REQUESTED = List.of(
            "/a",
            "/a/",
            "/a/b",
            "/a/x",
            "/x/b",
            "/a/x/y",
            "/c",
            "/c/d",
            "/C",
            "/none",
            "/big.txt",
            "/public/x",
            "/a%62");

    /** One scope with a policy; the name of its exposed header says whose policy a response has. */
    record Scope(String name, Cors policy, List<String> origins) {}

    /** A route; without a scope it is the application's. */
    record Route(String name, String method, String path, Optional<Scope> scope, Optional<String> forwardsTo) {

        boolean matches(String requested, boolean ignoreCase) {
            String expression = path.replaceAll("\\{[^}]*}", "[^/]+")
                            .replaceAll("<[^>]*>", ".+")
                            .replaceAll("(?<!\\.)\\*", ".*")
                    + "/?";
            return Pattern.compile(expression, ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
                    .matcher(requested)
                    .matches();
        }
    }

    final String contextPath;
    final boolean ignoreCase;
    final boolean files;
    final Optional<Scope> application;
    final Optional<String> guarded;
    final List<Route> routes = new ArrayList<>();

    private final Random random;

    RandomApplication(Random random) {
        this.random = random;
        contextPath = random.nextInt(3) == 0 ? "/ctx" : "";
        ignoreCase = random.nextInt(5) == 0;
        files = random.nextInt(3) == 0;
        application = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(scope("application"));
        guarded = random.nextInt(4) == 0 ? Optional.of(one(PATHS.subList(0, 4))) : Optional.empty();
        Set<String> taken = new HashSet<>();
        int count = 2 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            String method = one(METHODS);
            String path = one(PATHS);
            if (taken.add(method + path)) {
                routes.add(new Route("route" + i, method, path, maybeScope("route" + i), Optional.empty()));
            }
        }
        if (random.nextBoolean()) {
            routes.add(
                    new Route("forward", one(METHODS), "/forward", maybeScope("forward"), Optional.of(one(REQUESTED))));
        }
    }

    private Optional<Scope> maybeScope(String name) {
        return random.nextBoolean() ? Optional.of(scope(name)) : Optional.empty();
    }

    private Scope scope(String name) {
        int kind = random.nextInt(5);
        boolean automatic = random.nextInt(6) != 0;
        Cors policy = Cors.route(options -> {
            options.exposeHeaders("X-" + name).automaticOptions(automatic);
            origins(options, kind);
        });
        List<String> origins = switch (kind) {
            case 0 -> ORIGINS.subList(0, 1);
            case 1 -> ORIGINS.subList(1, 2);
            case 2 -> ORIGINS.subList(0, 2);
            default -> ORIGINS;
        };
        return new Scope(name, policy, origins);
    }

    private static void origins(CorsOptions<?> options, int kind) {
        switch (kind) {
            case 0 -> options.origins(ORIGINS.get(0)).supportsCredentials(true);
            case 1 -> options.origins(ORIGINS.get(1)).methods("GET", "DELETE");
            case 2 -> options.origins(ORIGINS.get(0), ORIGINS.get(1)).supportsCredentials(true);
            case 3 -> options.sendWildcard(true);
            default -> options.maxAge(60);
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String somePath() {
        return random.nextInt(6) == 0 ? "/forward" : one(REQUESTED);
    }

    String someMethod() {
        return one(METHODS);
    }

    String someOrigin() {
        return one(ORIGINS);
    }

    boolean sometimes() {
        return random.nextInt(4) == 0;
    }

    void configure(JavalinConfig config) {
        config.router.contextPath = contextPath.isEmpty() ? "/" : contextPath;
        config.router.caseInsensitiveRoutes = ignoreCase;
        boolean early = random.nextBoolean();
        if (early) {
            register(config);
        }
        guarded.ifPresent(path -> config.routes.before(path, ctx -> {
            throw new UnauthorizedResponse();
        }));
        for (Route route : routes) {
            Handler handler = ctx -> handle(ctx, route);
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    route.scope()
                            .map(scope -> crossOrigin(scope.policy(), handler))
                            .orElse(handler));
        }
        if (files) {
            config.staticFiles.add("/public");
        }
        if (!early) {
            register(config);
        }
    }

    private void register(JavalinConfig config) {
        config.registerPlugin(application
                .map(scope -> new CrossOriginPlugin(scope.policy()))
                .orElseGet(CrossOriginPlugin::decoratedRoutesOnly));
    }

    private void handle(Context ctx, Route route) throws Exception {
        if (route.forwardsTo().isPresent()) {
            ctx.req().getRequestDispatcher(route.forwardsTo().get()).forward(ctx.req(), ctx.res());
        } else {
            ctx.header(WHO, route.name());
            ctx.header("Access-Control-Allow-Origin", "https://handler.example");
            ctx.result("served");
        }
    }

    @Override
    public String toString() {
        return "context " + contextPath + (ignoreCase ? ", any case" : "") + (files ? ", files" : "") + ", application "
                + application + ", guarded " + guarded + ", routes " + routes;
    }
}
