package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.router.Endpoint;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The API on Javalin. */
final class JavalinApi implements Api {
    private final Javalin app;
    private final Supplier<String> other;

    JavalinApi(Cors cors, Ledger ledger, Supplier<String> other) {
        this.other = other;
        this.app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.http.prefer405over404 = true;
                    // A customizer runs before everything else, the library included.
                    config.jetty.modifyHttpConfiguration(http -> http.addCustomizer((request, headers) -> {
                        record(ledger, request);
                        return request;
                    }));
                    config.registerPlugin(new CrossOriginPlugin(cors));
                    routes(config);
                })
                .start("127.0.0.1", 0);
    }

    private static void record(Ledger ledger, Request request) {
        HttpFields headers = request.getHeaders();
        ledger.record(
                request.getMethod(),
                headers.get("Host"),
                Request.getPathInContext(request),
                request.getHttpURI().getQuery(),
                headers::get);
    }

    private void routes(JavalinConfig config) {
        config.routes.before(ctx -> HEADERS.forEach(ctx::header));
        config.routes.get("/page.html", ctx -> ctx.html(new String(Site.resource("page.html"))));
        config.routes.get(
                "/probe.js", ctx -> ctx.contentType("text/javascript").result(new String(Site.resource("probe.js"))));
        for (String method : TEXT_METHODS) {
            config.routes.addEndpoint(Endpoint.create(HandlerType.findOrCreate(method), "/{policy}/text")
                    .handler(ctx -> text(ctx)));
        }
        config.routes.get("/{policy}/get-only", JavalinApi::text);
        config.routes.before("/{policy}/denied", ctx -> {
            throw new UnauthorizedResponse();
        });
        config.routes.get("/{policy}/broken", JavalinApi::fail);
        config.routes.put("/{policy}/broken", JavalinApi::fail);
        config.routes.get("/{policy}/empty", ctx -> ctx.status(204));
        config.routes.get("/{policy}/stream", ctx -> ctx.result(new ByteArrayInputStream(new byte[STREAMED])));
        config.routes.get("/{policy}/fresh", JavalinApi::fresh);
        for (String method : REDIRECT_METHODS) {
            config.routes.addEndpoint(
                    Endpoint.create(HandlerType.findOrCreate(method), "/{policy}/redirect/{to}/{status}")
                            .handler(this::redirect));
        }
        // What others do in front of an application, where no policy covers the path.
        config.routes.get("/{policy}/doubled", JavalinApi::allowTwice);
        config.routes.get(
                "/{policy}/stale", ctx -> ctx.header("Access-Control-Allow-Origin", "https://shop.example.com"));
        config.routes.options("/{policy}/moved", ctx -> ctx.redirect("text", HttpStatus.PERMANENT_REDIRECT));
        for (Policies policy : Policies.values()) {
            config.staticFiles.add(files -> {
                files.hostedPath = policy.path() + "/files";
                files.directory = "/browser/files";
                files.location = Location.CLASSPATH;
            });
        }
        config.routes.exception(IllegalStateException.class, (e, ctx) -> ctx.status(500));
    }

    private static void text(Context ctx) {
        ctx.header("Cache-Control", "no-store").result("text");
    }

    private static void allowTwice(Context ctx) {
        for (int i = 0; i < 2; i++) {
            ctx.res().addHeader("Access-Control-Allow-Origin", ctx.header("Origin"));
        }
    }

    private static void fail(Context ctx) {
        throw new IllegalStateException("meant to fail");
    }

    private static void fresh(Context ctx) {
        ctx.header("Cache-Control", ctx.queryParam("cache")).header("ETag", "\"1\"");
        if ("\"1\"".equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.result("fresh");
        }
    }

    private void redirect(Context ctx) {
        String target =
                Api.location(origin(), other.get(), ctx.pathParam("policy"), ctx.pathParam("to"), ctx.queryString());
        ctx.redirect(target, HttpStatus.forStatus(Integer.parseInt(ctx.pathParam("status"))));
    }

    @Override
    public int port() {
        return app.port();
    }

    @Override
    public void close() {
        app.stop();
    }
}
