package io.github.cors4j.benchmarks;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How the routes of an application are laid out on Vert.x. Requests go to the last route, or to the first if there are 1,000
 * in one router: there, Vert.x takes 8 to 35 µs to find the last, and the difference of two such times means nothing.
 */
enum Layout {
    FLAT("in one router", List.of(1, 10, 100)),
    FLAT_FIRST("in one router, the first asked for", List.of(1_000)),
    PARAMETERS("in one router, with parameters", List.of(10, 100)),
    PARAMETERS_FIRST("in one router, with parameters, the first asked for", List.of(1_000)),
    SUB_ROUTERS("in 10 sub-routers", List.of(10, 100, 1_000)),
    TWO_LEVELS("in 10 sub-routers, two levels deep", List.of(10, 100, 1_000)),
    DECORATED("in one router, each with a policy", List.of(100)),
    OPEN_API("of an OpenAPI contract", List.of(100)),
    VARIANTS("in one router, with more than a policy", List.of(10));

    private static final int ROUTERS = 10;

    private final String title;
    private final List<Integer> counts;

    Layout(String title, List<Integer> counts) {
        this.title = title;
        this.counts = counts;
    }

    String title() {
        return title;
    }

    List<Integer> counts() {
        return counts;
    }

    boolean hasSubRouters() {
        return this == SUB_ROUTERS || this == TWO_LEVELS;
    }

    /**
     * Returns whether this combination makes sense: not if two policies would apply to one route, or if there are no
     * sub-routers. A request that ends ahead of the sub-routers reaches none of their policies, so there is nothing to
     * measure. A failure passes all routes, whichever route the request is for.
     */
    boolean takes(RoutesRun.By by, RoutesRun.Asked request) {
        if (by.isVariant()) {
            return this == VARIANTS;
        }
        if (request.isFailure() && (this == FLAT_FIRST || this == PARAMETERS_FIRST)) {
            return false;
        }
        return switch (by) {
            case SUB_ROUTERS -> hasSubRouters() && request != RoutesRun.Asked.UNAUTHORIZED;
            case BOTH -> hasSubRouters();
            case HANDLER -> this != DECORATED;
            default -> true;
        };
    }

    private boolean hasParameters() {
        return this == PARAMETERS || this == PARAMETERS_FIRST;
    }

    /** Returns the path of the route that requests go to. */
    String path(int routes) {
        return switch (this) {
            case FLAT_FIRST -> "/r0";
            case PARAMETERS -> "/r" + (routes - 1) + "/42";
            case PARAMETERS_FIRST -> "/r0/42";
            case SUB_ROUTERS -> "/api9/r" + (routes / ROUTERS - 1);
            case TWO_LEVELS -> "/api9/v1/r" + (routes / ROUTERS - 1);
            default -> "/r" + (routes - 1);
        };
    }

    Router router(Vertx vertx, RoutesRun.Case run, PolicySpec policy) {
        Router router = this == OPEN_API ? openApi(vertx, run.routes()) : Router.router(vertx);
        run.by().mountOn(router, policy);
        if (run.request() == RoutesRun.Asked.UNAUTHORIZED) {
            // Otherwise each failure is written to the log.
            router.errorHandler(401, ctx -> ctx.response().setStatusCode(401).end());
            first(router, this == OPEN_API).handler(ctx -> ctx.fail(401));
        }
        if (run.request() == RoutesRun.Asked.PREFLIGHT && run.by() == RoutesRun.By.NOBODY) {
            // The base is an application that responds as early as one with CORS.
            first(router, true).handler(VertxSubject::answer);
        }
        if (hasSubRouters()) {
            addSubRouters(vertx, router, run, policy);
        } else if (this != OPEN_API) {
            for (int i = 0; i < run.routes(); i++) {
                Route route = router.get(hasParameters() ? "/r" + i + "/:id" : "/r" + i);
                if (this == DECORATED && run.by() == RoutesRun.By.ROOT) {
                    CrossOriginHandler.create(OurPolicy.of(policy)).mountOn(router, route);
                }
                route.handler(VertxSubject::answer);
            }
        }
        return router;
    }

    /** Returns a new route ahead of all existing routes, but not of policies. */
    private static Route first(Router router, boolean isBuilt) {
        return isBuilt ? router.route().order(Integer.MIN_VALUE + 1) : router.route();
    }

    private void addSubRouters(Vertx vertx, Router router, RoutesRun.Case run, PolicySpec policy) {
        for (int i = 0; i < ROUTERS; i++) {
            Router sub = Router.router(vertx);
            if (run.by().isOnSubRouters()) {
                VertxSubject.mountOurs(sub, policy);
            }
            for (int r = 0; r < run.routes() / ROUTERS; r++) {
                sub.get("/r" + r).handler(VertxSubject::answer);
            }
            Router mounted = sub;
            if (this == TWO_LEVELS) {
                mounted = Router.router(vertx);
                mounted.route("/v1/*").subRouter(sub);
            }
            router.route("/api" + i + "/*").subRouter(mounted);
        }
    }

    private static Router openApi(Vertx vertx, int routes) {
        JsonObject paths = new JsonObject();
        for (int i = 0; i < routes; i++) {
            JsonObject responses = new JsonObject().put("200", new JsonObject().put("description", "done"));
            JsonObject operation =
                    new JsonObject().put("operationId", "get" + i).put("responses", responses);
            paths.put("/r" + i, new JsonObject().put("get", operation));
        }
        JsonObject contract = new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", new JsonObject().put("title", "Routes").put("version", "1"))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "https://api.example.com")))
                .put("paths", paths);
        try {
            RouterBuilder builder = RouterBuilder.create(
                    vertx,
                    OpenAPIContract.from(vertx, contract)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get());
            // Otherwise most of what is measured would be the check of the parameters.
            builder.getRoutes().forEach(route -> route.setDoValidation(false).addHandler(VertxSubject::answer));
            return builder.createRouter();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
