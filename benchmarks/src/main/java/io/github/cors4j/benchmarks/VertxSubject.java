package io.github.cors4j.benchmarks;

import io.github.cors4j.Cors;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.netty.util.AsciiString;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;
import java.util.stream.Collectors;

/** A real router, with a request and a response that have real header maps and no connection. */
final class VertxSubject implements Subject {
    private static final AsciiString CONTENT_TYPE = AsciiString.cached("text/plain");

    private final Vertx vertx;
    private final Router router;
    private final VertxRequestStub request = Stub.of(VertxRequestStub.class);
    private Sample[] ring = {};
    /** One object for all requests, because what a server has just read is in the processor's cache. */
    private final Http1xHeaders headers = VertxRequestStub.otherHeaders();

    /** Takes a router that is complete. */
    VertxSubject(Vertx vertx, Router router) {
        this.vertx = vertx;
        this.router = router;
    }

    private static VertxSubject create(java.util.function.Consumer<Router> configure) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        configure.accept(router);
        // The same for all subjects: an OPTIONS request to which a subject does not respond gets its response here.
        router.route().handler(VertxSubject::answer);
        return new VertxSubject(vertx, router);
    }

    static Subject plain() {
        return create(router -> {});
    }

    static Subject ours(PolicySpec policy) {
        return create(router -> mountOurs(router, policy));
    }

    /** Returns a subject with all guards, none of which refuses any of these requests. */
    static Subject guarded(PolicySpec policy) {
        Cors cors = OurPolicy.guarded(policy);
        return create(router -> CrossOriginHandler.create(cors).mountOn(router));
    }

    static Subject listened(PolicySpec policy) {
        Cors cors = OurPolicy.listened(policy);
        return create(router -> CrossOriginHandler.create(cors).mountOn(router));
    }

    static Subject perRequestSync(PolicySpec policy) {
        Cors cors = OurPolicy.of(policy);
        return create(router -> CrossOriginHandler.perRequestSync(ctx -> cors).mountOn(router));
    }

    /** Returns a subject whose policy is a future that is already complete, as with a cache. */
    static Subject perRequest(PolicySpec policy) {
        Future<Cors> cors = Future.succeededFuture(OurPolicy.of(policy));
        return create(router -> CrossOriginHandler.perRequest(ctx -> cors).mountOn(router));
    }

    static Subject builtin(PolicySpec policy) {
        return create(router -> mountBuiltin(router, policy));
    }

    /**
     * Returns the floor: it sets the headers of an allowed request or preflight of the first policies, without looking up or
     * deciding anything.
     */
    static Subject byHand() {
        return create(router -> router.route().handler(VertxSubject::setByHand));
    }

    /**
     * Returns the floor for a handler that overrides others: it sets the same headers in a headers-end handler, and shows
     * later handlers that it has done so.
     */
    static Subject byHandAtLast() {
        return create(router -> router.route().handler(ctx -> {
            if (ctx.request().method() == HttpMethod.OPTIONS) {
                setByHand(ctx);
            } else {
                ctx.put("decided", ctx);
                ctx.addHeadersEndHandler(end -> setActualByHand(ctx));
                ctx.next();
            }
        }));
    }

    static void answer(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE).end("hello");
    }

    /** Sets the headers of the floor on all requests, also on those without Origin. */
    static void decideAtLast(RoutingContext ctx) {
        if (ctx.request().method() == HttpMethod.OPTIONS) {
            setByHand(ctx);
        } else {
            ctx.put("decided", ctx);
            ctx.addHeadersEndHandler(end -> {
                if (ctx.request().getHeader(HttpHeaders.ORIGIN) != null) {
                    setActualByHand(ctx);
                } else {
                    ctx.response().headers().set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
                }
            });
            ctx.next();
        }
    }

    static void mountOurs(Router router, PolicySpec policy) {
        CrossOriginHandler.create(OurPolicy.of(policy)).mountOn(router);
    }

    static void mountBuiltin(Router router, PolicySpec policy) {
        refuseQuietly(router);
        if (policy.paths().isEmpty()) {
            router.route().handler(corsHandler(policy));
        } else {
            policy.paths().forEach(path -> router.route(path).handler(corsHandler(policy)));
        }
    }

    /** Keeps refusals out of the log: otherwise each is logged as an error, and mostly that would be measured. */
    static void refuseQuietly(Router router) {
        router.errorHandler(403, ctx -> ctx.response().setStatusCode(403).end());
    }

    static CorsHandler corsHandler(PolicySpec policy) {
        Set<HttpMethod> methods =
                PolicySpec.METHODS.stream().map(HttpMethod::valueOf).collect(Collectors.toSet());
        CorsHandler handler = CorsHandler.create()
                .allowedMethods(methods)
                .exposedHeader(PolicySpec.EXPOSED)
                .maxAgeSeconds(PolicySpec.MAX_AGE);
        if (!policy.anyOrigin()) {
            handler.allowCredentials(true).allowedHeaders(Set.copyOf(PolicySpec.HEADERS));
        }
        for (String origin : policy.origins()) {
            if (origin.contains("*.")) {
                handler.addOriginWithRegex(
                        origin.replace(".", "\\.").replace("*\\.", "[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\."));
            } else if (!origin.equals("*")) {
                handler.addOrigin(origin);
            }
        }
        policy.expressions().forEach(handler::addOriginWithRegex);
        return handler;
    }

    private static void setByHand(RoutingContext ctx) {
        if (ctx.request().method() != HttpMethod.OPTIONS) {
            setActualByHand(ctx);
            ctx.next();
            return;
        }
        MultiMap headers = ctx.response().headers();
        setForEach(ctx, headers);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type");
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        headers.set(HttpHeaders.CONTENT_LENGTH, "0");
        ctx.response().end();
    }

    private static void setActualByHand(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        setForEach(ctx, headers);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, PolicySpec.EXPOSED);
    }

    private static void setForEach(RoutingContext ctx, MultiMap headers) {
        headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ctx.request().getHeader(HttpHeaders.ORIGIN));
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }

    @Override
    public void prepare(Sample[] ring) {
        this.ring = ring;
    }

    @Override
    public Object handle(int slot) {
        request.read(ring[slot], headers);
        router.handle(request);
        return request.response().headers();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
