package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.contract.Host;
import io.github.cors4j.contract.PathForm;
import io.github.cors4j.contract.Reply;
import io.github.cors4j.contract.Site;
import io.github.cors4j.contract.SiteRoute;
import io.github.cors4j.contract.SiteServer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How to start a site with Javalin, which has no sub-routers: their policies become resources of the application's. */
final class JavalinHost {
    static final Host HOST =
            Host.http(PathForm.RAW, true, site -> start(site, CrossOriginPlugin::new, CrossOrigin::crossOrigin));

    /** The same where the policy of each scope is chosen for each request. */
    static final Host CHOOSING = Host.sockets(
            PathForm.RAW,
            true,
            site -> start(
                    site,
                    cors -> CrossOriginPlugin.perRequest(request -> cors),
                    (cors, handler) -> CrossOrigin.perRequest(request -> cors, handler)));

    private JavalinHost() {}

    private static SiteServer start(
            Site site, Function<Cors, CrossOriginPlugin> plugin, BiFunction<Cors, Handler, Handler> decorator) {
        TestServer server = TestServer.start(config -> {
            config.registerPlugin(site.resources().map(plugin).orElseGet(CrossOriginPlugin::decoratedRoutesOnly));
            site.routes().forEach(route -> add(route, config, decorator));
        });
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

    private static void add(SiteRoute route, JavalinConfig config, BiFunction<Cors, Handler, Handler> decorator) {
        Handler handler = context -> route.handler().handle(new JavalinReply(context));
        config.routes.addHttpHandler(
                HandlerType.findOrCreate(route.method()),
                route.path(),
                route.policy()
                        .map(policy -> decorator.apply(policy.route(), handler))
                        .orElse(handler));
    }

    private record JavalinReply(Context context) implements Reply {
        @Override
        public void status(int status) {
            context.status(status);
        }

        @Override
        public void add(String name, String value) {
            context.res().addHeader(name, value);
        }

        @Override
        public void set(String name, String value) {
            context.header(name, value);
        }

        @Override
        public void body(String text) {
            context.result(text);
        }
    }
}
