package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.contract.Host;
import io.github.cors4j.contract.PathForm;
import io.github.cors4j.contract.Reply;
import io.github.cors4j.contract.Site;
import io.github.cors4j.contract.SiteRoute;
import io.github.cors4j.contract.SiteServer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.MethodOverrideHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How to start a site with Vert.x: its mounts are sub-routers. */
final class VertxHost {
    static final Host HOST = Host.http(PathForm.NORMALISED, false, site -> start(site, CrossOriginHandler::create));

    /** The same where a handler lets a header override any method by any. */
    static final Host OVERRIDING =
            Host.http(PathForm.NORMALISED, false, site -> start(site, CrossOriginHandler::create, VertxHost::override));

    /** Handlers that fail are part of the contract: their stack traces are no news. Kept, as loggers are weakly held. */
    private static final Logger FAILURES = Logger.getLogger("io.vertx.ext.web.RoutingContext");

    static {
        FAILURES.setLevel(Level.OFF);
    }

    private VertxHost() {}

    /** The same where the policy of each scope is chosen for each request. */
    static Host choosing(Function<Cors, CrossOriginHandler> handlers) {
        return Host.sockets(PathForm.NORMALISED, false, site -> start(site, handlers));
    }

    /** The same where a handler lets a header override any method by any, too. */
    static Host choosingAndOverriding(Function<Cors, CrossOriginHandler> handlers) {
        return Host.sockets(PathForm.NORMALISED, false, site -> start(site, handlers, VertxHost::override));
    }

    private static void override(Router router) {
        router.route().handler(MethodOverrideHandler.create(false));
    }

    private static SiteServer start(Site site, Function<Cors, CrossOriginHandler> handlers) {
        return start(site, handlers, router -> {});
    }

    /** @param behind adds what comes behind the policy in the router of the covered routes */
    private static SiteServer start(Site site, Function<Cors, CrossOriginHandler> handlers, Consumer<Router> behind) {
        Server server = Server.start(router -> build(site, router, handlers, behind));
        return new SiteServer() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static void build(
            Site site, Router root, Function<Cors, CrossOriginHandler> handlers, Consumer<Router> behind) {
        site.application().ifPresent(policy -> handlers.apply(policy.cors()).mountOn(root));
        if (site.mounts().isEmpty()) {
            behind.accept(root);
        }
        Map<Site.Mount, Router> subRouters = new LinkedHashMap<>();
        for (Site.Mount mount : site.mounts()) {
            Router sub = handlers.apply(mount.policy().cors()).mountOn(Server.router());
            behind.accept(sub);
            subRouters.put(mount, sub);
            root.route(mount.prefix() + "/*").subRouter(sub);
        }
        for (SiteRoute route : site.routes()) {
            Router router = root;
            String path = route.path();
            for (Site.Mount mount : site.mounts()) {
                if (mount.holds(path)) {
                    router = subRouters.get(mount);
                    path = path.substring(mount.prefix().length());
                    break;
                }
            }
            add(route, router, path, handlers);
        }
    }

    private static void add(SiteRoute route, Router router, String path, Function<Cors, CrossOriginHandler> handlers) {
        HttpMethod method = HttpMethod.valueOf(route.method());
        // Below a mount no path matches the mount point itself, without a slash at the end.
        Route added = path.isEmpty() ? router.route().method(method) : router.route(method, path);
        route.policy().ifPresent(policy -> handlers.apply(policy.route()).mountOn(router, added));
        added.handler(context -> route.handler().handle(new VertxReply(context.response())));
    }

    private record VertxReply(HttpServerResponse response) implements Reply {
        @Override
        public void status(int status) {
            response.setStatusCode(status);
        }

        @Override
        public void add(String name, String value) {
            response.headers().add(name, value);
        }

        @Override
        public void set(String name, String value) {
            response.putHeader(name, value);
        }

        @Override
        public void body(String text) {
            response.end(text);
        }
    }
}
