package io.github.cors4j.vertx;

import io.github.cors4j.vertx.internal.route.KnownRoute;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the routes of a {@link RandomRouter} do, and how they write it down. */
final class RandomHandlers {

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

    /** A router or route, and the policy that is mounted there, now or later. */
    static final class Place {
        private final @Nullable Place outer;
        volatile RandomRouter.@Nullable Scope own;

        Place(@Nullable Place outer, RandomRouter.@Nullable Scope own) {
            this.outer = outer;
            this.own = own;
        }

        /** The innermost policy; {@code null} if there is none. */
        @Nullable
        Integer id() {
            RandomRouter.Scope mine = own;
            return mine != null ? Integer.valueOf(mine.id()) : outer == null ? null : outer.id();
        }
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
        /** Whether a route passed a request on that never had before. */
        volatile boolean firstToPass;
        /** Whether a route for every path responded, which is expected to pass requests on. */
        volatile boolean aheadOfOthers;

        synchronized List<String> reroutes() {
            return steps.stream().filter(step -> step.startsWith("reroute")).toList();
        }

        private synchronized void add(String step, Place around) {
            steps.add(step);
            last = around.id();
            if (last != null) {
                entered.add(last);
            }
        }
    }

    private final String files;
    private final Map<String, Trail> trails;
    /** The routes that have passed a request on. */
    private final Set<Integer> passing = ConcurrentHashMap.newKeySet();

    RandomHandlers(String files, Map<String, Trail> trails) {
        this.files = files;
        this.trails = trails;
    }

    /** @param target where it reroutes, if it does */
    void give(Route route, Kind kind, int id, Place inside, String target) {
        switch (kind) {
            case MOUNTS -> throw new IllegalArgumentException("a router");
            case ANSWERS -> route.handler(ctx -> answer(ctx, route, id, inside));
            case ANSWERS_LATER ->
                route.handler(ctx -> ctx.vertx().runOnContext(later -> answer(ctx, route, id, inside)));
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
            case REROUTES -> route.handler(ctx -> reroute(ctx, target, id, inside));
            case OVERRIDES -> route.handler(MethodOverrideHandler.create()).handler(ctx -> pass(ctx, id, inside));
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

    /** Ahead of all routes but the policy's. */
    void probe(Router router, Place place) {
        router.route().order(Integer.MIN_VALUE + 1).handler(ctx -> {
            trail(ctx).add("enter", place);
            ctx.next();
        });
    }

    private Trail trail(RoutingContext ctx) {
        return trails.get(String.valueOf(ctx.request().getHeader("X-Number")));
    }

    private static boolean isCalm(RoutingContext ctx) {
        return ctx.request().getHeader("X-Calm") != null;
    }

    private void answer(RoutingContext ctx, Route route, int id, Place inside) {
        Trail trail = trail(ctx);
        trail.aheadOfOthers = !KnownRoute.isEndpoint(route);
        trail.add("answer r" + id, inside);
        trail.answered = true;
        trail.files = false;
        ctx.end("answer");
    }

    private void pass(RoutingContext ctx, int id, Place inside) {
        Trail trail = trail(ctx);
        trail.add("pass r" + id, inside);
        trail.files = false;
        trail.firstToPass |= passing.add(id);
        ctx.next();
    }

    private void failing(RoutingContext ctx, int id, Place inside) {
        Trail trail = trail(ctx);
        trail.add("fail r" + id, inside);
        trail.failed = true;
        trail.files = false;
        trail.failedIn = inside.id();
    }

    private void fail(RoutingContext ctx, int id, Place inside) {
        if (isCalm(ctx)) {
            pass(ctx, id, inside);
        } else {
            failing(ctx, id, inside);
            ctx.fail(id % 2 == 0 ? 401 : 500);
        }
    }

    private void reroute(RoutingContext ctx, String target, int id, Place inside) {
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
